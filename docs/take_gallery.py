"""Takes the pictures of the gallery: pages of the newsroom in each theme.

    python docs/take_gallery.py

It needs Chromium, and what ``pip install -e ".[look]"`` installs. The pictures go to
``docs/gallery``; pictures that the gallery no longer has are removed. With ``--to``, they go to
another folder as large as they were seen; with ``--theme``, one theme's are taken.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from gallery import FOLDER, SCALE, WINDOWS, Picture, pictures
from look.browser import Browser, open_browser
from look.themes import Theme
from serving import serve_files

DOCS = Path(__file__).resolve().parent
#: Pictures in the repository are small rather than crisp.
QUALITY = 40
#: The newsroom has no text that runs from right to left, which its book would need a font for.
CONFIGURATION = '\nnewsfeed_sources["news/ar"] = "posts/ar"\n'
#: Years that themes print, for example, are those of this day in each build.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1764547200"}


def build(theme: Theme, folder: Path) -> Path:
    """Build a copy of the newsroom, with an article in Arabic, in a theme."""
    source, out = folder / "source", folder / "out"
    skipped = shutil.ignore_patterns("_build")
    shutil.copytree(DOCS.parent / "examples" / "newsroom", source, ignore=skipped)
    shutil.copytree(DOCS / FOLDER / "posts", source / "posts" / "ar")
    with (source / "conf.py").open("a", encoding="utf-8") as configuration:
        configuration.write(theme.configuration() + CONFIGURATION)
    # In a process of its own: some themes change Sphinx when they are imported. It takes the
    # extension from the folder where it runs.
    command = [sys.executable, "-m", "sphinx", "-q", source, out]
    subprocess.run(command, check=True, cwd=DOCS.parent, env=ENVIRONMENT)  # noqa: S603
    return out


def take(browser: Browser, address: str, picture: Picture, folder: Path, scale: float) -> None:
    """Write what the browser shows of a page into a picture."""
    image = browser.picture(
        f"{address}{picture.page.docname}.html",
        WINDOWS[picture.window],
        picture.colours == "dark",
        storage=picture.theme.storage(picture.colours == "dark"),
        part=picture.page.part,
        scale=scale,
        quality=QUALITY if scale < 1 else 90,
    )
    (folder / Path(picture.path).name).write_bytes(image)


def take_theme(
    browser: Browser, theme: Theme, wanted: Iterable[Picture], folder: Path, scale: float
) -> None:
    """Take the pictures of a theme."""
    if importlib.util.find_spec(theme.name) is None:
        sys.exit(f"the theme {theme.name} is not installed")
    with (
        tempfile.TemporaryDirectory() as temporary,
        serve_files(build(theme, Path(temporary))) as address,
    ):
        for picture in wanted:
            take(browser, address, picture, folder, scale)


def main() -> None:
    """Build the newsroom in each theme, and take all pictures."""
    parser = argparse.ArgumentParser(description="Takes the pictures of the gallery.")
    parser.add_argument("--to", type=Path, help="another folder, for pictures in full size")
    parser.add_argument("--theme", help="the only theme whose pictures are taken")
    arguments = parser.parse_args()
    folder = arguments.to or DOCS / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        for theme, wanted in groupby(pictures(), key=lambda each: each.theme):
            if arguments.theme in (None, theme.name):
                take_theme(browser, theme, wanted, folder, 1 if arguments.to else SCALE)
    if not arguments.to:
        names = {Path(each.path).name for each in pictures()}
        for path in folder.glob("*.webp"):
            if path.name not in names:
                path.unlink()


if __name__ == "__main__":
    main()
