"""Projects of the extension that came before build as they are, and show what they showed.

Each project in ``predecessors`` has the form of a public one: documentation with posts by
directives, the site of a society with posts by fields, and somebody's notes in MyST by a pattern
of names. Beside it lies what that extension itself makes of it, as :mod:`blog_facts` reads it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from blog_facts import Blog, facts_of
from conftest import Build, NewsProject

HERE = Path(__file__).parent / "predecessors"
THERE = "ablog"
#: The posts of each project, the oldest first.
POSTS = {
    "documentation": [
        *("manual/posting-and-listing", "manual/kiln-configuration", "manual/cross-referencing"),
        *("manual/excerpts", "release/kiln-v0.1-released", "release/kiln-v0.2-released"),
    ],
    "society": ["posts/2023/meeting", "posts/2023/neap-tides", "posts/2023/spring-tides"],
    "notes": [
        *("posts/2023/2023-05-02-first-graph", "posts/marked", "posts/2024/2024-02-11-colours"),
    ],
}
#: Pages that are not made here: drafts, and archives of places and languages.
NOT_HERE = ("blog/location", "blog/language", "manual/forever-draft")
#: Pages that list all posts there, under their names; here they lead to the pages of these.
OVERVIEWS = ("blog/archive", "blog/author", "blog/category", "blog/tag", "blog/drafts")
#: The warnings of each build, by what they begin with behind the place and what they name.
WARNINGS = {
    "documentation": [
        (
            "newsfeed.setting",
            ["blog_languages", "blog_locations", "disqus_shortname", "postcard.html"],
        ),
        ("newsfeed.option", [":language: and :location:", "posting-and-listing.rst:17"]),
        ("newsfeed.reference", ["20 times", "index.rst:6", ":news:tag: for tag-"]),
    ],
    "society": [
        ("newsfeed.setting", ["the template ablog/postcard.html"]),
        ("newsfeed.reference", ["11 times", "about.rst:4"]),
    ],
    "notes": [
        ("newsfeed.setting", ["the template postcard.html"]),
        # The extension itself has it, too. Sphinx before 8.2 gives it no kind.
        ("isn't included in any toctree", ["bare.md"]),
        ("newsfeed.reference", ["2 times", "index.md:9"]),
    ],
}
#: Excerpts that differ: there titles in links are labels, and paragraphs of boxes count.
OTHER_EXCERPTS = {
    "posts/2023/neap-tides": "A neap tide is a small one, unlike Spring tides.",
    "posts/2024/2024-02-11-colours": "A map of colours.",
}
#: Lists that differ: with excerpts, titles stand above bylines; and places select nothing.
OTHER_LISTS = {
    ("documentation", "manual/posting-and-listing"): [
        *("Posting and Listing", "Kiln Configuration", "Excerpts"),
    ],
    ("notes", "index"): ["Colours of maps", "Marked by itself", "The first graph"],
}


@pytest.fixture(scope="session")
def builds(new_project: Callable[[], NewsProject]) -> dict[str, Build]:
    """The builds of all projects, in which only the name of the extension is another."""
    made = {}
    for name in POSTS:
        folder = new_project().folder
        (folder / "index.rst").unlink()
        shutil.copytree(HERE / name, folder, dirs_exist_ok=True)
        conf = (folder / "conf.py").read_text("utf-8")
        (folder / "conf.py").write_text(
            conf.replace(f'"{THERE}"', '"sphinx_newsfeed"') + "# newsfeed_archives\n", "utf-8"
        )
        made[name] = NewsProject.__new__(NewsProject)
        made[name].folder = folder
    return {name: project.build() for name, project in made.items()}


@pytest.fixture(params=POSTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def facts(builds: dict[str, Build]) -> dict[str, dict[str, Any]]:
    return {name: facts_of(build.outdir, POSTS[name]) for name, build in builds.items()}


@pytest.fixture
def here(facts: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    return facts[name]


@pytest.fixture
def there(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return facts


def is_here(page: str) -> bool:
    return not page.startswith(NOT_HERE)


def test_there_are_the_named_warnings_alone(builds: dict[str, Build], name: str) -> None:
    found = builds[name].warnings
    assert len(found) == len(WARNINGS[name]), found
    for kind, words in WARNINGS[name]:
        (line,) = (each for each in found if kind in each)
        assert [word for word in words if word not in line] == [], line


def test_each_page_is_here_or_leads_to_one(
    here: dict[str, Any], there: dict[str, Any], builds: dict[str, Build], name: str
) -> None:
    wanted = {page for page in there["pages"] if is_here(page)}
    assert wanted - {*here["pages"]} == set()
    blog = Blog(builds[name].outdir)
    assert {blog.final(page) for page in wanted} <= {*here["pages"]}


def test_archives_list_the_same_posts_in_the_same_order(
    here: dict[str, Any], there: dict[str, Any]
) -> None:
    archives = [page for page in there["archives"] if is_here(page) and page not in OVERVIEWS]
    assert len(archives) > 4
    assert {page: here["archives"][page] for page in archives} == {
        page: there["archives"][page] for page in archives
    }


def test_excerpts_are_the_same(here: dict[str, Any], there: dict[str, Any]) -> None:
    other = {post: text for post, text in OTHER_EXCERPTS.items() if post in there["excerpts"]}
    assert here["excerpts"] == there["excerpts"] | other


def test_lists_have_the_same_lines(here: dict[str, Any], there: dict[str, Any], name: str) -> None:
    other = {page: lines for (project, page), lines in OTHER_LISTS.items() if project == name}
    found = {page: lines for page, lines in here["lists"].items() if page != "blog"}
    assert found == {k: v for k, v in there["lists"].items() if k != "blog"} | other


def test_references_lead_where_they_led(
    here: dict[str, Any], there: dict[str, Any], builds: dict[str, Build], name: str
) -> None:
    blog, compared = Blog(builds[name].outdir), 0
    for page, links in there["links"].items():
        if is_here(page) and page != "blog":
            found = [goal for _, goal in here["links"][page]]
            wanted = [blog.final(goal) for _, goal in links]
            has_other_list = (name, page) in OTHER_LISTS
            # A byline leads to the home of an author.
            goals: Any = {*found, "blog/author/mira-okonjo"} if has_other_list else iter(found)
            # Those of bylines and of what stands below a text are here besides.
            assert [goal for goal in wanted if goal not in goals] == [], page
            compared += len(wanted)
    assert compared > 2


def test_posts_lead_to_the_same_neighbours(here: dict[str, Any], there: dict[str, Any]) -> None:
    assert here["neighbours"] == there["neighbours"]


def test_feeds_have_the_same_entries(here: dict[str, Any], there: dict[str, Any]) -> None:
    feeds = [file for file in there["feeds"] if is_here(file) and "/20" not in file]
    assert feeds
    for file in feeds:
        entries = zip(here["feeds"][file], there["feeds"][file], strict=True)
        for ours, theirs in entries:
            for key in ("id", "title", "link", "published", "updated"):
                assert ours[key] == theirs[key], (file, key)
            # Of several authors that extension names the last one.
            assert theirs["authors"] in {"", *ours["authors"].split(", ")}
            # What the content says already is no summary; and theirs has labels in the place of
            # titles, which in excerpts it has not.
            excerpt = here["excerpts"].get(_post(ours["link"]), "")
            assert _solid(ours["summary"]) in {"", _solid(theirs["summary"]), _solid(excerpt)}
    assert here["titles"]["blog/atom.xml"] == there["titles"]["blog/atom.xml"]


def _post(address: str) -> str:
    return address.partition("://")[2].partition("/")[2].removesuffix(".html")


def _solid(summary: str) -> str:
    """A summary without blanks, which that extension leaves out between paragraphs."""
    return "".join(summary.split())


@pytest.mark.skipif(not importlib.util.find_spec(THERE), reason=f"{THERE} is not installed")
def test_the_extension_itself_makes_what_is_noted(name: str, tmp_path: Path) -> None:
    """In a process of its own: it knows one project in each."""
    source, outdir = tmp_path / name, tmp_path / "out"
    shutil.copytree(HERE / name, source)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", source, outdir]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"TZ": "UTC"})
    noted = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    assert json.loads(json.dumps(facts_of(outdir, POSTS[name]))) == noted
