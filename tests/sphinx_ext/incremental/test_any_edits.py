"""After any edits, kills and full disks, a build gives what a fresh one does.

``python tests/sphinx_ext/incremental/test_any_edits.py 5000`` takes about so many steps, and says
how many they were.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import PNG
from edited_site import EditedSite, differences
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sphinx.events import EventManager

_NAMES = st.sampled_from(["a.md", "b.html", "c.rst", "y2019.md", "deep/d.md"])
_WORDS = st.sampled_from(["One", "Two", "An *odd* name", "日本", "x" * 90])
_LINKS = st.sampled_from(["", "a.md", "b.html", "y2019.md", "deep/d.md#part", "gone.md"])
_DATES = st.sampled_from(["2016-03-01", "2019-02-02", "2019-12-31 23:30:00", "2024-02-29"])
_CATEGORIES = st.sampled_from(["[]", "[Boats]", "[Boats, Land]", "[[Boats, Sails]]"])
_OPTIONS: Mapping[str, tuple[object, ...]] = {
    "newsfeed_archives": (["all"], ["year", "month"], ["all", "year", "category", "tag", "author"]),
    "newsfeed_page_size": (1, 2, 50),
    "newsfeed_hero": (False, True),
    "newsfeed_drafts": (False, True),
    "newsfeed_feed_limit": (1, 20),
    "newsfeed_feed_content": ("summary", "full"),
    "newsfeed_date_format": ("yyyy", "d MMMM yyyy"),
    "newsfeed_authors": ({"anna": "Anna A."}, {}),
    "html_baseurl": ("https://example.org/", "https://other.example/docs/"),
    "html_theme": ("alabaster", "basic"),
}
_EVENTS = (
    *("builder-inited", "env-get-outdated", "env-before-read-docs", "doctree-read", "env-updated"),
    *("write-started", "doctree-resolved", "html-page-context", "html-collect-pages"),
    "build-finished",
)


class Edits(RuleBasedStateMachine):
    """Edits of one project; after each of them, and often after several, it is built."""

    steps = 0

    @initialize()
    def begin(self) -> None:
        """Make the project, and build it."""
        self.folder = Path(tempfile.mkdtemp(prefix="edits-"))
        self.site = EditedSite(self.folder / "site")
        self.site.write_all()
        self.builder = "html"
        self.is_built = False

    @rule(name=_NAMES, title=_WORDS, date=_DATES, link=_LINKS, categories=_CATEGORIES)
    def write(self, name: str, title: str, date: str, link: str, categories: str) -> None:
        """Add an article, or change it all."""
        text = {"md": f"Text of *it*. [x]({link})", "html": f"<p>Text <a href='{link}'>x</a></p>"}
        body = text.get(name.rpartition(".")[2], f"Text `x <{link}>`__ of it.")
        if not link:
            body = "Some words."
        more = {"categories": categories, "author": "anna"}
        self.site.put_article(name, body, title=f"'{title}'", date=date, **more)

    @rule(name=_NAMES, word=st.sampled_from(["word", "Ärger", "日本語"]))
    def add_words(self, name: str, word: str) -> None:
        """Change the end of an article."""
        file = self.site.folder / "news" / name
        if file.exists():
            self.site.put(f"news/{name}", f"{file.read_text('utf-8')}\n\n{word}\n")

    @rule(name=_NAMES)
    def delete(self, name: str) -> None:
        """Remove an article."""
        (self.site.folder / "news" / name).unlink(missing_ok=True)

    @rule(name=_NAMES, other=_NAMES)
    def rename(self, name: str, other: str) -> None:
        """Give an article another name, perhaps that of another one."""
        file = self.site.folder / "news" / name
        if file.exists() and name.endswith(other.rpartition(".")[2]):
            target = self.site.folder / "news" / other
            target.parent.mkdir(exist_ok=True)
            file.rename(target)

    @rule(key=st.sampled_from(["draft", "pin", "lang", "image", "summary"]), flag=st.booleans())
    def change_field(self, key: str, flag: bool) -> None:
        """Hide an article, pin it, or change another field of it."""
        values = {
            "draft": ("false", "true"),
            "pin": ("false", "true"),
            "lang": ("en", "ar"),
            "image": ("near.png", "far.png"),
            "summary": ("What it tells.", "It tells."),
        }
        self.site.front_matter[key] = values[key][flag]
        self.site.save()

    @rule(data=st.binary(max_size=3))
    def change_picture(self, data: bytes) -> None:
        """Change a picture's bytes."""
        self.site.put("news/near.png", PNG + data)

    @rule(option=st.sampled_from(sorted(_OPTIONS)), place=st.integers(0, 2))
    def configure(self, option: str, place: int) -> None:
        """Change an option."""
        values = _OPTIONS[option]
        self.site.configuration[option] = values[place % len(values)]
        self.site.save()

    @rule(style=st.sampled_from(["list", "summary", "full", "cards", "table", "timeline"]))
    def change_style(self, style: str) -> None:
        """Change the style of the first listing."""
        self.site.listing["style"] = style
        self.site.save()

    @rule(builder=st.sampled_from(["html", "dirhtml", "singlehtml", "latex", "text"]))
    def switch(self, builder: str) -> None:
        """Build by another builder from now on, with the same doctrees."""
        self.builder = builder

    @rule(event=st.sampled_from(_EVENTS), count=st.integers(1, 12))
    def kill(self, event: str, count: int) -> None:
        """Kill a build at the n-th time that an event is sent."""
        self._in_child(lambda: _die_at(event, count))

    @rule(size=st.integers(500, 40_000))
    def fill(self, size: int) -> None:
        """Build where no file may be larger: the system refuses the rest, as a full disk does."""
        self._in_child(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))

    def _in_child(self, begin: Callable[[], None]) -> None:
        process = os.fork()
        if process == 0:
            with suppress(BaseException):
                begin()
                self.site.build(self.builder)
            os._exit(0)
        os.waitpid(process, 0)

    @rule()
    def build(self) -> None:
        """Build, and compare."""
        found = differences(self.site, self.builder)
        shutil.rmtree(self.site.folder / "_fresh")
        # Said here, since no test runner says it of a program.
        assert found == [], found

    @invariant()
    def count(self) -> None:
        """Count the steps."""
        Edits.steps += 1

    def teardown(self) -> None:
        """Build at the end of all, too."""
        if hasattr(self, "site"):
            self.build()
            shutil.rmtree(self.folder)


def _die_at(event: str, count: int) -> None:
    """Have the next build of this process end as the system ends it, without tidying up."""
    emit, seen = EventManager.emit, 0

    def emit_or_die(self: EventManager, name: str, *args: object, **named: object) -> object:
        nonlocal seen
        seen += name == event
        if seen == count:
            os._exit(9)
        return emit(self, name, *args, **named)  # type: ignore[arg-type]

    EventManager.emit = emit_or_die  # type: ignore[assignment,method-assign]


_SETTINGS = settings(
    deadline=None,
    stateful_step_count=12,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in a process of their own")
def test_a_build_after_any_edits_is_a_fresh_one() -> None:
    run_state_machine_as_test(Edits, settings=settings(_SETTINGS, max_examples=10))


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    run_state_machine_as_test(
        Edits,
        settings=settings(
            _SETTINGS,
            derandomize=False,
            max_examples=max(1, wanted // 25),
            stateful_step_count=25,
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    sys.stdout.write(f"{Edits.steps} steps\n")
