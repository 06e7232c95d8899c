"""Articles that are not trusted: what acts in the markup of others is text in theirs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from conftest import PNG, Build, NewsProject
from docutils import nodes

_HIDDEN_WORDS = "taken-from-the-secret-file"
_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'

#: Markdown that acts in a trusted article: the body, and what of it must stay visible.
_MARKDOWN = {
    "include": ("```{include} ../secret.txt\n```", "{include} ../secret.txt"),
    "literalinclude": ("```{literalinclude} ../secret.txt\n```", "{literalinclude}"),
    "tildes": ("~~~{include} ../secret.txt\n~~~", "{include} ../secret.txt"),
    "eval-rst": ("```{eval-rst}\n.. include:: ../secret.txt\n```", ".. include:: ../secret.txt"),
    "raw": ("```{raw} html\n<b id=evil>kept words</b>\n```", "kept words"),
    "toctree": ("```{toctree}\n../other\n```", "../other"),
    "newsfeed": ("```{newsfeed}\n:limit: 3\n```", ":limit: 3"),
    "only": ("```{only} html\nkept words\n```", "kept words"),
    "doc": ("See {doc}`/other` here.", "{doc}/other"),
    "download": ("See {download}`../secret.txt` here.", "{download}../secret.txt"),
    "ref": ("See {ref}`mark` here.", "{ref}mark"),
    "in a list": ("* See\n\n  ```{include} ../secret.txt\n  ```", "{include} ../secret.txt"),
}

#: The same for reStructuredText.
_RST = {
    "include": (".. include:: ../secret.txt", ".. include:: ../secret.txt"),
    "literal": (".. include:: ../secret.txt\n   :literal:", ":literal:"),
    "literalinclude": (".. literalinclude:: ../secret.txt", "../secret.txt"),
    "csv-table": (".. csv-table:: t\n   :file: ../secret.txt", ":file: ../secret.txt"),
    "raw": (".. raw:: html\n\n   <b id=evil>kept words</b>", "kept words"),
    "raw file": (".. raw:: html\n   :file: ../secret.txt", ":file: ../secret.txt"),
    "raw role": (".. role:: evil(raw)\n   :format: html\n\n:evil:`<b id=evil>`", ":format: html"),
    "toctree": (".. toctree::\n\n   /other", "/other"),
    "newsfeed": (".. newsfeed::\n   :limit: 3", ":limit: 3"),
    "only": (".. only:: html\n\n   kept words", "kept words"),
    "meta": (".. meta::\n   :http-equiv=refresh: 0;url=https://e.example", "0;url"),
    "class": (".. class:: headerlink\n\nkept words", "kept words"),
    "container": (".. container:: headerlink\n\n   kept words", "kept words"),
    "math": (r".. math:: \href{javascript:alert(1)}{x}", "javascript"),
    "domain": (".. py:function:: evil(x)", "evil(x)"),
    "default-role": (".. default-role:: doc\n\n`/other`", "/other"),
    "in a note": (".. note::\n\n   .. include:: ../secret.txt", ".. include:: ../secret.txt"),
    "in a substitution": ("|x| it is\n\n.. |x| include:: ../secret.txt", "../secret.txt"),
    "doc": ("See :doc:`/other` here.", ":doc:`/other`"),
    "any": ("See :any:`/other` here.", ":any:`/other`"),
    "download": ("See :download:`../secret.txt` here.", ":download:`../secret.txt`"),
    "math role": (r"See :math:`\href{javascript:x}{y}` here.", "javascript"),
}

_CASES = [
    *(("md", *case) for case in _MARKDOWN.values()),
    *(("rst", *case) for case in _RST.values()),
]
_ATTACKS = [
    pytest.param(*case, id=f"{case[0]} {name}")
    for case, name in zip(_CASES, [*_MARKDOWN, *_RST], strict=True)
]


def _prepare(project: NewsProject, *settings: str) -> None:
    project.configure(_UNTRUSTED, 'suppress_warnings = ["toc.not_included"]', *settings)
    project.write("secret.txt", _HIDDEN_WORDS)
    project.write("other.rst", ":orphan:\n\n.. _mark:\n\nThe other\n=========\n")


@pytest.fixture(scope="session")
def attacked(new_project: Callable[[], NewsProject]) -> Build:
    """Each of these attacks in an article of its own, named by its place among them."""
    project = new_project()
    _prepare(project, "newsfeed_raw_html = True")
    for place, (suffix, body, _) in enumerate(_CASES):
        project.article(f"a{place}.{suffix}", f"Before.\n\n{body}\n\nAfter.")
    return project.build()


@pytest.mark.parametrize(("suffix", "body", "kept"), _ATTACKS)
def test_what_acts_elsewhere_is_text(attacked: Build, suffix: str, body: str, kept: str) -> None:
    name = f"a{_CASES.index((suffix, body, kept))}"
    told = attacked.told_of(f"news/{name}.{suffix}")
    assert told
    for warning in told:
        assert re.search(rf"{name}\.{suffix}:\d+: WARNING: .*\[newsfeed\.trust\]$", warning)
    tree, page = attacked.doctree(f"news/{name}"), attacked.text(f"news/{name}.html")
    text = tree.astext()
    assert kept in text
    assert "Before." in text
    assert "After." in text
    assert _HIDDEN_WORDS not in page
    assert "The other" not in text
    assert not list(tree.findall(nodes.raw))
    for name in ("<b id=evil", "headerlink evil", 'http-equiv="refresh"', 'href="javascript'):
        assert name not in page
    assert "_downloads" not in page


def test_none_of_them_acts_anywhere(attacked: Build) -> None:
    articles = [f"news/a{place}.{suffix}" for place, (suffix, _, _) in enumerate(_CASES)]
    assert attacked.singly == attacked.told_of(*articles)
    assert not list(attacked.outdir.glob("_downloads/*/*"))
    assert not [
        page for page in attacked.outdir.rglob("*.html") if _HIDDEN_WORDS in page.read_text("utf-8")
    ]


_HARMLESS_MARKDOWN = """\
# A *heading*

