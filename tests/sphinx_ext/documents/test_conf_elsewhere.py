"""One ``conf.py`` for several versions of a documentation: ``sphinx-build -c``."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import PNG, NewsProject
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

_CONF = """\
extensions = ["sphinx_newsfeed"]
newsfeed_sources = {"news": NEWS}
newsfeed_static = ["public"]
newsfeed_archives = []
"""


def _build(project: NewsProject, version: str) -> Sphinx:
    srcdir, out, warnings = project.folder / version, project.folder / "_build", io.StringIO()
    with patch_docutils(srcdir), docutils_namespace():
        app = Sphinx(
            *(srcdir, project.folder / "conf", out / version, out / f"{version}-trees", "html"),
            status=None,
            warning=warnings,
        )
        app.build()
    assert warnings.getvalue() == ""
    return app


@pytest.fixture(params=["news", "news/*.html", "./news"])
def versions(project: NewsProject, request: pytest.FixtureRequest) -> NewsProject:
    """Two versions with news of their own, one without, and news beside ``conf.py``."""
    project.write("conf/conf.py", _CONF.replace("NEWS", repr(request.param)))
    project.article("conf/news/of-all.html")
    for version in ("v1", "v2", "v3"):
        project.write(f"{version}/index.rst", "Site\n====\n\n.. newsfeed::\n")
    picture = "<img src='/dot.png' alt='dot'>"
    for version in ("v1", "v2"):
        project.article(f"{version}/news/of-{version}.html", picture)
        project.write(f"{version}/public/dot.png", PNG)
    return project


@pytest.mark.parametrize(
    ("version", "article"), [("v1", "of-v1"), ("v2", "of-v2"), ("v3", "of-all")]
)
def test_the_news_are_those_of_the_version_that_is_built(
    versions: NewsProject, version: str, article: str
) -> None:
    app = _build(versions, version)
    assert {name for name in app.env.all_docs if name != "index"} == {f"news/{article}"}
    page = Path(app.outdir, "news", f"{article}.html").read_text("utf-8")
    assert ("dot.png" in page) is (version != "v3")
