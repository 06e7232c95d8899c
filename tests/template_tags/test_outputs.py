"""Values that outputs put in where no templates are run."""

from __future__ import annotations

import pytest
from template_tags.templates import run, run_and_report

VALUES = [
    ("hexo", "{{ page.hero }} {{ page.author.name }} {{ page.yes }}", "h.png Ada true"),
    ("hexo", "[a]({{ config.repository }}) {{ page.hero | upper }}", None),
    ("hexo", "{{ config.repository }}/b", "https://e.org/r/b"),
    ("hexo", "{{ page.list }}", None),
    ("hexo", "{{ page.hero | prepend: config.repository }}", "https://e.org/rh.png"),
    ("eleventy", "{{ hero }} {{ author.name }}", "h.png Ada"),
    ("eleventy", "{{ rel }}", None),
    ("hugo", "{{< param hero >}} {{% param \"author.name\" %}}", "h.png Ada"),
    ("hugo", "{{< param Author.NAME >}}", "Ada"),
    ("hugo", "{{< param nothing >}}", None),
    ("zola", "{{ hero }} {{ page.hero }}", "{{ hero }} {{ page.hero }}"),
]  # fmt: skip


@pytest.mark.parametrize(("dialect", "body", "expected"), VALUES)
def test_values(dialect: str, body: str, expected: str | None) -> None:
    text, problems = run_and_report(body, dialect)
    if expected is None:
        assert problems
        assert text.count("{{") == body.count("{{") or "https://e.org/r" in text
    else:
        assert (text, problems) == (expected, [])


def test_what_is_not_trusted_knows_front_matter_alone() -> None:
    assert run("{{ page.hero }}{{ config.repository }}", "hexo", trusted=False) == (
        "h.png{{ config.repository }}"
    )


@pytest.mark.parametrize("dialect", ["hexo", "eleventy", "hugo"])
def test_a_value_keeps_to_its_line(dialect: str) -> None:
    body = "{{< param a >}}" if dialect == "hugo" else "{{ page.a }}"
    assert run(f"{body}\nb", dialect, page={"a": "x\ny"}) == "x y\nb"
