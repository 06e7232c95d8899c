"""How callers take part in the conversion: selectors, a function, players, handlers."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.core import publish_from_doctree
from html_to_docutils.validity import document_of

from sphinx_newsfeed.html_to_docutils import Element, State, html_to_nodes, is_selector
from sphinx_newsfeed.problems import Problem, ProblemKind

HOST = "player.example.org"


def text_of(tree: list[nodes.Node]) -> str:
    return " ".join(node.astext() for node in tree)


@pytest.mark.parametrize(
    ("selectors", "text"),
    [
        ([], "a b c d"),
        ([".ad"], "a c d"),
        (["#x", "div > p"], "a b"),
        ([".x.y", "[data-n]"], "b c d"),
        (["p:has(i)"], "a b d"),
        (["body"], ""),
        (["div", "p"], "a b"),
    ],
)
def test_drop(selectors: list[str], text: str) -> None:
    html = (
        '<span class="x y">a</span> <b class="z ad">b</b><div id="x"><p><i>c</i></p><p>d</p></div>'
    )
    assert text_of(html_to_nodes(html, drop=selectors)).split() == text.split()


def test_a_selector_that_is_none_is_reported_once() -> None:
    problems: list[Problem] = []
    tree = html_to_nodes(
        "<p>a</p><p class=b>c</p>", drop=["p[", ".b", "p["], report=problems.append
    )
    assert text_of(tree) == "a"
    assert [problem.kind for problem in problems] == [ProblemKind.SETTING]
    assert "p[" in problems[0].message


@pytest.mark.parametrize("text", ["p", ".a > b", "a[href^='x']", ":is(h1, h2)"])
def test_selectors(text: str) -> None:
    assert is_selector(text)


@pytest.mark.parametrize("text", ["", "p[", "..", "p:no-such-thing", "> >"])
def test_no_selectors(text: str) -> None:
    assert not is_selector(text)


def test_selectors_on_deep_trees_end() -> None:
    html = "<div class=a>" * 50_000 + "deep" + "</div>" * 50_000 + "<p>after"
    assert text_of(html_to_nodes(html, drop=[".b .a", ".a .b .a"])) == "deep after"


def test_prepare() -> None:
    def prepare(body: BeautifulSoup) -> None:
        for tag in body.find_all("x-name"):
            assert tag["class"] == "a b"
            tag.name = "strong"
            tag.append("!")
        new = body.new_tag("a", href="javascript:x")
        new["class"] = ["c", "d"]
        new.string = "link"
        body.append(new)

    problems: list[Problem] = []
    tree = html_to_nodes(
        '<p><x-name class="a b">n</x-name></p>', prepare=prepare, report=problems.append
    )
    assert tree[0].pformat() == "<paragraph>\n    <strong>\n        n!\n"
    # What the function puts in is under the policy too.
    assert text_of(tree).endswith("link")
    assert len(problems) == 1


def test_prepare_sees_what_is_left() -> None:
    seen: list[str] = []
    html_to_nodes("<p>a</p><i>b</i>", drop=["p"], prepare=lambda body: seen.append(body.text))
    assert seen == ["b"]


def test_what_prepare_raises_is_not_hidden() -> None:
    def prepare(body: BeautifulSoup) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        html_to_nodes("a", prepare=prepare)


def player(html: str, hosts: list[str] | None = None) -> tuple[str, str]:
    """The raw HTML of a tree, and where its link leads."""
    tree = nodes.Element("", *html_to_nodes(html, embed_hosts=[HOST] if hosts is None else hosts))
    (link,) = tree.findall(nodes.reference)
    return "".join(raw.astext() for raw in tree.findall(nodes.raw)), link["refuri"]


def test_player_in_a_frame() -> None:
    raw, link = player(
        f'<iframe SRC=" //{HOST.upper()}/embed/1?a=1&amp;b=&quot;2" width="560px" height="3e4"'
        ' title="A &quot;film&quot; <b>" onload="x()" srcdoc="<script>" style="position:fixed"'
        ' name="top" allow="camera" class="c" id="d"></iframe>'
    )
    # The quotation mark makes the address one that no player needs.
    assert raw == ""
    raw, link = player(
        f'<iframe SRC=" //{HOST.upper()}/embed/1?a=1&amp;b=2" width="560px" height="3e4"'
        ' title="A &quot;film&quot; <b>" onload="x()" srcdoc="<script>" style="position:fixed"'
        ' name="top" allow="camera" class="c" id="d"></iframe>'
    )
    frame = ElementTree.fromstring(raw)  # noqa: S314 - our own output
    assert frame.attrib == {
        "src": f"https://{HOST}/embed/1?a=1&b=2",
        "title": 'A "film" <b>',
        "width": "560",
        "loading": "lazy",
        "allowfullscreen": "allowfullscreen",
        "referrerpolicy": "strict-origin-when-cross-origin",
        "sandbox": "allow-scripts allow-same-origin allow-popups allow-presentation",
    }
    assert link == f"https://{HOST.upper()}/embed/1?a=1&b=2"


@pytest.mark.parametrize("name", ["video", "audio"])
def test_player_of_the_browser(name: str) -> None:
    raw, link = player(
        f'<{name} width="10" autoplay poster="javascript:x"><source src="http://{HOST}/ä b.mp4">'
        f"<p>old browser</p></{name}>"
    )
    medium = ElementTree.fromstring(raw)  # noqa: S314 - our own output
    assert medium.tag == name
    assert medium.get("src") == f"https://{HOST}/%C3%A4%20b.mp4"
    assert "autoplay" not in medium.attrib and "poster" not in medium.attrib
    assert (medium.get("width") == "10") is (name == "video")
    assert link.startswith("http://")


@pytest.mark.parametrize(
    "address",
    [
        f"https://{HOST}.evil.org/",
        f"https://evil.org/{HOST}/",
        f"https://evil.org#{HOST}/",
        f"https://{HOST}@evil.org/",
        f"https://evil.org\\@{HOST}/",
        f"https://a.{HOST}/",
        f"https://{HOST}:8443/",
        f"https://{HOST}./",
        f"https:///{HOST}/",
        f"https:{HOST}/",
        f"ftp://{HOST}/",
        f"/{HOST}/",
        "https://[::1]/",
    ],
)
def test_other_addresses_are_links(address: str) -> None:
    tree = nodes.Element(
        "", *html_to_nodes(f'<iframe src="{address}"></iframe>', embed_hosts=[HOST])
    )
    assert not list(tree.findall(nodes.raw))


def test_no_players_unless_asked_for() -> None:
    html = f'<iframe src="https://{HOST}/1"></iframe>'
    assert player(html, []) == ("", f"https://{HOST}/1")
    for name in ("embed", "object data=x", "frame", "img", "portal"):
        tree = html_to_nodes(f'<{name} src="https://{HOST}/1">', embed_hosts=[HOST])
        assert not any(list(node.findall(nodes.raw)) for node in tree)


def test_a_player_with_its_link_in_a_container() -> None:
    html = f'<p>a<iframe src="https://{HOST}/1" title="T"></iframe>b</p>'
    first, embed, last = html_to_nodes(html, embed_hosts=[HOST])
    assert isinstance(embed, nodes.container)
    assert embed["classes"] == ["newsfeed-embed"]
    raw, words = embed.children
    assert isinstance(raw, nodes.raw) and raw["format"] == "html"
    assert isinstance(words, nodes.paragraph) and words["classes"] == ["newsfeed-embed-link"]
    assert (first.astext(), words.astext(), last.astext()) == ("a", "T", "b")
    document = document_of([first, embed, last])
    latex = publish_from_doctree(document, writer="latex").decode()
    assert "iframe" not in latex and f"https://{HOST}/1" in latex


def test_handlers() -> None:
    def badge(element: Element, state: State) -> None:
        with state.marked(nodes.inline, classes=["badge"]):
            state.text(element.get("label").upper())

    def note(element: Element, state: State) -> None:
        state.end_paragraph()
        state.add(state.new(nodes.note, *state.collect(element.children)))

    html = '<p>a <x-badge LABEL="b"></x-badge></p><aside>c</aside><pre>d <x-badge label="e"/></pre>'
    paragraph, admonition, code = html_to_nodes(html, handlers={"x-badge": badge, "aside": note})
    assert paragraph.astext() == "a B"
    assert isinstance(admonition, nodes.note)
    # An element that has a handler is no text in code.
    assert "x-badge" not in code.astext()
    # Nothing of it is left for the next conversion.
    assert "x-badge" in html_to_nodes(html)[-1].astext()
    assert isinstance(html_to_nodes(html)[1], nodes.container)


def test_a_transition_that_a_handler_puts_at_an_edge_has_an_empty_comment_beside_it() -> None:
    def rule(element: Element, state: State) -> None:
        state.add(state.new(nodes.transition))

    blocks = html_to_nodes("<x-rule></x-rule><p>a</p>", handlers={"x-rule": rule})
    assert [type(block) for block in blocks] == [nodes.comment, nodes.transition, nodes.paragraph]


@pytest.mark.parametrize("name", ["", "A", "a b", "#root", "#more", "1", "a>", "a/"])
def test_names_that_no_element_has(name: str) -> None:
    with pytest.raises(ValueError, match="no element"):
        html_to_nodes("a", handlers={name: lambda element, state: None})
