"""What stands around articles: configurations, folders, names, and what other programs do."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import PNG, NewsProject
from docutils import nodes

from sphinx_newsfeed.loading.configurations import read_configuration
from sphinx_newsfeed.sphinx_ext.transforms.picture_names import plain_name

_UNTRUSTED = 'newsfeed_sources = {"news": {"path": "news", "trusted": False}}'
_SECRET = "taken-from-the-secret-file"  # noqa: S105 - it is none

#: Configurations that generators call static folders by, with the folder that is a link.
_LINKED_FOLDERS = [
    ("pelicanconf.py", 'SITEURL = "https://a.example"\n', "content"),
    ("docusaurus.config.js", "url: 'https://a.example'\n", "static"),
    ("mkdocs.yml", "site_url: https://a.example\n", "docs"),
    ("conf.py", "POSTS = ()\n", "files"),
    ("hugo.toml", "baseURL = 'https://a.example'\n", "static"),
]


@pytest.mark.parametrize(("name", "text", "folder"), _LINKED_FOLDERS)
@pytest.mark.parametrize("settings", [_UNTRUSTED, ""])
def test_a_link_makes_no_folder_of_an_old_site(
    project: NewsProject, name: str, text: str, folder: str, settings: str
) -> None:
    """A source may bring the configuration of a generator, and links with it."""
    project.configure(settings)
    outside = project.folder.parent / "elsewhere"
    outside.mkdir()
    (outside / "secret.txt").write_text(_SECRET)
    (outside / "secret.png").write_bytes(PNG)
    project.article("a.md", "[words](/secret.txt) and ![picture](/secret.png)")
    project.write("news/post/b.txt", "It is no article.")
    project.write(f"news/{name}", text)
    (project.folder / "news" / folder).symlink_to(outside)
    build = project.build()
    written = [file for file in Path(build.outdir).rglob("*") if file.is_file()]
    assert not [file for file in written if file.name.startswith("secret")]
    assert not [file for file in written if _SECRET.encode() in file.read_bytes()]
    assert "words" in build.text("news/a.html")


_BOMBS = {
    "lines": ("a.js", "\n" * 250_000),
    "blanks": ("a.js", "\n " * 100_000),
    "dots": ("a.toml", "a." * 100_000 + "a = 1"),
    "colons": ("a.yml", "a: " + "1:" * 100_000 + "1"),
    "brackets": ("a.yml", "[" * 250_000),
    "aliases": ("a.yml", "a: &a [1, 1]\n" + "".join(f"b{i}: &a [*a, *a]\n" for i in range(60))),
    "objects": ("a.json", '{"a":' * 40_000),
    "signs": ("a.py", "x = " + "-" * 250_000 + "1"),
}


@pytest.mark.parametrize(("name", "text"), _BOMBS.values(), ids=_BOMBS)
def test_no_configuration_takes_time(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    before = time.process_time()
    assert "url" not in read_configuration(tmp_path / name)
    # Each of the bombs took minutes; what can be read takes fractions of a second.
    assert time.process_time() - before < 20


_SESSION = ">>> import pathlib\n>>> _ = pathlib.Path({path!r}).write_text('it ran')"
_SESSIONS = {
    "rst": ("a.rst", "{session}"),
    "rst quotation": ("a.rst", "Words:\n\n    {indented}"),
    "rst fence": ("a.rst", ".. code-block:: pycon\n\n    {indented}"),
    "rst refused": ("a.rst", ".. doctest::\n\n    {indented}"),
    "rst refused code": ("a.rst", ".. testcode::\n\n    {indented}"),
    "md": ("a.md", "{session}"),
    "md fence": ("a.md", "```{{doctest}}\n{session}\n```"),
    "html": ("a.html", "<pre class='doctest'>{session}</pre>"),
}


@pytest.mark.parametrize(("name", "body"), _SESSIONS.values(), ids=_SESSIONS)
def test_no_session_is_run(project: NewsProject, tmp_path: Path, name: str, body: str) -> None:
    """Sphinx' builder of tests runs what looks like a session of Python, in every document."""
    project.configure(_UNTRUSTED, 'extensions += ["sphinx.ext.doctest"]')
    mark = tmp_path / "ran"
    session = _SESSION.format(path=str(mark))
    indented = session.replace("\n", "\n    ")
    project.article(name, body.format(session=session, indented=indented))
    build = project.build("doctest")
    assert not mark.exists()
    assert "write_text" in build.doctree("news/a").astext()
    assert not list(build.doctree("news/a").findall(nodes.doctest_block))


_TEMPLATES = """
from jinja2 import Template

def render(app, docname, source):
    source[0] = Template(source[0]).render()

def setup(app):
    app.connect("source-read", render)
"""


