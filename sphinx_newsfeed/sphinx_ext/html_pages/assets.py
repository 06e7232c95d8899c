"""The stylesheet of HTML pages, and its like for LaTeX."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.languages import has_other_han
from sphinx_newsfeed.localization import runs_to_the_left
from sphinx_newsfeed.sphinx_ext.articles.languages import DIRECTIONS
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

#: Name of the stylesheet below the static folder.
STYLESHEET = "newsfeed.css"
#: Lets readers sort tables; pages without one do not load it.
SCRIPT = "newsfeed.js"
#: Keeps results of a search from being typeset, and lets them show dates and texts of articles.
SEARCH_SCRIPT = "newsfeed-search.js"
#: For texts that run to the left; pages without one do not load it. It stands apart, since the
#: property "direction" may not stand in a book's stylesheet (EPUB 3.3, section 6.3.1).
DIRECTIONS_STYLESHEET = "newsfeed-directions.css"
#: For texts with Han signs in a project of another language; other sites do not load it. Checkers
#: of books do not know its selectors.
LANGUAGES_STYLESHEET = "newsfeed-languages.css"
#: For overviews and calendars; pages of a site without one do not load it.
OVERVIEWS_STYLESHEET = "newsfeed-overviews.css"
#: The class of a table that readers can sort.
_TABLE = "newsfeed-table"
#: What the one for overviews is for.
_OVERVIEWS = frozenset(
    ("newsfeed-cloud", "newsfeed-tree", "newsfeed-profiles", "newsfeed-calendar", "newsfeed-feeds")
)
#: One of these is somewhere in the HTML of a page that has a sortable table, an overview or both
#: directions.
_SIGNS = (_TABLE, *sorted(_OVERVIEWS), *sorted(DIRECTIONS))
#: What writers make of the class for a language.
_LANGUAGE = re.compile(r'\slang="([^"]+)"')
#: Before the project's own scripts, and those of Sphinx.
_FIRST = 100
#: The folder with all these.
STATIC = Path(__file__).parents[2] / "static"


def add_static_folder(app: Sphinx) -> None:
    """Let HTML builders copy the stylesheet; the user's own files of the same name win.

    This is done when the builder has noted the options of which a change writes all pages again:
    the folder of an installation is none of these.
    """
    app.config.html_static_path = [str(STATIC), *app.config.html_static_path]


def leave_out_of_books(app: Sphinx, config: Config) -> None:
    """Keep from EPUBs the stylesheets whose properties may not stand there."""
    for_sites = (f"_static/{name}" for name in (DIRECTIONS_STYLESHEET, LANGUAGES_STYLESHEET))
    config.epub_exclude_files = [*config.epub_exclude_files, *for_sites]


#: What Sphinx' option ``epub_tocscope`` is without a word of the user's, and what it is for us.
_SCOPE, _WITH_HIDDEN = "default", "includehidden"


def list_in_books(app: Sphinx, config: Config) -> None:
    """Let an EPUB's table of contents have the articles, whose trees are hidden on pages."""
    if config.epub_tocscope == _SCOPE:
        config.epub_tocscope = _WITH_HIDDEN


def add_stylesheets(app: Sphinx) -> None:
    """Load what all pages need; in a book, where pages are not told apart, all that it may hold."""
    app.add_css_file(STYLESHEET)
    if not makes_site(app.builder):
        app.add_css_file(OVERVIEWS_STYLESHEET)


def add_to_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load what only some pages need: with results, a table, an overview, or both directions."""
    if not makes_site(app.builder):
        return
    shows_han = domain_of(app.env).build.shows_han
    if shows_han:
        app.add_css_file(LANGUAGES_STYLESHEET)
    if pagename == "search":
        app.add_js_file(SEARCH_SCRIPT, priority=_FIRST)
    if doctree is None:
        return
    body, project = str(context.get("body")), app.config.language
    shown = () if shows_han else {*_LANGUAGE.findall(body)}
    has_han = any(has_other_han(each, project) for each in shown)
    # Most pages have nothing of what follows, and their HTML tells that at once.
    if not (has_han or any(sign in body for sign in _SIGNS)):
        return
    classes = {name for node in doctree.findall(nodes.Element) for name in node["classes"]}
    if _TABLE in classes:
        app.add_js_file(SCRIPT, loading_method="defer")
    if classes & _OVERVIEWS:
        app.add_css_file(OVERVIEWS_STYLESHEET)
    languages = (
        name.removeprefix(LANGUAGE_CLASS) for name in classes if name.startswith(LANGUAGE_CLASS)
    )
    if not shows_han and any(has_other_han(each, project) for each in languages):
        app.add_css_file(LANGUAGES_STYLESHEET)
    if classes & DIRECTIONS:
        app.add_css_file(DIRECTIONS_STYLESHEET)


#: What LaTeX makes of inline classes: Sphinx calls ``DUrole<class>`` where it is defined. The
#: package is not in every installation, and no document is to fail for want of a line.
_LATEX_ROLES = r"""
\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{}
\ifdefined\sout
  \providecommand*{\DUroledel}[1]{\sout{#1}}
  \providecommand*{\DUroleins}[1]{\uline{#1}}
  \providecommand*{\DUroleu}[1]{\uline{#1}}
\fi
\providecommand*{\DUrolesmall}[1]{{\small #1}}
"""

#: Pieces that run to the right in a text that runs to the left: in a language that does so, which
#: polyglossia has besides the project's, else by a primitive of LuaTeX or a command of bidi.
_LATEX_DIRECTIONS = r"""
\DeclareRobustCommand*{\DUroleltr}[1]{%
  \leavevmode\ifdefined\textenglish\textenglish{#1}\else
  \ifdefined\textdir{\textdir TLT#1}\else
  \ifdefined\LRE\LRE{#1}\else#1\fi\fi\fi}
"""
#: The same for code, in a project whose texts run to the left. Source: Sphinx documentation,
#: "LaTeX customization", "Macros", which lists these as open to change; LaTeX' own hooks are around
#: the environment.
_LATEX_CODE_TO_THE_RIGHT = r"""
\ifdefined\setotherlanguage\setotherlanguage{english}\fi
\let\newsfeedcode\sphinxcode
\renewcommand*{\sphinxcode}[1]{\DUroleltr{\newsfeedcode{#1}}}
\let\newsfeedcodeintitle\sphinxstyleliteralintitle
\DeclareRobustCommand*{\sphinxstyleliteralintitle}[1]{\DUroleltr{\newsfeedcodeintitle{#1}}}
\newenvironment{newsfeedltr}%
  {\ifdefined\english\english\fi
   \ifdefined\pardir\bodydir TLT\pardir TLT\textdir TLT\fi}%
  {\ifdefined\english\endenglish\fi}
\AddToHook{env/sphinxVerbatim/before}{\begin{newsfeedltr}}
\AddToHook{env/sphinxVerbatim/after}{\end{newsfeedltr}}
"""


def add_latex_roles(app: Sphinx, config: Config) -> None:
    """Let LaTeX strike out and underline what is deleted and inserted, and isolate what runs to
    the right.
    """
    preamble = config.latex_elements.get("preamble", "") + _LATEX_ROLES + _LATEX_DIRECTIONS
    if runs_to_the_left(config.language or ""):
        preamble += _LATEX_CODE_TO_THE_RIGHT
    config.latex_elements = {**config.latex_elements, "preamble": preamble}
