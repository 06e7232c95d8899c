# ruff: noqa: T201 - a program that prints a table
"""Says which part of a build takes how much CPU; ``run.py --account`` starts it.

Functions are wrapped from outside, in the process that builds, so nothing in the extension knows of
it. Each listener and each transform of the extension is a part by itself; what else is one stands
in a table. A part's own time is without that of parts that it calls.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.patching import PACKAGE, Around, GoneError, caller, wrapped

#: Parts of the extension besides its listeners and transforms, by the function that does each.
OWN_PARTS = {
    "parse: article": "sphinx_ext.articles.parsers:parse_article",
    "parse: front matter": "loading.front_matter.splitting:split_front_matter",
    "parse: text to tree of HTML": "html_to_docutils.parsing:parse",
    "parse: HTML to nodes": "html_to_docutils.conversion:html_to_nodes",
    "parse: repairs": "sphinx_ext.articles.repairs:repair_body",
    "parse: page of the article": "listing.article_page:build_article_page",
    "listings: entries": "listing.listing:fill_entries",
    "listings: pieces": "listing.listing:build_piece",
    "listings: teasers": "sphinx_ext.articles.teasers:teaser_of",
    "listings: links in copies": "sphinx_ext.domain.copied_links:adapt_copied_links",
    "listings: descriptions": "listing.descriptions:description_of",
    "excerpts: cut": "listing.excerpt:cut_excerpt",
    "references: resolve": "sphinx_ext.domain.domain:NewsDomain.resolve_xref",
    "references: inventory": "sphinx_ext.domain.domain:NewsDomain.get_objects",
    "feeds: entries": "sphinx_ext.feeds.content:FeedContents.entry",
    "feeds: HTML of bodies": "sphinx_ext.feeds.content:render",
    "feeds: made absolute": "feeds.absolute:absolute_text",
    "boundary: writing": "sphinx_ext.boundaries.writing:BoundedWriting.begin",
}
#: Parts of Sphinx and docutils. What a release does not have is part of what calls it.
OTHER_PARTS = {
    "Sphinx: start, extensions": ("sphinx.application:Sphinx.__init__",),
    "Sphinx: what is outdated": (
        "sphinx.environment:BuildEnvironment.get_outdated_files",
        "sphinx.builders.html:StandaloneHTMLBuilder.get_outdated_docs",
    ),
    "Sphinx: read": ("sphinx.builders:Builder.read_doc",),
    "Sphinx: store doctrees": ("sphinx.builders:Builder.write_doctree",),
    "Sphinx: store environment, and the rest": ("sphinx.builders:Builder.build",),
    "Sphinx: HTML of trees": (
        "sphinx.builders.html:StandaloneHTMLBuilder.write_doc",
        "sphinx.builders.html:StandaloneHTMLBuilder.render_partial",
    ),
    "Sphinx: tables of contents": (
        "sphinx.environment.adapters.toctree:global_toctree_for_doc",
        "sphinx.environment.adapters.toctree:document_toc",
    ),
    "Sphinx: page context": (
        "sphinx.builders.html:StandaloneHTMLBuilder.get_doc_context",
        "sphinx.builders.html:StandaloneHTMLBuilder.handle_page",
    ),
    "Sphinx: templates": ("sphinx.jinja2glue:BuiltinTemplateLoader.render",),
    "Sphinx: highlighting": ("sphinx.highlighting:PygmentsBridge.highlight_block",),
    "Sphinx: search index": (
        "sphinx.builders.html:StandaloneHTMLBuilder.index_page",
        "sphinx.builders.html:StandaloneHTMLBuilder.load_indexer",
        "sphinx.builders.html:StandaloneHTMLBuilder.dump_search_index",
    ),
    "Sphinx: files, indices, inventory": (
        "sphinx.builders.html:StandaloneHTMLBuilder.copy_assets",
        "sphinx.builders.html:StandaloneHTMLBuilder.finish",
    ),
}
_TRANSFORMS, _POST = "transforms: others'", "post-transforms: others'"
_GARBAGE = "garbage collector"
#: Some of it is this program's.
_START = "imports"


class Clock:
    """Gives each stretch of CPU time to the part that runs then."""

    def __init__(self) -> None:
        self.own: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        #: The time of the garbage collector, by the part in which it began.
        self.garbage: Counter[str] = Counter()
        self._stack: list[tuple[str, int]] = []
        self._running: Counter[str] = Counter()
        self._last = 0
        self._switch()
        self.own[_START] = self.whole[_START] = self._last

    def _switch(self) -> int:
        now = time.process_time_ns()
        if self._stack:
            self.own[self._stack[-1][0]] += now - self._last
        self._last = now
        return now

    def enter(self, part: str) -> None:
        """A part begins."""
        self._stack.append((part, self._switch()))
        self._running[part] += 1

    def leave(self) -> None:
        """The part that began last ends."""
        now = self._switch()
        part, begun = self._stack.pop()
        self._running[part] -= 1
        self.calls[part] += 1
        if part == _GARBAGE:
            self.garbage[self._stack[-1][0]] += now - begun
        # What calls itself is counted once.
        if not self._running[part]:
            self.whole[part] += now - begun

    @contextmanager
    def within(self, part: str) -> Iterator[None]:
        """Give what runs to a part."""
        self.enter(part)
        try:
            yield
        finally:
            self.leave()

    def is_within(self, part: str) -> bool:
        """Whether a part runs, or something that it called."""
        return bool(self._running[part])


def around_part(clock: Clock, part: str) -> Around:
    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        with clock.within(part):
            return original(*args, **kwargs)

    return around


def _around_transforms(clock: Clock) -> Around:
    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        with clock.within(_POST if clock.is_within(_POST) else _TRANSFORMS):
            return original(*args, **kwargs)

    return around


def _around_load(clock: Clock) -> Around:
    def around(original: Any, *args: Any, **kwargs: Any) -> Any:
        # The boundary stands in the place of Sphinx' own function, whoever calls.
        asker = caller(__name__, f"{PACKAGE}.sphinx_ext.boundaries")[0]
        whose = "for the extension" if asker.startswith(PACKAGE) else "for Sphinx"
        with clock.within(f"loads of doctrees {whose}"):
            return original(*args, **kwargs)

    return around


def _around_adding(clock: Clock, kind: str) -> Around:
    """Makes a part of each transform of the extension that is registered."""

    def around(original: Any, registry: Any, transform: type[Any]) -> Any:
        if transform.__module__.startswith(PACKAGE):
            method = transform.apply
            part = f"{kind}: {transform.__name__}"

            def apply(self: Any, **kwargs: Any) -> Any:
                with clock.within(part):
                    return method(self, **kwargs)

            transform.apply = apply
        return original(registry, transform)

    return around


def _around_connecting(clock: Clock) -> Around:
    """Makes a part of each listener of the extension that is connected."""

    def around(original: Any, manager: Any, event: str, listener: Any, *rest: Any) -> Any:
        name = name_of(listener)
        if name.startswith(PACKAGE):
            part = f"{event}: {name.rpartition(':')[2]}"
            listener = partial(around_part(clock, part), listener)
        return original(manager, event, listener, *rest)

    return around


def name_of(listener: Callable[..., Any]) -> str:
    """The module and name of a listener, or of the one that it stands for."""
    if isinstance(listener, partial):
        return name_of(listener.func)
    cells = zip(
        getattr(getattr(listener, "__code__", None), "co_freevars", ()),
        getattr(listener, "__closure__", None) or (),
        strict=True,
    )
    inner = dict(cells).get("listener")
    if inner is not None:
        return name_of(inner.cell_contents)
    return f"{listener.__module__}:{listener.__qualname__}"


@contextmanager
def accounting() -> Iterator[Clock]:
    """Account for all that is done until the end."""
    clock = Clock()

    def note_garbage(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            clock.enter(_GARBAGE)
        else:
            clock.leave()

    with ExitStack() as stack, clock.within(_START):
        for part, name in OWN_PARTS.items():
            stack.enter_context(wrapped(f"{PACKAGE}.{name}", around_part(clock, part)))
        _wrap_others(stack, clock)
        gc.callbacks.append(note_garbage)
        stack.callback(gc.callbacks.remove, note_garbage)
        with clock.within("everything else"):
            yield clock


def _wrap_others(stack: ExitStack, clock: Clock) -> None:
    for part, names in OTHER_PARTS.items():
        for name in names:
            try:
                stack.enter_context(wrapped(name, around_part(clock, part)))
            except GoneError as gone:
                print(f"not told apart: {gone}", file=sys.stderr)
    environment = "sphinx.environment:BuildEnvironment"
    registry = "sphinx.registry:SphinxComponentRegistry"
    for name, around in {
        f"{environment}.get_doctree": _around_load(clock),
        f"{environment}.apply_post_transforms": around_part(clock, _POST),
        "docutils.transforms:Transformer.apply_transforms": _around_transforms(clock),
        f"{registry}.add_transform": _around_adding(clock, "transform"),
        f"{registry}.add_post_transform": _around_adding(clock, "post-transform"),
        "sphinx.events:EventManager.connect": _around_connecting(clock),
    }.items():
        stack.enter_context(wrapped(name, around))


def lines_of(clock: Clock, articles: int) -> Iterator[str]:
    """The table, what takes most first."""
    total = sum(clock.own.values())
    yield f"{total / 1e9:.2f} s of CPU, {total / 1e6 / articles:.2f} ms for each of {articles}"
    yield f"{'own ms':>8} {'of all':>7} {'with calls':>10} {'calls':>7}  (ms and calls an article)"
    for part, own in clock.own.most_common():
        each, whole = own / 1e6 / articles, clock.whole[part] / 1e6 / articles
        if each < 0.005 and whole < 0.005:
            continue
        share, calls = 100 * own / total, clock.calls[part] / articles
        yield f"{each:8.2f} {share:6.1f}% {whole:10.2f} {calls:7.2f}  {part}"
    yield f"\nthe {_GARBAGE}, by the part in which it began"
    for part, time_taken in clock.garbage.most_common(8):
        yield f"{time_taken / 1e6 / articles:8.2f} {100 * time_taken / total:6.1f}%  {part}"


def main() -> int:
    """Build as ``sphinx-build`` does, and print the account."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=1)
    arguments.add_argument("sphinx", nargs="+", help="the arguments of sphinx-build, after --")
    given = arguments.parse_args()

    from sphinx.cmd.build import main as build

    with accounting() as clock:
        status = build(given.sphinx)
    print(*lines_of(clock, given.articles), sep="\n")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
