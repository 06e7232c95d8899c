"""The tags of widespread themes, by the generators that they are made for.

Names are in lower case, as tags are looked up.
"""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_newsfeed.generators.tags import ADMONITIONS, Block, Box, Code, Single

#: Pieces that themes of Jekyll put by ``include``; a hyphen is written as an underscore. Sources:
#: the documentation of Minimal Mistakes and So Simple ("Helpers"), Chirpy ("Writing a New Post"),
#: al-folio (its posts on images, videos and audio), Hydejack and the Documentation Theme for
#: Jekyll ("Images", "Alerts").
JEKYLL_INCLUDES: Mapping[str, Single | Box] = {
    **dict.fromkeys(
        ("figure", "image", "img", "picture", "inline_image", "hy_img"), Single.INCLUDED_FIGURE
    ),
    **dict.fromkeys(("image_caption", "image_with_caption", "lightbox"), Single.INCLUDED_FIGURE),
    **dict.fromkeys(("gallery", "carousel", "slideshow"), Single.GALLERY),
    "feature_row": Single.FEATURES,
    "audio": Single.AUDIO,
    "bilibili": Single.BILIBILI,
    "gist": Single.GIST,
    "iframe": Single.FRAME,
    "pdf": Single.CARD,
    "responsive_embed": Single.FRAME,
    "spotify": Single.SPOTIFY,
    **dict.fromkeys(("twitter", "tweet"), Single.TWEET),
    "twitch": Single.TWITCH,
    **dict.fromkeys(("video", "responsive_video"), Single.VIDEO),
    **dict.fromkeys(("vimeo", "vimeo_embed", "vimeoplayer"), Single.VIMEO),
    **dict.fromkeys(("youtube", "youtube_embed", "youtubeplayer"), Single.YOUTUBE),
    "youtube_player": Single.YOUTUBE,
    "button": Single.CARD,
    # What these put is the site's own, or the reader's program does it.
    **dict.fromkeys(("toc", "base_path", "links", "mathjax", "fix_linenos"), Single.NOTHING),
    "icon": Single.NOTHING,
    **dict.fromkeys(("fixlinenos", "analytics", "ads", "adsense"), Single.NOTHING),
    **{kind: Box(kind, names_kind=False) for kind in ADMONITIONS},
    **dict.fromkeys(("alert", "callout", "notice", "admonition"), Box("note")),
    "info": Box("note", names_kind=False),
}

#: Sources: the documentation of the themes NexT, Butterfly, Fluid, Icarus and Volantis on "tag
#: plugins"; the plugins ``hexo-tag-aplayer`` and ``hexo-tag-dplayer``.
HEXO_SINGLE: Mapping[str, Single] = {
    **dict.fromkeys(("btn", "button"), Single.BUTTON),
    **dict.fromkeys(("label", "cb", "checkbox", "radio", "hideinline"), Single.TEXT),
    **dict.fromkeys(("u", "wavy", "del", "emp", "kbd", "psw", "quot", "nota", "copy"), Single.TEXT),
    **dict.fromkeys(("p", "span"), Single.LAST_TEXT),
    **dict.fromkeys(("gallerygroup", "site"), Single.CARD),
    **dict.fromkeys(("fi", "full_image", "fullimage", "full-image"), Single.COMMA_PICTURE),
    **dict.fromkeys(("inlineimg", "inlineimage"), Single.PICTURE),
    **dict.fromkeys(("aplayer", "meting", "dplayer"), Single.LEFT_OUT),
    **dict.fromkeys(("series", "can", "caniuse"), Single.LEFT_OUT),
    **dict.fromkeys(("ghcard", "github_card", "okr", "friends", "sites"), Single.LEFT_OUT),
    "pdf": Single.LINK,
    "icon": Single.NOTHING,
}
HEXO_WRAPPERS: Mapping[str, Single] = {
    **dict.fromkeys(("fold", "folding", "hideblock", "hidetoggle"), Single.COMMA_TITLE),
    **dict.fromkeys(("subsubtabs", "subtabs", "tabs"), Single.NOTHING),
    **dict.fromkeys(("gallery", "gi", "gp", "grouppicture"), Single.NOTHING),
    "tab": Single.TITLE,
    "timeline": Single.COMMA_TITLE,
    **dict.fromkeys(("poem", "timenode"), Single.TITLE),
}
#: Code from which a theme draws.
DIAGRAMS: Mapping[str, Code] = dict.fromkeys(
    ("mermaid", "plantuml", "graphviz", "chart", "chartjs", "echarts", "flowchart", "wavedrom"),
    Code.DIAGRAM,
)
HEXO_BOXES: Mapping[str, Box] = {
    **dict.fromkeys(("note", "message", "notel"), Box("note", has_colour=True)),
    "tip": Box("tip", has_colour=True),
}

