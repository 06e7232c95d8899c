"""Roles of MyST: read as the plugin reads them, and looked for only where one begins."""

from __future__ import annotations

import pytest
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_newsfeed.markdown import apply_flavour, roles


@pytest.mark.parametrize(
    "text",
    [
        "{a}`b` {c-d_e+f:g}``h ` i`` and {j} `k` {}`l` {m}` n {ö}`p`",
        "\\{a}`b` `{c}` {d}`e\nf` *{g}`h`*",
        "{a}`b`",
        "{",
    ],
)
def test_they_are_read_as_without_us(text: str) -> None:
    plain, ours = (create_md_parser(MdParserConfig(), RendererHTML) for _ in range(2))
    apply_flavour(ours, frozenset())
    assert ours.render(text) == plain.render(text)


def test_other_signs_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin copies the rest of a paragraph at each sign."""
    places: list[int] = []

    def note(state: StateInline, silent: bool) -> bool:
        places.append(state.pos)
        return False

    monkeypatch.setattr(roles, "myst_role", note)
    markdown = create_md_parser(MdParserConfig(), RendererHTML)
    apply_flavour(markdown, frozenset())
    markdown.parse("a: b {c *d* [e] {f} {g}`h` $ { `i`")
    assert places == [20]


def test_a_parser_without_roles_stays_without() -> None:
    markdown = create_md_parser(MdParserConfig(commonmark_only=True), RendererHTML)
    apply_flavour(markdown, frozenset())
    assert "{a}<code>b</code>" in markdown.render("{a}`b`")
