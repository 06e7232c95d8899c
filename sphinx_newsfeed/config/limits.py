"""The options that bound what articles may take: of files, of pictures, of pages."""

from __future__ import annotations

from sphinx_newsfeed.config.checks import Option, check_number

#: The limits, in the order in which the reference lists them; the last of the options.
LIMITS: tuple[Option, ...] = (
    Option(
        "max_article_size",
        5_000_000,
        check_number,
        "env",
        "The largest file of an article, in bytes. A larger one is left out as a whole.",
    ),
    Option(
        "max_picture_size",
        50_000_000,
        check_number,
        "env",
        "The largest file of a picture of an article, in bytes. In place of a larger one its "
        "alternative text stands.",
    ),
    Option(
        "max_picture_pixels",
        200_000_000,
        check_number,
        "env",
        "How many pixels, its width times its height, a picture of an article may have. In place "
        "of a larger one, which fills the memory of browsers, its alternative text stands.",
    ),
    Option(
        "max_pages",
        10_000,
        check_number,
        "",
        "How many pages archives have together at the most. Where there would be more, as with a "
        "flood of tags, the archives with the fewest articles are left out.",
    ),
)
