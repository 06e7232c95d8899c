"""The generator for which posts were written, by the posts alone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from sphinx_newsfeed.config.settings import Source
from sphinx_newsfeed.generators import BY_NAME
from sphinx_newsfeed.loading.dialects import detect_dialect, sample_of
from sphinx_newsfeed.loading.files import SourceFile, find_files

POSTS: dict[str, dict[str, str]] = {
    "hexo": {
        "one.md": "title: One\ndate: 2020-09-29 23:00:00\ntags:\n- a\n---\nText.\n<!-- more -->\n",
        "two.md": "---\ntitle: Two\ndate: 2020-09-29\ntoc: true\n---\n{% asset_img a.png %}\n",
    },
    "jekyll": {
        "2020-09-29-one.md": "---\nlayout: post\ntitle: One\n---\nText.\n",
        "2020-09-30-two.md": (
            "---\nlayout: post\n---\n{% highlight ruby %}\na\n{% endhighlight %}\n"
        ),
    },
    "hugo": {
        "one.md": "---\ntitle: One\ndate: 2020-09-29\ndraft: false\n---\n"
        '{{< figure src="a.png" >}}\n',
        "two.md": "+++\ntitle = 'Two'\ndate = 2020-09-29\ndraft = false\n+++\nText.\n",
    },
    "zola": {
        "one.md": "+++\ntitle = 'One'\ndate = 2020-09-29\n[taxonomies]\ntags = ['a']\n+++\nText.\n",
        "two.md": "+++\ntitle = 'Two'\ndate = 2020-09-29\n+++\n[one](@/one.md)\n",
    },
    "pelican": {
        "one.rst": "One\n###\n\n:date: 2020-09-29\n:slug: one\n:category: a\n\nText.\n",
        "two.md": "Title: Two\nDate: 2020-09-29\nSlug: two\n\n[one]({filename}one.rst)\n",
    },
    "nikola": {
        "one.rst": ".. title: One\n.. slug: one\n.. date: 2020-09-29 10:00:00 UTC\n\nText.\n",
    },
    "docusaurus": {
        "2020-09-29-one.md": (
            "---\ntitle: One\nauthors: ann\n---\nText.\n\n<!-- truncate -->\n\nMore.\n"
        ),
    },
    "ablog": {
        "one.rst": ".. post:: Sep 29, 2020\n   :tags: a\n\nOne\n===\n\nText.\n",
        "two.md": "---\nblogpost: true\ndate: Sep 29, 2020\n---\n# Two\n",
    },
    "mkdocs": {
        "one.md": (
            "---\ndate:\n  created: 2020-09-29\ncategories:\n  - a\n---\n# One\n\n"
            "!!! note\n\n    a\n"
        ),
    },
    "eleventy": {
        "one.md": "---\ntitle: One\ndate: 2020-09-29\ntags: post\n---\nText.\n",
        "two.md": "---\ntitle: Two\nlayout: post.njk\ndate: git Created\n---\nText.\n",
        "2020-09-30-three.md": "---\nlayout: layouts/post.njk\ntags:\n  - posts\n---\nText.\n",
    },
    "astro": {
        "one.md": "---\ntitle: One\npubDate: 'Sep 29 2020'\nheroImage: '/a.png'\n---\nText.\n",
        "two.md": "---\ntitle: Two\npubDate: 2020-09-29\n---\nText.\n",
    },
    "plain": {
        "one.md": "\n---\ntitle: 'One'\ncategories:\n - a\nheadimg: 'https://example.org/a.png'\n"
        "author: a\ncomments: false\ndate: Mon, 28 Feb 2022 07:13:47 GMT\n---\n"
        "\n<div>\n<p>a</p></div>\n",
        "two.md": "---\ntitle: Two\ndate: 2020-09-29\n---\nText.\n",
    },
}


def detect(folder: Path) -> str:
    return detect_dialect(sample_of(list(find_files(Source("news", (".",)), folder))))


@pytest.mark.parametrize("dialect", list(BY_NAME), ids=str)
def test_posts_tell_for_which_generator_they_were_written(tmp_path: Path, dialect: str) -> None:
    for name, text in POSTS[dialect].items():
        (tmp_path / name).write_text(text, "utf-8")
    assert detect(tmp_path) is dialect


def test_a_few_posts_with_signs_do_not_speak_for_all(tmp_path: Path) -> None:
    for number in range(100):
        text = "---\ntitle: a\ndate: 2020-09-29\n---\nText.\n"
        (tmp_path / f"{number:03}.md").write_text(text, "utf-8")
    (tmp_path / "000.md").write_text("---\ndraft: true\n---\nThe tag {{< ref >}} of Hugo.", "utf-8")
    assert detect(tmp_path) == "plain"


def test_one_post_about_a_generator_does_not_make_an_archive_of_it(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text("---\ntitle: a\ndate: 2020-09-29\n---\nText.\n")
    text = "---\ntitle: a\ndate: 2020-09-29\n---\nUse `{{ site.title }}` and `{% include a %}`.\n"
    (tmp_path / "jekyll.md").write_text(text, "utf-8")
    assert detect(tmp_path) == "plain"


def test_no_files_speak_for_nothing(tmp_path: Path) -> None:
    assert detect(tmp_path) == "plain"


def test_the_sample_is_taken_from_beginning_to_end(tmp_path: Path) -> None:
    for number in range(1000):
        (tmp_path / f"{number:04}.md").write_text("a", "utf-8")
    files = list(find_files(Source("news", (".",)), tmp_path))
    names = [file.name for file in sample_of(files)]
    assert len(names) <= 64
    assert names[0] == "0000.md"
    assert names[-1] > "0900.md"


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 65, 100, 127, 128, 129, 1000, 64_000])
def test_a_sample_is_taken_evenly(tmp_path: Path, count: int) -> None:
    files = [SourceFile(tmp_path / f"{n}.md", f"{n}.md", f"news/{n}", 0, 0) for n in range(count)]
    found = [int(file.path.stem) for file in sample_of(files)]
    assert len(found) == min(count, 64)
    assert found[:1] == [0][:count]
    # The steps are alike, and the last one would lead to the end.
    steps = {after - before for before, after in pairwise([*found, count])}
    assert max(steps, default=0) - min(steps, default=0) <= 1
