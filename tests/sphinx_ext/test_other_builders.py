"""Builders and extensions of others get every article, and are told of nothing that is ours.

``nox -s builders`` installs them; where one is missing, its tests are skipped.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_newsfeed.listing.article_page import body_of, find_article
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of

_EXAMPLE = Path(__file__).parents[2] / "examples" / "newsroom"
#: How much of an article is looked for.
_LENGTH = 40


def _texts(folder: Path) -> str:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return "\n".join(path.read_text("utf-8", errors="replace") for path in files)


def _pdf(folder: Path) -> str:
    pypdf = pytest.importorskip("pypdf")
    (file,) = folder.glob("*.pdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)


def _page_of_pdf(folder: Path) -> str:
    (file,) = folder.glob("*.pdf")
    assert file.stat().st_size > 100_000
    return (folder / "index.html").read_text("utf-8")


def _for_models(folder: Path) -> str:
    return (folder / "llms-full.txt").read_text("utf-8")


@dataclass(frozen=True)
class Other:
    """A builder, or an extension, of others."""

    module: str
    builder: str
    #: The text of what it has made.
    read: Callable[[Path], str] = _texts
    extensions: tuple[str, ...] = ("sphinx_newsfeed", "{}")
    options: tuple[str, ...] = ()
    #: What it says of nodes of docutils, or of itself, and no fault of an article.
    says: str = "$^"
    #: Whether its output has letters that are not Latin.
    has_all_letters: bool = True


_OTHERS = [
    Other("sphinx_simplepdf", "simplepdf", _page_of_pdf),
    Other(
        "rst2pdf.pdfbuilder",
        *("pdf", _pdf),
        says=r"\[(?:WARNING|ERROR|INFO)\] (?:styles|image|math_flowable)\.py",
        has_all_letters=False,
    ),
    Other(
        "sphinxcontrib.confluencebuilder",
        "confluence",
        says="dvipng|latex command|no latex macro",
    ),
    Other(
        "sphinxcontrib.confluencebuilder",
        "singleconfluence",
        says="dvipng|latex command|no latex macro",
    ),
    Other("sphinx_markdown_builder", "markdown", says="unknown node type: <(caption|attr)"),
    Other("sphinx_llms_txt", "html", _for_models),
    Other("myst_nb", "html", options=("nb_execution_mode=off",)),
    Other(
        "myst_nb",
        "html",
        extensions=("{}", "sphinx_newsfeed"),
        options=("nb_execution_mode=off",),
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How the text of each article begins, in letters and digits alone."""
    out, found = tmp_path_factory.mktemp("dummy"), dict[str, str]()
    with patch_docutils(_EXAMPLE), docutils_namespace():
        app = Sphinx(_EXAMPLE, _EXAMPLE, out, out / "trees", "dummy", status=None, warning=None)
        app.build()
        for article in domain_of(app.env).build.catalogue.pages:
            found[article.docname] = next(_words(app.env.get_doctree(article.docname)), "")
    assert len([each for each in found.values() if each]) > 20
    return found


def _words(tree: nodes.document) -> Iterator[str]:
    section = find_article(tree)
    for node in body_of(section) if section is not None else ():
        if isinstance(node, nodes.paragraph) and not any(node.findall(nodes.literal)):
            texts = [_letters(text.astext()) for text in node.findall(nodes.Text)]
            yield max(texts, key=len)[:_LENGTH]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


_TESTED = [
    pytest.param(
        each,
        id=f"{each.module}-{each.builder}-{each.extensions.index('{}')}",
        marks=pytest.mark.skipif(
            not _is_there(each.module), reason=f"{each.module} is not installed"
        ),
    )
    for each in _OTHERS
]


@pytest.mark.parametrize("other", _TESTED)
def test_it_gets_every_article_without_a_warning(
    other: Other, beginnings: dict[str, str], tmp_path: Path
) -> None:
    if other.builder == "simplepdf" and not _runs("weasyprint"):
        pytest.skip("weasyprint, which makes the PDF, does not run")
    out = tmp_path / "out"
    told = _build(other, out, tmp_path / "trees")
    assert [line for line in told if not re.search(other.says, line)] == []
    text = _letters(html.unescape(re.sub(r"<[^>]*>|\xad", "", other.read(out))))
    missing = [
        name
        for name, words in beginnings.items()
        if words not in text and (other.has_all_letters or words.isascii())
    ]
    assert missing == []


def _runs(program: str) -> bool:
    found = shutil.which(program)
    return bool(found) and not subprocess.run([found, "--version"], check=False).returncode


def _build(other: Other, out: Path, trees: Path) -> list[str]:
    extensions = ",".join(other.extensions).format(other.module)
    options = (f"extensions={extensions}", *other.options)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", other.builder, "-d", trees]
    command += [part for option in options for part in ("-D", option)]
    done = subprocess.run([*command, _EXAMPLE, out], capture_output=True, check=False)
    told = done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, told
    return [line for line in told.splitlines() if line.strip()]
