"""Overviews of what there is: tags by their weight, categories as a tree, authors, dates.

Each look of a taxonomy is one function, and each other overview one and a row of :data:`OVERVIEWS`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from docutils import nodes

from sphinx_newsfeed.listing.byline import AVATAR_CLASS, untranslated
from sphinx_newsfeed.listing.presentation import Presentation, text_node
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.model.names import (
    PATH_SIGN,
    Path,
    fold_name,
    name_keys,
    path_key,
    path_text,
)
from sphinx_newsfeed.model.taxonomy import Taxonomy, named
from sphinx_newsfeed.policy import is_web_address

#: The class of what an author says, which may be in any language.
DESCRIPTION_CLASS = "newsfeed-author-description"
#: How many sizes tags have.
_SIZES = 5
#: Makes the nodes of an overview; the names are those that its directive asks for, none for all.
Build = Callable[[Catalogue, Sequence[str], Presentation], list[nodes.Element]]


@dataclass(frozen=True, slots=True)
class Overview:
    """One kind of overview."""

    build: Build = lambda catalogue, names, presentation: []
    #: What the names are that it may be limited to; ``None`` for years.
    taxonomy: Taxonomy | None = None
    #: What it is made of while pages are written: when this changes, so does the overview.
    made_of: Callable[[Catalogue, Sequence[str]], object] = lambda catalogue, names: None


def _cloud(
    taxonomy: Taxonomy, catalogue: Catalogue, names: Sequence[str], presentation: Presentation
) -> list[nodes.Element]:
    """The names, those of more articles larger."""
    counts = _chosen(catalogue.names(taxonomy), names)
    sizes, shown = _sizes(counts), presentation.localization.name
    items = [
        _item(
            presentation.refer_to_name(taxonomy, name, shown(name)),
            count,
            presentation,
            sizes[name],
        )
        for name, count in counts.items()
    ]
    return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-cloud"])] if items else []


def _sizes(counts: Mapping[str, int]) -> dict[str, int]:
    """A size from 1 to 5 for each name, by the logarithm of its count."""
    most = math.log(max(counts.values(), default=1))
    return {
        name: 1 + round((_SIZES - 1) * math.log(count) / most) if most else 1
        for name, count in counts.items()
    }


def _profiles(
    taxonomy: Taxonomy, catalogue: Catalogue, names: Sequence[str], presentation: Presentation
) -> list[nodes.Element]:
    counts = _chosen(catalogue.names(taxonomy), names)
    profiles = [_profile(taxonomy, name, counts[name], presentation) for name in counts]
    return [nodes.container("", *profiles, classes=["newsfeed-profiles"])] if profiles else []


def _profile(
    taxonomy: Taxonomy, key: str, count: int, presentation: Presentation
) -> nodes.container:
    """What is known of an author: picture, name, number of articles, address, description."""
    known = presentation.authors.get(key)
    name = known.name if known else presentation.localization.name(key)
    profile = nodes.container("", classes=["newsfeed-profile"])
    picture = presentation.avatar_of(key)
    if picture is not None:
        picture["classes"].append(AVATAR_CLASS)
        profile += picture
    line = nodes.paragraph("", "", classes=["newsfeed-author-name"])
    line += presentation.refer_to_name(taxonomy, key, name)
    line += [nodes.Text(" "), _count(count, presentation)]
    words = nodes.container("", untranslated(line), classes=["newsfeed-profile-text"])
    if known and known.description:
        text = known.description
        words += untranslated(nodes.paragraph(text, text, classes=[DESCRIPTION_CLASS]))
    if known and is_web_address(known.url):
        link = nodes.reference("", known.url, refuri=known.url, internal=False)
        words += untranslated(nodes.paragraph("", "", link))
    profile += words
    return profile


def _tree(
    taxonomy: Taxonomy, catalogue: Catalogue, names: Sequence[str], presentation: Presentation
) -> list[nodes.Element]:
    """The names as a tree; with a name, what stands below it."""
    shown, known = presentation.localization.name, catalogue.tree(taxonomy)

    def tree(above: str) -> list[nodes.Element]:
        items = []
        for path in _below(known.below.get(above, ()), taxonomy, shown):
            text = path_text(path) if len(path) > 1 else path[0]
            link = presentation.refer_to_name(taxonomy, text, shown(path[-1]))
            item = _item(link, len(known.paths[path]), presentation)
            item += tree(path_key(path))
            items.append(item)
        return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-tree"])] * bool(items)

    return [each for name in names or [""] for each in tree(_root_key(name))]


def _below(paths: Iterable[Path], taxonomy: Taxonomy, shown: Callable[[str], str]) -> list[Path]:
    return sorted(paths, key=lambda path: taxonomy.order(shown(path[-1])))


def _root_key(name: str) -> str:
    """The key of the category below which a tree begins; without a name that of all."""
    *_, key = name_keys(name)
    return key if key.startswith(PATH_SIGN) else path_key([name] if name else [])


def _dates(
    catalogue: Catalogue, names: Sequence[str], presentation: Presentation
) -> list[nodes.Element]:
    """The years, each with its months."""
    localization = presentation.localization
    years: dict[str, nodes.list_item] = {}
    months: dict[str, list[nodes.list_item]] = {}
    dates = {_month(article): article.date for article in catalogue.articles}
    counts = _months(catalogue)
    for month, count in counts.items():
        year = month[:4]
        if not _is_chosen(year, names):
            continue
        if year not in years:
            total = sum(number for other, number in counts.items() if other[:4] == year)
            link = presentation.refer_to_date(year, localization.year(dates[month]))
            years[year] = _item(link, total, presentation)
        link = presentation.refer_to_date(month, localization.month(dates[month]))
        months.setdefault(year, []).append(_item(link, count, presentation))
    for year, item in years.items():
        item += nodes.bullet_list("", *months[year], bullet="-", classes=["newsfeed-tree"])
    items = list(years.values())
    return [nodes.bullet_list("", *items, bullet="-", classes=["newsfeed-tree"])] if items else []


def _months(catalogue: Catalogue) -> Counter[str]:
    """The months in which articles appeared, newest first, with how many did."""
    return Counter(map(_month, catalogue.articles))


def _month(article: Article) -> str:
    return article.date.date().isoformat()[:7]


def _chosen(counts: Mapping[str, int], names: Sequence[str]) -> dict[str, int]:
    return {name: counts[name] for name in counts if _is_chosen(name, names)}


def _is_chosen(name: str, names: Iterable[str]) -> bool:
    wanted = {fold_name(each) for each in names}
    return not wanted or fold_name(name) in wanted


def _item(
    link: nodes.Element, count: int, presentation: Presentation, size: int = 0
) -> nodes.list_item:
    line = nodes.paragraph("", "", link, nodes.Text(" "), _count(count, presentation))
    line["classes"] = [f"newsfeed-size-{size}"] if size else []
    return nodes.list_item("", untranslated(line))


def _count(count: int, presentation: Presentation) -> nodes.inline:
    return text_node(f"({presentation.localization.number(count)})", "newsfeed-count")


def _days(catalogue: Catalogue, names: Sequence[str]) -> object:
    """The days of some years, of the latest one without a name."""
    return [catalogue.days.get(year, {}) for year in names or [max(catalogue.days, default="")]]


#: Name of the directive, without what all have in common → what it shows, besides the names of a
#: taxonomy. Calendars are built where pages are written.
OVERVIEWS: dict[str, Overview] = {
    "dates": Overview(_dates),
    "calendar": Overview(made_of=_days),
}


def overview_of(name: str, taxonomies: Iterable[Taxonomy]) -> Overview:
    """What an overview shows: a row of :data:`OVERVIEWS`, or the names of a taxonomy.

    One that nobody declares any more shows nothing.
    """
    taxonomy = named(taxonomies, name)
    if taxonomy is None:
        return OVERVIEWS.get(name, Overview(lambda catalogue, names, presentation: []))
    looks = _profiles if taxonomy.has_profiles else _tree if taxonomy.is_tree else _cloud
    return Overview(partial(looks, taxonomy), taxonomy)
