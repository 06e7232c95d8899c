"""Any bytes under an article's name become a page, or a warning that names the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from conftest import NewsProject
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

_OPENINGS = [
    "---\n",
    "+++\n",
    "{\n",
    "\ufeff---\n",
    ";;;\n",
    "<!--\n",
    ".. title: ",
    "<html><head>",
]
_PIECES = [
    *("title: ", "date: 2022-02-28\n", "date = 2022-02-28\n", '"date": "2022-02-28"', "tags: ["),
    *("&a ", "*a", "!!python/name:x", "\x00", "\x1b[31m", "\ud7ff", "\u202e", "\n---\n", "\n+++\n"),
    *(
        "<p>",
        "</p>",
        "<script>",
        "<!--",
        "-->",
        "<table><tr>",
        "<pre>",
        "](",
        "![",
        "```",
        "{{",
        "%}",
    ),
    *(".. include:: /etc/hosts\n", ":doc:`x`", "{include}`x`", "|x|", "`", "**", "_", "\\", "\n\n"),
    *("> ", "- ", "    ", "\t", "$$", "&#0;", "&lt;", "javascript:x", "file:///x", "//x", "../"),
]
_TEXT = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=20).map("".join)
_DATED = st.builds(
    lambda opening, text: f"{opening}title: T\ndate: 2022-02-28\n---\n{text}",
    st.sampled_from(_OPENINGS),
    _TEXT,
)
_CONTENT = (
    _DATED.map(lambda text: text.encode("utf-8", "replace"))
    | _TEXT.map(lambda text: text.encode("utf-8", "replace"))
    | _TEXT.map(lambda text: text.encode("utf-16"))
    | st.binary(max_size=60)
)
_FILES = st.lists(st.tuples(st.sampled_from([".md", ".html", ".rst"]), _CONTENT), min_size=40)


@given(_FILES)
# A smaller example would need hundreds of builds to be found.
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_each_file_is_a_page_or_a_warning(files: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = NewsProject(Path(folder))
        for number, (suffix, content) in enumerate(files):
            project.write(f"news/n{number:03}{suffix}", content)
        build = project.build()
        told = "\n".join(build.singly)
        silent = [
            f"n{number:03}{suffix}"
            for number, (suffix, _) in enumerate(files)
            if not (build.outdir / f"news/n{number:03}.html").exists()
            and f"n{number:03}{suffix}" not in told
        ]
        assert silent == []
