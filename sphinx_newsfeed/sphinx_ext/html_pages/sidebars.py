"""Pieces for ``html_sidebars``: recent news, archives, names of taxonomies, feeds.

Each is rendered once for a build, with a mark where the way to the root of the site goes, which
differs between pages.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.matching import patmatch

from sphinx_newsfeed.listing.feed_links import ICON_CLASS
from sphinx_newsfeed.listing.tex_text import shielded_html
from sphinx_newsfeed.localization import message
from sphinx_newsfeed.model.taxonomy import AUTHOR, CATEGORY, TAG, Taxonomy, named, own_of
from sphinx_newsfeed.pages.archives import taxonomy_title
from sphinx_newsfeed.sphinx_ext.articles.isolation import pieces
from sphinx_newsfeed.sphinx_ext.articles.languages import language_attributes
from sphinx_newsfeed.sphinx_ext.build_info.bounds import LEFT_OUT
from sphinx_newsfeed.sphinx_ext.build_info.builders import makes_site
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of, needed_file
from sphinx_newsfeed.sphinx_ext.build_info.options import taxonomies_in
from sphinx_newsfeed.sphinx_ext.domain.domain import NewsDomain, domain_of
from sphinx_newsfeed.sphinx_ext.html_pages.default_sidebars import default_pieces, has_tree

#: The folder of the templates ``newsfeed/recent.html`` and its like.
_TEMPLATES = Path(__file__).parents[2] / "templates"
#: Stands for the way to the root; no text of an article can hold it.
_ROOT = "\0root\0"
#: How many recent articles, and how many tags, are shown.
_RECENT, _TAGS = 5, 20
#: How many years and categories are shown beside a page of news by default.
_YEARS, _TOPICS = 10, 12


def add_template_folder(app: Sphinx, config: Config) -> None:
    """Let ``html_sidebars`` name the templates; the user's own of the same name win."""
    folders = [_TEMPLATES, _own_templates(app, taxonomies_in(config))]
    config.templates_path = [*config.templates_path, *(str(each) for each in folders if each)]


def _own_templates(app: Sphinx, taxonomies: Iterable[Taxonomy]) -> Path | None:
    """The folder of templates of taxonomies of the project's own; ``None`` without any."""
    folder = None
    for each in own_of(taxonomies):
        text = f'{{{{ newsfeed_sidebar("{each.name}") }}}}\n'
        file, _ = needed_file(app, f"templates/newsfeed/{each.name}.html", text.encode())
        folder = file.parents[1]
    return folder


def forget_template_folder(app: Sphinx) -> None:
    """Take the folder out of the options again, where the builder knows its templates.

    A change of these options writes all pages again, and the folder is that of an installation. So
    the builder notes them once more, without it.
    """
    builder: Any = app.builder
    ours = {str(_TEMPLATES), str(_own_templates(app, taxonomies_in(app.config)))}
    templates = [each for each in app.config.templates_path if each not in ours]
    app.config.templates_path = templates
    if hasattr(builder, "build_info") and hasattr(builder, "create_build_info"):
        builder.build_info = builder.create_build_info()


class Sidebars:
    """The sidebars of one build."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def begin(self, app: Sphinx, *args: object) -> None:
        """Forget what an earlier build of the same process rendered."""
        self._texts = {}

    def complete(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give templates the function ``newsfeed_sidebar``, which takes the name of a piece."""
        root = context.get("content_root") or "./"

        def newsfeed_sidebar(name: str) -> str:
            if name not in self._texts:
                self._texts[name] = render_sidebar(app, name)
            return self._texts[name].replace(_ROOT, html.escape(root))

        context["newsfeed_sidebar"] = newsfeed_sidebar


