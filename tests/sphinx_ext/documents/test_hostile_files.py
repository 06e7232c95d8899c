"""Files that are none, or that lie elsewhere: nothing of them is read, and no build waits."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PNG, NewsProject

from sphinx_newsfeed.policy import MOST_PARTS

_NO_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
_ELSEWHERE = "---\ntitle: Secret\ndate: 2022-01-01\n---\n\nthe secret words\n"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    # The name of a socket is short, whatever folder a test has.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(before)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


#: What lies at ``news/bad<number>.<suffix>``, and what is said of it.
ODD_FILES: list[tuple[Callable[[Path], None], str]] = [
    (pipe, "it is no file but a pipe, a socket or a device"),
    (unix_socket, "it is no file but a pipe, a socket or a device"),
    (link_to("/dev/zero"), "it is no file but a pipe, a socket or a device"),
    (link_to("../../secret.md"), "it leads out of the source"),
    (link_to("../../secret.rst"), "it leads out of the source"),
    (link_to("/proc/self/environ"), "it leads out of the source"),
    (link_to("../conf.py"), "it leads to a file of another kind"),
    (link_to("../.hidden.md"), "it leads to a file of another kind"),
    (link_to("gone"), "it leads nowhere"),
    (lambda path: path.symlink_to(path.name), "it leads nowhere"),
    (link_to("../.."), "it is a link to a folder"),
]


@_NO_PIPES
@pytest.mark.parametrize("folder", ["news", "../other/news"])
def test_what_is_no_file_of_the_source_is_passed_over(project: NewsProject, folder: str) -> None:
    for name in ("../secret.md", "../secret.rst", ".hidden.md", f"{folder}/../.hidden.md"):
        project.write(name, _ELSEWHERE)
    project.write("../other/conf.py", "")
    extensions = 'extensions = ["sphinx_newsfeed", "myst_parser"]'
    project.configure(extensions, f"newsfeed_sources = {{'news': {folder!r}}}")
    project.article(f"{folder}/good.md")
    expected = {}
    for number, (make, reason) in enumerate(ODD_FILES):
        for suffix in ("md", "rst", "html"):
            name = f"bad{number}{suffix}.{suffix}"
            make(Path(os.path.normpath(project.folder / folder / name)))
            # What lies beside a folder elsewhere is no part of the documentation.
            is_out = folder != "news" and "another kind" in reason
            expected[name] = "it leads out of the source" if is_out else reason
    build = project.build(exclude_patterns=[".hidden.md"])
    assert len(build.singly) == len(expected), build.singly
    for name, reason in expected.items():
        said = " ".join(line for line in build.singly if f"/{name}:1: " in line)
        assert f"{reason}, so it is passed over [newsfeed.source]" in said
    assert sorted(build.app.env.all_docs) == ["index", "news/good"]
    assert not [each for each in read_files(build.outdir) if b"the secret words" in each]
    # What the user left out is known to be there, and stays out.
    again = project.build(exclude_patterns=[".hidden.md"], newsfeed_exclude=["bad*"])
    assert again.warnings == []
    assert sorted(again.app.env.all_docs) == ["index", "news/good"]


def read_files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_links_to_folders_lead_nowhere(project: NewsProject) -> None:
    """Two links to where they lie would be 2⁴⁰ ways for who follows them, as Sphinx does."""
    project.write("../elsewhere/secret.rst", "Secret\n======\n\nthe secret words\n")
    project.article("good.rst")
    # What the project leaves out stays out.
    project.write("news/mine/page.rst", "Mine\n====\n")
    news = project.folder / "news"
    for name in ("one", "two", "[a]", "three"):
        (news / name).symlink_to(news, target_is_directory=True)
    # Systems write one name in several forms; Sphinx compares it in one.
    for name in ("out", "cafe\u0301"):
        (news / name).symlink_to(project.folder.parent / "elsewhere", target_is_directory=True)
    build = project.build(exclude_patterns=["_build", "news/mine"])
    assert len(build.singly) == 6
    assert all("it is a link to a folder, so it is passed over" in each for each in build.singly)
    assert sorted(build.app.env.all_docs) == ["index", "news/good"]


@pytest.mark.parametrize("pattern", ["news/**/*.md", "news/*/*.md", "news/**"])
def test_globs_follow_no_links(project: NewsProject, pattern: str) -> None:
    project.configure(f"newsfeed_sources = {{'news': {pattern!r}}}")
    project.article("news/a/good.md")
    for name in ("one", "two", "three"):
        (project.folder / "news" / name).symlink_to(project.folder / "news")
    build = project.build()
    assert sorted(build.app.env.all_docs) == ["index", "news/a/good"]


def test_a_link_within_the_documentation_is_an_article(project: NewsProject) -> None:
    project.article("posts/one.md")
    (project.folder / "news").mkdir()
    (project.folder / "news" / "two.md").symlink_to(project.folder / "posts" / "one.md")
    build = project.build(exclude_patterns=["posts"])
    assert build.warnings == []
    assert (build.outdir / "news" / "two.html").is_file()


@_NO_PIPES
@pytest.mark.parametrize("target", [None, "../../secret.meta", "/dev/zero"])
def test_front_matter_beside_is_a_file_of_the_source(
    project: NewsProject, target: str | None
) -> None:
    project.write("../secret.meta", ".. title: Secret\n.. date: 2022-01-01\n")
    project.write("news/one.html", "<p>Text.</p>")
    beside = project.folder / "news" / "one.meta"
    if target is None:
        os.mkfifo(beside)
    else:
        beside.symlink_to(target)
    build = project.build()
    assert [line for line in build.warnings if "one.html" in line and "no front matter" in line]
    assert "Secret" not in build.text("index.html")


@_NO_PIPES
@pytest.mark.parametrize("name", ["_config.yml", "pelicanconf.py", "hugo.toml", "mkdocs.yml"])
def test_the_configuration_of_a_generator_is_a_file(project: NewsProject, name: str) -> None:
    project.article("one.md")
    os.mkfifo(project.folder / "news" / name)
    (project.folder / name).symlink_to("/dev/zero")
    build = project.build()
    assert build.warnings == []
    assert (build.outdir / "news" / "one.html").is_file()


@pytest.mark.parametrize("folder", ["news", "../outside"])
def test_another_encoding_is_one_warning(project: NewsProject, folder: str) -> None:
    extensions = 'extensions = ["sphinx_newsfeed", "myst_parser"]'
    project.configure(extensions, f"newsfeed_sources = {{'news': {folder!r}}}")
    project.article(f"{folder}/good.md")
    head, names = b"---\ntitle: a\ndate: 2022-01-01\n---\n", []
    for number, content in enumerate([b"\xff\xfe\xff", "标题".encode("gbk"), "x".encode("utf-16")]):
        for suffix in ("md", "rst", "html"):
            names.append(f"bad{number}{suffix}.{suffix}")
            project.write(f"{folder}/{names[-1]}", head + content)
    build = project.build()
    assert len(build.singly) == len(names)
    for name in names:
        assert [each for each in build.singly if f"/{name}:" in each and "not UTF-8" in each]
    assert sorted(build.app.env.all_docs) == ["index", "news/good"]


def test_an_article_that_is_too_long_is_left_out(project: NewsProject) -> None:
    project.configure("newsfeed_max_article_size = 200")
    project.article("good.md", "<p>Text.</p>")
    project.article("bad.md", "<p>Text.</p>" * 20)
    build = project.build()
    (said,) = build.warnings
    assert "bad.md is longer than 200 bytes, so the file is left out" in said
    assert sorted(build.app.env.all_docs) == ["index", "news/good"]


def png(width: int, height: int) -> bytes:
    return PNG[:16] + struct.pack(">II", width, height) + PNG[24:]


#: Pictures that no page shows, and those that are no pictures, which the browser will not show.
PICTURES = [
    ("wide.png", png(60_000, 60_000), "has 60,000 × 60,000 pixels"),
    ("long.png", png(2, 2) + bytes(3000), "bytes, more than newsfeed_max_picture_size"),
    ("good.png", png(2, 2), ""),
    ("none.png", b"", ""),
    ("cut.png", PNG[:14], ""),
    ("cut.gif", b"GIF89a\1", ""),
    ("cut.jpg", b"\xff\xd8\xff\xe0\0", ""),
    ("odd.jpg", b"\xff\xd8" + b"\xff\xc0\0\1" * 9, ""),
    ("cut.webp", b"RIFF\0\0\0\0WEBPVP8 ", ""),
    ("cut.tiff", b"II*\0\xff\xff\xff\x7f", ""),
    ("bad.svg", b"<svg width='\xff' height='1e999'/>", ""),
    ("deep.svg", b"<svg>" * 100, ""),
    ("huge.svg", b'<?xml version="1.0"?><svg width="99999" height="99999"/>', "pixels"),
]


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_pictures_that_are_too_large_become_words(project: NewsProject, suffix: str) -> None:
    project.configure(
        'extensions = ["sphinx_newsfeed", "myst_parser"]', "newsfeed_max_picture_size = 2000"
    )
    mark = '<p><img src="{0}" alt="words of {0}"></p>\n\n'
    mark = mark if suffix == "html" else "![words of {0}]({0})\n\n"
    for name, content, _ in PICTURES:
        project.write(f"news/{name}", content)
    project.article(f"one.{suffix}", "".join(mark.format(name) for name, _, _ in PICTURES))
    build = project.build()
    page = build.text("news/one.html")
    for name, _, reason in PICTURES:
        said = [line for line in build.warnings if f" {name} " in line]
        assert [reason in line for line in said] == ([True] if reason else []), said
        assert (build.outdir / "_images" / name).exists() == (not reason)
        assert f"words of {name}" in page
    assert len(build.warnings) == sum(bool(reason) for _, _, reason in PICTURES)


def test_a_flood_of_names_is_no_flood_of_pages(project: NewsProject) -> None:
    project.configure("newsfeed_archives = ['tag', 'category', 'author']", "newsfeed_max_pages = 8")
    project.article("good.md", extra="tags: [used, other]\nauthor: Anna\ncategories: [News]")
    project.article("next.md", extra="tags: [used]\nauthor: Anna\ncategories: [News]")
    flood = ", ".join(f"tag{number}" for number in range(60))
    project.article("bad.md", extra=f"tags: [{flood}]")
    build = project.build()
    (said,) = build.warnings
    assert "newsfeed_max_pages: 59 archive pages are left out" in said
    docnames = set(build.app.env.all_docs)
    assert {"news/tag", "news/category/news", "news/author/anna", "news/tag/used"} <= docnames
    assert len(docnames) == 4 + 8
    assert "tag59" in build.text("news/bad.html")


def test_a_long_path_of_categories_is_cut_and_loses_no_name(project: NewsProject) -> None:
    names = ", ".join(f"c{number}" for number in range(MOST_PARTS + 1))
    project.article("bad.md", extra=f"categories:\n- [{names}]")
    project.write("news/../_config.yml", "permalink: x\nurl: https://a.example\n")
    project.configure(
        "newsfeed_archives = ['category']",
        "newsfeed_sources = {'news': {'path': 'news', 'dialect': 'hexo'}}",
    )
    build = project.build()
    (warning,) = build.warnings
    told = f"categories: a path of categories has {MOST_PARTS + 1} parts"
    assert f"bad.md:4: WARNING: {told}" in warning
    depths = {docname.count("/") for docname in build.app.env.all_docs}
    assert max(depths) == MOST_PARTS - 1
    assert f"news/category/c{MOST_PARTS}" in build.app.env.all_docs
