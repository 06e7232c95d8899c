r"""Text that looks like TeX, with the real MathJax and KaTeX in each theme: it stays text.

What a user has typeset stays typeset: formulas, and text between the marks of MathJax in pages of
their own.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from hostile.typesetters import (
    DEFAULT,
    KATEX,
    MATHJAX_3,
    TYPESETTERS,
    Typesetter,
    Typesetting,
    errors_of,
    install_packages,
)
from hostile.watching import watch
from html_to_docutils.formulas import Formulas, complete_commands
from look.browser import CHROMIUM
from look.themes import THEMES
from serving import serve_files

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="Playwright is not installed"
    ),
]

EVIL = r"\(\href{javascript:alert(1)}{NAME}\) $\href{javascript:alert(2)}{NAME}$"
#: The parts of a formula in nodes of their own.
CUT = r"<p>a \<!-- x -->(\href{javascript:alert(3)}{x}\<b></b>) \begin{equation}x\end{equation}</p>"

CONF = """
project = "Site"
extensions = ["sphinx_newsfeed", "sphinx.ext.mathjax", "myst_parser"]
myst_enable_extensions = ["dollarmath", "amsmath"]
mathjax3_config = mathjax4_config = {"tex": {"macros": {"RR": r"\\mathbb{R}"}}}
newsfeed_sources = {"news": "news", "others": {"path": "others", "trusted": False}}


def setup(app):
    app.set_html_assets_policy("always")
"""
INDEX = r"""
Site
====

.. toctree::

   user
   news/index

.. newsfeed::
   :style: list
   :toctree:

A :math:`\RR`.
"""
NEWS = """
News
====

:math:`q`

.. newsfeed::
   :style: cards
   :group-by: category

.. newsfeed-tags::

.. newsfeed-categories::

.. newsfeed-authors::

.. newsfeed-calendar::

:news:tag:`{tag}`
"""
#: What a user writes in pages of their own; the last two are formulas for MathJax alone.
USER = r"""
A title with :math:`\RR^2`
==========================

:math:`\RR` and

.. math:: a^2

Plain \\(b^2\\) text.

.. raw:: html

   <p>\(c^2\)</p>
