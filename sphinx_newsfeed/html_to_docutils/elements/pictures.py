"""Pictures and figures."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes

from sphinx_newsfeed import policy
from sphinx_newsfeed.html_to_docutils.elements.blocks import transparent
from sphinx_newsfeed.html_to_docutils.elements.code import language_of
from sphinx_newsfeed.html_to_docutils.elements.links import link_attributes
from sphinx_newsfeed.html_to_docutils.elements.mathematics import formula
from sphinx_newsfeed.html_to_docutils.inline_styles import declarations, length
from sphinx_newsfeed.html_to_docutils.state import Handler, State
from sphinx_newsfeed.html_to_docutils.tree import Element, names
from sphinx_newsfeed.problems import ProblemKind

#: Where scripts that load pictures late keep the true address, the likeliest first.
_LAZY = (
    "data-original",
    "data-src",
    "data-original-src",
    "data-lazy-src",
    "data-lazyload",
    "data-actualsrc",
    "zoomfile",
    "file",
)

#: The class of a picture whose host refuses readers who come from other sites.
NO_REFERRER_CLASS = "newsfeed-no-referrer"

_EMOJI_CLASSES = names("emoji twemoji wp-smiley smiley emoticon")
_TEX_CLASSES = names("latex tex")
#: Classes of a picture, or code, with its caption, and of captions: WordPress, docutils, knitr,
#: Sphinx.
_FIGURE_CLASSES = names("wp-caption figure literal-block-wrapper")
_CAPTION_CLASSES = names("wp-caption-text caption code-block-caption")

_ALIGN_CLASSES = names("alignleft aligncenter alignright")
_ALIGNMENTS = names("left center right top middle bottom")

_SOURCE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+([0-9.]+)[wx])?\s*(?:,|$)")


def picture(element: Element, state: State) -> None:
    """Put a picture; where there is none to show, its alternative text."""
    alternative = " ".join((element.get("alt") or element.get("title")).split())
    if _EMOJI_CLASSES & set(element.classes) and alternative:
        state.text(element.get("data-emoji-fallback") or alternative)
    elif _TEX_CLASSES & set(element.classes) and alternative:
        formula(alternative, display=False, state=state)
    elif not _is_counter(element):
        address = _address(element, state)
        if address is None:
            # What stands in for a picture is no part of the words beside it.
            state.text(f" {alternative} ")
        elif address:
            put_picture(address, alternative, element, state)


def put_picture(address: str, alternative: str, element: Element, state: State) -> None:
    """Put an image node into the text.

    ``alt`` is always set, since docutils shows the file name for a missing one. An empty one is
    HTML's way to say that a picture needs no words (HTML standard, section 4.8.4.4), and the best
    that a node can say: the text writer prints ``[image]`` for any image node, with or without it,
    so only a transform that takes pictures with an empty ``alt`` out for that writer could do more.
    """
    image = state.new(nodes.image, uri=address, alt=alternative, **_size(element))
    if element.get("referrerpolicy").strip().lower() == "no-referrer" and policy.is_remote(address):
        image["classes"].append(NO_REFERRER_CLASS)
    state.put(image)


def _size(element: Element) -> dict[str, Any]:
    """Return width or height, never both: narrow screens would distort the picture."""
    attributes: dict[str, Any] = {}
    styles = declarations(element.get("style"))
    width = length(styles.get("width", "") or element.get("width"), percent=True)
    height = length(styles.get("height", "") or element.get("height"))
    if width:
        attributes["width"] = width
    elif height:
        attributes["height"] = height
    if align := _alignment(element, styles):
        attributes["align"] = align
    return attributes


def _alignment(element: Element, styles: dict[str, str]) -> str:
    """Return where a picture stands: by its attribute, its style, or a class of WordPress."""
    classes = [name.removeprefix("align") for name in element.classes if name in _ALIGN_CLASSES]
    said = [element.get("align").lower(), styles.get("float", ""), *classes]
    if styles.get("margin-left") == styles.get("margin-right") == "auto":
        said.append("center")
    return next((value for value in said if value in _ALIGNMENTS), "")


def _is_counter(element: Element) -> bool:
    """Tell whether a picture is too small to be seen, as those are that count readers."""
    sizes = [re.sub(r"\s*px$", "", element.get(name).lower()) for name in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)


def _address(element: Element, state: State) -> str | None:
    """Return the true address, empty when there is nothing to show, None when it is refused."""
    lazy = [policy.tidy_address(element.get(name)) for name in _LAZY]
    sets = [_largest(element.get(name)) for name in ("data-srcset", "srcset")]
    plain = policy.tidy_address(element.get("src"))
    candidates = [*filter(_looks_like_address, lazy), sets[0]]
    candidates += [plain, sets[1]] if not _is_placeholder(plain) else [sets[1], plain]
    for candidate in filter(None, candidates):
        if not _is_placeholder(candidate):
            state.last_picture = candidate
            return allowed_address(candidate, state)
    return ""


def _looks_like_address(value: str) -> bool:
    return bool(re.match(r"[^\s{}<>]*[./]", value))


def _is_placeholder(address: str) -> bool:
    content = policy.picture_data(address)
    return content is not None and policy.is_pixel(content)


def _largest(srcset: str) -> str:
    """Return the address of the largest picture of a ``srcset`` (HTML 4.8.4.2.1)."""
    best, best_size = "", -1.0
    for address, size in _SOURCE.findall(srcset):
        try:
            number = float(size or 1)
        except ValueError:
            continue
        if number > best_size:
            best, best_size = policy.tidy_address(address), number
    return best


def allowed_address(address: str, state: State) -> str | None:
    """Return the address to use for a picture, None when an article may not show it."""
    resolve = state.settings.resolve_picture
    if policy.is_remote(address):
        # The file may be here, where the address is one of the article's old home.
        return (resolve and resolve(address, state.line)) or address
    if policy.picture_data(address) is not None:
        return address
    if resolve is not None and policy.scheme_of(address) != "data":
        return resolve(address, state.line)
    if policy.is_local_picture(address):
        return address
    state.problem(
        ProblemKind.PICTURE,
        f"picture {policy.shown(address)} is not allowed; its alternative text is kept",
    )
    return None


def picture_element(element: Element, state: State) -> None:
    """Put the picture of a ``picture`` element; without an ``img``, the largest of its sources."""
    if element.find("img") is None:
        sources = [source for source in element.elements() if source.name == "source"]
        if sources:
            state.convert_element(Element("img", dict(sources[0].attributes), element.line))
    state.convert(element.children)


def noscript(element: Element, state: State) -> None:
    """Give what stands in for a script, unless it repeats the picture before it."""
    pictures = [child for child in element.descendants() if child.name == "img"]
    if len(pictures) == 1 and not element.text().strip():
        address = policy.tidy_address(pictures[0].get("src"))
        if address and address == state.last_picture:
            return
    state.convert(element.children)


def image_map(element: Element, state: State) -> None:
    """Put the areas of an image map as links."""
    for area in element.descendants():
        text = " ".join(area.get("alt").split())
        attributes = link_attributes(area.attributes.get("href"), state) if text else {}
        if attributes and area.name == "area":
            state.text(" ")
            with state.marked(nodes.reference, **attributes):
                state.text(text)


def figure(element: Element, state: State) -> None:
    """Put a picture with its caption and legend; other content, with those two, becomes a box.

    A figure of docutils begins with a picture; and in a PDF no end of a page divides it.
    """
    if language_of(element) or not state.may_nest():
        transparent(element, state)
        return
    state.end_paragraph()
    line, anchors = state.line, state.take_anchors()
    parts = _with_legend(element)
    ends = [parts[0], parts[-1]] if parts else []
    caption = next((c for c in ends if isinstance(c, Element) and _is_caption(c)), None)
    caption_first = bool(parts) and parts[0] is caption
    title, blocks = _caption(caption, state) if caption_first else ([], [])
    content = state.collect(part for part in parts if part is not caption)
    if not caption_first:
        title, blocks = _caption(caption, state)
    state.line = line
    state.anchors[:0] = anchors
    if len(content) == 1 and _is_picture(content[0]):
        state.add(_figure(content[0], title, blocks, state))
        return
    if not title and not blocks and len(content) == 1:
        state.add(content[0])
        return
    words: list[nodes.Node] = (
        [state.new(nodes.paragraph, *title, classes=["caption"])] if title else []
    )
    words += [state.new(nodes.container, *blocks, classes=["legend"])] if blocks else []
    if content := words + content if caption_first else content + words:
        state.add(state.new(nodes.container, *content, classes=["figure"]))


def _with_legend(element: Element) -> list[Element | str]:
    """Return what is in a figure; the legend of docutils belongs to the caption before it."""
    parts = [child for child in element.children if not isinstance(child, str) or child.strip()]
    captions = [each for each in parts if isinstance(each, Element) and _is_caption(each)]
    last = parts[-1] if parts else None
    if captions and isinstance(last, Element) and "legend" in last.classes:
        parts = [part for part in parts[:-1] if part is not captions[-1]]
        parts.append(Element("figcaption", {}, captions[-1].line, [captions[-1], last]))
    return parts


def _is_caption(element: Element) -> bool:
    return element.name == "figcaption" or bool(_CAPTION_CLASSES.intersection(element.classes))


def division(element: Element, state: State) -> None:
    """Give the content; with the classes that programs gave a picture with its caption: a figure.

    They did so before HTML had an element for it.
    """
    if _FIGURE_CLASSES.intersection(element.classes) and any(map(_is_caption, element.elements())):
        figure(element, state)
    else:
        transparent(element, state)


def _caption(caption: Element | None, state: State) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Return the first paragraph of a caption as a line of text, and the blocks behind it."""
    if caption is None:
        return [], []
    state.enter(caption)
    blocks = state.collect(caption.children)
    if blocks and isinstance(blocks[0], nodes.paragraph):
        return blocks[0].children, blocks[1:]
    if blocks and isinstance(blocks[0], nodes.line_block):
        # There are no line breaks in a caption.
        lines = [[*line.children, nodes.Text(" ")] for line in blocks[0]]
        return [node for line in lines for node in line][:-1], blocks[1:]
    return [], blocks


def _figure(
    picture_node: nodes.Node, title: list[nodes.Node], blocks: list[nodes.Node], state: State
) -> nodes.Node:
    """Return a figure; a picture without words needs none."""
    parts: list[nodes.Node] = [state.new(nodes.caption, *title)] if title else []
    parts += [state.new(nodes.legend, *blocks)] if blocks else []
    return state.new(nodes.figure, picture_node, *parts) if parts else picture_node


def _is_picture(node: nodes.Node) -> bool:
    return isinstance(node, nodes.image) or (
        isinstance(node, nodes.reference) and len(node) == 1 and isinstance(node[0], nodes.image)
    )


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("img", "image", "amp-img", "amp-anim"), picture),
    "picture": picture_element,
    "noscript": noscript,
    "map": image_map,
}
