"""Where the file of a picture is found, and what is none."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_newsfeed.loading.picture_files import PicturePlace, find_picture
from sphinx_newsfeed.model.site import RESOURCE, OriginalSite, internal
from sphinx_newsfeed.problems import Problem, ProblemKind


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


@pytest.fixture
def place(tmp_path: Path) -> PicturePlace:
    """An article of a blog of Hexo's, beside the documentation."""
    make(tmp_path, "docs/conf.py", "docs/own.png", "secret.png", "blog/_config.yml")
    make(tmp_path, "blog/source/_posts/one.md", "blog/source/_posts/beside.png")
    make(tmp_path, "blog/source/_posts/one/asset.png", "blog/source/_posts/img/a b.png")
    make(tmp_path, "blog/source/images/root.png", "blog/source/data.txt")
    make(tmp_path, "blog/static/img/docusaurus.png", "blog/source/_posts/.hidden.png")
    source = tmp_path / "blog" / "source"
    root = str(tmp_path / "blog")
    site = OriginalSite("news", "hexo", root, ("blog.example",), "/b", "", (str(source),))
    own = replace(site, static=(str(source), str(tmp_path / "blog" / "static")))
    return PicturePlace(source / "_posts" / "one.md", tmp_path / "docs", own)


def find(address: str, place: PicturePlace) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    return find_picture(address, place, 7, problems.append), problems


POSTS = "/../blog/source/_posts"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("beside.png", f"{POSTS}/beside.png"),
        ("./beside.png?v=2#x", f"{POSTS}/beside.png"),
        ("img/a%20b.png", f"{POSTS}/img/a b.png"),
        ("img\\a b.png", f"{POSTS}/img/a b.png"),
        ("asset.png", f"{POSTS}/one/asset.png"),
        ("one/asset.png", f"{POSTS}/one/asset.png"),
        ("/!asset/asset.png", f"{POSTS}/one/asset.png"),
        ("/images/root.png", "/../blog/source/images/root.png"),
        ("/b/images/root.png", "/../blog/source/images/root.png"),
        ("../../../../images/root.png", "/../blog/source/images/root.png"),
        ("images/root.png", "/../blog/source/images/root.png"),
        ("https://blog.example/images/root.png", "/../blog/source/images/root.png"),
        ("//www.blog.example/b/images/root.png", "/../blog/source/images/root.png"),
        ("{static}/images/root.png", "/../blog/source/images/root.png"),
        ("{attach}beside.png", f"{POSTS}/beside.png"),
        ("|static|/images/root.png", "/../blog/source/images/root.png"),
        ("@site/static/img/docusaurus.png", "/../blog/static/img/docusaurus.png"),
        ("/own.png", "/own.png"),
        ("https://elsewhere.example/a.png", "https://elsewhere.example/a.png"),
        ("//elsewhere.example/a.png", "https://elsewhere.example/a.png"),
        ("https://blog.example/gone.png", "https://blog.example/gone.png"),
    ],
)
def test_where_pictures_are_found(address: str, expected: str, place: PicturePlace) -> None:
    assert find(address, place) == (expected, [])


@pytest.mark.parametrize(
    "address",
    [
        "/conf.py",
        "../../../secret.png",
        "/../secret.png",
        "{secret}",
        "/_config.yml",
        "/data.txt",
        "data.txt",
        ".hidden.png",
        "beside.*",
        "a\0b.png",
        "",
        "file:///etc/passwd",
        "javascript:x.png",
        "http://[broken",
        "//[broken/x.png",
    ],
)
def test_what_is_refused(address: str, place: PicturePlace) -> None:
    address = address.replace("{secret}", str(place.srcdir.parent / "secret.png"))
    found, problems = find(address, place)
    assert found is None
    assert [(each.kind, each.path, each.line) for each in problems] == [
        (ProblemKind.PICTURE, str(place.article), 7)
    ]


@pytest.mark.parametrize("address", ["gone.png", "/images/gone.png", "x" * 300 + ".png"])
def test_what_is_missing_is_waited_for(address: str, place: PicturePlace) -> None:
    waited: list[Path] = []
    found, problems = find(address, replace(place, note_missing=waited.append))
    assert found is None
    assert "does not exist" in problems[0].message
    assert [path.name for path in waited] == [address.rpartition("/")[2]]


@pytest.mark.parametrize("address", ["BESIDE.png", "beside.PNG", "/Images/../images/Root.png"])
def test_a_name_in_other_letters_is_found_and_told(address: str, place: PicturePlace) -> None:
    found, problems = find(address, place)
    if (place.article.parent / "BESIDE.PNG").exists():
        pytest.skip("names of files differ in more than case on this file system only")
    if found is None:
        # A folder in other letters is not looked for.
        assert "Images" in address
        return
    assert found.endswith(("/beside.png", "/root.png"))
    assert [each.kind for each in problems] == [ProblemKind.PICTURE]


def test_the_unicode_form_of_a_name_does_not_count(place: PicturePlace) -> None:
    make(place.article.parent, "e\u0301.png")
    found, _ = find("\u00e9.png", place)
    assert found is not None


