"""Pictures of articles in whole builds, wherever a generator keeps them."""

from __future__ import annotations

import re
from typing import Any

import docutils
import pytest
from conftest import PNG, NewsProject
from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref

from sphinx_newsfeed.sphinx_ext.articles.pictures import replace_by_text


@pytest.fixture
def blog(project: NewsProject) -> NewsProject:
    """A blog of Hexo's beside the documentation, with pictures in each place."""
    project.write("blog/_config.yml", "url: https://blog.example\npermalink: :title/\n")
    for name in ("_posts/one/asset.png", "_posts/beside.png", "images/root.png"):
        project.write(f"blog/source/{name}", PNG)
    project.write(
        "docs/conf.py",
        'extensions = ["sphinx_newsfeed"]\nnewsfeed_sources = {"news": "../blog/source/_posts"}\n',
    )
    project.write("docs/index.rst", "Site\n====\n\n.. newsfeed::\n")
    return project


BODIES = {
    "md": "![a](beside.png)\n\n![b](/images/root.png)\n\n{% asset_img asset.png c %}\n\n"
    "![d](../../../images/root.png)\n",
    "html": '<p><img src="beside.png" alt="a"> <img src="/images/root.png" alt="b">'
    '{% asset_img asset.png c %} <img src="https://blog.example/images/root.png" alt="d"></p>',
    "rst": ".. image:: beside.png\n   :alt: a\n\n.. image:: /images/root.png\n   :alt: b\n\n"
    ".. image:: asset.png\n   :alt: c\n\n.. image:: ../../images/root.png\n   :alt: d\n",
}


def images_of(build: Any, page: str) -> list[str]:
    return re.findall(r'<img[^>]* src="([^"]+)"', build.text(page))


@pytest.mark.parametrize("suffix", list(BODIES))
@pytest.mark.parametrize("parallel", [0, 2])
def test_pictures_in_all_places_are_copied(blog: NewsProject, suffix: str, parallel: int) -> None:
    blog.article(f"blog/source/_posts/one.{suffix}", BODIES[suffix])
    build = blog.build(source="docs", parallel=parallel)
    assert build.warnings == []
    found = [name.rpartition("/")[2] for name in images_of(build, "news/one.html")]
    assert found == ["beside.png", "root.png", "asset.png", "root.png"]
    assert all((build.outdir / "_images" / name).read_bytes() == PNG for name in found)


@pytest.mark.parametrize("builder", ["latex", "text", "epub"])
def test_other_builders_find_them(blog: NewsProject, builder: str) -> None:
    blog.article("blog/source/_posts/one.md", BODIES["md"])
    build = blog.build(builder, source="docs", version="1", copyright="x")
    assert build.warnings == []


@pytest.mark.parametrize("suffix", list(BODIES))
def test_a_missing_picture_is_told_once_and_its_words_stay(blog: NewsProject, suffix: str) -> None:
    body = {
        "md": "Before\n\n![The words](gone.png)\n",
        "html": '<p>Before</p>\n\n<p><img src="gone.png" alt="The words"></p>',
        "rst": "Before\n\n.. image:: gone.png\n   :alt: The words\n",
    }[suffix]
    path = blog.article(f"blog/source/_posts/one.{suffix}", body)
    build = blog.build(source="docs")
    (warning,) = build.warnings
    place, _, message = warning.partition(": WARNING: ")
    assert message == "the picture gone.png does not exist [newsfeed.picture]"
    # Old releases of docutils do not say where a picture stands.
    lines = (8, 1) if suffix == "rst" and docutils.__version_info__ < (0, 22) else (8,)
    assert place in {f"{path}:{line}" for line in lines}
    assert "The words" in build.text("news/one.html")
    blog.write("blog/source/_posts/gone.png", PNG)
    build = blog.build(source="docs")
    assert build.warnings == []
    assert images_of(build, "news/one.html") == ["../_images/gone.png"]


def test_a_linked_picture_without_words_leaves_nothing_behind(blog: NewsProject) -> None:
    blog.article("blog/source/_posts/one.md", "Before [![](gone.png)](two.md) after.\n")
    blog.article("blog/source/_posts/two.md")
    build = blog.build(source="docs")
    assert [re.findall(r"\[(.*)\]$", line) for line in build.warnings] == [["newsfeed.picture"]]
    assert "Before" in build.text("news/one.html")


_FIGURE = """.. figure:: gone.png

   The caption.

   The legend.

.. figure:: gone.png

.. image:: beside.*
   :alt: One of many
"""


def test_a_figure_without_its_picture_keeps_its_words(blog: NewsProject) -> None:
    blog.article("blog/source/_posts/one.rst", _FIGURE)
    build = blog.build("dummy", source="docs")
    assert sum("gone.png does not exist" in each for each in build.warnings) == len(build.warnings)
    tree = build.doctree("news/one")
    assert not list(tree.findall(nodes.figure))
    texts = [each.astext() for each in tree.findall(nodes.paragraph)]
    assert {"The caption.", "The legend."} <= {*texts}
    (image,) = tree.findall(nodes.image)
    assert [*image["candidates"].values()] == ["../blog/source/_posts/beside.png"]


