"""MyST-NB in the place of MyST: its parser has the project's pages, and articles are MyST's."""

from __future__ import annotations

import pytest
from conftest import NewsProject

pytest.importorskip("myst_nb", reason="a session of its own installs it")

_NOTEBOOK = """---
orphan: true
file_format: mystnb
kernelspec:
  name: python3
---

# Page

```{code-cell}
print(1)
```
"""


@pytest.mark.parametrize(
    "extensions", [["myst_nb", "sphinx_newsfeed"], ["sphinx_newsfeed", "myst_nb"]]
)
@pytest.mark.parametrize("parallel", [0, 2])
def test_either_order_builds_pages_and_articles(
    project: NewsProject, extensions: list[str], parallel: int
) -> None:
    project.write(
        "conf.py",
        f"extensions = {extensions}\n"
        'nb_execution_mode = "off"\n'
        'newsfeed_archives = ["tag"]\n'
        'exclude_patterns = ["_build"]\n',
    )
    project.write("page.md", _NOTEBOOK)
    project.article("a.md", "*Words* of it.", title="Ferry", extra="tags: [harbour]")
    build = project.build(parallel=parallel)
    # No kernel says which language the cells are in.
    assert [each for each in build.warnings if "No source code lexer" not in each] == []
    page = build.text("news/a.html")
    assert "<em>Words</em>" in page
    assert "<h1>Ferry" in page
    assert "February 28, 2022" in page or "Feb 28, 2022" in page
    assert "harbour" in page
    assert "a.html" in build.text("news/tag/harbour.html")
    assert 'class="cell docutils' in build.text("page.html")
    assert project.build(parallel=parallel).read == []
