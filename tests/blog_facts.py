"""What a blog shows, read out of its output: the same of two programs is told in the same words."""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"
#: Links to posts in archives, in overviews of archives, and in lists of pages.
_POSTS = (
    ".ablog-post h2 a, .ablog__catalog_post a, .newsfeed-entry > .newsfeed-title a,"
    " .newsfeed-list .newsfeed-item a"
)
_LISTS = (
    "ul.postlist > li > p.ablog-post-title, .newsfeed-item-line, .newsfeed-entry > .newsfeed-title"
)
#: What stands around the text in an entry.
_NO_EXCERPT = (
    "ul.ablog-archive, h2, .ablog-post-expand, .newsfeed-title, .newsfeed-byline, .newsfeed-tags,"
    " .newsfeed-continue, .newsfeed-picture, img"
)
_OF_SPHINX = ("genindex", "news-index", "search")
_BODY = "div.body, article.bd-article"


class Blog:
    """The output of a builder of HTML."""

    def __init__(self, outdir: Path) -> None:
        self._outdir = outdir

    def soup(self, page: str) -> BeautifulSoup:
        """A page by its name without suffix, or the one to which it leads."""
        text = (self._outdir / f"{page}.html").read_text("utf-8")
        soup = BeautifulSoup(text, "lxml")
        found = soup.find("meta", attrs={"http-equiv": "refresh"})
        if not isinstance(found, Tag):
            return soup
        goal = str(found["content"]).partition("url=")[2]
        return self.soup(self._page(page, goal))

    def final(self, page: str) -> str:
        """The page to which one leads, or itself."""
        file = self._outdir / f"{page}.html"
        if not file.is_file():
            return page
        found = re.search(r'refresh"\s+content="\d+; url=([^"]*)"', file.read_text("utf-8"))
        return self.final(self._page(page, found[1])) if found else page

    @staticmethod
    def _page(base: str, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme:
            return address
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
        return base if not parts.path else path.removesuffix(".html")

    def pages(self) -> list[str]:
        """All pages, without suffix."""
        files = (each.relative_to(self._outdir).as_posix() for each in self._outdir.rglob("*.html"))
        return sorted(each.removesuffix(".html") for each in files if not each.startswith("_"))

    def posts_on(self, page: str) -> list[str]:
        """The posts that an archive lists, in its order; none twice, as overviews have them."""
        final = self.final(page)
        links = self.soup(page).select(_POSTS)
        return list(dict.fromkeys(self._page(final, str(link["href"])) for link in links))

    def excerpts_on(self, page: str) -> dict[str, str]:
        """The paragraphs that an archive shows of each post."""
        found, final = {}, self.final(page)
        for entry in self.soup(page).select(".ablog-post, .newsfeed-entry"):
            link = entry.select_one("h2 a, .newsfeed-title a")
            assert link is not None
            post = self._page(final, str(link["href"]))
            for other in entry.select(_NO_EXCERPT):
                other.decompose()
            found[post] = _plain(entry.get_text())
        return found

    def lists_on(self, page: str) -> list[str]:
        """The lines of the lists in a page of the project's own."""
        lines = self.soup(page).select(_LISTS)
        return [_plain(each.get_text()) for each in lines]

    def links_on(self, page: str) -> list[tuple[str, str]]:
        """The words and goals of the links in the text of a page, to pages of the project."""
        body = self.soup(page).select_one(_BODY)
        assert body is not None
        found = []
        for link in body.select("a.reference.internal"):
            goal = self._page(page, str(link["href"]))
            found.append((" ".join(link.get_text().split()), self.final(goal)))
        return found

    def neighbours_of(self, page: str) -> list[str]:
        """The older and the newer post; empty where there is none."""
        soup = self.soup(page)
        sides = (".ablog__prev a, .newsfeed-older a", ".ablog__next a, .newsfeed-newer a")
        links = [soup.select_one(side) for side in sides]
        return [self._page(page, str(link["href"])) if link else "" for link in links]

    def feed(self, file: str) -> list[dict[str, str]]:
        """The entries of a feed in its order."""
        root = etree.parse(str(self._outdir / file)).getroot()
        return [dict(_entry(each)) for each in root.iter(f"{_ATOM}entry")]

    def feed_title(self, file: str) -> str:
        """The title of a feed."""
        return etree.parse(str(self._outdir / file)).getroot().findtext(f"{_ATOM}title") or ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _entry(entry: Any) -> Iterator[tuple[str, str]]:
    yield "id", entry.findtext(f"{_ATOM}id")
    yield "title", entry.findtext(f"{_ATOM}title")
    yield "link", next(e.get("href") for e in entry.iter(f"{_ATOM}link") if e.get("href"))
    yield "published", entry.findtext(f"{_ATOM}published")[:10]
    yield "updated", entry.findtext(f"{_ATOM}updated")[:10]
    yield (
        "authors",
        ", ".join(e.findtext(f"{_ATOM}name") or "" for e in entry.iter(f"{_ATOM}author")),
    )
    summary = entry.findtext(f"{_ATOM}summary") or ""
    yield "summary", _plain(BeautifulSoup(summary, "lxml").get_text(" "))


def facts_of(outdir: Path, posts: list[str]) -> dict[str, Any]:
    """All that is compared of a blog whose archives stand in ``blog``."""
    blog = Blog(outdir)
    pages = blog.pages()
    archives = [each for each in pages if each == "blog" or each.startswith("blog/")]
    own = [each for each in pages if each not in {*archives, *_OF_SPHINX}]
    feeds = sorted(each.relative_to(outdir).as_posix() for each in outdir.rglob("*atom.xml"))
    return {
        "pages": pages,
        "archives": {page: blog.posts_on(page) for page in archives},
        "excerpts": {
            k: v
            for page in archives
            if page[-4:].isdigit()
            for k, v in blog.excerpts_on(page).items()
        },
        "lists": {page: found for page in own if (found := blog.lists_on(page))},
        "links": {page: blog.links_on(page) for page in own},
        "neighbours": {page: blog.neighbours_of(page) for page in posts if page in pages},
        "feeds": {file: blog.feed(file) for file in feeds},
        "titles": {file: blog.feed_title(file) for file in feeds},
    }


if __name__ == "__main__":
    found = facts_of(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
