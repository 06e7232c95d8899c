"""Real posts, where some are kept beside this checkout: what tags become in each of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.template_tags import TagContext, expand_tags

_BESIDE = Path(__file__).parents[2].parent / "shared"
_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)\n.*?\n\1[ \t]*\n", re.DOTALL)
_absent = pytest.mark.skipif(
    not (_BESIDE / "corpora").is_dir(), reason="no corpora are kept beside this checkout"
)


@_absent
@pytest.mark.parametrize(
    ("name", "dialect", "changed"),
    [
        ("mzlogin", "jekyll", 8),
        ("openttd", "jekyll", 1),
        # Its only braces are code.
        ("rust-blog", "zola", 0),
    ],
)
def test_real_posts_keep_their_lines_and_need_no_warning(
    name: str, dialect: str, changed: int
) -> None:
    problems: list[Problem] = []
    differing = 0
    for path in sorted((_BESIDE / "corpora" / name).rglob("*")):
        if path.suffix not in {".md", ".html"}:
            continue
        text = path.read_text("utf-8")
        front_matter = _FRONT_MATTER.match(text)
        body = text[front_matter.end() :] if front_matter else text
        body_format = BodyFormat.HTML if path.suffix == ".html" else BodyFormat.MARKDOWN
        context = TagContext(dialect, body_format, str(path), 1)
        expanded = expand_tags(body, context, problems.append)
        assert expanded.count("\n") == body.count("\n"), path
        differing += expanded != body
    assert (differing, problems) == (changed, [])
