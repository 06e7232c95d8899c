"""Directives and roles that other generators add to reStructuredText, as what they show."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives.admonitions import BaseAdmonition
from docutils.parsers.rst.directives.images import Figure
from docutils.parsers.rst.directives.misc import Class
from docutils.statemachine import StringList
from sphinx.util.docutils import CustomReSTDispatcher, SphinxDirective

from sphinx_newsfeed.generators import GENERATORS, generator_of
from sphinx_newsfeed.generators.rst_markup import RstDirective, RstRole
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.policy import shown
from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.rst_policy import RST_FOREIGN_DIRECTIVES
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: No two generators mean different things by the name of a directive that Sphinx does not know.
_DIRECTIVES = {name: way for each in GENERATORS for name, way in each.rst_directives.items()}
_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
_PATH = re.compile(r"[\w.-]{1,100}(?:/[\w.-]{1,100})?", re.ASCII)
_WEB = re.compile(r"https?://[^\s<>\"]+")
_VIDEO = re.compile(
    r"https?://(?:www\.|m\.)?(?:(?P<tube>youtube\.com/watch\?v=|youtu\.be/|youtube\.com/embed/)"
    r"|vimeo\.com/)(?P<id>[\w-]+)"
)
_PLAYERS = {
    RstDirective.SOUNDCLOUD: "https://w.soundcloud.com/player/?url="
    "https://api.soundcloud.com/tracks/{}",
    RstDirective.VIMEO: "https://player.vimeo.com/video/{}",
    RstDirective.YOUTUBE: "https://www.youtube.com/embed/{}",
}
#: The folder in which the generator that has listings keeps their files.
_LISTINGS = "listings"
#: A longer file is none that somebody shows, in bytes; and so many pictures are a row.
_LONGEST_LISTING = 200_000
_MOST_SLIDES = 200


class Foreign:
    """The directives and roles of other generators in the body of one article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._generator = generator_of(article.dialect)

    def own_directive(self, name: str) -> type[Directive] | None:
        """What the article's generator means by a name that Sphinx knows, too."""
        is_class = self._generator.rst_directives.get(name.lower()) is RstDirective.CLASS
        return Class if is_class else None

    def own_role(self, name: str) -> Any:
        """The same of a role."""
        is_post = self._generator.rst_roles.get(name.lower()) is RstRole.POST
        return _refer_to_post if is_post else None

    def directive(self, name: str) -> type[Directive] | None:
        """The directive of that name; one of an article that is not trusted reads no file."""
        name = name.lower()
        way = _DIRECTIVES.get(name)
        if way is None or not (self._article.trusted or name in RST_FOREIGN_DIRECTIVES):
            return None
        found = _CLASSES[way]
        return type(found.__name__, (found,), {"article": self._article, "way": way})


class ForeignDispatcher(CustomReSTDispatcher):
    """A look-up of directives and roles that knows those of other generators."""

    def __init__(self, foreign: Foreign) -> None:
        super().__init__()
        self._foreign = foreign


class _AnyOption(dict[str, Any]):
    """Options that say how something looks: all are taken, and none has to be known."""

    def __missing__(self, name: str) -> Any:
        return lambda written: written


