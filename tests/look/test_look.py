"""The pages of an example as a reader sees them: each theme, narrow and wide, light and dark."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from look.browser import CHROMIUM, Browser, broken_links, open_browser
from look.themes import THEMES, Theme, unknown
from serving import serve_files

from sphinx_newsfeed.listing.styles import Style

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WIDE, NARROW = 1280, 390
#: The examples, the largest first, with pages of each: what a reader sees first, and articles.
EXAMPLES_PAGES = {
    "newsroom": ["index", "browse", "news/station/aurora", "news/zh/aurora-zh"],
    "quickstart": ["index", "news/public-night", "news/moon-walk"],
}
EXAMPLE = next(name for name in EXAMPLES_PAGES if (EXAMPLES / name / "conf.py").is_file())
#: A page that is added to the example: all that the extension can show, in one look.
ALL = """:orphan:

Everything
==========

{listings}

.. newsfeed-calendar::

.. newsfeed-dates::

.. newsfeed-categories::

.. newsfeed-tags::

.. newsfeed-authors::

.. newsfeed::
   :page-size: 2
"""
PAGES = ["everything", "everything/page-2", *EXAMPLES_PAGES[EXAMPLE]]

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


@dataclass
class Site:
    """Pages that were built with a theme and are served."""

    theme: Theme
    folder: Path
    address: str


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def _build(theme: Theme, folder: Path) -> Path:
    """The example's pages in a theme, and one more that shows everything."""
    source, out = folder / "source", folder / "out"
    shutil.copytree(EXAMPLES / EXAMPLE, source, ignore=shutil.ignore_patterns("_build"))
    (source / "everything.rst").write_text(_everything(), "utf-8")
    with (source / "conf.py").open("a", encoding="utf-8") as configuration:
        configuration.write(theme.configuration())
    # In a process of its own: some themes change Sphinx when they are imported.
    command = [sys.executable, "-m", "sphinx", "-q", "-d", folder / "trees", source, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


def _everything() -> str:
    """A listing of each style, and what else can be shown."""
    listings = [
        f"{style.value}\n{'-' * 10}\n\n.. newsfeed::\n   :style: {style.value}\n   :limit: 4\n"
        for style in Style
    ]
    return ALL.replace("{listings}", "\n".join(listings))


def _screenshot(theme: str, page: str, width: int, dark: bool) -> Path | None:
    """The file for a picture of a page, when pictures are wanted."""
    folder = os.environ.get("NEWSFEED_SCREENSHOTS")
    if not folder:
        return None
    name = f"{theme}-{page.replace('/', '-')}-{width}-{'dark' if dark else 'light'}.png"
    return Path(folder) / name


@pytest.fixture(scope="class")
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    theme = THEMES[request.cls.name]
    if importlib.util.find_spec(theme.name) is None:
        pytest.skip(f"the theme {theme.name} is not installed")
    folder = tmp_path_factory.mktemp(theme.name)
    with serve_files(_build(theme, folder)) as address:
        yield Site(theme, folder / "out", address)


class Looks:
    """What holds in each theme. A theme is a class, so that "--dist loadscope" builds it once."""

    name: str

    # The last of them changes least: a change of colours needs a new page of the browser.
    @pytest.mark.parametrize("page", PAGES)
    @pytest.mark.parametrize(
        ("width", "dark"),
        # What a narrow window changes is no matter of colours.
        [(WIDE, False), (NARROW, False), (WIDE, True)],
        ids=["wide-light", "narrow-light", "wide-dark"],
    )
    def test_a_reader_sees_nothing_wrong(
        self, browser: Browser, site: Site, page: str, width: int, dark: bool
    ) -> None:
        theme = site.theme
        sight = browser.look(
            f"{site.address}{page}.html",
            width,
            dark,
            storage=theme.storage(dark),
            # Dark colours, and what has other colours in a narrow window, are all in one page.
            axe=(width == WIDE and not dark) or page == PAGES[0],
            screenshot=_screenshot(theme.name, page, width, dark),
        )
        assert (sight.lightness < 0.5) == (dark and theme.has_dark), (
            "the colours are not those asked for"
        )
        assert sight.links, "there is no link of ours: is this the right page?"
        faults = [*sight.ours, *broken_links(sight.links, site.folder)]
        faults += unknown(theme.name, sight.others)
        assert not faults, "\n".join(["", *faults])


class TestAlabaster(Looks):
    name = "alabaster"


class TestFuro(Looks):
    name = "furo"


class TestPydata(Looks):
    name = "pydata_sphinx_theme"


class TestBook(Looks):
    name = "sphinx_book_theme"


class TestImmaterial(Looks):
    name = "sphinx_immaterial"


class TestReadTheDocs(Looks):
    name = "sphinx_rtd_theme"


class TestShibuya(Looks):
    name = "shibuya"


def test_each_theme_is_looked_at() -> None:
    assert {each.name for each in Looks.__subclasses__()} == set(THEMES)
