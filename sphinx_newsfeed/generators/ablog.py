"""ABlog, which makes a blog of a Sphinx project."""

from __future__ import annotations

from sphinx_newsfeed.generators.generator import Generator, Markdown, Project, in_text
from sphinx_newsfeed.generators.rst_markup import RstDirective

GENERATOR = Generator(
    name="ablog",
    title="ABlog",
    order=80,
    project=Project(("conf.py",), mark="ablog", telling=3, url=("blog_baseurl",)),
    signs=(in_text(r"^\.\. post::|^:blogpost:|^[`:]{3,}\{post\}", 6),),
    # Source: ABlog documentation, "Post directive".
    tag_separator=r"[,，]",
    category_separator=r"[,，]",
    author_separator=r"[,，]",
    title_from_heading=True,
    undated_is_draft=True,
    markdown=Markdown(is_myst=True),
    # Source: ABlog documentation, "Posting and Listing", ``update`` and ``postlist``.
    rst_directives={"postlist": RstDirective.POSTS, "update": RstDirective.UPDATE},
    unlisting_keys=("exclude",),
    # The path below the project is the address, in either form, as the builder has it.
    content=("",),
    permalinks=("/:folders/:name.html", "/:folders/:name/"),
)