class _ForeignDirective(SphinxDirective):
    """What all have in common."""

    article: ClassVar[Article]
    way: ClassVar[RstDirective]
    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True
    has_content: ClassVar[bool] = True
    option_spec: ClassVar[Any] = _AnyOption({"class": directives.class_option})

    @property
    def words(self) -> list[str]:
        """What it is given."""
        return self.arguments[0].split() if self.arguments else []

    def run(self) -> list[nodes.Node]:
        """What it shows; where that cannot be made, its text."""
        made = self.make()
        if made is None:
            self.tell(f"what the directive {shown(self.name)} names cannot be shown; its text is")
            text = self.block_text.strip("\n")
            made = [nodes.literal_block(text, text, language="none")]
        holder = nodes.Element("", *made)
        for node in holder.children:
            if isinstance(node, nodes.Element) and not node.line:
                self.set_source_info(node)
        return [*made, *self.below()]

    def make(self) -> list[nodes.Node] | None:
        """The nodes that it shows; ``None`` where they cannot be made."""
        raise NotImplementedError

    def below(self) -> list[nodes.Node]:
        """The nodes of its content."""
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        return holder.children

    def tell(self, message: str) -> None:
        """Warn at the place of the directive."""
        path, line = self.state_machine.get_source_and_line(self.lineno)
        warn(Problem(ProblemKind.MARKUP, message, path or "", line or self.lineno))

    def player(self, address: str) -> list[nodes.Node]:
        """A frame, as HTML would have it: embedded or linked to, as the project says."""
        # Few bodies have a player, and what converts HTML takes long to import.
        from sphinx_newsfeed.sphinx_ext.articles.html import nodes_of_html

        frame = f'<iframe src="{html.escape(address)}"></iframe>'
        return nodes_of_html(frame, self.article, self.env)


class _Player(_ForeignDirective):
    """A video or a sound, by its id."""

    def make(self) -> list[nodes.Node] | None:
        name = self.words[0] if self.words else ""
        return self.player(_PLAYERS[self.way].format(name)) if _ID.fullmatch(name) else None


class _Media(_ForeignDirective):
    """What an address shows."""

    def make(self) -> list[nodes.Node] | None:
        addresses = [*self.words, *" ".join(self.content).split()]
        shown_nodes: list[nodes.Node] = []
        for address in addresses:
            video = _VIDEO.match(address)
            if video:
                way = RstDirective.YOUTUBE if video["tube"] else RstDirective.VIMEO
                shown_nodes += self.player(_PLAYERS[way].format(video["id"]))
            elif _WEB.fullmatch(address):
                shown_nodes.append(_link(address))
            else:
                return None
        return shown_nodes or None

    def below(self) -> list[nodes.Node]:
        return []


class _Gist(_ForeignDirective):
    """A link to a snippet; the code that may stand below it is shown."""

    def make(self) -> list[nodes.Node] | None:
        name = self.words[0].rstrip("/") if self.words else ""
        name = name.removeprefix("https://gist.github.com/")
        return [_link(f"https://gist.github.com/{name}")] if _PATH.fullmatch(name) else None

    def below(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text)] if text.strip() else []


class _Slides(_ForeignDirective):
    """Pictures, one below the other."""

    def make(self) -> list[nodes.Node] | None:
        paths = [line.strip() for line in self.content if line.strip()][:_MOST_SLIDES]
        lines = [line for path in paths for line in (f".. image:: {path}", "")]
        source, line = self.state_machine.get_source_and_line(self.lineno)
        places = [(source or "", (line or 1) - 1)] * len(lines)
        holder = nodes.Element()
        self.state.nested_parse(StringList(lines, items=places), self.content_offset, holder)
        return holder.children or None

    def below(self) -> list[nodes.Node]:
        return []


class _Posts(_ForeignDirective):
    """A list of posts, which is another program's."""

    def make(self) -> list[nodes.Node] | None:
        self.tell(
            f"the directive {shown(self.name)} lists posts of its generator and is passed over; "
            "the directive 'newsfeed' lists articles"
        )
        return []


class _Listing(_ForeignDirective):
    """The text of a file."""

    def make(self) -> list[nodes.Node] | None:
        name = self.words[0] if self.words else ""
        file = next(filter(None, (_file_in(root, name) for root in self._roots())), None)
        if file is None:
            return None
        self.env.note_dependency(str(file))
        lines = file.read_text("utf-8", "replace").splitlines()
        text = "\n".join(lines[self._number("start-line") : self._number("end-line")])
        language = self.words[1] if len(self.words) > 1 else file.suffix.lstrip(".")
        block = nodes.literal_block(text, text, language=language or "none")
        block["linenos"] = bool({"number-lines", "linenos"} & self.options.keys())
        return [block]

    def _roots(self) -> Iterator[Path]:
        site = domain_of(self.env).build.links.site_of(self.article)
        if site.root:
            yield Path(site.root, _LISTINGS)
        yield Path(self.article.path).parent

    def _number(self, option: str) -> int | None:
        written = str(self.options.get(option, ""))
        return int(written) if re.fullmatch(r"-?[0-9]{1,6}", written) else None


