"""Components of JSX by their names.

Sources: Docusaurus documentation, "MDX and React", "Table of contents", "Client API", and the
components of its theme; React components for pictures and for videos.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.generators.tags import Single

#: Those that show nothing of their own.
JSX_SILENT = frozenset(("BlogPostItems", "DocCardList", "TOCInline"))
JSX_PICTURES = frozenset(("Figure", "IdealImage", "Image", "Img", "Picture", "Zoom"))
JSX_LINKS = frozenset(("Link",))
#: Players, and what their videos are named by.
JSX_PLAYERS: Mapping[str, Single] = {
    **dict.fromkeys(("LiteYouTubeEmbed", "YouTube", "YouTubeEmbed"), Single.YOUTUBE),
    **dict.fromkeys(("Youtube", "YoutubeEmbed"), Single.YOUTUBE),
    "Vimeo": Single.VIMEO,
    "ReactPlayer": Single.FRAME,
}