* one
* two ~~three~~

| a | b |
|---|---|
| c | d |

```python
print(1)
```

{{ text }} and $x$ and [^1] stay.

<b>bold</b><script>alert(1)</script>

![dot](dot.png)
"""

_HARMLESS_RST = """\
A *heading*
-----------

.. note:: Mind :strong:`this` and :sub:`that`, or `titles`.

.. code-block:: python

   print(1)

.. list-table::

   * - a
     - b

.. figure:: dot.png
   :figclass: headerlink

   A caption.
"""


@pytest.mark.parametrize(("suffix", "body"), [("md", _HARMLESS_MARKDOWN), ("rst", _HARMLESS_RST)])
def test_what_does_no_harm_acts(project: NewsProject, suffix: str, body: str) -> None:
    _prepare(
        project, 'myst_enable_extensions = ["dollarmath", "substitution"]',
        'myst_substitutions = {"text": "put in"}', "newsfeed_raw_html = True",
        'default_role = "any"',
    )  # fmt: skip
    project.write("news/dot.png", PNG)
    project.article(f"a.{suffix}", body)
    build = project.build()
    assert [each for each in build.warnings if "script" not in each] == []
    tree = build.doctree("news/a")
    wanted = [nodes.table, nodes.image, nodes.literal_block, nodes.section]
    wanted += [nodes.note, nodes.subscript] if suffix == "rst" else [nodes.bullet_list]
    assert [kind for kind in wanted if not list(tree.findall(kind))] == []
    assert not list(tree.findall(nodes.math))
    assert "headerlink" not in [c for n in tree.findall(nodes.figure) for c in n["classes"]]
    if suffix == "md":
        assert "{{ text }} and $x$" in tree.astext()
        assert "alert(1)" not in build.text("news/a.html")


@pytest.mark.parametrize("address", ["../../secret.png", "/../secret.png", "../x.*", "dot.*"])
@pytest.mark.parametrize(
    ("suffix", "markup"),
    [("md", "![words]({})"), ("rst", ".. image:: {}\n   :alt: words")],
)
def test_pictures_are_confined(
    project: NewsProject, suffix: str, markup: str, address: str
) -> None:
    _prepare(project)
    (project.folder.parent / "secret.png").write_bytes(PNG)
    project.write("x.png", PNG)
    project.write("news/dot.png", PNG)
    project.article(f"a.{suffix}", markup.format(address))
    build = project.build()
    assert [each for each in build.warnings if "[newsfeed.picture]" not in each] == []
    assert len(build.warnings) == 1
    assert not list(build.doctree("news/a").findall(nodes.image))
    assert "words" in build.text("news/a.html")


@pytest.mark.parametrize(
    ("source", "said", "acts"),
    [
        (True, "", True),
        (True, "trusted: true", True),
        (True, "trusted: false", False),
        (True, "trusted: 'no'", False),
        (True, "trusted: perhaps", False),
        (True, "trusted: [true]", False),
        (False, "", False),
        (False, "trusted: true", False),
        (False, "trusted: false", False),
    ],
)
def test_an_article_may_lower_its_trust_alone(
    project: NewsProject, source: bool, said: str, acts: bool
) -> None:
    _prepare(project)
    project.configure(f'newsfeed_sources = {{"news": {{"path": "news", "trusted": {source}}}}}')
    project.article("a.md", "```{note}\nWords.\n```", extra=said)
    build = project.build(suppress_warnings=["newsfeed.trust", "newsfeed.field"])
    assert bool(list(build.doctree("news/a").findall(nodes.note))) is acts


def test_a_source_that_is_trusted_no_more_is_read_again(project: NewsProject) -> None:
    project.article("a.md", "```{note}\nWords.\n```")
    assert list(project.build().doctree("news/a").findall(nodes.note))
    project.configure(_UNTRUSTED)
    build = project.build()
    assert "news/a" in build.read
    assert not list(build.doctree("news/a").findall(nodes.note))


_MISTAKES = {
    "option": ".. figure:: dot.png\n   :wrong: x\n\n   kept words",
    "lines": ".. code-block:: python\n   :emphasize-lines: 1-99999999999\n\n   kept words",
    "ranges": f".. code-block:: python\n   :emphasize-lines: {'1-9999,' * 51}\n\n   kept words",
    "rows": ".. list-table::\n   :header-rows: 3\n\n   * - kept words",
    "place": ".. unicode:: kept words",
    "embed": ".. image:: dot.png\n   :loading: embed\n   :alt: kept words",
    "embedded figure": ".. figure:: dot.png\n   :loading: embed\n\n   kept words",
    "an option of nobody's": ".. note::\n   :file: ../secret.txt\n\n   kept words",
    "an option of Sphinx's": ".. code-block:: python\n   :tab-width: 2\n\n   kept words",
}


@pytest.mark.parametrize("body", _MISTAKES.values(), ids=_MISTAKES)
def test_the_text_of_a_mistake_stays(project: NewsProject, body: str) -> None:
    _prepare(project)
    path = project.article("a.rst", f"Before.\n\n{body}\n\nAfter.")
    build = project.build()
    # docutils before 0.21 does not know ``:loading:``, so that the picture is looked for, too.
    assert any(each.startswith(f"{path}:8: ") for each in build.warnings)
    text = build.doctree("news/a").astext()
    assert text.index("Before.") < text.index("kept words") < text.index("After.")


@pytest.mark.parametrize("lines", ["1", "1-3, 5", "-4,9-", "1-9999"])
def test_lines_of_code_are_marked(project: NewsProject, lines: str) -> None:
    _prepare(project)
    project.article("a.rst", f".. code-block:: python\n   :emphasize-lines: {lines}\n\n   x\n   y")
    build = project.build()
    assert not [each for each in build.warnings if "out of range" not in each]
    block = next(build.doctree("news/a").findall(nodes.literal_block))
    assert block["highlight_args"]["hl_lines"]
