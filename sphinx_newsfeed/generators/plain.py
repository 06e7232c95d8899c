"""No generator that is known: what a script wrote, or somebody by hand.

A pattern of addresses may be in the notation of any generator all the same. So what this record
says of placeholders counts wherever a generator gives them no meaning of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from sphinx_newsfeed.generators import docusaurus, hexo, hugo, jekyll, pelican
from sphinx_newsfeed.generators.address_words import first
from sphinx_newsfeed.generators.flavours import WIDEST
from sphinx_newsfeed.generators.generator import Generator, Markdown, Post
from sphinx_newsfeed.generators.tags import Mark
from sphinx_newsfeed.model.article import PLAIN


def _categories(post: Post) -> str:
    return "/".join(dict.fromkeys(name.lower() for name in post.article.categories))


def _slugs_of(names: tuple[str, ...], slug: Callable[[str], str]) -> str:
    return "/".join(dict.fromkeys(slug(name) for name in names))


GENERATOR = Generator(
    name=PLAIN,
    title="plain",
    order=1000,
    guide="",
    tag_separator=r"[,，]",
    title_from_heading=True,
    # What other programs call it.
    hiding_words=frozenset({"pending", "trash", "future", "disabled"}),
    unlisting_words=frozenset({"unlisted"}),
    markdown=Markdown(
        (Mark.ATTRIBUTE_LISTS, Mark.GO_CALLS), colon_boxes=True, is_myst=True, syntax=WIDEST
    ),
    placeholders={
        "title": lambda post: jekyll.title(post.own_name),
        "post_title": lambda post: hexo.slug(post.article.title).lower(),
        "slug": lambda post: post.own_name,
        "name": lambda post: post.stem,
        "file": lambda post: post.stem,
        "filename": lambda post: post.stem,
        "contentbasename": lambda post: post.stem,
        "slugorfilename": lambda post: post.own_name,
        "slugorcontentbasename": lambda post: post.own_name,
        "path": lambda post: "/".join((*post.folders, post.stem)),
        "folders": lambda post: "/".join(post.folders),
        "section": lambda post: hugo.path(first(post.folders)),
        "sections": lambda post: "/".join(map(hugo.path, post.folders)),
        "category": lambda post: first(post.article.categories),
        "categories": _categories,
        "slugified_categories": lambda post: _slugs_of(post.article.categories, jekyll.slug),
        "author": lambda post: pelican.slug(first(post.article.authors)),
        "lang": lambda post: post.article.language,
        "output_ext": lambda post: ".html",
        "dated": docusaurus.GENERATOR.placeholders["dated"],
    },
)
