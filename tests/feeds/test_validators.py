"""The validators of feeds accept good feeds and name each fault of a bad one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from feeds.validators import atom_problems, json_feed_problems, rss_problems

Change = tuple[str, str, str]

ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
      xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:media="http://search.yahoo.com/mrss/">
  <id>https://example.org/news/</id>
  <title>News &amp; views</title>
  <subtitle type="html">All the &lt;em&gt;news&lt;/em&gt;</subtitle>
  <updated>2024-02-29T12:30:00+01:00</updated>
  <author><name>Ada Muster</name><uri>https://example.org/ada</uri></author>
  <generator uri="https://example.org/tool" version="1">A tool</generator>
  <icon>https://example.org/icon.png</icon>
  <rights>© 2024 Ada Muster</rights>
  <link href="https://example.org/news/"/>
  <link rel="self" type="application/atom+xml" href="https://example.org/news/atom.xml"/>
  <link rel="prev-archive" href="https://example.org/news/2023.xml"/>
  <fh:archive/>
  <entry>
    <id>tag:example.org,2024:first</id>
    <title type="html">The &lt;i&gt;first&lt;/i&gt;</title>
    <published>2024-02-28T08:00:00Z</published>
    <updated>2024-02-29T12:30:00.5Z</updated>
    <category term="releases" scheme="https://example.org/tags/" label="Releases"/>
    <link rel="alternate" type="text/html" hreflang="en" href="https://example.org/news/first"/>
    <link rel="alternate" type="text/html" hreflang="de" href="https://example.org/de/first"/>
    <link rel="enclosure" type="audio/mpeg" length="1234" href="https://example.org/first.mp3"/>
    <summary>In short: 1 &lt; 2</summary>
    <content type="html"><![CDATA[<p>Text with a <a href="https://example.org/a?b=c&amp;d">link</a>,
      <img src="https://example.org/a.png" alt="" srcset="https://example.org/a.png 1x,
      https://example.org/b,c.png 2x"><br>and more.<ul><li>one<li>two</ul>
      <svg><path d="M0 0"/><use href="#part"/></svg>
      <video poster="https://example.org/p.jpg" src="https://example.org/v.mp4"></video>
      <a href="mailto:ada@example.org">letter</a></p>]]></content>
    <media:group><media:title type="plain">One</media:title></media:group>
  </entry>
  <entry>
    <id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
    <title>The second</title>
    <updated>2024-01-01T00:00:00Z</updated>
    <author><name>Bob</name><email>bob@example.org</email></author>
    <link href="https://example.org/news/second"/>
    <summary>Second</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>An
      <a href="https://example.org/x">X</a></p></div></content>
  </entry>
  <entry>
    <id>https://example.org/third</id>
    <title>The third</title>
    <updated>2024-01-01T00:00:00Z</updated>
    <author><name>Bob</name></author>
    <summary>Third</summary>
    <content type="image/png" src="https://example.org/third.png"/>
  </entry>
</feed>
"""

