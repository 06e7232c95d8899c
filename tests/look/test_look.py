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
from look.browser import CHROMIUM, Browser, broken_links, open_browser, serve
from look.themes import THEMES, Theme, unknown

from sphinx_newsfeed.listing.styles import Style

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
EXAMPLE = "newsroom"
WIDE, NARROW = 1280, 390
#: What every theme is to show well.
STYLES = [*(f"styles/{style.value}" for style in Style), "news/station/new-lens"]
#: What the themes that most projects have are to show as well.
MORE = [
    *("index", "browse", "news/index", "news/archive/2024", "news/author/jonas"),
    *("news/insel/novembersturm", "news/zh/spring-festival"),
]
#: Width of the window, and whether the system has dark colours.
WINDOWS = {"light": (WIDE, False), "narrow": (NARROW, False), "dark": (WIDE, True)}

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


@pytest.fixture(scope="module", params=THEMES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    theme = THEMES[request.param]
    if importlib.util.find_spec(theme.name) is None:
        pytest.skip(f"the theme {theme.name} is not installed")
    folder = tmp_path_factory.mktemp(theme.name)
    source, out = folder / "source", folder / "out"
    shutil.copytree(EXAMPLES / EXAMPLE, source, ignore=shutil.ignore_patterns("_build"))
    with (source / "conf.py").open("a", encoding="utf-8") as configuration:
        configuration.write(theme.configuration())
    # In a process of its own: some themes change Sphinx when they are imported.
    command = [sys.executable, "-m", "sphinx", "-q", "-d", folder / "trees", source, out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with serve(out) as address:
        yield Site(theme, out, address)


def _screenshot(theme: str, page: str, window: str) -> Path | None:
    """The file for a picture of a page, when pictures are wanted."""
    folder = os.environ.get("NEWSFEED_SCREENSHOTS")
    if not folder:
        return None
    return Path(folder) / f"{theme}-{page.replace('/', '-')}-{window}.png"


# The last of them changes least: a change of colours needs a new page of the browser.
@pytest.mark.parametrize("page", [*STYLES, *MORE])
@pytest.mark.parametrize("window", WINDOWS)
def test_a_reader_sees_nothing_wrong(browser: Browser, site: Site, page: str, window: str) -> None:
    width, dark = WINDOWS[window]
    if page in MORE and not site.theme.is_common:
        pytest.skip("looked at in themes that are more common")
    if dark and not site.theme.has_dark and page != STYLES[0]:
        pytest.skip("one page is enough to see that this theme has no dark colours")
    theme = site.theme
    sight = browser.look(
        f"{site.address}{page}.html",
        width,
        dark,
        storage=theme.storage(dark),
        screenshot=_screenshot(theme.name, page, window),
    )
    assert (sight.lightness < 0.5) == (dark and theme.has_dark), (
        "the colours are not those asked for"
    )
    assert sight.links, "there is no link of ours: is this the right page?"
    faults = unknown(theme.name, [*sight.ours, *sight.others])
    faults += broken_links(sight.links, site.folder)
    assert not faults, "\n".join(["", *faults])