@pytest.mark.parametrize("parallel", [0, 2])
def test_no_template_is_rendered_of_what_is_not_trusted(
    project: NewsProject, parallel: int
) -> None:
    sources = {"news": {"path": "news", "trusted": False}, "own": "own"}
    project.configure(f"newsfeed_sources = {sources}", _TEMPLATES)
    project.write("index.rst", "{{ 40 + 2 }}\n==\n\n.. newsfeed::\n")
    names = ["news/a.rst", "news/b.md", "news/c.html", "own/d.html", "own/e.rst", "own/f.md"]
    for name in names:
        project.article(name, "Some {{ 40 + 2 }} words.")
    build = project.build(parallel=parallel)
    assert build.warnings == []
    rendered = [n for n in names if "Some 42 words" in build.text(f"{n.partition('.')[0]}.html")]
    assert rendered == ["own/e.rst", "own/f.md"]
    assert "<h1>42" in build.text("index.html")


def test_what_stands_before_each_page_stands_before_no_article(project: NewsProject) -> None:
    prolog, epilog = ".. |me| replace:: the project", ".. include:: /secret.txt"
    project.configure(_UNTRUSTED, f"rst_prolog = {prolog!r}", f"rst_epilog = {epilog!r}")
    project.write("secret.txt", _SECRET)
    project.article("a.rst", "Words.")
    build = project.build()
    assert build.warnings == []
    assert _SECRET in build.text("index.html")
    assert _SECRET not in build.text("news/a.html")
    assert "replace::" not in build.text("news/a.html")


_OTHER_FILES = ["sitemap.xml", "robots.txt", "CNAME", "feeds/atom.xml", "x/data.json/y"]
_WRITES_FILES = """
from pathlib import Path

def write(app, exception):
    for name in {names}:
        file = Path(app.outdir, name)
        file.parent.mkdir(exist_ok=True)
        file.write_text("It is not ours.")

def setup(app):
    app.connect("build-finished", write, priority=999)
"""


def test_no_old_address_stands_where_another_extension_writes(project: NewsProject) -> None:
    names = [name for name in _OTHER_FILES if not name.endswith("y")]
    project.configure(_UNTRUSTED, _WRITES_FILES.format(names=names))
    path = project.article("a.md", extra=f"aliases: [{', '.join('/' + n for n in _OTHER_FILES)}]")
    for _ in range(2):
        build = project.build()
        assert len(build.warnings) == len(_OTHER_FILES)
        assert all(warning.startswith(str(path)) for warning in build.warnings)
        for name in names:
            assert build.text(name) == "It is not ours."


@pytest.mark.parametrize("name", ["a.md", "b.html", "c.rst"])
def test_pictures_in_hidden_folders_stay_there(project: NewsProject, name: str) -> None:
    project.configure(_UNTRUSTED)
    project.write(".private/x.png", PNG)
    project.write("shown/y.png", PNG)
    markup = {
        "a.md": "![x](/.private/x.png) ![y](/shown/y.png)",
        "b.html": '<p><img src="/.private/x.png" alt="x"><img src="/shown/y.png">',
        "c.rst": ".. image:: /.private/x.png\n   :alt: x\n\n.. image:: /shown/y.png",
    }
    project.article(name, markup[name])
    build = project.build()
    assert len(build.warnings) == 1
    assert "/.private/x.png" in build.warnings[0]
    assert [file.name for file in Path(build.outdir, "_images").iterdir()] == ["y.png"]


@pytest.mark.parametrize(
    "sources",
    [
        {"news": ["a", {"path": "news", "trusted": False}]},
        [("news", {"path": "news", "trusted": False})],
        [("news", "news", False)],
        {"news": [["news"], False]},
        {"news": {"path": [{"path": "news", "trusted": False}]}},
        {"news": {"path": "news", "trusted": False}, "news/": {"path": "b", "typo": 1}},
        {"news/": {"path": "b", "typo": 1}, "news": {"path": "news", "trusted": False}},
    ],
    ids=repr,
)
def test_whatever_shape_says_that_a_source_is_not_trusted(
    project: NewsProject, sources: object
) -> None:
    project.configure(f"newsfeed_sources = {sources!r}")
    project.write("secret.txt", _SECRET)
    project.write("index.rst", "Site\n====\n")
    project.write("news/a.rst", "Words\n=====\n\n.. include:: /secret.txt\n")
    build = project.build()
    assert any("[newsfeed.setting]" in warning for warning in build.warnings)
    files = [file for file in Path(build.outdir).rglob("*") if file.is_file()]
    assert not [file for file in files if _SECRET.encode() in file.read_bytes()]


_NAMES = [
    "b%x.png",
    "c#x.png",
    "d$x$.png",
    "e^^5cinput^^7bconf.py^^7d.png",
    "f_~&.png",
    'g"x.png',
    "i{.png",
    "j}x.png",
    "@include x.png",
    "|touch ran.png",
]