#: Sources: the documentation of the plugins Jekyll Picture Tag, jekyll-responsive-image and
#: Jekyll-Scholar, and of the theme Tufte.
JEKYLL_SINGLE: Mapping[str, Single] = {
    "picture": Single.DASHED_PICTURE,
    "responsive_image": Single.COLON_FIGURE,
    **dict.fromkeys(("fullwidth", "maincolumn"), Single.CAPTIONED_PICTURE),
    "marginfigure": Single.CAPTIONED_PICTURE,
    **dict.fromkeys(("marginnote", "sidenote"), Single.SIDE_NOTE),
    "epigraph": Single.EPIGRAPH,
    "newthought": Single.TEXT,
    **dict.fromkeys(("cite", "bibliography", "reference", "include_relative"), Single.LEFT_OUT),
    **dict.fromkeys(("seo", "feed_meta", "octicon", "icon", "fa_svg"), Single.NOTHING),
}

#: Sources: Hugo documentation, "Embedded shortcodes"; the documentation of the themes Blowfish,
#: Congo, Docsy, Hextra, Hugo Book, LoveIt and Relearn on "shortcodes".
HUGO_SINGLE: Mapping[str, Single] = {
    "button": Single.BUTTON,
    "link": Single.NAMED_LINK,
    **dict.fromkeys(("person", "showcase"), Single.CARD),
    **dict.fromkeys(("bluesky", "mastodon", "soundcloud"), Single.PAGE),
    **dict.fromkeys(("tencent", "tencentvideo"), Single.TENCENT),
    **dict.fromkeys(("br", "clear", "clearboth"), Single.NOTHING),
    **dict.fromkeys(("cloudmusic", "iqiyi"), Single.LEFT_OUT),
    # What Hugo puts for its own where a site asks for as little of others as may be.
    "instagram_simple": Single.INSTAGRAM,
    **dict.fromkeys(("twitter_simple", "tweet_simple"), Single.TWEET),
    "vimeo_simple": Single.VIMEO,
    "x_simple": Single.POST_ON_X,
    **dict.fromkeys(("youtubelite", "youtube-lite"), Single.YOUTUBE),
    "iframe": Single.FRAME,
    "badge": Single.TEXT,
    "typeit": Single.NOTHING,
    **dict.fromkeys(("math", "katex", "mathjax", "load-photoswipe", "icon"), Single.NOTHING),
    # What these show lies in other files or on other sites.
    **dict.fromkeys(("article", "list", "children", "attachments", "swatches"), Single.LEFT_OUT),
    **dict.fromkeys(("codeimporter", "mdimporter", "readfile", "include"), Single.LEFT_OUT),
    **dict.fromkeys(("github", "gitlab", "codeberg", "gitea", "forgejo"), Single.LEFT_OUT),
    **dict.fromkeys(("huggingface", "leaflet", "mapbox", "music", "openapi"), Single.LEFT_OUT),
    **dict.fromkeys(("gallery", "carousel", "redoc", "swaggerui"), Single.LEFT_OUT),
}
HUGO_BLOCKS: Mapping[str, Block | Box] = {
    **dict.fromkeys(("button", "badge-link"), Block.BUTTON),
    **dict.fromkeys(("math", "katex", "mathjax"), Block.FORMULA),
    "pageinfo": Box("note", names_kind=False),
    **dict.fromkeys(("gallery", "carousel", "typeit", "badge", "include"), Block.CONTENT),
}
HUGO_WRAPPERS: Mapping[str, Single] = {
    # Some have a caption between two tags.
    **dict.fromkeys(("figure", "image", "img"), Single.FIGURE),
    "imgproc": Single.RESOURCE_PICTURE,
    **dict.fromkeys(("picture", "screenshot"), Single.FIGURE),
    **dict.fromkeys(("details", "expand", "tab", "step", "collapse"), Single.FIRST_TITLE),
    **dict.fromkeys(("accordionitem", "accordion-item", "timelineitem"), Single.CARD),
    **dict.fromkeys(("card", "feature", "link-card", "blocks/feature"), Single.CARD),
    **dict.fromkeys(("html", "raw", "rawhtml", "raw-html", "unsafe"), Single.NOTHING),
    **dict.fromkeys(("tabpane", "tabs", "tabbed", "group"), Single.NOTHING),
    **dict.fromkeys(("accordion", "timeline", "cards", "cardpane", "steps"), Single.NOTHING),
    **dict.fromkeys(("columns", "column", "section", "lead", "ltr", "rtl"), Single.NOTHING),
    **dict.fromkeys(("center", "style", "keyword", "keywordlist", "feature-grid"), Single.NOTHING),
    **dict.fromkeys(("blocks/cover", "blocks/lead", "blocks/section"), Single.NOTHING),
    **dict.fromkeys(("filetree/container", "mark", "underline", "left", "right"), Single.NOTHING),
}
