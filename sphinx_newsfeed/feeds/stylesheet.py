"""The style sheet by which a browser shows a feed as a page."""

from __future__ import annotations

from collections.abc import Callable
from string import Template
from xml.sax.saxutils import escape, quoteattr

#: Its file below the folder of static files.
STYLESHEET_NAME = "newsfeed.xsl"

_CSS = """\
:root { color-scheme: light dark; }
body { font: 100%/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem; }
a { color: LinkText; }
.hint { border: 1px solid GrayText; border-radius: .4rem; padding: .6rem 1rem; }
article { border-top: 1px solid GrayText; padding: 1rem 0; }
h2 { font-size: 1.15rem; margin: 0; }
p { margin: .4rem 0; }
"""

_SHEET = Template("""\
<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="a dc">
<xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/">
<html lang=$language dir=$direction>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title><xsl:value-of select="/a:feed/a:title | /rss/channel/title"/></title>
<style>$css</style>
</head>
<body>
<header>
<h1><xsl:value-of select="/a:feed/a:title | /rss/channel/title"/></h1>
<p class="hint">$hint</p>
<p><a><xsl:attribute name="href"><xsl:value-of select=
    "/a:feed/a:link[@rel='alternate']/@href | /rss/channel/link"/></xsl:attribute>$back</a></p>
</header>
<main>
<xsl:apply-templates select="/a:feed/a:entry | /rss/channel/item"/>
</main>
</body>
</html>
</xsl:template>
<xsl:template match="a:entry">
<article>
<h2><a href="{a:link[@rel='alternate']/@href}"><xsl:value-of select="a:title"/></a></h2>
<p><small><time datetime="{a:published}"><xsl:value-of select=
    "substring(a:published, 1, 10)"/></time>
<xsl:for-each select="a:author"> · <xsl:value-of select="a:name"/></xsl:for-each></small></p>
<p><xsl:value-of select="a:summary"/></p>
</article>
</xsl:template>
<xsl:template match="item">
<article>
<h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
<p><small><xsl:value-of select="substring(pubDate, 1, 16)"/>
<xsl:for-each select="dc:creator"> · <xsl:value-of select="."/></xsl:for-each></small></p>
</article>
</xsl:template>
</xsl:stylesheet>
""")


def write_stylesheet(
    translate: Callable[[str], str], language: str, *, is_right_to_left: bool = False
) -> bytes:
    """The style sheet with its words in the language of the project."""
    hint = translate(
        "This is a feed. Copy its address into a feed reader to be told of new articles."
    )
    return _SHEET.substitute(
        language=quoteattr(_braces(language)),
        direction=quoteattr("rtl" if is_right_to_left else "ltr"),
        css=escape(_CSS),
        hint=escape(hint),
        back=escape(translate("To the news page")),
    ).encode()


def _braces(text: str) -> str:
    """*text* in an attribute of the sheet, where braces would begin an expression."""
    return text.replace("{", "{{").replace("}", "}}")
