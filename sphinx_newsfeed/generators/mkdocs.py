"""Material for MkDocs, its plugin for blogs."""

from __future__ import annotations

import re
import unicodedata

from sphinx_newsfeed.generators.address_words import first
from sphinx_newsfeed.generators.flavours import PYTHON_MARKDOWN, MarkdownSyntax
from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, in_text
from sphinx_newsfeed.generators.tags import Mark


def slug(text: str) -> str:
    """*text* in lower case: signs go, a blank is a hyphen.

    Source: Material for MkDocs documentation, "Built-in blog plugin", ``post_slugify``.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


GENERATOR = Generator(
    name="mkdocs",
    title="mkdocs-material",
    order=90,
    guide="mkdocs-material",
    project=Project(
        ("mkdocs.yml", "mkdocs.yaml"),
        ("docs", "posts", "blog"),
        url=("site_url",),
        static=("docs",),
    ),
    signs=(
        in_text(
            r"^date:[^\S\n]*+\n\s++(?:created|updated):|^readtime:|^!!! \w|^links:[^\S\n]*+\n\s++-",
            4,
        ),
    ),
    tag_separator=r"[,，]",
    title_from_heading=True,
    # Source: Python-Markdown, "Attribute Lists".
    markdown=Markdown(
        (Mark.ATTRIBUTE_LISTS, Mark.CONTENTS, Mark.COMMENTED_MORE),
        syntax=PYTHON_MARKDOWN
        | {MarkdownSyntax.PYMDOWN_BLOCKS, MarkdownSyntax.PYMDOWN_SPANS}
        | {MarkdownSyntax.BARE_ADDRESSES, MarkdownSyntax.EMOJI},
    ),
    content=("docs",),
    # Source: Material for MkDocs documentation, "Built-in blog plugin", ``post_url_format``.
    permalinks=("/blog/{date}/{slug}/",),
    placeholders={"categories": lambda post: slug(first(post.article.categories))},
    own_names=lambda article, short, stem: (slug(article.title),),
)