#: What is replaced in the good feed, by what, and what a problem says then.
ATOM_FAULTS: list[Change] = [
    ("</feed>", "", "not well-formed"),
    ("News &amp; views", "News & views", "not well-formed"),
    ("News &amp; views", "News &nbsp; views", "not well-formed"),
    ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "not a feed of Atom"),
    # The grammar.
    ("<icon>", "<wrong/><icon>", "grammar: line 10: Expecting element entry, got wrong"),
    (
        '<link href="https://example.org/news/"/>',
        "<link/>",
        "Element link failed to validate attributes",
    ),
    ("<name>Bob</name><email>", "<email>", "Expecting an element name, got nothing"),
    ("bob@example.org", "bob at example.org", "Extra element email"),
    (
        'term="releases"',
        'term="releases" colour="red"',
        "Invalid attribute colour for element category",
    ),
    ('term="releases" ', "", "category has no term"),
    ('<title type="html">', '<title type="markdown">', "Invalid attribute type for element title"),
    (
        "<title>The second</title>",
        "<title>The <b>second</b></title>",
        "Element title has extra content: b",
    ),
    (
        '<div xmlns="http://www.w3.org/1999/xhtml">',
        "<div>",
        "Element content has extra content: div",
    ),
    ('xml:lang="en"', 'xml:lang="en_GB"', "no tag of a language in lang"),
    ('xml:lang="en"', 'xml:lang="english"', "no tag of a language in lang"),
    ("<id>https://example.org/news/</id>", "", "feed has no id"),
    ("<title>The second</title>", "", "entry has no title"),
    ("<title>The second</title>", "<title>1</title><title>2</title>", "more than one title"),
    ("    <updated>2024-02-29T12:30:00.5Z</updated>\n", "", "entry has no updated"),
    ("<summary>Second</summary>", "<summary/><summary/>", "more than one summary"),
    ("<name>Ada Muster</name>", "<name> </name>", "a person has no name"),
    ("<generator ", "<published>2024-02-28T08:00:00Z</published><generator ", "Element feed"),
    ("<rights>", "<generator>B</generator><rights>", "feed has more than one generator"),
    (
        "</feed>",
        "<logo>https://example.org/l.png</logo></feed>",
        "Expecting element entry, got logo",
    ),
    ("<uri>https://example.org/ada</uri>", "<phone>1</phone>", "Extra element author"),
    (' rel="enclosure"', ' rel="enclosure" target="_blank"', "Invalid attribute target"),
    # The Schematron rules.
    (
        "<author><name>Ada Muster</name><uri>https://example.org/ada</uri></author>",
        "",
        "the feed has no author, nor have 1 of its entries",
    ),
    (
        "<author><name>Ada Muster</name><uri>https://example.org/ada</uri></author>",
        "",
        "entry 1 has no author",
    ),
    (
        '<content type="image/png" src="https://example.org/third.png"/>',
        "",
        "entry 3 has neither a link rel=alternate nor content",
    ),
    # The prose.
    ("tag:example.org,2024:first", "/news/first", "id is not an absolute IRI: '/news/first'"),
    ("tag:example.org,2024:first", "tag:example.org:first", "id is not an absolute IRI"),
    ("tag:example.org,2024:first", "https:///first", "id is not an absolute IRI"),
    ("tag:example.org,2024:first", "https://example.org/a b", "id is not an absolute IRI"),
    ("tag:example.org,2024:first", "https://example.org/100%", "id is not an absolute IRI"),
    ("tag:example.org,2024:first", "https://example.org:port/", "id is not an absolute IRI"),
    ("tag:example.org,2024:first", "https://example.org/third", "id is not unique"),
    ("tag:example.org,2024:first", "https://example.org/news/", "id is not unique"),
    ("2024-02-29T12:30:00+01:00", "2023-02-29T12:30:00+01:00", "updated is not a date of RFC 3339"),
    ("2024-02-29T12:30:00+01:00", "2024-02-29T12:30:00", "updated is not a date of RFC 3339"),
    ("2024-02-29T12:30:00+01:00", "2024-02-29", "updated is not a date of RFC 3339"),
    ("2024-02-28T08:00:00Z", "2024-02-28 08:00:00Z", "published is not a date of RFC 3339"),
    ("2024-02-28T08:00:00Z", "2024-02-28T08:00:00+0100", "published is not a date of RFC 3339"),
    ('hreflang="de"', 'hreflang="en"', "more than one link rel=alternate"),
    ('hreflang="de"', 'hreflang="de_DE"', "no tag of a language in hreflang"),
    ('type="audio/mpeg"', 'type="mp3"', "no media type in type: 'mp3'"),
    ('rel="self"', 'rel="related"', "no link rel=self"),
    ("https://example.org/news/atom.xml", "atom.xml", "link rel=self has no absolute address"),
    ("https://example.org/news/second", "../second", "link rel=alternate has no absolute address"),
    ("https://example.org/icon.png", "_static/icon.png", "icon is not an absolute address"),
    ("https://example.org/ada", "/ada", "uri is not an absolute address"),
    ("https://example.org/tags/", "tags/", "no absolute address in scheme"),
    ("https://example.org/tool", "tool", "no absolute address in uri"),
    ("https://example.org/third.png", "third.png", "no absolute address in src"),
    ("<summary>Third</summary>", "", "has no summary"),
    ('src="https://example.org/third.png"/>', ">AAA</content>", "not in Base64"),
    ('src="https://example.org/third.png"/>', "><b/></content>", "image/png has elements"),
    ('type="image/png" src', 'type="multipart/mixed" src', "composite type"),
    ('type="image/png" src', 'type="html" src', "content with src has a type that is no media"),
    ('.png"/>\n  </entry>', '.png">x</content>\n  </entry>', "content with src is not empty"),
    # The HTML.
    ("https://example.org/a?b=c&amp;d", "a.html", "relative address in href: 'a.html'"),
    ("https://example.org/a?b=c&amp;d", "#part", "relative address in href: '#part'"),
    ("https://example.org/a?b=c&amp;d", "//example.org/a", "relative address in href"),
    ("https://example.org/a?b=c&amp;d", "", "relative address in href"),
    ("https://example.org/a?b=c&amp;d", "javascript:go()", "has a script in href"),
    ('src="https://example.org/a.png"', 'src="../a.png"', "relative address in src"),
    ('srcset="https://example.org/a.png', 'srcset="a.png', "relative address in srcset: 'a.png'"),
    ("https://example.org/b,c.png", "b,c.png", "relative address in srcset: 'b,c.png'"),
    ("https://example.org/p.jpg", "p.jpg", "relative address in poster: 'p.jpg'"),
    ("<br>", "<script>go()</script>", "there is a <script"),
    ("<br>", '<br onclick="go()">', "has a script in onclick"),
    ("<br>", '<br style="background: url(a.png)">', "relative address in style: 'a.png'"),
    ("<br>", "<b>", "<b> is not closed"),
    ("<br>", "<div/>", "<div> is not closed"),
    ("<br>", "</b>", "</b> ends nothing"),
    ("<br>", "<ada@example.org>", "<ada@example.org> is not a tag"),
    ("letter</a></p>]]>", "letter</a></p><a href='h]]>", "the end is within a tag"),
    ("first&lt;/i&gt;", "first", "title: <i> is not closed"),
    ("&lt;em&gt;", '&lt;em&gt;&lt;img src="a.png"&gt;', "subtitle: <img> has a relative address"),
    ('href="https://example.org/x"', 'href="x"', "content: <a> has a relative address in href"),
    ("<p>An", "<script/><p>An", "content: there is a <script"),
    # Feeds in several documents.
    ('<link rel="prev-archive" href="https://example.org/news/2023.xml"/>', "<link/>", "no href"),
    (
        'rel="prev-archive" href="https://example.org/news/2023.xml"',
        'rel="prev-archive"',
        "link rel=prev-archive has no href",
    ),
    (
        'href="https://example.org/news/2023.xml"',
        'href=""',
        "link rel=prev-archive has no href",
    ),
    (
        "<fh:archive/>",
        '<link rel="prev-archive" href="https://example.org/2022.xml"/>',
        "more than one link rel=prev-archive",
    ),
    ("<fh:archive/>", "<fh:archive>yes</fh:archive>", "fh:archive is not empty"),
]

RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>News</title>
    <link>https://example.org/news/</link>
    <description>All the news</description>
    <language>en-gb</language>
    <managingEditor>ada@example.org (Ada Muster)</managingEditor>
    <pubDate>Thu, 29 Feb 2024 12:30:00 +0100</pubDate>
    <lastBuildDate>Thu, 29 Feb 2024 11:30:00 GMT</lastBuildDate>
    <category>Software</category>
    <docs>https://www.rssboard.org/rss-specification</docs>
    <ttl>60</ttl>
    <image>
      <url>https://example.org/logo.png</url>
      <title>News</title>
      <link>https://example.org/news/</link>
      <width>88</width>
      <height>31</height>
    </image>
    <skipHours><hour>1</hour><hour>2</hour></skipHours>
    <skipDays><day>Sunday</day></skipDays>
    <atom:link rel="self" type="application/rss+xml" href="https://example.org/news/rss.xml"/>
    <item>
      <title>The first</title>
      <link>https://example.org/news/first</link>
      <description>&lt;p&gt;In short: AT&amp;amp;T&lt;/p&gt;</description>
      <dc:creator>Ada Muster</dc:creator>
      <category domain="https://example.org/tags/">releases</category>
      <category>news</category>
      <enclosure url="https://example.org/first.mp3" length="1234" type="audio/mpeg"/>
      <guid>https://example.org/news/first</guid>
      <pubDate>Wed, 28 Feb 2024 08:00:00 +0000</pubDate>
      <content:encoded><![CDATA[<p>All of it, <a href="https://example.org/a">a link</a> and
        <img src="https://example.org/a.png" alt=""></p>]]></content:encoded>
    </item>
    <item>
      <description>No title</description>
      <author>bob@example.org</author>
      <guid isPermaLink="false">tag:example.org,2024:second</guid>
      <source url="https://example.net/rss">Others' news</source>
    </item>
  </channel>
