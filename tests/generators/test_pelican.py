"""What the configuration of Pelican says of articles, and how their dates are read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from loading.sites import Site

from sphinx_newsfeed.config.settings import Settings, Source

_PELICAN = {
    "DEFAULT_CATEGORY": "'Various'",
    "DEFAULT_METADATA": "{'status': 'hidden', 'Author': 'Ada'}",
    "FILENAME_METADATA": r"r'(?P<date>\d{4}-\d\d-\d\d)_(?P<slug>\w+)'",
}


@pytest.mark.parametrize(
    ("values", "name", "lines", "fields"),
    [
        ({}, "2022-01-02_x.md", "", {"slug": "x", "categories": ("Various",), "unlisted": True}),
        ({}, "2022-01-02_x.md", "Author: Bob\nStatus: published\n", {"authors": ("Bob",)}),
        ({}, "a/2022-01-02_x.md", "", {"categories": ("a",), "authors": ("Ada",)}),
        ({}, "a/2022-01-02_x.md", "Category: B\n", {"categories": ("B",)}),
        (
            {"USE_FOLDER_AS_CATEGORY": "False"},
            "a/2022-01-02_x.md",
            "",
            {"categories": ("Various",)},
        ),
        (
            {"USE_FOLDER_AS_CATEGORY": "False", "DEFAULT_CATEGORY": "''"},
            "a/2022-01-02_x.md",
            "",
            {"categories": ()},
        ),
        (
            {"PATH_METADATA": "'(?P<category>[^/]+)/(?P<slug>.)'", "PATH": "'./content'"},
            "a/2022-01-02_x.md",
            "",
            {"categories": ("a",), "slug": "x"},
        ),
        ({"DEFAULT_DATE": "(2020, 1, 2)"}, "x.md", "", {"date": datetime(2020, 1, 2, tzinfo=UTC)}),
        ({"DEFAULT_DATE": "'2020-01-02'"}, "x.md", "", {"date": datetime(2020, 1, 2, tzinfo=UTC)}),
        (
            {"EXTRA_PATH_METADATA": "{'x.md': {'tags': 'a, b'}}", "DEFAULT_DATE": "'2020-01-02'"},
            "x.md",
            "",
            {"tags": ("a", "b")},
        ),
        (
            {"DEFAULT_METADATA": "(('tags', 'a'), 5)", "FILENAME_METADATA": "'('"},
            "2022-01-02_x.md",
            "",
            {"tags": ("a",)},
        ),
    ],
)
def test_values_of_a_configuration_for_all_articles(
    tmp_path: Path, values: dict[str, str], name: str, lines: str, fields: dict[str, object]
) -> None:
    site = Site(tmp_path, (Source("news", ("content",)),))
    texts = (f"{key} = {value}\n" for key, value in (_PELICAN | values).items())
    site.write("pelicanconf.py", "".join(texts))
    site.write(f"content/{name}", f"Title: A\n{lines}\nText.")
    (article,) = site.scan().articles
    assert site.problems == []
    assert {field: getattr(article, field) for field in fields} == fields


def test_a_date_that_only_the_file_has_is_told_and_not_taken(tmp_path: Path) -> None:
    site = Site(tmp_path, (Source("news", ("content",)),))
    site.write("pelicanconf.py", "DEFAULT_DATE = 'fs'\n")
    site.write("content/a.md", "Title: A\n\nText.")
    assert site.scan().articles == ()
    (problem,) = site.problems
    assert "write the date into the front matter" in problem.message


@pytest.mark.parametrize(
    ("zone", "written", "shown", "named"),
    [
        ("America/New_York", "2022-01-02 23:30", "2022-01-02T23:30:00-05:00", None),
        ("America/New_York", "2022-01-02 23:30+00:00", "2022-01-02T23:30:00+00:00", None),
        ("America/New_York", "2022-01-02 23:30", "2022-01-03T05:30:00+01:00", "Europe/Rome"),
        ("Nowhere/At_All", "2022-01-02 23:30", "2022-01-02T23:30:00+00:00", None),
    ],
)
def test_the_zone_of_one_article(
    tmp_path: Path, zone: str, written: str, shown: str, named: str | None
) -> None:
    site = Site(tmp_path, (Source("news", ("news",), "pelican"),))
    site.write("news/a.md", f"Title: A\nDate: {written}\nTimezone: {zone}\n\nText.")
    settings = Settings(sources=site.sources, timezone=ZoneInfo(named) if named else None)
    for _ in range(2):  # the second time from the cache
        (article,) = site.scan(settings).articles
        assert article.date.isoformat() == shown
        assert bool(site.problems) is zone.startswith("Nowhere")
