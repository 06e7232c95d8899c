"""Any value of any type in any key: the article is read, or it is said why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from loading.sites import Site

from sphinx_newsfeed.config.settings import Settings, Source
from sphinx_newsfeed.loading.fields.keys import FIELDS
from sphinx_newsfeed.loading.fields.times import DATE_KEYS, EXPIRY_KEYS, UPDATED_KEYS
from sphinx_newsfeed.model.taxonomy import BUILT_IN

pytestmark = pytest.mark.slow

KEYS = [
    *(key for field in FIELDS.values() for key in field.keys),
    *(key for each in BUILT_IN for key in each.keys),
    *(*DATE_KEYS, *UPDATED_KEYS, *EXPIRY_KEYS),
    *("draft", "published", "status", "hidden", "unlisted", "hide", "private", "build", "headless"),
    *("password", "weight", "exclude", "nocomments", "format", "markup"),
]
VALUES = [
    "",
    "~",
    "true",
    "-1",
    "1.5",
    "[a, [b, [c]]]",
    "{a: {b: c}}",
    "2026-02-30",
    "[1, 2, true, ~]",
    "[{name: {x: y}}]",
    "&a [x, *a]",
    '"\\0"',
    '"\\ud800"',
    "!!binary x",
    "0x" + "F" * 5000,
    "1" * 5000,
    "'" + "x" * 20_000 + "'",
    "{path: ~}",
    "[[]]",
    "{created: [1]}",
    "{{ x }}",
    "../../x",
    "http://[",
    ".inf",
    "@x",
    "2022-02-28 19:85:35",
]


@pytest.mark.parametrize("dialect", ["hexo", "hugo"])
def test_no_value_stops_the_scan_and_nothing_is_lost(tmp_path: Path, dialect: str) -> None:
    site = Site(tmp_path)
    for at, key in enumerate(KEYS):
        for number, value in enumerate(VALUES):
            text = f"---\ndate: 2022-02-28\n{key}: {value}\n---\nText.\n"
            site.write(f"news/2022-02-28-{at}-{number}.md", text)
    scan = site.scan(Settings(sources=(Source("news", ("news",), dialect),)))
    read = {article.path for article in scan.articles}
    told = {problem.path for problem in site.problems}
    files = {str(path) for path in (tmp_path / "news").iterdir()}
    assert files <= read | told
    # What no key can spoil: it has a date, and it is no draft.
    assert len(read) > 0.95 * len(files)
    for article in scan.articles:
        json.dumps(dict(article.extra), allow_nan=False)
        for text in (article.title, article.slug, article.docname, *article.tags):
            text.encode("utf-8")