def render_sidebar(app: Sphinx, name: str) -> str:
    """The HTML of a piece; empty where there is nothing to show."""
    domain = domain_of(app.env)
    of = named(own_of(domain.build.settings.taxonomies), name)
    title, lines = _names(of, app, domain) if of else PIECES[name](app, domain)
    if not lines:
        return ""
    items = "".join(f"<li>{line}</li>" for line in lines)
    title = html.escape(title if of else domain.build.localization.translate(title))
    classes = f"newsfeed-sidebar newsfeed-sidebar-{name}"
    # A heading of its own would stand before that of the page.
    return (
        f'<nav class="{classes}" aria-label="{title}">'
        f'<p class="newsfeed-sidebar-title">{title}</p><ul>{items}</ul></nav>'
    )


class SidebarDigests:
    """Which pages show which pieces, and what is in these: when it changes, so do the pages."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._sidebars: dict[str, Sequence[str]] = {}
        own = own_of(domain_of(app.env).build.settings.taxonomies)
        known = [*PIECES, *(each.name for each in own)]
        if makes_site(app.builder):
            self._sidebars = {
                pattern: [name for name in known if f"newsfeed/{name}.html" in templates]
                for pattern, templates in app.config.html_sidebars.items()
            }
        self._texts: dict[str, str] = {}
        self._has_tree = has_tree(app)
        shown = any(self._sidebars.values())
        #: The pages that may show any.
        self.pages: set[str] = set(app.env.found_docs) if shown else set()

    def of(self, docname: str) -> str:
        """A digest of what the sidebars of a page show."""
        names = [
            name
            for pattern, names in self._sidebars.items()
            if names and patmatch(docname, pattern)
            for name in names
        ]
        if by_default := default_pieces(self._app, docname):
            return digest_of("".join([str(self._has_tree), *map(self._text, by_default)]))
        return digest_of("".join(map(self._text, names))) if names else ""

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = render_sidebar(self._app, name)
        return self._texts[name]


def _recent(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    lines = []
    for article in domain.build.catalogue.articles[:_RECENT]:
        with domain.build.bounds.boundary.around(
            article.path, "making the link of a sidebar", LEFT_OUT
        ):
            title = domain.title_of(article.docname)
            lines.append(_link(app, article.docname, "", title, article.shown_language))
    return message("Recent news"), lines


def _archives(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    counts: dict[str, int] = {}
    titles: dict[str, str] = {}
    for article in domain.build.catalogue.articles:
        year = f"{article.date.year:04}"
        counts[year] = counts.get(year, 0) + 1
        titles.setdefault(year, domain.build.localization.year(article.date))
    return message("Archive"), _named(app, domain, "date", counts, titles)


def _years(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    """The newest years, without numbers, which often change."""
    years = dict.fromkeys(f"{each.date.year:04}" for each in domain.build.catalogue.articles)
    newest = sorted(years, reverse=True)
    return message("Archive"), _pages_of(app, domain, "date", newest[:_YEARS], len(newest))


def _topics(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    """The categories that most articles have, without numbers."""
    counts = _first_categories(domain)
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_TOPICS]
    ordered = sorted(most, key=domain.build.localization.name)
    return CATEGORY.title, _pages_of(app, domain, CATEGORY.name, ordered, len(counts))


def _pages_of(
    app: Sphinx, domain: NewsDomain, objtype: str, names: Sequence[str], count: int
) -> list[str]:
    """Links to the archive pages of *names*, and to that of all where there are more."""
    lines, archives = [], domain.build.archives
    above = ""
    for name in names:
        found = domain.find_target(objtype, name)
        if found and found[0] in archives:
            title, above = found[1].title, archives[found[0]].above
            lines.append(_link(app, found[0], "", title, domain.build.language_of_name(title)))
    if above and len(names) < count:
        lines.append(_link(app, above, "", f"{domain.title_of(above)} …"))
    return lines


def _first_categories(domain: NewsDomain) -> dict[str, int]:
    """The categories that stand in no other, with the number of their articles."""
    paths = domain.build.catalogue.tree(CATEGORY).paths
    return {path[0]: len(found) for path, found in paths.items() if not path[1:]}


def _categories(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    shown = domain.build.localization.name
    counts = dict(sorted(_first_categories(domain).items(), key=lambda item: shown(item[0])))
    return CATEGORY.title, _named(app, domain, CATEGORY.name, counts, {})


def _tags(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    counts = domain.build.catalogue.names(TAG)
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_TAGS]
    shown = {name: counts[name] for name in most}
    return TAG.title, _named(app, domain, TAG.name, shown, {})


def _names(of: Taxonomy, app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    """The names of a taxonomy of the project's own that most articles have, in their order."""
    build = domain.build
    counts = build.catalogue.names(of)
    if of.is_tree:
        paths = build.catalogue.tree(of).paths.items()
        counts = {path[0]: len(found) for path, found in paths if not path[1:]}
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_TAGS]
    ordered = sorted(most, key=lambda name: of.order(build.localization.name(name)))
    shown = {name: counts[name] for name in ordered}
    return taxonomy_title(of, build.localization), _named(app, domain, of.name, shown, {})


