"""What is said of references that nothing resolves, and of which nothing is said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from model.samples import make_article
from sphinx.addnodes import pending_xref

from sphinx_newsfeed.model.catalogue import Catalogue
from sphinx_newsfeed.sphinx_ext.domain.missing_references import (
    _advice,
    _leads_to_archive,
    resolve_label,
)
from sphinx_newsfeed.sphinx_ext.domain.targets import Target


def domain_with(builder: str, *archives: str) -> Any:
    kind = "pages" if builder == "html" else "book"
    article = make_article("harbour", 5, tags=("Crane",), authors=("Ann",))
    build = SimpleNamespace(
        builder=SimpleNamespace(
            format=builder, config=SimpleNamespace(newsfeed_builders={builder: kind}), name=builder
        ),
        settings=SimpleNamespace(archives=archives),
        catalogue=Catalogue([article]),
    )
    targets = [
        *[("a", Target("tag", "gold", "gold", "x")), ("b", Target("tag", "gold", "gold", "x"))],
        ("a", Target("category", "golden", "golden", "y")),
    ]
    return SimpleNamespace(build=build, targets=lambda: targets)


@pytest.mark.parametrize(
    ("objtype", "target", "archives", "expected"),
    [
        ("tag", "crane", ["tag"], True),
        ("tag", "crone", ["tag"], False),
        ("tag", "crane", ["author", "year"], False),
        ("author", "Ann", ["author"], True),
        ("article", "crane", ["tag"], False),
        # One kind of archive of dates is enough: those of months lie in that of a year.
        *(("date", "2022-3", [kind], True) for kind in ("year", "month", "day")),
        ("date", "2022-03-05", ["day"], True),
        ("date", "2022-03-06", ["day"], False),
        ("date", "202", ["year"], False),
        ("date", "2022", ["all", "tag"], False),
        ("date", "2022", [], False),
    ],
)
def test_what_leads_to_an_archive_of_the_site_is_no_fault_of_a_book(
    objtype: str, target: str, archives: list[str], expected: bool
) -> None:
    assert _leads_to_archive(domain_with("latex", *archives), objtype, target) is expected
    # A site has them, and so nothing that leads to none may pass.
    assert not _leads_to_archive(domain_with("html", *archives), objtype, target)


@pytest.mark.parametrize(
    ("objtype", "target", "expected"),
    [
        # What stands in several places is one name.
        ("tag", "gild", "nearest are gold"),
        ("category", "gold", "nearest are golden"),
        # So is an article with several names that are alike.
        ("article", "news/harbor", "nearest are news/harbour"),
        ("author", "Ann", "a newsfeed directive with the option ':group-by: author' gives them"),
        ("date", "2022", "a newsfeed directive with the option ':group-by: month' gives them"),
    ],
)
def test_what_may_have_been_meant(objtype: str, target: str, expected: str) -> None:
    node = pending_xref(reftype=objtype, reftarget=target)
    said = _advice(domain_with("html"), node)
    assert said.removesuffix(" a place") == expected


@pytest.mark.parametrize(
    ("kind", "target"), [("doc", "news-gold"), ("term", "news-gold"), ("ref", "gold")]
)
def test_only_labels_of_groups_are_looked_for(kind: str, target: str) -> None:
    node = pending_xref(reftype=kind, reftarget=target, refdoc="a")
    nothing: Any = None
    assert resolve_label(nothing, nothing, node, nodes.inline()) is None
