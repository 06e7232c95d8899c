"""ABlog, which makes a blog of a Sphinx project."""

from __future__ import annotations

from sphinx_newsfeed.generators.generator import Generator, Project, in_text

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
    unlisting_keys=("exclude",),
    # The path below the project is the address, in either form, as the builder has it.
    content=("",),
    permalinks=("/:folders/:name.html", "/:folders/:name/"),
)