class _Thumbnail(Figure):
    """A picture, with its text below."""

    article: ClassVar[Article]
    way: ClassVar[RstDirective]
    option_spec: ClassVar[Any] = {**(Figure.option_spec or {}), "title": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """A figure; its title is for those who see no picture."""
        title = self.options.pop("title", "")
        self.options.setdefault("alt", title or Path(self.arguments[0]).stem)
        return [*super().run()]


class UpdateDirective(BaseAdmonition):
    """What was added later: a box with the day as its title."""

    node_class = nodes.admonition
    optional_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True

    @property
    def zone(self) -> tzinfo | None:
        """The zone of its date."""
        return None

    def run(self) -> list[nodes.Node]:
        """The box, also where there is no more than a date."""
        # What reads dates takes long to import, and few articles hold an update.
        from sphinx_newsfeed.loading.fields.dates import parse_date

        env = self.state.document.settings.env
        build = domain_of(env).build
        written = self.arguments[0] if self.arguments else ""
        found = parse_date(written, self.zone or UTC)
        day = build.localization.day(found) if found else written
        title = build.localization.translate("updated {date}").format(date=day).strip()
        title = title[:1].upper() + title[1:]
        box = nodes.admonition("", nodes.title(title, title), classes=["admonition", "note"])
        box.source, box.line = self.state_machine.get_source_and_line(self.lineno)
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class _Update(UpdateDirective):
    """One in the body of an article."""

    article: ClassVar[Article]
    way: ClassVar[RstDirective]

    @property
    def zone(self) -> tzinfo | None:
        """That of the article."""
        return self.article.date.tzinfo


_CLASSES: dict[RstDirective, type[Directive]] = {
    RstDirective.CLASS: Class,
    RstDirective.GIST: _Gist,
    RstDirective.LISTING: _Listing,
    RstDirective.MEDIA: _Media,
    RstDirective.POSTS: _Posts,
    RstDirective.SLIDES: _Slides,
    RstDirective.SOUNDCLOUD: _Player,
    RstDirective.THUMBNAIL: _Thumbnail,
    RstDirective.UPDATE: _Update,
    RstDirective.VIMEO: _Player,
    RstDirective.YOUTUBE: _Player,
}


def _link(address: str) -> nodes.paragraph:
    """A paragraph that is a link."""
    return nodes.paragraph("", "", nodes.reference(address, address, refuri=address))


def _file_in(root: Path, name: str) -> Path | None:
    """The file *name* below *root*, out of which it may not lead; hidden ones are none."""
    try:
        real, home = Path(os.path.realpath(root / name)), Path(os.path.realpath(root))
        inside = real.is_relative_to(home) and real != home
        is_hidden = inside and any(p.startswith((".", "_")) for p in real.relative_to(home).parts)
        is_shown = inside and not is_hidden and real.is_file()
        return real if is_shown and real.stat().st_size <= _LONGEST_LISTING else None
    except (OSError, ValueError):
        return None


def _refer_to_post(  # noqa: PLR0913, PLR0917 - what docutils calls a role with
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A link to a post by its slug, as the scheme of its generator writes it."""
    titled = re.fullmatch(r"(.+?)\s*<([^<>]+)>", text, re.DOTALL)
    address = f"link://slug/{nodes.unescape(titled[2] if titled else text).strip()}"
    # A link that shows its address gets the title of what it leads to.
    words = nodes.unescape(titled[1]) if titled else address
    link = nodes.reference(rawtext, words, refuri=address)
    link.source, link.line = inliner.reporter.get_source_and_line(lineno)
    return [link], []
