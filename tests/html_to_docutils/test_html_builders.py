"""All cases, and HTML made at random, through every builder of Sphinx, with warnings as errors."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from html_to_docutils.generated import document
from markdown_it.utils import read_fixture_file
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

CASES = sorted((Path(__file__).parent / "cases").rglob("*.txt"))

CONF = """
from docutils import nodes
from markdown_it.utils import read_fixture_file
from sphinx.parsers import Parser
from sphinx_newsfeed.html_to_docutils import html_to_nodes

extensions = []
source_suffix = {".rst": "restructuredtext", ".txt": "cases"}
latex_documents = [("index", "index.tex", "T", "A", "manual")]
man_pages = [("index", "index", "T", ["A"], 1)]
texinfo_documents = [("index", "index", "T", "A", "T", "T", "T")]
smartquotes = False
version = "1"


class Cases(Parser):
    supported = ("cases",)

    def parse(self, text, document):
        for number, (line, title, html, _) in enumerate(read_fixture_file(document["source"])):
            tree = html_to_nodes(
                html, source=document["source"], line=line, id_prefix=f"case-{number}-",
                resolve_picture=lambda address, line: "x.png",
            )
            article = nodes.section("", nodes.title("", title), *tree, ids=[f"case-{number}"])
            for image in article.findall(nodes.image):
                image["uri"] = "x.png"  # No network in tests.
            for block in article.findall(nodes.literal_block):
                if block["language"] == "foo":
                    block["language"] = "none"  # As callers do who know all lexers.
            document += article


def setup(app):
    app.add_source_parser(Cases)
"""


def png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def generated() -> str:
    """Documents made at random, as cases; the same ones each time."""
    documents = (document(random.Random(seed), 60) for seed in range(120))  # noqa: S311
    return "".join(f"document {n}\n.\n{html}\n.\n.\n\n" for n, html in enumerate(documents))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("cases") / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "x.png").write_bytes(png())
    names = "".join(f"   {name}\n" for name in [*(path.stem for path in CASES), "generated"])
    (source / "index.rst").write_text(f"Title\n=====\n\n.. toctree::\n\n{names}", "utf-8")
    for path in CASES:
        (source / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (source / "generated.txt").write_bytes(generated().encode("utf-8", "ignore"))
    return source


@pytest.mark.parametrize(
    "builder",
    [
        "html",
        "singlehtml",
        "epub",
        "latex",
        "text",
        "man",
        "texinfo",
        "gettext",
        "xml",
        "pseudoxml",
    ],
)
def test_builder(builder: str, project: Path) -> None:
    """Builders write what one of them read; Sphinx refuses that to gettext."""
    warnings = io.StringIO()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            project,
            project,
            project.parent / "out" / builder,
            project.parent / ("messages" if builder == "gettext" else "trees"),
            builder,
            status=None,
            warning=warnings,
        )
        app.build()
    complaints = [
        line
        for line in warnings.getvalue().splitlines()
        # What manual pages cannot show, and what epub wants of conf.py.
        if line and "spanning" not in line and "epub" not in line
    ]
    assert not complaints


def test_sample_is_not_empty() -> None:
    assert sum(len(read_fixture_file(path)) for path in CASES) > 150