@pytest.mark.skipif(os.name == "nt", reason="it has no such names")
@pytest.mark.parametrize("builder", ["latex", "texinfo"])
def test_no_name_of_a_picture_is_a_command(project: NewsProject, builder: str) -> None:
    pictures = ""
    for name in _NAMES:
        project.write(f"news/{name}", PNG)
        pictures += f'<p><img src="{quote(name)}" alt="x">\n'
    project.configure(_UNTRUSTED, "latex_engine = 'xelatex'")
    project.article("a.html", pictures)
    build = project.build(builder)
    assert build.warnings == []
    outdir = Path(build.outdir)
    shown = {plain_name(name) for name in _NAMES}
    pictures_there = {f.name for f in outdir.rglob("*.png") if f.name != "sphinx.png"}
    assert shown <= pictures_there
    assert not set('%#$^~&"{}@|') & set("".join(shown))
    if builder == "latex" and shutil.which("xelatex"):
        (book,) = outdir.glob("*.tex")
        command = ["xelatex", "-halt-on-error", "-interaction=nonstopmode", book.name]
        done = subprocess.run(command, cwd=outdir, capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_private_keys_are_in_no_data(project: NewsProject, builder: str) -> None:
    project.configure(_UNTRUSTED)
    project.article("a.md", extra=f"note: {_SECRET}")
    build = project.build(builder)
    files = [file for file in Path(build.outdir).rglob("*") if file.is_file()]
    assert not [file for file in files if _SECRET.encode() in file.read_bytes()]


def test_sources_of_other_pages_stay_where_an_article_goes(project: NewsProject) -> None:
    project.configure('newsfeed_sources = {"x": {"path": "news", "trusted": False}}')
    for name in ("x/a.b.rst", "x/a.rst.rst", "x/ab.rst"):
        project.write(name, ":orphan:\n\nWords\n=====\n")
    path = project.article("a.md")
    sources = Path(project.build().outdir, "_sources", "x")
    assert (sources / "a.md.txt").is_file()
    path.unlink()
    project.build(suppress_warnings=["newsfeed.source"])
    left = {file.name for file in sources.iterdir()}
    assert left == {"a.b.rst.txt", "a.rst.rst.txt", "ab.rst.txt"}


def test_a_file_may_stand_where_a_redirect_was(project: NewsProject) -> None:
    project.configure(_UNTRUSTED, 'html_extra_path = ["extra"]')
    project.write("extra/other", "It is there before.")
    project.article("a.md", extra="aliases: [/data/x/]")
    assert Path(project.build().outdir, "data", "x", "index.html").is_file()
    project.write("extra/data", "It is the project's.")
    project.write("index.rst", "Site\n====\n\nOther words.\n\n.. newsfeed::\n")
    build = project.build()
    (warning,) = build.warnings
    assert "which keeps it [newsfeed.duplicate]" in warning
    assert build.text("data") == "It is the project's."


_TO_TRANSLATE = (
    "Words {download}`/secret.txt` :download:`/secret.txt` <img src=y onerror=run()> "
    "\\(\\href{j}{k}\\)."
)
_BODIES = {
    "md": _TO_TRANSLATE,
    "rst": _TO_TRANSLATE,
    "html": f"<p>{_TO_TRANSLATE.replace('<', '&lt;')}</p>",
}


@pytest.mark.parametrize("trusted", [False, True])
@pytest.mark.parametrize("suffix", _BODIES)
def test_no_translation_does_what_the_body_may_not(
    project: NewsProject, suffix: str, trusted: bool
) -> None:
    """Who translates a text keeps what looks like markup in it."""
    sources = {"news": {"path": "news", "trusted": trusted}}
    settings = (f"newsfeed_sources = {sources}", 'locale_dirs = ["locale"]', 'language = "de"')
    project.configure(*settings, "gettext_compact = False")
    project.write("secret.txt", _SECRET)
    project.article(f"a.{suffix}", _BODIES[suffix])
    texts = project.build("gettext", output="_texts").text("news/a.pot")
    msgid = next(line for line in texts.splitlines() if "Words" in line)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    translated = msgid.replace("msgid", "msgstr").replace("Words", "Worte")
    project.write("locale/de/LC_MESSAGES/news/a.po", f"{head}{msgid}\n{translated}\n")
    build = project.build()
    page = build.text("news/a.html")
    assert "Worte" in build.doctree("news/a").astext()
    assert "Words" not in page
    assert "<img src=y" not in page
    assert "\\(\\href" not in page.partition("</head>")[2]
    acts = trusted and suffix != "html"
    assert Path(build.outdir, "_downloads").exists() is acts


@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.html"])
def test_headings_and_markup_are_translated(project: NewsProject, name: str) -> None:
    project.configure(_UNTRUSTED, 'locale_dirs = ["locale"]', 'language = "de"')
    heading = {"a.md": "## Second", "a.rst": "Second\n------", "a.html": "<h2>Second</h2>"}[name]
    words = "<p>Some words.</p>" if name == "a.html" else "Some words."
    project.article(name, f"{heading}\n\n{words}")
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    project.write(
        "locale/de/LC_MESSAGES/news.po",
        f'{head}\nmsgid "Second"\nmsgstr "Zweite"\n\nmsgid "Some words."\nmsgstr "Andere *W*."\n',
    )
    build = project.build()
    assert build.warnings == []
    assert "Zweite" in build.text("news/a.html")
    assert "Andere <em>W</em>." in build.text("news/a.html")
