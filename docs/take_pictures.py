"""Takes the pictures of the examples that README.md and this documentation show.

    python docs/take_pictures.py

It needs Playwright and Furo, and Chromium as the command ``chromium``; the pictures go
to ``docs/_static``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"

#: All that the project of the three steps says.
_CONF = """
project = "Larkmoor Observatory"
extensions = ["sphinx_newsfeed"]
"""
#: What stands side by side in the picture of narrow screens.
NARROW = ["news/category/nature.html", "news/zh/ten-lines.html", "styles/timeline.html"]
PHONES = """<body style="background: #b8c4ce; display: flex; gap: 24px; margin: 24px">{}</body>"""
PHONE = (
    """<iframe src="{}" width="390" height="800" style="border: 0; border-radius: 20px"></iframe>"""
)


def build_three_steps(source: Path, out: Path) -> None:
    """Build the articles of the quickstart with the three steps of README.md, and nothing else."""
    shutil.copytree(EXAMPLES / "quickstart" / "news", source / "news")
    (source / "conf.py").write_text(_CONF, "utf-8")
    (source / "index.rst").write_text("News\n====\n\n.. newsfeed::\n", "utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", source, out], check=True)  # noqa: S603


def build(source: Path, out: Path) -> None:
    """Build a copy of the newsroom in the theme Furo, with the theme's own sidebar."""
    shutil.copytree(EXAMPLES / "newsroom", source)
    conf = source / "conf.py"
    text = conf.read_text("utf-8")
    conf.write_text(f"{text}\nhtml_theme = 'furo'\nhtml_sidebars = {{}}\n", "utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", source, out], check=True)  # noqa: S603


def take(browser: Browser, page: Path, to: str, colours: str, size: tuple[int, int]) -> None:
    """Write what the browser shows of a page into a picture."""
    width, height = size
    view = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if colours == "dark" else "light",
    )
    view.goto(page.as_uri())
    view.wait_for_load_state("networkidle")
    view.screenshot(path=DOCS / "_static" / f"{to}.png")
    view.close()


def main() -> None:
    """Build the example, and take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out, plain = Path(folder, "out"), Path(folder, "plain")
        build(Path(folder, "source"), out)
        build_three_steps(Path(folder, "steps"), plain)
        phones = out / "phones.html"
        phones.write_text(PHONES.format("".join(map(PHONE.format, NARROW))), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            # Root, as in a container, has no sandbox; the pages are our own.
            args=["--no-sandbox"],
        )
        take(browser, plain / "index.html", "three-steps", "light", (1000, 900))
        take(browser, out / "index.html", "newsroom-cards", "light", (1100, 1146))
        take(browser, out / "news/index.html", "newsroom-dark", "dark", (1100, 840))
        take(browser, phones, "newsroom-narrow", "light", (3 * (390 + 24) + 24, 848))
        browser.close()


if __name__ == "__main__":
    main()
