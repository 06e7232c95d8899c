"""Tags for which the project has templates of its own, or which it drops."""

from __future__ import annotations

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.policy import clean
from sphinx_newsfeed.template_tags.arguments import read_arguments
from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.faults import Faults
from sphinx_newsfeed.template_tags.handlers import Block
from sphinx_newsfeed.template_tags.liquid import Engine, TemplateError, engine_for
from sphinx_newsfeed.template_tags.liquid_names import names_of
from sphinx_newsfeed.template_tags.markup import html_on
from sphinx_newsfeed.template_tags.rewriter import Grown, Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

#: Stands for the content of a tag while its template is run; no body has such a sign.
_CONTENT = "\x04"


class OwnTags:
    """The tags that the project names, in one body."""

    def __init__(self, context: TagContext, faults: Faults) -> None:
        self._faults = faults
        self._templates = context.own_tags
        self._context = context
        self._engine: Engine | None = None
        #: Where blocks stood of whose content nothing is left as it was; none overlaps another.
        self.gone: list[tuple[int, int]] = []

    def __contains__(self, tag: Tag) -> bool:
        return tag.name in self._templates

    def single(self, tag: Tag, rewriter: Rewriter) -> str | None:
        """What comes in the place of a tag without an end; ``None``: its template fails."""
        text = self._run(tag, "", rewriter)
        if text is not None and text.lstrip().startswith("<"):
            text = html_on(rewriter, tag, text) or text
        return None if text is None else Grown(text)

    def block(self, block: Block, rewriter: Rewriter) -> bool:
        """Put what a template makes of a tag around its content, or in its place."""
        opening, closing = block.opening, block.closing
        text = self._run(opening, _CONTENT, rewriter)
        if text is None:
            return False
        if text.count(_CONTENT) == 1:
            before, _, after = text.partition(_CONTENT)
            rewriter.replace(opening.start, opening.end, Grown(before))
            rewriter.replace(closing.start, closing.end, Grown(after))
            return True
        # None of the content is shown, or some of it more than once.
        text = text.replace(_CONTENT, rewriter.text[opening.end : closing.start].strip())
        rewriter.replace(opening.start, closing.end, Grown(text))
        while self.gone and self.gone[-1][0] > opening.start:
            self.gone.pop()
        self.gone.append((opening.start, closing.end))
        return True

    def _run(self, tag: Tag, content: str, rewriter: Rewriter) -> str | None:
        template = self._templates[tag.name]
        if template is None:
            return ""
        given = read_arguments(tag.arguments)
        names: dict[str, object] = {name.replace("-", "_"): v for name, v in given.named.items()}
        names |= {
            "args": list(given.words),
            "content": content,
            "format": _format_of(rewriter),
        }
        self._engine = self._engine or engine_for(names_of(self._context))
        try:
            text = self._engine.run(template, template.count("{"), **names)
        except (TemplateError, NotKnownError) as error:
            self._faults.failing_template(tag, str(error))
            return None
        return _CONTENT.join(map(clean, text.split(_CONTENT)))


def _format_of(rewriter: Rewriter) -> str:
    """The markup of the body, whatever stands around the tag."""
    body_format: BodyFormat = rewriter.context.body_format
    return body_format.value
