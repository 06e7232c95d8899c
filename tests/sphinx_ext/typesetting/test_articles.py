"""The commands around articles, pictures and lines in LaTeX."""

from __future__ import annotations

import re

from conftest import PNG, NewsProject

_COMMAND = re.compile(
    r"\\newsfeed\w+|\\(?:begin|end)\{newsfeed(?:articles|text|language)\}(?:\{\w+\})?"
    r"|\\(?:chapter|section|subsection)\{\w+\}|\\sphinxincludegraphics|\\begin\{figure\}"
)


def _commands(project: NewsProject, **options: object) -> list[str]:
    build = project.build("latex", project="Site", **options)
    assert build.warnings == []
    text = build.text("site.tex")
    return _COMMAND.findall(text[text.index(r"\begin{document}") :])


def test_an_article_under_its_year(project: NewsProject) -> None:
    project.article("a.md", "Text.\n\n## Part\n", title="One", extra="language: de")
    assert _commands(project) == [
        r"\begin{newsfeedarticles}",
        r"\newsfeedgroup",
        r"\chapter{2022}",
        r"\newsfeedarticle",
        r"\begin{newsfeedtext}",
        r"\begin{newsfeedlanguage}{de}",
        r"\section{One}",
        r"\newsfeedkeep",
        r"\subsection{Part}",
        r"\end{newsfeedlanguage}",
        r"\end{newsfeedtext}",
        r"\end{newsfeedarticles}",
    ]


def test_pictures_stay_with_their_text(project: NewsProject) -> None:
    project.write("news/a.png", PNG)
    pictures = "![a](a.png)\n\n![a](a.png)\n"
    project.article("a.md", f"{pictures}\nText.\n\n{pictures}", extra="cover: a.png")
    found = _commands(project)
    keep, picture = r"\newsfeedkeep", r"\sphinxincludegraphics"
    assert found[6 : found.index(r"\end{newsfeedtext}")] == [
        # The byline with the first, and that with what follows; one of two that follow a text.
        *(keep, picture, keep, picture, keep, picture, picture),
    ]


def test_a_line_of_a_listing_has_its_page(project: NewsProject) -> None:
    project.article("a.md")
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n\n.. newsfeed::\n")
    assert _commands(project).count(r"\newsfeedpaged") == 1
    # Sphinx says the page then.
    assert r"\newsfeedpaged" not in _commands(project, latex_show_pagerefs=True)


def test_a_line_that_ends_is_not_the_end_of_its_paragraph(project: NewsProject) -> None:
    project.article("a.md", "One line\\\nand another.")
    text = project.build("latex", project="Site").text("site.tex")
    assert "One line\\\\\nand another." in text


def test_the_package_lies_beside_the_book(project: NewsProject) -> None:
    project.article("a.md")
    build = project.build("latex", project="Site", latex_additional_files=["index.rst"])
    assert r"\usepackage{sphinxnewsfeed}" in build.text("site.tex")
    assert r"\ProvidesPackage{sphinxnewsfeed}" in build.text("sphinxnewsfeed.sty")
    assert (build.outdir / "index.rst").is_file()
