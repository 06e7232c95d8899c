"""Tags that put a picture, or the address of a file beside an article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

from sphinx_newsfeed.generators.tags import Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.site import RESOURCE, internal
from sphinx_newsfeed.template_tags.arguments import (
    Arguments,
    read_arguments,
    split_arguments,
)
from sphinx_newsfeed.template_tags.galleries import rooted
from sphinx_newsfeed.template_tags.handlers import Handler
from sphinx_newsfeed.template_tags.markup import (
    address,
    attributes,
    caption_html,
    html_on,
    link,
    one_line,
    plain,
)
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_SIZE = re.compile(r"\d+(?:px|%|em)?|auto")
_WIDTHS = re.compile(r"\(|\d+(?:vw|px|%)")
#: What tells an address from the classes that may stand before it.
_PATH = re.compile(r"\S*[/.]\S*")

#: What may be said of a picture by name.
_SAID = ("alt", "height", "title", "width")
#: What themes call the address of a picture.
_SOURCES = ("src", "file", "path", "image_path", "image", "img", "url")


def img(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% img classes address width height "title" "alt" %}``."""
    return _placed(tag, rewriter, lambda name: name)


def comma_picture(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% fi address, alt, title, size %}``. Source: the theme NexT, "Full Image"."""
    url, *rest = split_arguments(tag.arguments)
    # Some say there how wide it is, for browsers.
    rest = [part if not _WIDTHS.match(part) else "" for part in rest[:2]] + rest[2:]
    named = dict(zip(("alt", "title", "width"), rest, strict=False))
    return _Picture(url, Arguments((), named)).written(tag, rewriter) if url else None


def asset_img(tag: Tag, rewriter: Rewriter) -> str | None:
    """The same, with a file beside the article."""
    return _placed(tag, rewriter, lambda name: internal("asset", name))


def asset_path(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% asset_path slug %}``: the address of a file beside the article."""
    slug = read_arguments(tag.arguments).rest(0)
    return internal("asset", slug) if slug else None


def asset_link(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% asset_link slug title escape %}``: a link to a file beside the article."""
    words = without_switch(read_arguments(tag.arguments).words)
    if not words:
        return None
    return link(rewriter, internal("asset", words[0]), " ".join(words[1:]) or words[0])


def without_switch(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the ``true`` or ``false`` at their end that tells whether to escape."""
    return words[:-1] if len(words) > 1 and words[-1] in {"true", "false"} else words


def figure(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< figure src="…" caption="…" >}}``, and what themes call so; its title is shown.

    What stands before an end of it is its caption, and stays as the text below.
    """
    if tag.closes:
        return ""
    return _figure(tag, rewriter, "title")


def resource_picture(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{{< imgproc name Fit "400x200" >}}``. Source: Docsy documentation, "imgproc"."""
    if tag.closes:
        return ""
    name = read_arguments(tag.arguments).get("src", at=0)
    picture = _Picture(internal(RESOURCE, name), Arguments((), {}))
    return picture.written(tag, rewriter) if name else None


def included_figure(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% include figure.html path="…" caption="…" %}``, whose title a pointer shows."""
    return _figure(tag, rewriter, "")


def _figure(tag: Tag, rewriter: Rewriter, heading: str) -> str | None:
    given = read_arguments(tag.arguments)
    source = given.get(*_SOURCES, at=0)
    if not source:
        return None
    credit = caption_html(given.get("attr"))
    if credit and given.get("attrlink"):
        credit = f"<a{attributes(href=given.get('attrlink'))}>{credit}</a>"
    # Beside another address, it is where the picture leads.
    link = given.get("link") or (url if (url := given.get("url")) != source else "")
    named = Arguments((), {**given.named, "link": link})
    caption = [
        f"<strong>{escape(title, quote=False)}</strong>" if (title := named.get(heading)) else "",
        caption_html(named.get("caption", "description", "desc")),
        credit,
    ]
    picture = _Picture(source, named, " ".join(part for part in caption if part))
    return picture.written(tag, rewriter)


class _Picture:
    """A picture with what was said of it."""

    def __init__(self, source: str, given: Arguments, caption: str = "") -> None:
        self.source = source
        self.given = given
        #: HTML.
        self.caption = one_line(caption)

    def written(self, tag: Tag, rewriter: Rewriter) -> str | None:
        """The picture in the markup of the body."""
        sized = any(self.given.get(name) for name in ("width", "height", "class", "title"))
        if rewriter.format is BodyFormat.RST:
            return self._rst(tag, rewriter)
        if rewriter.format is BodyFormat.MARKDOWN and not sized and not self.caption:
            return self._markdown(rewriter)
        return html_on(rewriter, tag, self._html())

    def _markdown(self, rewriter: Rewriter) -> str:
        picture = f"![{plain(rewriter, self.given.get('alt'))}]({address(self.source)})"
        target = self.given.get("link")
        return f"[{picture}]({address(target)})" if target else picture

    def _html(self) -> str:
        get = self.given.get
        title = "" if self.caption else get("title")
        said = attributes(
            class_=get("class"), src=self.source, width=get("width"), height=get("height"),
            title=title,
        )  # fmt: skip
        picture = f'<img{said} alt="{escape(one_line(get("alt")))}">'
        if get("link"):
            picture = f"<a{attributes(href=get('link'))}>{picture}</a>"
        if not self.caption:
            return picture
        return f"<figure>{picture}<figcaption>{self.caption}</figcaption></figure>"

    def _rst(self, tag: Tag, rewriter: Rewriter) -> str | None:
        """A directive without options, for which there are no lines; so none may be needed."""
        needed = ("alt", "title", "link")
        if self.caption or any(self.given.get(name) for name in needed):
            return None
        if not rewriter.stands_alone(tag) or not rewriter.blank_below(tag.end):
            return None
        return f".. image:: {address(self.source)}"


def dashed_picture(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% picture preset file.jpg --alt text --img width="9" %}``."""
    before, *options = re.split(r"(?:^|\s)--(?=[a-z])", tag.arguments)
    given = read_arguments(before)
    source = next((word for word in given.words if _PATH.fullmatch(word)), "")
    dashed = dict(option.partition(" ")[::2] for option in options)
    alt = given.get("alt") or dashed.get("alt", "").strip("\"' ")
    named = {"alt": alt, "link": dashed.get("link", "").strip()}
    return _Picture(rooted(source), Arguments((), named)).written(tag, rewriter) if source else None


