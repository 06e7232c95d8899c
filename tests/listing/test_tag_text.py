"""Where the text of a template tag stands in a tree, whatever a parser made of it."""

from __future__ import annotations

from docutils import nodes

from sphinx_newsfeed.listing.tag_text import TAG_CLASS, has_words, mark_tags, without_tags


def _marked(*children: nodes.Node, sources: list[str]) -> tuple[list[str], str]:
    """What is marked in a paragraph, and what is left without it."""
    tree = nodes.section("", nodes.paragraph("", "", *children))
    before = tree.astext()
    mark_tags(tree, sources)
    assert tree.astext() == before
    found = [each.astext() for each in tree.findall(nodes.inline) if TAG_CLASS in each["classes"]]
    return found, without_tags(tree.deepcopy()).astext()


def test_a_tag_in_a_text() -> None:
    children = nodes.Text("a {{< x y >}} b {% z %}{{< x y >}}")
    assert _marked(children, sources=["{{< x y >}}"]) == (["{{< x y >}}"] * 2, "a  b {% z %}")


def test_quotes_and_blanks_that_a_parser_changed() -> None:
    text = nodes.Text("{% x\n“a b” … %}")
    assert _marked(text, sources=['{% x "a  b" ... %}'])[1] == ""


def test_markup_within_a_tag() -> None:
    parts = (nodes.Text("{{< x "), nodes.emphasis("", "a"), nodes.Text(" >}} b"))
    assert _marked(*parts, sources=["{{< x *a* >}}"]) == (["{{< x ", "a", " >}}"], " b")


def test_tags_that_are_known_or_code_stay() -> None:
    children = (nodes.Text("{{ a }} "), nodes.literal("", "{{ b }}"))
    assert _marked(*children, sources=["{{ b }}", "{{ c }}"]) == ([], "{{ a }} {{ b }}")


def test_a_tag_of_signs_alone_is_not_looked_for() -> None:
    assert _marked(nodes.Text("{{ . }}"), sources=["{{ . }}", "{{"]) == ([], "{{ . }}")


def test_words_besides_tags() -> None:
    paragraph = nodes.paragraph("", "", nodes.Text("{{ a }} "))
    tree = nodes.section("", paragraph)
    assert has_words(paragraph)
    mark_tags(tree, ["{{ a }}"])
    assert not has_words(paragraph)