"""


def names(number: int) -> str:
    """The front matter of an article, each value of which looks like TeX."""
    title = EVIL.replace("NAME", f"title{number}")
    tag = EVIL.replace("NAME", "tag")
    return (
        f"title: 'findme {title} <img src=x onerror=alert(4)>'\ndate: 2022-01-0{number}\n"
        f"categories: ['{EVIL}']\ntags: ['{tag}']\nauthor: '{EVIL}'\nsummary: 'findme {EVIL}'"
    )


FILES = {
    "conf.py": CONF,
    "index.rst": INDEX,
    "user.rst": USER,
    "mine.md": "---\norphan: true\n---\n# My $m^2$\n\nText $n^2$\n\n$$\no^2\n$$\n",
    "news/index.rst": NEWS.replace("{tag}", EVIL.replace("NAME", "tag").replace("\\", r"\\")),
    "news/one.html": f"---\n{names(1)}\n---\n<h2>{EVIL}</h2><p>{EVIL} <b>{EVIL}</b></p>{CUT}"
    "<kbd>\\(x\\)</kbd><script type='math/tex'>a+b</script>",
    "news/two.md": f"---\n{names(2)}\n---\n\\\\(\\href{{javascript:alert(5)}}{{x}}\\\\) $a^2$",
    "others/three.md": f"---\n{names(3)}\n---\n## \\\\(x\\\\) $y$\n\n$\\href{{javascript:alert(6)}}"
    "{x}$ $$x$$ <p>\\(x\\)</p>\n\n```math\na+b\n```",
    "others/four.rst": f"---\n{names(4)}\n---\n\nA\n-\n\n"
    "\\\\(x\\\\) $\\\\href{javascript:x}{y}$\n",
}


@dataclass
class Site:
    """Pages that were built with a theme and are served."""

    theme: str
    folder: Path
    address: str

    def visits(self, others: tuple[Typesetter, ...]) -> Iterator[tuple[Typesetter, str]]:
        """Each typesetter, with a page; the default one with pages of all kinds."""
        archive = next(iter(sorted(self.folder.glob("news/category/*.html"))))
        pages = [archive.relative_to(self.folder).as_posix(), "news/one.html"]
        yield from product((DEFAULT, *others), pages)
        yield from product((DEFAULT,), ["news/index.html", "others/three.html"])


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install_packages(tmp_path_factory.mktemp("npm"))


@pytest.fixture(scope="module")
def typesetting(packages: Path) -> Iterator[Typesetting]:
    with watch() as watcher:
        yield Typesetting(watcher, packages)


def build(folder: Path, theme: str) -> Path:
    """The output of a project whose articles are all hostile, and whose pages are not."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with (folder / "conf.py").open("a", encoding="utf-8") as configuration:
        configuration.write(THEMES[theme].configuration())
    # In a process of its own: some themes change Sphinx when they are imported.
    command = [sys.executable, "-m", "sphinx", "-q", str(folder), str(folder / "_out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "_out"


@pytest.fixture(scope="class")
def site(
    request: pytest.FixtureRequest,
    typesetting: Typesetting,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    theme = request.cls.name
    if importlib.util.find_spec(theme) is None:
        pytest.skip(f"the theme {theme} is not installed")
    out = build(tmp_path_factory.mktemp(theme), theme)
    with serve_files(out) as address:
        yield Site(theme, out, address)


class InATheme:
    """What holds in each theme. A theme is a class, so that "--dist loadscope" builds it once."""

    name: str
    #: How many formulas the theme shows of the user's page outside the elements of formulas.
    outside = 2
    #: Whether it shows texts without elements, where a formula between single dollars is found, if
    #: a project has set these up. None has a command.
    shows_texts = False
    #: What is tried besides MathJax 4 as Sphinx loads it.
    others = (KATEX,)

    def test_text_stays_text(self, typesetting: Typesetting, site: Site) -> None:
        found = {}
        for typesetter, page in site.visits(self.others):
            seen = typesetting.see(site.address + page, typesetter)
            assert all(seen.inside), page
            shown = [] if self.shows_texts and typesetter.dollars else seen.outside
            if faults := [*seen.attacked, *seen.live, *shown]:
                found[typesetter.name, page] = faults
        assert found == {}

    def test_the_users_own_formulas_are_typeset(self, typesetting: Typesetting, site: Site) -> None:
        for typesetter in (DEFAULT, *self.others):
            seen = typesetting.see(f"{site.address}user.html", typesetter)
            assert len(seen.inside) >= 3
            assert all(seen.inside)
            if not (self.shows_texts and typesetter.dollars):
                assert len(seen.outside) == self.outside, seen.outside
                assert seen.errors == []
            assert [*seen.live, *seen.attacked] == []
        seen = typesetting.see(f"{site.address}mine.html", DEFAULT)
        assert len(seen.inside) >= 3
        assert all(seen.inside)


class TestAlabaster(InATheme):
    name = "alabaster"
    others = tuple(TYPESETTERS[1:])

    @pytest.mark.parametrize(
        "page",
        ["index", "news/two", "others/four", "genindex", "news-index", "news/tag", "news/author"],
    )
    def test_further_pages(self, typesetting: Typesetting, site: Site, page: str) -> None:
        seen = typesetting.see(f"{site.address}{page}.html", DEFAULT)
        assert [*seen.attacked, *seen.live, *seen.outside] == []

    @pytest.mark.parametrize("typesetter", TYPESETTERS, ids=lambda each: each.name)
    def test_results_of_a_search(
        self, typesetting: Typesetting, site: Site, typesetter: Typesetter
    ) -> None:
        url = f"{site.address}search.html?q=findme"
        seen = typesetting.see(url, typesetter, wait="#search-results li .context")
        assert [*seen.attacked, *seen.live, *seen.outside] == []

    def test_the_watch_sees(self, typesetting: Typesetting, site: Site) -> None:
        """A guard for this file: what is not seen can fail no test."""
        bare = rf"<p>{EVIL}</p><script src='{mathjax_of(site)}'></script>"
        (site.folder / "bare.html").write_text(f"<!DOCTYPE html><body>{bare}</body>", "utf-8")
        for typesetter in TYPESETTERS:
            seen = typesetting.see(f"{site.address}bare.html", typesetter)
            assert len(seen.outside) == (2 if typesetter.dollars else 1)
            assert len(seen.live) >= len(seen.outside)


class TestFuro(InATheme):
    name = "furo"


class TestPydata(InATheme):
    name = "pydata_sphinx_theme"
    shows_texts = True


class TestBook(InATheme):
    name = "sphinx_book_theme"


class TestImmaterial(InATheme):
    name = "sphinx_immaterial"
    # It shows the text of the title in its header.
    outside = 3
    shows_texts = True


class TestReadTheDocs(InATheme):
    name = "sphinx_rtd_theme"


class TestShibuya(InATheme):
    name = "shibuya"


@pytest.mark.parametrize("typesetter", [DEFAULT, MATHJAX_3], ids=lambda each: each.name)
def test_formulas_of_articles_are_whole(packages: Path, typesetter: Typesetter) -> None:
    """What passes for a formula is one for MathJax, too."""
    assert errors_of([r"\frac{1}", "x"], typesetter, packages) == [r"\frac{1}"]
    made = [*complete_commands(), *Formulas(2).safe(600)]
    assert errors_of(made, typesetter, packages) == []


def test_each_theme_is_tried() -> None:
    assert {each.name for each in InATheme.__subclasses__()} == set(THEMES)


def mathjax_of(site: Site) -> str:
    """The address at which pages ask for MathJax."""
    page = (site.folder / "index.html").read_text("utf-8")
    (address,) = {part for part in page.split('"') if part.endswith("/tex-mml-chtml.js")}
    return address
