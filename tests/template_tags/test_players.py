"""Which player shows what a page of the web does."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.template_tags.players import has_player, player_of

_YOUTUBE = "https://www.youtube.com/embed/"


@pytest.mark.parametrize(
    ("page", "player"),
    [
        ("https://youtube.com/watch?v=a-b", f"{_YOUTUBE}a-b"),
        ("https://m.youtube.com/watch?v=a-b", f"{_YOUTUBE}a-b"),
        ("https://youtu.be/abc?t=90s", f"{_YOUTUBE}abc?start=90"),
        ("//www.youtube.com/embed/abc", f"{_YOUTUBE}abc"),
        ("https://www.youtube.com/shorts/abc", f"{_YOUTUBE}abc"),
        ("https://www.youtube.com/watch?list=l&amp;v=abc", f"{_YOUTUBE}abc"),
        ("https://www.youtube.com/playlist?list=l", f"{_YOUTUBE}videoseries?list=l"),
        ("https://vimeo.com/channels/a/12", "https://player.vimeo.com/video/12"),
        ("https://dai.ly/x1", "https://www.dailymotion.com/embed/video/x1"),
        (
            "https://www.dailymotion.com/video/x1_title",
            "https://www.dailymotion.com/embed/video/x1",
        ),
        ("https://www.bilibili.com/video/BV1/", "https://player.bilibili.com/player.html?bvid=BV1"),
        ("https://open.spotify.com/track/1", "https://open.spotify.com/embed/track/1"),
        # No player is known.
        ("https://www.youtube.com/@somebody", ""),
        ("https://youtube.com.evil.example/watch?v=a", ""),
        ("https://a.example/watch?v=abc", ""),
        ("https://vimeo.com/about", ""),
        # No address that can be read.
        ("https://[a/watch?v=b", ""),
        ('https://youtu.be/"><script>', ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_player_of_a_page(page: str, player: str) -> None:
    assert has_player(page) is bool(player)
    if player:
        assert player_of(page) == player
    else:
        assert player_of(page) in {page, ""}
