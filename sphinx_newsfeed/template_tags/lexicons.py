"""Which tags each dialect knows."""

from __future__ import annotations

from sphinx_newsfeed.model.article import Dialect
from sphinx_newsfeed.template_tags import (
    boxes,
    code,
    links,
    media,
    outputs,
    pictures,
    quotations,
    wrappers,
)
from sphinx_newsfeed.template_tags.handlers import Lexicon

#: What a dialect that is not named here has for tags is text.
LEXICONS: dict[Dialect, Lexicon] = {
    # Octopress is Jekyll with tags that Hexo took over from it.
    Dialect.JEKYLL: Lexicon(
        single={**media.LIQUID, **pictures.OCTOPRESS, **links.JEKYLL, **wrappers.CONTENTS},
        blocks={**quotations.OCTOPRESS, **boxes.JEKYLL},
        code=code.LIQUID,
        output=outputs.output,
    ),
    Dialect.HEXO: Lexicon(
        single={**media.LIQUID, **pictures.HEXO, **links.HEXO, **wrappers.CONTENTS},
        blocks={**quotations.HEXO, **boxes.HEXO},
        code={**code.LIQUID, **code.HEXO},
        wrappers=wrappers.HEXO,
        output=outputs.output,
    ),
    Dialect.HUGO: Lexicon(
        single={**media.SHORTCODES, **pictures.HUGO, **links.HUGO, **wrappers.CONTENTS},
        blocks={**boxes.HUGO, **quotations.THEMES},
        code=code.HUGO,
        wrappers=wrappers.HUGO,
    ),
    Dialect.ZOLA: Lexicon(
        single={**media.SHORTCODES, **pictures.ZOLA, **wrappers.CONTENTS},
        blocks={**boxes.ZOLA, **quotations.THEMES, **wrappers.ZOLA},
    ),
    Dialect.NIKOLA: Lexicon(single=media.SHORTCODES, wrappers=pictures.NIKOLA),
    # Its tags are a plugin's, so what is unknown is likely to be text.
    Dialect.PELICAN: Lexicon(single={**media.PELICAN, **pictures.OCTOPRESS}, warns=False),
}
