"""Docusaurus, the plugin for blogs."""

from __future__ import annotations

import re

from sphinx_newsfeed.generators.flavours import GITHUB, MarkdownSyntax
from sphinx_newsfeed.generators.generator import (
    Generator,
    Markdown,
    NameFiles,
    Post,
    Project,
    in_path,
    in_text,
)
from sphinx_newsfeed.generators.tags import Mark

#: It takes the first date out of the path. Source: its documentation of the plugin.
_DATED = re.compile(r"^(.{0,2000}?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*)$")


def _dated_path(post: Post) -> str:
    """Source: Docusaurus documentation, "Blog": the path of the file with its date as folders.

    A slug that somebody named is all of the address.
    """
    if post.is_named:
        return post.own_name
    path = "/".join((*post.folders, post.stem))
    found = _DATED.match(path)
    if not found:
        return path
    folder, year, month, day, text = found.groups()
    return f"{year}/{month}/{day}/{folder}{text}"


GENERATOR = Generator(
    name="docusaurus",
    title="Docusaurus",
    order=70,
    project=Project(
        tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs")),
        url=("url",),
        base=("baseUrl",),
        static=("static",),
    ),
    signs=(
        in_path(r"/[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[^/]+$", 1),
        in_text(r"^(?:hide_table_of_contents|sidebar_label|author_title|author_url|unlisted):", 4),
        in_text(r"<!--\s*truncate\s*-->|^:::(?:note|tip|info|warning|danger)\b", 3),
    ),
    needs_front_matter=False,
    # Source: Docusaurus documentation, plugin for blogs, front matter ``date``.
    dates_from_files=True,
    title_from_heading=True,
    # Source: Docusaurus documentation, "Blog", "Global authors"; plugin for blogs,
    # ``authorsMapPath`` and ``tags``.
    name_files=NameFiles(
        ("authors.yml", "authors.yaml", "authors.json"),
        ("tags.yml", "tags.yaml"),
        configured=lambda values: values.get("authorsMapPath"),
    ),
    author_key="key",
    # Sources: Docusaurus documentation, "Heading ids", "Admonitions", "MDX and React".
    markdown=Markdown(
        (Mark.HEADING_IDS, Mark.CONTENTS, Mark.COMMENTED_MORE),
        colon_boxes=True,
        jsx=True,
        syntax=GITHUB | {MarkdownSyntax.EMOJI},
    ),
    excerpt_ends=("truncate",),
    content=("blog",),
    # A slug that was named takes the place of date and name; the file's name may say the same.
    permalinks=("/blog/:dated", "/blog/:slug"),
    placeholders={"dated": _dated_path},
    # Source: Docusaurus documentation, "slug": below the path of the blog.
    slugs_below="/blog/",
    file_marks=("@site/",),
    picture_mark="@site/",
)
