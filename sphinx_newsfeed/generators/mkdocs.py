"""Material for MkDocs, its plugin for blogs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from sphinx_newsfeed.generators.address_words import first
from sphinx_newsfeed.generators.flavours import PYTHON_MARKDOWN, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    NameFiles,
    Project,
    Values,
    in_text,
)
from sphinx_newsfeed.generators.tags import Mark


def slug(text: str) -> str:
    """*text* in lower case: signs go, a blank is a hyphen.

    Source: Material for MkDocs documentation, "Built-in blog plugin", ``post_slugify``.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def _authors_file(values: Values) -> object:
    """The file of authors, from the project's folder.

    Source: Material for MkDocs documentation, "Built-in blog plugin", ``authors_file``.
    """
    plugins = values.get("plugins")
    for each in plugins if isinstance(plugins, list) else [plugins]:
        blog = each.get("blog", each.get("material/blog")) if isinstance(each, Mapping) else None
        named = blog.get("authors_file") if isinstance(blog, Mapping) else None
        if isinstance(blog, Mapping) and isinstance(named, str):
            folder = str(blog.get("blog_dir", "blog"))
            return f"{values.get('docs_dir', 'docs')}/{named.replace('{blog}', folder)}"
    return None


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
    # Source: Material for MkDocs documentation, "Built-in blog plugin", ``post_dir``.
    posts_within="posts",
    name_files=NameFiles((".authors.yml",), below="authors", configured=_authors_file),
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
