"""Which player or link stands for a tag, by an id or by the address of a page."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.generators.tags import Kind, Single
from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.template_tags import TagContext
from sphinx_newsfeed.template_tags.lexicons import SINGLE
from sphinx_newsfeed.template_tags.rewriter import Rewriter
from sphinx_newsfeed.template_tags.syntax import Tag

_YOUTUBE = "https://www.youtube.com/embed/"


def write(meaning: Single, arguments: str, body_format: BodyFormat = BodyFormat.HTML) -> str | None:
    tag = Tag(0, 1, "x", Kind.STATEMENT, "x", arguments)
    rewriter = Rewriter("x", TagContext("hexo", body_format, "/a", 1))
    return SINGLE[meaning](tag, rewriter)


@pytest.mark.parametrize(
    ("meaning", "arguments", "source"),
    [
        (Single.YOUTUBE, "abc", f"{_YOUTUBE}abc"),
        (Single.YOUTUBE, "abc playlist", f"{_YOUTUBE}videoseries?list=abc"),
        (Single.YOUTUBE, '"https://youtu.be/abc"', f"{_YOUTUBE}abc"),
        (Single.VIMEO, "id=12", "https://player.vimeo.com/video/12"),
        (
            Single.VIDEO,
            'provider="google-drive" id="a"',
            "https://drive.google.com/file/d/a/preview",
        ),
        (Single.VIDEO, "https://a.example/embed/b", "https://a.example/embed/b"),
        (Single.SPOTIFY, "abc", "https://open.spotify.com/embed/track/abc"),
        (Single.SPOTIFY, 'id="abc" type="album"', "https://open.spotify.com/embed/album/abc"),
        (Single.BILIBILI, "av12", "https://player.bilibili.com/player.html?aid=12"),
        (Single.DAILYMOTION, "x1", "https://www.dailymotion.com/embed/video/x1"),
        (Single.FRAME, "https://a.example/b", "https://a.example/b"),
    ],
)
def test_a_frame(meaning: Single, arguments: str, source: str) -> None:
    assert write(meaning, arguments) == f'<iframe src="{source}"></iframe>'
    assert write(meaning, arguments, BodyFormat.RST) == source


@pytest.mark.parametrize(
    ("arguments", "html"),
    [
        ("/a.mp4", '<video src="/a.mp4" controls></video>'),
        ("mp4=/a.mp4 poster=/b.png", '<video src="/a.mp4" poster="/b.png" controls></video>'),
        (
            'src=/a.mp4 caption="*b*"',
            '<figure><video src="/a.mp4" controls></video>'
            "<figcaption><em>b</em></figcaption></figure>",
        ),
    ],
)
def test_a_video_of_its_own(arguments: str, html: str) -> None:
    assert write(Single.VIDEO, arguments) == html


@pytest.mark.parametrize(
    ("meaning", "arguments", "link"),
    [
        (Single.GIST, "https://gist.github.com/a/1", "https://gist.github.com/a/1"),
        (Single.GIST, "a 1", "https://gist.github.com/a/1"),
        (Single.JSFIDDLE, "https://jsfiddle.net/a/b/", "https://jsfiddle.net/a/b/"),
        (Single.INSTAGRAM, "https://www.instagram.com/p/b/", "https://www.instagram.com/p/b/"),
        (Single.ASCIINEMA, "12", "https://asciinema.org/a/12"),
        (Single.CODEPEN, "https://codepen.io/a/pen/b", "https://codepen.io/a/pen/b"),
    ],
)
def test_a_link(meaning: Single, arguments: str, link: str) -> None:
    assert write(meaning, arguments, BodyFormat.MARKDOWN) == f"<{link}>"


@pytest.mark.parametrize("meaning", [Single.YOUTUBE, Single.VIDEO, Single.GIST, Single.FRAME])
@pytest.mark.parametrize("arguments", ["", '"><script>"', "javascript:alert(1)"])
def test_what_is_no_id_and_no_address_stays(meaning: Single, arguments: str) -> None:
    assert write(meaning, arguments) is None
