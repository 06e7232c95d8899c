"""What runs to the right in texts that run to the left."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.sphinx_ext.articles import isolation
from sphinx_newsfeed.sphinx_ext.articles.isolation import pieces

ARABIC = "صدر اليوم 2024-03-03 إصدار جديد، هاتف +49 30 1234، ولغة C++ و Python مدعومة."


def isolated(text: str, *, all_words: bool = False) -> list[str]:
    return [part for part, is_piece in pieces(text, all_words=all_words) if is_piece]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يوم 2024-03-03 كان", ["2024-03-03"]),
        ("هاتف +49 30 1234.", ["+49 30 1234"]),
        ("هاتف 03-555-1234,", ["03-555-1234"]),
        ("انظر https://example.org/a/b?c=1.", ["https://example.org/a/b?c=1"]),
        ("اكتب إلى ann@example.org!", ["ann@example.org"]),
        ("لغة C++ ولغة C# و .NET", ["C++", "C#", ".NET"]),
        ("خيار -v أو --help", ["-v", "-help"]),
        ("سعر 1.5-2.5 (50%)", ["1.5-2.5", "50%"]),
        ("ملف node.js", ["node.js"]),
        # Words and numbers without signs need nothing.
        ("لغة Python عام 2024", []),
        ("أ ب (ج)", []),
        ("!!! ...", []),
        ("", []),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert isolated(text) == expected


def test_tex_needs_all_words_and_their_order() -> None:
    assert isolated("لغة Python و pip install -U x عام 2024.", all_words=True) == [
        "Python",
        "pip install -U x",
        "2024",
    ]


@given(st.text(max_size=400), st.booleans())
def test_nothing_is_lost(text: str, all_words: bool) -> None:
    assert "".join(part for part, _ in pieces(text, all_words=all_words)) == text


def test_what_is_isolated_of_each_article_is_bounded(
    project: NewsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Megabytes of numbers would be gigabytes of nodes."""
    monkeypatch.setattr(isolation, "MOST_ISOLATED", 10)
    project.configure('language = "ar"')
    for name in "ab":
        project.article(
            f"{name}.md", f"{'ع C+ ' * 8}\n\n{'ع D+ ' * 8}\n\nEnd.", title=f"عنوان {name}"
        )
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    pages = [project.build().text(f"news/{name}.html") for name in "ab"]
    (book,) = project.build("latex").outdir.glob("*.tex")
    assert [page.count('<span class="ltr">') for page in pages] == [10, 10]
    assert 10 < book.read_text("utf-8").count("\\DUrole{ltr}{C+}") <= 20
    for text in (*pages, book.read_text("utf-8")):
        assert len(re.findall(r"\b[CD]\+", text)) >= 16
        assert "End" in text


def test_on_a_page(project: NewsProject) -> None:
    code = "`f(x) {`\n\n```js\nreturn 1-2;\n```\n"
    project.article(
        "a.md", f"{ARABIC}\n\n{code}\n[x-y](https://example.org/x-y)\n", title="إصدار 2.0-b"
    )
    project.article("b.md", "Plain 2024-03-03 words.")
    build = project.build()
    assert build.warnings == []
    page = build.text("news/a.html").partition("<body")[2]
    article = page.partition("newsfeed-related")[0]
    found = re.findall(r'<span class="ltr">([^<]*)</span>', article)
    assert found[:4] == ["2.0-b", "2024-03-03", "+49 30 1234", "C++"]
    assert 'href="https://example.org/x-y"><span class="ltr">x-y</span></a>' in page
    # Code is isolated as a whole, by the style sheet.
    assert '<span class="pre">f(x)</span> <span class="pre">{</span>' in page
    assert "newsfeed-directions.css" in build.text("news/a.html")
    assert 'class="ltr"' not in build.text("news/b.html").partition("newsfeed-neighbours")[0]
    assert build.text("_static/newsfeed-directions.css").count("isolate") >= 3


def test_in_a_project_that_runs_to_the_left(project: NewsProject) -> None:
    project.article("a.md", ARABIC)
    build = project.build(language="ar")
    page = build.text("news/a.html")
    assert 'class="newsfeed-article rtl" id="newsfeed-article" lang="ar"' in page
    assert '<span class="ltr">2024-03-03</span>' in page


def test_in_latex(project: NewsProject) -> None:
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n   :style: list\n")
    project.article("a.md", f"{ARABIC}\n\n`f(x) {{`\n", title="إصدار 2.0")
    build = project.build("latex", language="ar", latex_engine="xelatex")
    (file,) = build.outdir.glob("*.tex")
    text = file.read_text("utf-8")
    assert r"\section{إصدار \texorpdfstring{\DUroleltr{2.0}}{2.0}}" in text
    assert r"\DUrole{ltr}{+49 30 1234}" in text
    assert r"\DUrole{ltr}{Python}" in text
    for command in (r"\DUroleltr}[1]", r"\renewcommand*{\sphinxcode}", "env/sphinxVerbatim/before"):
        assert command in text


def test_other_books_and_texts_have_none(project: NewsProject) -> None:
    project.article("a.md", ARABIC)
    assert "+49 30 1234" in " ".join(project.build("text").text("news/a.txt").split())
    project.write("index.rst", "Site\n====\n\n.. newsfeed::\n   :toctree:\n")
    (file,) = project.build("latex").outdir.glob("*.tex")
    # What a language that runs to the right needs is not there.
    assert "env/sphinxVerbatim" not in file.read_text("utf-8")