def colon_figure(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% responsive_image path: a.jpg alt: "Text" %}``."""
    arguments = re.sub(r"(?<![\w/])([a-z]+):\s+", r"\1=", one_line(tag.arguments))
    source = read_arguments(arguments).get(*_SOURCES)
    rooted_path = replace(tag, arguments=f'{arguments} src="{rooted(source)}"')
    return _figure(rooted_path, rewriter, "") if source else None


def captioned_picture(tag: Tag, rewriter: Rewriter) -> str | None:
    """``{% maincolumn 'a.png' 'Caption' %}``, ``{% marginfigure 'id' 'a.png' 'Caption' %}``."""
    words = read_arguments(tag.arguments).words
    at = next((i for i, word in enumerate(words) if _PATH.fullmatch(word)), -1)
    if at < 0:
        return None
    caption = caption_html(" ".join(words[at + 1 :]))
    return _Picture(rooted(words[at]), Arguments((), {}), caption).written(tag, rewriter)


def _placed(tag: Tag, rewriter: Rewriter, url: Callable[[str], str]) -> str | None:
    """A picture whose arguments are told apart by their place and form."""
    given = read_arguments(tag.arguments)
    # Some themes part the arguments by commas.
    words = [word.rstrip(",") for word in given.words] if "=" in tag.arguments else [*given.words]
    at = next((i for i, word in enumerate(words) if _PATH.fullmatch(word)), 0)
    if not words:
        return None
    named = {"class": " ".join(words[:at])}
    rest = words[at + 1 :]
    for name in ("width", "height"):
        if rest and _SIZE.fullmatch(rest[0]):
            named[name] = rest.pop(0)
    named["title"], named["alt"] = _title_and_alt(rest, tag)
    named |= {name: text for name in _SAID if (text := given.named.get(name))}
    return _Picture(url(words[at]), Arguments((), named)).written(tag, rewriter)


def _title_and_alt(rest: list[str], tag: Tag) -> tuple[str, str]:
    """The title and the alternative text: ``"title" "alt"``, perhaps in one more pair of quotes.

    Words without quotes are the title. One text alone is the alternative text, for a title is
    seen by few.
    """
    if len(rest) == 1 and ('"' in rest[0] or "'" in rest[0]):
        rest = list(read_arguments(rest[0]).words)
    quoted = '"' in tag.arguments or "'" in tag.arguments
    if len(rest) == 2 and quoted:
        return rest[0], rest[1]
    return "", " ".join(rest)


HANDLERS: dict[Single, Handler] = {
    Single.ASSET_ADDRESS: asset_path,
    Single.ASSET_LINK: asset_link,
    Single.ASSET_PICTURE: asset_img,
    Single.CAPTIONED_PICTURE: captioned_picture,
    Single.COLON_FIGURE: colon_figure,
    Single.DASHED_PICTURE: dashed_picture,
    Single.COMMA_PICTURE: comma_picture,
    Single.FIGURE: figure,
    Single.INCLUDED_FIGURE: included_figure,
    Single.PICTURE: img,
    Single.RESOURCE_PICTURE: resource_picture,
    Single.THUMBNAIL: lambda tag, rewriter: "" if tag.closes else figure(tag, rewriter),
}