</rss>
"""

RSS_FAULTS: list[Change] = [
    ("</rss>", "", "not well-formed"),
    ("All the news", "All & news", "not well-formed"),
    ('version="2.0"', 'version="0.91"', "the version is not 2.0: '0.91'"),
    ('version="2.0"', 'version="2.0" xmlns="https://example.org/rss"', "the root is"),
    ("</channel>", "</channel><channel/>", "there are 2 elements channel"),
    ("<title>News</title>", "", "channel has no title"),
    ("<title>News</title>", "<title/>", "channel has no title"),
    ("<title>News</title>", "<title>1</title><title>2</title>", "channel has more than one title"),
    ("<link>https://example.org/news/</link>", "", "channel has no link"),
    ("<link>https://example.org/news/</link>", "<link>news/</link>", "link is not an absolute"),
    ("<description>All the news</description>", "", "channel has no description"),
    ("<description>No title</description>", "", "neither a title nor a description"),
    ("<language>en-gb", "<language>en_GB", "language is not the tag of a language"),
    ("<language>en-gb", "<language>English", "language is not the tag of a language"),
    ("<language>en-gb", "<language>", "language is not the tag of a language"),
    ("Thu, 29 Feb 2024 12", "Wed, 29 Feb 2024 12", "pubDate has the wrong weekday"),
    ("Thu, 29 Feb 2024 12", "Thu, 29 Feb 24 12", "pubDate has a year without four digits"),
    ("Thu, 29 Feb 2024 12", "Thu, 30 Feb 2024 12", "pubDate has a day that the calendar"),
    ("Thu, 29 Feb 2024 12", "Do, 29 Feb 2024 12", "pubDate is not a date of RFC 822"),
    ("Thu, 29 Feb 2024 12", "Thu, 29 Feb 2024 24", "pubDate has a time that no clock shows"),
    ("12:30:00 +0100", "12:30:00", "pubDate is not a date of RFC 822"),
    ("12:30:00 +0100", "12:30:00 +01:00", "pubDate is not a date of RFC 822"),
    ("Thu, 29 Feb 2024 11:30:00 GMT", "2024-02-29T11:30:00Z", "lastBuildDate is not a date"),
    ("Wed, 28 Feb 2024", "Sat, 28 Feb 2024", "pubDate has the wrong weekday: that day was a Wed"),
    ("<guid>https://example.org/news/first", "<guid>first", "is not an http address: 'first'"),
    ('isPermaLink="false"', 'isPermaLink="true"', "is not an http address"),
    ('isPermaLink="false"', 'isPermaLink="no"', "neither true nor false in isPermaLink"),
    ("tag:example.org,2024:second", "https://example.org/news/first", "guid is not unique"),
    ("tag:example.org,2024:second", "", "guid is empty"),
    ('length="1234"', 'length="-1"', "enclosure has no number of bytes in length: '-1'"),
    ('length="1234"', 'length="1 kB"', "enclosure has no number of bytes"),
    ('length="1234" ', "", "enclosure has no number of bytes"),
    ('url="https://example.org/first.mp3"', 'url="first.mp3"', "enclosure has no http address"),
    ('url="https://example.org/first.mp3" ', "", "enclosure has no http address"),
    ('type="audio/mpeg"', 'type="mp3"', "enclosure has no media type"),
    (' type="audio/mpeg"', "", "enclosure has no media type"),
    ("<guid>", '<enclosure url="https://x.org/" length="1" type="a/b"/><guid>', "one enclosure"),
    ('<atom:link rel="self"', '<atom:link rel="alternate"', "no atom:link rel=self"),
    ('href="https://example.org/news/rss.xml"', "", "link rel=self has no href"),
    ("https://example.org/news/rss.xml", "rss.xml", "link rel=self has no absolute address"),
    ("<author>bob@example.org", "<author>Bob", "author is not an email address"),
    ("ada@example.org (Ada", "Ada (Ada", "managingEditor is not an email address"),
    ("<dc:creator>Ada Muster", "<dc:creator>", "dc:creator is empty"),
    ("<guid>", "<dc:date>yesterday</dc:date><guid>", "dc:date is not a date of RFC 3339"),
    ("<ttl>", '<cloud domain="example.org" port="80" path="/"/><ttl>', "cloud has no protocol"),
    ("<category>news", "<category>", "category is empty"),
    ("<category>news</category>", "<tag>news</tag>", "unknown element tag in item"),
    ("<category>news</category>", "<language>en</language>", "unknown element language in item"),
    ("<ttl>60</ttl>", "<subtitle>60</subtitle>", "unknown element subtitle in channel"),
    ("<ttl>60</ttl>", "<ttl>hourly</ttl>", "ttl is not a number of minutes"),
    ("<ttl>60</ttl>", "60", "channel has text of its own"),
    ("<guid>", '<guid permalink="true">', "unknown attribute permalink of guid"),
    ("All the news", "<b>All</b> the news", "unknown element b in description"),
    ("<width>88", "<width>500", "width is not a number up to 144"),
    ("<height>31", "<height>401", "height is not a number up to 400"),
    ("<url>https://example.org/logo.png</url>", "", "image has no url"),
    ("<hour>2", "<hour>24", "hour is not a number from 0 to 23"),
    ("<hour>2", "<hour>1", "skipHours has 1 more than once"),
    ("<day>Sunday", "<day>Sun", "day is not a day of the week"),
    ("https://www.rssboard.org/rss-specification", "docs", "docs is not an absolute address"),
    ('<source url="https://example.net/rss">', "<source>", "source has no absolute address"),
    ('href="https://example.org/a"', 'href="a"', "content:encoded: <a> has a relative address"),
    ('src="https://example.org/a.png"', 'src="/a.png"', "content:encoded: <img> has a relative"),
    ("<p>All of it", "<p><script>go()</script>All of it", "content:encoded: there is a <script"),
    ("</p>]]>", "</p></div>]]>", "content:encoded: </div> ends nothing"),
    ("<![CDATA[<p>All of it", "<b/><![CDATA[<p>All of it", "its HTML is not escaped"),
    ("</item>", "<content:encoded/><content:encoded/></item>", "more than one content:encoded"),
    ("In short", '&lt;a href="b">In&lt;/a> short', "description: <a> has a relative address"),
    ("In short", "&lt;script>go()&lt;/script>", "description: there is a <script"),
    ("In short", "&lt;b>In short", "description: <b> is not closed"),
]

JSON = """\
{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "News",
  "home_page_url": "https://example.org/news/",
  "feed_url": "https://example.org/news/feed.json",
  "next_url": "https://example.org/news/feed-2.json",
  "description": "All the news",
  "icon": "https://example.org/icon.png",
  "language": "en-GB",
  "authors": [{"name": "Ada Muster", "_site": {"id": 1}}],
  "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],
  "_tool": {"about": "https://example.org/tool"},
  "items": [
    {
      "id": "https://example.org/news/first",
      "url": "https://example.org/news/first",
      "title": "The first",
      "content_html": "<p>A <a href='https://example.org/a'>link</a></p>",
      "summary": "In short",
      "image": "https://example.org/a.png",
      "date_published": "2024-02-28T08:00:00Z",
      "date_modified": "2024-02-29T12:30:00.5+01:00",
      "authors": [{"url": "https://example.org/ada"}],
      "tags": ["releases"],
      "attachments": [
        {"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1234}
      ]
    },
    {"id": "second", "content_text": "Text"}
  ]
}
"""

JSON_FAULTS: list[Change] = [
    ('"News",', '"News"', "not JSON"),
    ("1234", "NaN", "not JSON: NaN"),
    ('"title": "News"', '"title": "News", "title": "Old"', "'title' occurs twice"),
    ("version/1.1", "version/1", "$.version"),
    ('  "version": "https://jsonfeed.org/version/1.1",\n', "", "'version' is a required property"),
    ('  "title": "News",\n', "", "'title' is a required property"),
    ('"title": "News"', '"title": ""', "$.title"),
    ('"items": [', '"_items": [', "'items' is a required property"),
    ('"description"', '"subtitle"', "$: 'subtitle' does not match"),
    ('"summary"', '"abstract"', "$.items[0]: 'abstract' does not match"),
    ('"_site"', '"site"', "$.authors[0]: 'site' does not match"),
    ('"_tool"', '"tool"', "$: 'tool' does not match"),
    ('"size_in_bytes"', '"length"', "$.items[0].attachments[0]: 'length' does not match"),
    ('"language": "en-GB"', '"language": "en_GB"', "$.language"),
    ('"id": "second", ', "", "$.items[1]: 'id' is a required property"),
    ('"id": "second"', '"id": 2', "$.items[1].id: 2 is not of type 'string'"),
    ('"id": "second"', '"id": "https://example.org/news/first"', "id is not unique"),
    (', "content_text": "Text"', "", "$.items[1]: has none of content_html, content_text"),
    ('"name": "Ada Muster", ', "", "$.authors[0]: has none of name, url, avatar"),
    ('[{"url": "https://example.org/ada"}]', "[{}]", "$.items[0].authors[0]: has none of name"),
    ('[{"url": "https://example.org/ada"}]', '["Ada"]', "$.items[0].authors[0]"),
    ('"url": "https://example.org/a.mp3", ', "", "attachments[0]: 'url' is a required property"),
    ('"mime_type": "audio/mpeg", ', "", "attachments[0]: 'mime_type' is a required property"),
    ('"audio/mpeg"', '"mp3"', "attachments[0].mime_type"),
    ("1234", '"1234"', "attachments[0].size_in_bytes"),
    ("1234", "-1", "attachments[0].size_in_bytes"),
    ('"type": "WebSub", ', "", "$.hubs[0]: 'type' is a required property"),
    ('["releases"]', '"releases"', "$.items[0].tags"),
    ('["releases"]', '[""]', "$.items[0].tags[0]"),
    ("2024-02-28T08:00:00Z", "2024-02-28", "$.items[0].date_published"),
    ("2024-02-28T08:00:00Z", "2024-02-30T08:00:00Z", "is not a date of RFC 3339"),
    ("2024-02-28T08:00:00Z", "Wed, 28 Feb 2024 08:00:00 GMT", "is not a date of RFC 3339"),
    ("12:30:00.5+01:00", "12:30:00", "$.items[0].date_modified"),
    ("https://example.org/news/feed.json", "feed.json", "$.feed_url: 'feed.json' is not an abs"),
    ("https://example.org/icon.png", "//example.org/icon.png", "$.icon: "),
    ('"image": "https://example.org/', '"image": "/', "$.items[0].image: '/a.png' is not an abs"),
    ("https://example.org/a.mp3", "a.mp3", "attachments[0].url: 'a.mp3' is not an absolute"),
    ("feed-2.json", "feed.json", "$.next_url: is the address of the feed itself"),
    ("https://example.org/a'", "a'", "$.items[0].content_html: <a> has a relative address"),
    ("<p>A", "<p><script></script>", "$.items[0].content_html: there is a <script"),
    ("</p>", "</div>", "$.items[0].content_html: </div> ends nothing"),
]

FEEDS: list[tuple[Callable[[bytes], list[str]], str, list[Change]]] = [
    (atom_problems, ATOM, ATOM_FAULTS),
    (rss_problems, RSS, RSS_FAULTS),
    (json_feed_problems, JSON, JSON_FAULTS),
]


@pytest.mark.parametrize(("problems", "feed", "faults"), FEEDS)
def test_a_good_feed_has_no_problems(
    problems: Callable[[bytes], list[str]], feed: str, faults: list[Change]
) -> None:
    assert problems(feed.encode()) == []


@pytest.mark.parametrize(
    ("problems", "feed", "old", "new", "expected"),
    [
        pytest.param(problems, feed, *fault, id=f"{problems.__name__}-{number}-{fault[2]}")
        for problems, feed, faults in FEEDS
        for number, fault in enumerate(faults)
    ],
)
def test_one_change_for_the_worse_is_named(
    problems: Callable[[bytes], list[str]], feed: str, old: str, new: str, expected: str
) -> None:
    assert old in feed
    found = problems(feed.replace(old, new, 1).encode())
    assert any(expected in problem for problem in found), found


#: Changes after which a feed is as good as before.
HARMLESS: list[tuple[Callable[[bytes], list[str]], str, str, str]] = [
    (atom_problems, ATOM, "<icon>", "<!-- A picture --><icon>"),
    (atom_problems, ATOM, "<fh:archive/>", "<fh:complete/>"),
    (atom_problems, ATOM, 'rel="alternate" type="text/html" hreflang="en" ', ""),
    (
        atom_problems,
        ATOM,
        'href="https://example.org/news/second"',
        'xml:base="https://x.org/" href="b"',
    ),
    (json_feed_problems, JSON, "2024-02-28T08:00:00Z", "2016-12-31T23:59:60Z"),
    (atom_problems, ATOM, "In short", "<!-- no text -->In short"),
    (atom_problems, ATOM, "<br>", "<img src='data:image/png;base64,AAAA' alt=''>"),
    (atom_problems, ATOM, "<br>", "<table><tr><td>1<td>2</table>"),
    (atom_problems, ATOM, "<br>", "<pre>&lt;script&gt; 1 < 2 && 3</pre>"),
    (
        atom_problems,
        ATOM,
        "<br>",
        "<img alt='' src='https://x.org/a' srcset='data:image/png;base64,A 2x'>",
    ),
    (rss_problems, RSS, "Thu, 29 Feb 2024 12:30:00 +0100", "29 Feb 2024 12:30 EST"),
    (rss_problems, RSS, "<title>The first</title>", ""),
    (rss_problems, RSS, "<link>https://example.org/news/first</link>", ""),
    (rss_problems, RSS, "<language>en-gb", "<language>zh-Hant-TW"),
    (rss_problems, RSS, 'length="1234"', 'length="0"'),
    (json_feed_problems, JSON, '"content_text"', '"content_html"'),
    (
        json_feed_problems,
        JSON,
        '"authors": [{"url"',
        '"author": {"name": "Ada"}, "authors": [{"url"',
    ),
    (json_feed_problems, JSON, '["releases"]', "[]"),
]


@pytest.mark.parametrize(("problems", "feed", "old", "new"), HARMLESS)
def test_a_harmless_change_is_no_problem(
    problems: Callable[[bytes], list[str]], feed: str, old: str, new: str
) -> None:
    assert old in feed
    assert problems(feed.replace(old, new, 1).encode()) == []


@pytest.mark.parametrize(("problems", "feed", "faults"), FEEDS)
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<html></html>", b"[]", b'"feed"'])
def test_what_is_no_feed_has_problems(
    problems: Callable[[bytes], list[str]], feed: str, faults: list[Change], data: bytes
) -> None:
    assert problems(data)