def _authors(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    """All authors, by what readers call them."""
    counts, profiles = domain.build.catalogue.names(AUTHOR), domain.build.settings.authors
    titles = {name: profiles[name].name if name in profiles else name for name in counts}
    ordered = sorted(counts, key=lambda name: titles[name].casefold())
    counts = {name: counts[name] for name in ordered}
    return message("Authors"), _named(app, domain, "author", counts, titles)


def _feeds(app: Sphinx, domain: NewsDomain) -> tuple[str, list[str]]:
    """Those that all pages lead to, and the page that lists all."""
    build, icon = domain.build, f'<span class="{ICON_CLASS}" aria-hidden="true"></span>'
    if not build.feeds_page:
        return message("Feeds"), []
    shown = [feed for feed in build.feeds if not feed.is_of_name]
    lines = []
    for feed in shown:
        address = html.escape(quote(feed.file, errors="replace"))
        text = shielded_html(f"{feed.label} ({feed.format.label})")
        lines.append(f'<a class="newsfeed-feed" href="{_ROOT}{address}">{icon}{text}</a>')
    about = build.localization.translate("About feeds")
    return message("Feeds"), [*lines, _link(app, build.feeds_page, "", about)]


#: Name of the template → its heading and its lines.
PIECES: dict[str, Callable[[Sphinx, NewsDomain], tuple[str, list[str]]]] = {
    "recent": _recent,
    "archives": _archives,
    "categories": _categories,
    "tags": _tags,
    "authors": _authors,
    "feeds": _feeds,
    "years": _years,
    "topics": _topics,
}


def _named(
    app: Sphinx, domain: NewsDomain, objtype: str, counts: dict[str, int], titles: dict[str, str]
) -> list[str]:
    lines, project = [], app.config.language
    for name, count in counts.items():
        found = domain.find_target(objtype, name)
        text = titles.get(name) or domain.build.localization.name(name)
        language = domain.build.language_of_name(text)
        if found:
            shown = _link(app, found[0], found[1].anchor, text, language)
        else:
            shown = _in_language(shielded_html(text), language_attributes(language, project))
        number = domain.build.localization.number(count)
        lines.append(f'{shown} <span class="newsfeed-count">({number})</span>')
    return lines


def _in_language(text: str, attributes: str) -> str:
    return f"<span{attributes}>{text}</span>" if attributes else text


def _link(app: Sphinx, docname: str, anchor: str, text: str, language: str = "") -> str:
    target = app.builder.get_target_uri(docname)
    address = f"{target}#{anchor}" if anchor else target
    attributes = language_attributes(language, app.config.language)
    shown = _isolated(text) if 'dir="rtl"' in attributes else shielded_html(text)
    return f'<a href="{_ROOT}{html.escape(address)}"{attributes}>{shown}</a>'


def _isolated(text: str) -> str:
    """A text that runs to the left, with the pieces in it that do not."""
    return "".join(
        f'<bdi dir="ltr">{shielded_html(part)}</bdi>' if is_piece else shielded_html(part)
        for part, is_piece in pieces(text)
    )
