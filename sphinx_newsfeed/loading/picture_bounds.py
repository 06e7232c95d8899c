"""How large a picture is, and whether that is too large."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import imagesize


@dataclass(frozen=True, slots=True)
class PictureBounds:
    """The largest picture that an article may show."""

    #: Length of the file in bytes.
    size: int = 50_000_000
    #: Width times height.
    pixels: int = 200_000_000

    def fault_of(self, file: Path) -> str:
        """Why the picture is too large; empty where it is not."""
        if (size := file.stat().st_size) > self.size:
            return f"has {size:,} bytes, more than newsfeed_max_picture_size"
        width, height = measure(file)
        if width * height > self.pixels:
            return f"has {width:,} × {height:,} pixels, more than newsfeed_max_picture_pixels"
        return ""


def measure(path: Path) -> tuple[int, int]:
    """Width and height of a picture in pixels; -1 for what has none or cannot be read."""
    try:
        width, height = map(int, imagesize.get(str(path)))
    except Exception:
        return -1, -1
    return (width, height) if width > 0 and height > 0 else (-1, -1)