def test_a_link_that_leads_out_is_refused(place: PicturePlace, tmp_path: Path) -> None:
    (place.article.parent / "link.png").symlink_to(tmp_path / "secret.png")
    assert find("link.png", place)[0] is None


def test_a_link_to_what_is_no_picture_is_refused(place: PicturePlace) -> None:
    (place.article.parent / "link.png").symlink_to(place.srcdir / "conf.py")
    assert find("link.png", place)[0] is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_no_picture(place: PicturePlace) -> None:
    os.mkfifo(place.article.parent / "pipe.png")
    assert find("pipe.png", place)[0] is None


@pytest.mark.parametrize("article", ["a.md", "sub/b.md"])
@pytest.mark.parametrize("address", ["{static}/images/x.png", "%7Bstatic%7D/images/x.png"])
def test_without_a_configuration_a_picture_is_found_below_the_source(
    tmp_path: Path, article: str, address: str
) -> None:
    make(tmp_path, "blog/images/x.png", f"blog/{article}", "docs/conf.py")
    site = OriginalSite("news", "pelican", home=str(tmp_path / "blog"))
    place = PicturePlace(tmp_path / "blog" / article, tmp_path / "docs", site)
    assert find(address, place) == ("/../blog/images/x.png", [])


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("%7Bstatic%7D/images/gone.png", "{static}/images/gone.png"),
        ("/!file/static/img/a%20gone.png", "static/img/a gone.png"),
        ("/!asset/gone.png", "gone.png"),
        ("img/100%25.png", "img/100%25.png"),
    ],
)
def test_a_message_has_the_address_as_it_was_written(
    address: str, written: str, place: PicturePlace
) -> None:
    found, (problem,) = find(address, place)
    assert found is None
    assert f"the picture {written} does not exist" in problem.message


@pytest.mark.parametrize("name", ["post/index.md", "post.md"])
def test_a_picture_goes_with_the_article_at_its_address(
    name: str, place: PicturePlace, tmp_path: Path
) -> None:
    make(tmp_path, f"blog/other/{name}", "blog/other/post/p.png")
    articles = {"../../2024/05/07/post/": tmp_path / "blog" / "other" / name}
    there = replace(
        place,
        article_at=articles.get,
        site=replace(place.site, static=(str(tmp_path / "blog"),)),
    )
    assert find("../../2024/05/07/post/p.png", there)[0] is not None
    assert find("../../2024/05/08/post/p.png", there)[0] is None
    # The folder must be one that the article may show files of.
    assert find("../../2024/05/07/post/p.png", replace(there, site=OriginalSite("")))[0] is None


@pytest.mark.parametrize(
    ("address", "folder", "host", "expected"),
    [
        ("root.png", "/images", "", "/../blog/source/images/root.png"),
        ("/root.png", "images/", "", "/../blog/source/images/root.png"),
        # What lies where it always did is found all the same.
        ("beside.png", "/images", "", f"{POSTS}/beside.png"),
        ("/images/root.png", "/images", "", "/../blog/source/images/root.png"),
        ("root.png", "/images", "https://cdn.example/x", "/../blog/source/images/root.png"),
        ("no.png", "/images", "https://cdn.example/x", "https://cdn.example/x/images/no.png"),
        ("/no.png", "", "https://cdn.example", "https://cdn.example/no.png"),
        ("no.png", "https://cdn.example/a/", "", "https://cdn.example/a/no.png"),
        ("https://e.org/a.png", "/images", "https://cdn.example", "https://e.org/a.png"),
        ("no.png", "/images", "", None),
    ],
)
def test_pictures_in_a_folder_that_the_article_names(
    place: PicturePlace, address: str, folder: str, host: str, expected: str | None
) -> None:
    site = replace(place.site, media_host=host)
    found, problems = find(address, replace(place, site=site, media_folder=folder))
    assert found == expected
    assert bool(problems) is (expected is None)


def test_a_picture_in_the_folder_that_the_article_names(
    tmp_path: Path, place: PicturePlace
) -> None:
    make(tmp_path, "blog/source/media/trip/beside.png", "blog/source/media/trip/far.png")
    named = replace(place, media_folder="media/trip")
    for address in ("beside.png", "/beside.png"):
        assert find(address, named) == ("/../blog/source/media/trip/beside.png", [])
    assert find("/images/root.png", named) == ("/../blog/source/images/root.png", [])


def test_a_picture_by_a_part_of_its_name(tmp_path: Path, place: PicturePlace) -> None:
    make(tmp_path, "blog/source/_posts/Lake-2.png", "blog/source/_posts/lake.txt")
    assert find(internal(RESOURCE, "lake"), place) == ("/../blog/source/_posts/Lake-2.png", [])
    found, problems = find(internal(RESOURCE, "river"), place)
    assert found is None
    assert [each.message for each in problems] == ["the picture river does not exist"]
    assert find(internal(RESOURCE, ""), place)[0] is None
