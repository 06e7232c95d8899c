"""Feeds and exports become files, and the files are read back as they are meant."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loading.sites import Site
from serving import SilentHandler, serve

from sphinx_newsfeed.command_line import feeds, main
from sphinx_newsfeed.command_line.article_files import write_new
from sphinx_newsfeed.config.settings import Source
from sphinx_newsfeed.model.article import Article

#: The module; the package has the command of that name.
import_feed = importlib.import_module("sphinx_newsfeed.command_line.import_feed")
FEEDS = Path(__file__).parent / "feeds"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def articles(folder: Path) -> dict[str, Article]:
    """The articles that the files in ``news`` below *folder* are, by their names."""
    site = Site(folder, sources=(Source("news", ("news",)),))
    scan = site.scan(now=datetime(2030, 1, 1, tzinfo=UTC))
    assert site.problems == []
    return {article.name: article for article in scan.articles}


def test_rss(tmp_path: Path) -> None:
    result = run(FEEDS / "rss.xml", "--to", tmp_path / "news")
    assert result.exit_code == 1, "an entry without a date is left out"
    assert "'Some day' has no date" in result.stderr
    assert result.stdout.splitlines()[-1] == "2 new, 0 known, 1 left out"
    found = articles(tmp_path)
    assert list(found) == ["2024-05-03-lambs-and-ewes-a-count.html", "2024-05-04-the-gate.html"]
    lambs = found["2024-05-03-lambs-and-ewes-a-count.html"]
    assert lambs.title == "Lambs & ewes: a count"
    assert lambs.date == datetime(2024, 5, 3, 7, 30, tzinfo=UTC)
    assert lambs.authors == ("Ann Ridge",)
    assert lambs.categories == ("Animals", "Spring")
    assert lambs.summary == "Twelve of them."
    assert lambs.picture == "https://farm.example/lamb.jpg"
    assert lambs.language == "en-GB"
    assert lambs.link == "https://farm.example/lambs"
    assert lambs.extra["guid"] == "tag:farm.example,2024:1"
    assert lambs.trusted is False
    assert lambs.extra["enclosure"] == {
        "url": "https://farm.example/baa.mp3", "type": "audio/mpeg", "length": 1234,
    }  # fmt: skip
    text = (tmp_path / "news" / lambs.name).read_text("utf-8")
    assert "<p>Twelve lambs." in text
    assert "<p>It is mended.</p>" in (tmp_path / "news/2024-05-04-the-gate.html").read_text("utf-8")


def test_atom(tmp_path: Path) -> None:
    assert run(FEEDS / "atom.xml", "--to", tmp_path / "news").exit_code == 0
    (article,) = articles(tmp_path).values()
    assert article.title == "Das Rad dreht sich"
    assert article.date == datetime(2024, 5, 3, 6, tzinfo=UTC)
    assert article.updated == datetime(2024, 5, 5, 10, tzinfo=UTC)
    assert article.authors == ("Berta", "Carl")
    assert article.categories == ("Wasser",)
    assert article.summary == "Endlich."


def test_json_feed(tmp_path: Path) -> None:
    assert run(FEEDS / "feed.json", "--to", tmp_path / "news").exit_code == 0
    boats, note = articles(tmp_path).values()
    assert (boats.title, boats.authors, boats.categories) == ("Boats", ("Dee",), ("harbour",))
    assert boats.picture == "https://quay.example/b.jpg"
    assert boats.extra["guid"] == "1"
    text = (tmp_path / "news" / note.name).read_text("utf-8")
    assert "<p>A note &lt;of&gt; mine.</p>\n<p>More.</p>" in text


def test_an_export_of_wordpress(tmp_path: Path) -> None:
    result = run(FEEDS / "wordpress.xml", "--to", tmp_path / "news")
    assert result.exit_code == 0
    assert "1 of the export are no posts" in result.stderr
    found = articles(tmp_path)
    walk = found["2019-04-02-a-walk.html"]
    assert walk.date == datetime(2019, 4, 2, 8, tzinfo=UTC)
    assert (walk.categories, walk.tags) == (("Walks",), ("rain",))
    assert (walk.slug, walk.aliases) == ("a-walk", ("/2019/04/a-walk/",))
    assert walk.summary == "Up and down."
    assert found["2019-05-02-secret.html"].hidden == "draft"
    text = (tmp_path / "news" / walk.name).read_text("utf-8")
    assert "<p>We went up.<br>\nIt rained.</p>" in text
    assert 'src="https://old.example/a.jpg"' in text
    assert "<figcaption>The hill</figcaption></figure>" in text
    assert "<pre>a\n\nb</pre>" in text
    assert '<a href="https://video.example/1">' in text


#: Keys of an entry in JSON Feed whose values are texts.
_TEXTS_OF_JSON = ("id", "url", "title", "content_html", "summary", "image", "language")
_NO_TEXT = "\ud800 a\0\x1b[2J\x9b\ufffe"


@pytest.mark.parametrize("key", [*_TEXTS_OF_JSON, "tags", "authors", "content_text"])
def test_characters_that_no_file_has(tmp_path: Path, key: str) -> None:
    values: dict[str, object] = {"tags": [_NO_TEXT], "authors": [{"name": _NO_TEXT}]}
    item = {"id": "1", "title": "t", "content_text": "x", "date_published": "2021-01-01"}
    feed = {"items": [item | {key: values.get(key, _NO_TEXT)}, item | {"id": "2"}]}
    (tmp_path / "feed.json").write_text(json.dumps(feed), "utf-8")
    result = run(tmp_path / "feed.json", "--to", tmp_path / "news")
    assert result.exception is None
    assert result.stdout.splitlines()[-1] == "2 new, 0 known, 0 left out"
    assert not re.search("[\0\x1b]", result.output)
    for path in (tmp_path / "news").iterdir():
        assert not re.search("[\0\x1b\x80-\x9a\x9c-\x9f\ufffe]", path.read_text("utf-8"))
    assert run(tmp_path / "feed.json", "--to", tmp_path / "news").stdout.startswith(
        "0 new, 2 known"
    )


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_one_entry_stops_no_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """There are dates that have no form in some zones."""
    days = ("Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT")
    days = (*days, "Mon, 06 Sep 2021 00:01:00 GMT")
    items = "".join(
        f"<item><title>{day}</title><guid>{day}</guid><pubDate>{day}</pubDate></item>"
        for day in days
    )
    (tmp_path / "f.xml").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    result = run(tmp_path / "f.xml", "--to", tmp_path / "news", "--timezone", zone)
    assert result.stdout.splitlines()[-1] == "2 new, 0 known, 1 left out"
    assert "OverflowError: date value out of range; it is left out" in result.stderr
    assert result.exit_code == 1


def test_no_entry_of_many_with_one_title_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_feed, "_MOST_TWINS", 5)
    tried: list[Path] = []

    def write(path: Path, text: str) -> None:
        tried.append(path)
        write_new(path, text)

    monkeypatch.setattr(import_feed, "write_new", write)
    item = {"title": "t", "content_text": "x", "date_published": "2021-01-01"}
    feed = {"items": [item | {"id": str(number)} for number in range(8)]}
    (tmp_path / "feed.json").write_text(json.dumps(feed), "utf-8")
    result = run(tmp_path / "feed.json", "--to", tmp_path / "news")
    assert result.stdout.splitlines()[-1] == "5 new, 0 known, 3 left out"
    assert result.stderr.count("'t' is the title of 5 others of that day") == 3
    # Names that are taken are not tried again for each entry.
    assert len(tried) == 5


@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_an_entry_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    plain = feeds.plain_text

    def failing(text: str) -> str:
        if "bad" in text:
            raise LookupError("some fault")
        return plain(text)

    monkeypatch.setattr(feeds, "plain_text", failing)
    items = [{"id": n, "title": n, "date_published": "2021-01-01"} for n in ("bad", "good")]
    xml = "".join(
        f"<item><title>{n}</title><pubDate>Mon, 06 Sep 2021 00:01:00 GMT</pubDate></item>"
        for n in ("bad", "good")
    )
    text = f'<rss version="2.0"><channel>{xml}</channel></rss>'
    path = tmp_path / f"feed.{suffix}"
    path.write_text(json.dumps({"items": items}) if suffix == "json" else text, "utf-8")
    result = run(path, "--to", tmp_path / "news")
    assert "reading entry 1 failed with LookupError: some fault; it is left out" in result.stderr
    assert result.stdout.splitlines()[-1] == "1 new, 0 known, 0 left out"


class TestRepeated:
    """A second import adds what is new, and touches nothing else."""

    def test_nothing_is_written_twice(self, tmp_path: Path) -> None:
        run(FEEDS / "feed.json", "--to", tmp_path)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
        result = run(FEEDS / "feed.json", "--to", tmp_path)
        assert result.stdout.splitlines() == ["0 new, 2 known, 0 left out"]
        assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before

    def test_an_edited_and_renamed_file_stays_as_it_is(self, tmp_path: Path) -> None:
        run(FEEDS / "atom.xml", "--to", tmp_path)
        (path,) = tmp_path.iterdir()
        mine = path.rename(tmp_path / "mine.html")
        mine.write_text(mine.read_text("utf-8").replace("Es dreht", "Edited: es dreht"), "utf-8")
        assert "1 known" in run(FEEDS / "atom.xml", "--to", tmp_path).stdout
        assert [path.name for path in tmp_path.iterdir()] == ["mine.html"]
        assert "Edited" in mine.read_text("utf-8")

    def test_what_is_new_is_added(self, tmp_path: Path) -> None:
        assert "1 new" in run(FEEDS / "feed.json", "--to", tmp_path, "--limit", 1).stdout
        assert "1 new, 1 known" in run(FEEDS / "feed.json", "--to", tmp_path).stdout

    def test_two_entries_of_one_day_and_title(self, tmp_path: Path) -> None:
        text = (FEEDS / "feed.json").read_text("utf-8").replace('"id": "1"', '"id": "9"')
        other = tmp_path / "other.json"
        other.write_text(text.replace("quay.example/1", "quay.example/9"), "utf-8")
        run(FEEDS / "feed.json", "--to", tmp_path / "news", "--limit", 1)
        run(other, "--to", tmp_path / "news", "--limit", 1)
        names = sorted(path.name for path in (tmp_path / "news").iterdir())
        assert names == ["2024-05-03-boats-2.html", "2024-05-03-boats.html"]


def test_what_is_older_is_left_out(tmp_path: Path) -> None:
    result = run(FEEDS / "feed.json", "--to", tmp_path, "--since", "2024-05-04")
    assert result.stdout.splitlines()[-1] == "1 new, 0 known, 0 left out, 1 too old"


def test_a_day_that_is_none(tmp_path: Path) -> None:
    result = run(FEEDS / "feed.json", "--to", tmp_path, "--since", "some day")
    assert result.exit_code == 2
    assert "'some day' is no date" in result.stderr


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    result = run(FEEDS / "feed.json", "--to", tmp_path / "file" / "news")
    assert result.stdout.splitlines()[-1] == "0 new, 0 known, 2 left out"
    assert result.stderr.count("cannot be written") == 2


def test_files_that_no_feed_gave(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("---\nlink: https://quay.example/1\n---\n", "utf-8")
    (tmp_path / "old.md").write_bytes(b"---\ntitle: \xe4\n---\n")
    (tmp_path / "open.md").write_text("---\ntitle: [\n---\n", "utf-8")
    result = run(FEEDS / "feed.json", "--to", tmp_path)
    assert result.stdout.splitlines()[-1] == "2 new, 0 known, 0 left out"


def test_summaries_where_they_are_asked_for(tmp_path: Path) -> None:
    run(FEEDS / "atom.xml", "--to", tmp_path, "--summary")
    (path,) = tmp_path.iterdir()
    assert "<p>Endlich.</p>" in path.read_text("utf-8")
    assert "Es dreht" not in path.read_text("utf-8")


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<rss version='2.0'><channel><item><title>&b;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no feed"),
        ("<html><body>No feed</body></html>", "no feed"),
        ("{", "no JSON"),
        ('{"items": 5}', "no JSON Feed"),
        ("[" * 10, "no feed"),
        (BOMB, "entities"),
        ("{" + '"a":[' * 100_000, "no JSON"),
    ],
    ids=lambda text: f"{text!r:.20}",
)
def test_what_is_no_feed(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "feed"
    path.write_text(content, "utf-8")
    result = run(path, "--to", tmp_path / "news")
    assert result.exit_code == 1
    assert words in result.stderr
    assert not (tmp_path / "news").exists()


@pytest.mark.parametrize("place", ["ftp://farm.example/", "file:///etc/passwd", "gone.xml"])
def test_places_that_cannot_be_read(tmp_path: Path, place: str) -> None:
    result = run(place, "--to", tmp_path / "news")
    assert result.exit_code == 1
    assert "Error" in result.stderr


def test_names_of_files_are_safe(tmp_path: Path) -> None:
    titles = ["../../etc/passwd", "con", "a" * 500, "\\u0000\\u001b[31m", "..", "😀"]
    items = [
        f'{{"id": "{at}", "title": "{title}", "date_published": "2024-05-03", "content_text": "x"}}'
        for at, title in enumerate(titles)
    ]
    path = tmp_path / "feed.json"
    path.write_text(f'{{"items": [{",".join(items)}]}}', "utf-8")
    result = run(path, "--to", tmp_path / "news")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert len(list((tmp_path / "news").iterdir())) == len(titles)
    assert {each.name for each in tmp_path.iterdir()} == {"feed.json", "news"}
    assert all(len(each.name) < 110 for each in (tmp_path / "news").iterdir())


class _Handler(SilentHandler):
    def do_GET(self) -> None:  # noqa: N802 - so it is named there
        if self.path == "/feed":
            data = (FEEDS / "atom.xml").read_bytes()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(data)
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/long":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<rss>" + b" " * 1_100_000)
        else:
            self.send_error(404)


@pytest.fixture
def server() -> Iterator[str]:
    """A server on the loopback interface."""
    with serve(_Handler) as running:
        yield f"http://127.0.0.1:{running.server_port}"


def test_a_feed_on_the_web(server: str, tmp_path: Path) -> None:
    assert run(f"{server}/feed", "--private", "--to", tmp_path / "news").exit_code == 0
    assert len(articles(tmp_path)) == 1


@pytest.mark.parametrize(
    ("path", "words"), [("/gone", "404"), ("/away", "not allowed"), ("/long", "longer than")]
)
def test_a_server_that_answers_otherwise(
    server: str, tmp_path: Path, path: str, words: str
) -> None:
    result = run(f"{server}{path}", "--private", "--to", tmp_path / "news", "--max-size", 1)
    assert result.exit_code == 1
    assert words in result.stderr
    assert not (tmp_path / "news").exists()


_LONG = f"<!--{'x' * 200_000}-->"
_DECLARATIONS = {
    "laughs": '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
    "blowup": f'<!ENTITY a "{"x" * 1000}">',
    "file": '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "address": '<!ENTITY a PUBLIC "x" "http://127.0.0.1:9/">',
    "parameter": '<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;',
    "behind much": f'{_LONG}<!ENTITY a "aaaa">',
}
_ROOTS = ("é:rss xmlns:é='x'", "_:rss xmlns:_='x'")
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-be",
    "latin-1",
)


@pytest.mark.parametrize(
    ("root", "encoding"),
    [*(("rss", encoding) for encoding in _ENCODINGS), *((root, "utf-8") for root in _ROOTS)],
)
@pytest.mark.parametrize("declarations", _DECLARATIONS.values(), ids=_DECLARATIONS)
def test_a_feed_that_declares_entities_is_refused(
    tmp_path: Path, declarations: str, root: str, encoding: str
) -> None:
    name = encoding.removesuffix("-sig")
    bomb = (
        f"<?xml version='1.0' encoding='{name}'?>{_LONG}<!DOCTYPE x [{declarations}]>"
        f"<{root}><channel>"
        "<item><title>&a;</title><pubDate>Fri, 03 May 2024 09:30:00 GMT</pubDate></item>"
        f"</channel></{root.split()[0]}>"
    )
    feed = tmp_path / "feed.xml"
    feed.write_bytes(bomb.encode(encoding))
    result = run(feed, "--to", tmp_path / "news")
    assert result.exit_code == 1
    assert "declares entities" in result.stderr
    assert not (tmp_path / "news").exists()


@pytest.mark.parametrize(
    "beginning",
    [
        *(' \n<?xml version="1.0"?>', '<?xml version="1.0"?> x <!-- -->', "<?xml?>", "<!--", "x"),
        *(
            "<!DOCTYPE a [",
            '<?xml version="1.0"?><!-- -- -->',
            "<?xml version='1.0' encoding='x'?>",
        ),
    ],
)
def test_what_is_no_xml_declares_none_either(tmp_path: Path, beginning: str) -> None:
    """The parser of feeds reads what is damaged as well."""
    feed = tmp_path / "feed.xml"
    feed.write_text(
        f'{beginning}\n<!DOCTYPE a [\n<!ENTITY a "x">\n]><rss><item><title>&a;', "utf-8"
    )
    result = run(feed, "--to", tmp_path / "news")
    assert result.exit_code == 1
    assert "declares entities" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "iso-2022-jp", "idna", "utf_7"])
def test_encodings_that_hide_signs_are_not_read(tmp_path: Path, encoding: str) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(f"<?xml version='1.0' encoding='{encoding}'?><rss>+ADwAIQ-</rss>", "ascii")
    result = run(feed, "--to", tmp_path / "news")
    assert result.exit_code == 1
    assert "which is not read" in result.stderr


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        *(("utf-8", "Tür 门"), ("utf-16", "Tür 门"), ("utf-32", "Tür 门"), ("gb2312", "门")),
        *(
            ("iso-8859-1", "Tür"),
            ("windows-1252", "“Tür”"),
            ("koi8-r", "Дверь"),
            ("utf-16-be", "Tür"),
        ),
    ],
)
def test_encodings_are_read(tmp_path: Path, encoding: str, title: str) -> None:
    text = (
        f"<?xml version='1.0' encoding='{encoding}'?>\n<!DOCTYPE rss PUBLIC "
        "'-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/x.dtd'>\n"
        f"<rss version='0.91'><channel><item><title>{title}</title>"
        "<pubDate>Fri, 03 May 2024 09:30:00 GMT</pubDate>"
        "<description><![CDATA[<p>Write <!ENTITY x 'y'>.</p>]]></description></item>"
        "</channel></rss>"
    )
    feed = tmp_path / "feed.xml"
    feed.write_bytes(text.encode(encoding))
    assert run(feed, "--to", tmp_path / "news").exit_code == 0
    assert [article.title for article in articles(tmp_path).values()] == [title]
