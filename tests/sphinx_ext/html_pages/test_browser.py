"""Pages as a browser shows them: all words of an article, and nothing wider than the window."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import PNG, NewsProject

_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.skipif(not _BROWSER, reason="Chromium is not installed"),
    pytest.mark.slow,
]

#: As news sites write it: indented by wide blanks, nested for looks, comments everywhere.
_ARTICLE = """\
<div>
<p cms-style="x">　　The first &amp; the <font color="red">second <b>third</b></font> word.</p>
<!-- a comment --><style>.x&#123;color:red&#125;</style><script>document.title = 1</script>
text<br><br>between<br>lines
<table cellpadding="0"><tr><td class="t_f">A whole <a href="https://example.org">cell</a><br>
<div align="center"><img src="dot.png" width="2000" alt=""></div>
<pre><code class="language-sh">echo "code &lt;tag&gt;"  # with blanks</code></pre></td></tr></table>
<ul><li>one<ul><li>two</ul><li>three</ul>
<table border="1"><tr><th>head<th>other<tr><td colspan="2">wide and long_{word}</table>
<h3>Heading <i>here</i></h3><blockquote>Quoted <q>words</q></blockquote>
<p style="display:none">hidden</p><p>End.</p>
</div>""".replace("{word}", "word" * 60)

_SCRIPT = """<script>
addEventListener("load", () => {
const body = document.querySelector("#newsfeed-article") || document.body;
for (const added of body.querySelectorAll(
    ".newsfeed-header, .newsfeed-footer, .newsfeed-related, .newsfeed-neighbours, " +
    ".headerlink, .copybtn, #newsfeed-article > h1")) {
  added.remove();
}
document.documentElement.setAttribute("data-seen", JSON.stringify({
  text: body.innerText,
  // Of the article alone: themes have parts of their own that lie beside a narrow window.
  needed: body.scrollWidth,
  given: body.clientWidth,
}));
});
</script>"""


def _see(page: Path, folder: Path, width: int = 1200) -> dict[str, str]:
    """What the browser shows of a page."""
    watched = page.with_name(f"watched-{page.name}")
    text = page.read_text("utf-8")
    watched.write_text(text.replace("</body>", f"{_SCRIPT}</body>"), "utf-8")
    command = [
        _BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        # A bar of the browser's own comes and goes while the page is laid out.
        "--hide-scrollbars", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
        f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900", "--dump-dom",
        watched.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    seen = re.search(r'data-seen="([^"]*)"', done.stdout)
    assert seen, done.stderr[-2000:]
    found: dict[str, str] = json.loads(html.unescape(seen[1]))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of the article as the browser shows them without a theme."""
    folder = tmp_path_factory.mktemp("bare")
    bare = folder / "bare.html"
    bare.write_text(f"<!DOCTYPE html><meta charset='utf-8'><body>{_ARTICLE}</body>", "utf-8")
    words = _words(_see(bare, folder)["text"])
    assert len(words) > 30
    return words


@pytest.mark.parametrize("theme", ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_a_page_shows_what_the_article_shows(
    project: NewsProject, tmp_path: Path, theme: str, expected: list[str]
) -> None:
    if theme != "alabaster":
        pytest.importorskip(theme, reason="the theme is not installed")
    project.write("news/dot.png", PNG)
    project.article("first.md", _ARTICLE, extra="tags: [t]\nauthor: A")
    build = project.build(html_theme=theme)
    (hidden,) = build.warnings
    assert "first.md:18: WARNING: left out 1 word that a style hides" in hidden
    page = build.outdir / "news/first.html"
    assert _words(_see(page, tmp_path)["text"]) == expected
    narrow = _see(page, tmp_path, width=500)
    # Scripts of themes wrap tables while the page is seen, and move them by some pixels.
    assert int(narrow["needed"]) <= int(narrow["given"]) + 20, "the article is wider than its place"
    assert int(narrow["given"]) <= 500, "the article is wider than the window"