@pytest.mark.parametrize(
    "holder", [nodes.reference, nodes.inline, pending_xref, download_reference]
)
def test_what_only_held_a_picture_goes_with_it(holder: type[nodes.Element]) -> None:
    """A link without words is nothing that anybody could follow."""
    body = nodes.section("", nodes.paragraph("", "Before"))
    for words in ("", "after"):
        image, held = nodes.image(uri="gone.png"), holder()
        held += image
        paragraph = nodes.paragraph("", "", held)
        paragraph += [nodes.Text(words)] if words else []
        body += paragraph
        replace_by_text(image, "")
    assert [each.astext() for each in body] == ["Before", "after"]
    assert not list(body.findall(holder))
    # Beside others it stays.
    image, held = nodes.image(uri="gone.png"), holder()
    held += [image, nodes.Text("words")]
    body += nodes.paragraph("", "", held)
    replace_by_text(image, "")
    assert [each.astext() for each in body.findall(holder)] == ["words"]


def test_pictures_of_one_name_stay_apart(blog: NewsProject) -> None:
    for name in ("one", "two"):
        blog.article(f"blog/source/_posts/{name}.md", "![](/!asset/same.png)")
        blog.write(f"blog/source/_posts/{name}/same.png", PNG + name.encode())
    build = blog.build(source="docs")
    assert build.warnings == []
    shown = {name: images_of(build, f"news/{name}.html")[0] for name in ("one", "two")}
    for name, image in shown.items():
        file = build.outdir / image.removeprefix("../")
        assert file.read_bytes() == PNG + name.encode()


class TestReferrers:
    """Hosts of pictures that refuse readers who come from other sites."""

    META = '<meta name="referrer" content="no-referrer" />'
    SHY = '<p>a <img src="https://e.example/a.png" referrerpolicy="no-referrer" alt="a"></p>'

    def test_a_page_with_such_a_picture_does_not_say_where_it_is(
        self, project: NewsProject
    ) -> None:
        project.article("shy.html", self.SHY)
        project.article("plain.html", '<p><img src="https://e.example/a.png" alt="a"></p>')
        build = project.build()
        assert build.warnings == []
        assert self.META in build.text("news/shy.html")
        assert self.META not in build.text("news/plain.html")
        assert self.META not in build.text("index.html")

    def test_so_does_a_listing_that_shows_it(self, project: NewsProject) -> None:
        project.article("shy.html", self.SHY, extra="headimg: https://e.example/b.png")
        project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :style: summary\n")
        assert self.META in project.build().text("index.html")

    def test_other_outputs_know_nothing_of_it(self, project: NewsProject) -> None:
        project.article("shy.html", self.SHY)
        build = project.build("epub", version="1", copyright="x")
        assert "referrer" not in (build.outdir / "news/shy.xhtml").read_text("utf-8")


def test_pictures_beside_a_text_are_small_in_a_book(blog: NewsProject) -> None:
    blog.article("blog/source/_posts/a.md", "![b](/images/root.png)\n", extra="cover: beside.png")
    blog.write("docs/face.png", PNG)
    conf = (blog.folder / "docs/conf.py").read_text("utf-8")
    profile = {"Ann": {"name": "Ann", "avatar": "face.png"}}
    blog.write("docs/conf.py", f'{conf}project = "Site"\nnewsfeed_authors = {profile}\n')
    blog.article("blog/source/_posts/b.md", "Text.\n", extra="author: Ann")
    listing = ".. newsfeed::\n   :style: cards\n\n.. newsfeed-authors::\n"
    blog.write("docs/index.rst", f"Site\n====\n\n{listing}")
    build = blog.build("latex", source="docs", newsfeed_book_teasers=True)
    assert build.warnings == []
    found = re.findall(r"sphinxincludegraphics(.*?)\{\{(\w+)\}\.png\}", build.text("site.tex"))
    assert found == [
        (r"[width=0.400\linewidth]", "beside"),
        ("", "beside"),
        ("", "root"),
        (r"[width=0.120\linewidth]", "face"),
    ]


def test_the_folder_and_the_host_of_pictures_of_the_old_site(project: NewsProject) -> None:
    lines = ["media_subpath: /img/a", "image: {path: head.png}"]
    project.configure("newsfeed_sources = {'news': 'blog/_posts'}")
    project.write("blog/_config.yml", "url: https://old.example\n")
    for name in ("head.png", "b.png"):
        project.write(f"blog/img/a/{name}", PNG)
    text = "![b](b.png)\n\n{% include embed/video.html src='v.mp4' title='Film' %}\n"
    front_matter = "\n".join(["---", "title: A", *lines, "---", text])
    project.write("blog/_posts/2022-01-02-a.md", front_matter)
    build = project.build()
    page = build.text("news/2022-01-02-a.html")
    assert {"head.png", "b.png"} <= {path.name for path in (build.outdir / "_images").iterdir()}
    assert [each for each in build.warnings if "picture" in each] == []
    assert "https://old.example/img/a/v.mp4" in page
    project.write("blog/_config.yml", "url: https://old.example\ncdn: https://cdn.example/x\n")
    build = project.build()
    assert build.warnings == []
    assert "https://cdn.example/x/img/a/v.mp4" in build.text("news/2022-01-02-a.html")
