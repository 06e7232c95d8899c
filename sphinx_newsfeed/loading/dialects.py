"""Tells by the posts themselves for which generator they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.model.article import Dialect

#: How many files of a source are looked at, and how many characters of each.
_SAMPLE = 64
_LOOKED_AT = 16_384
#: The least that must speak for a dialect: in one file, and in all of them for each.
_IN_ONE = 3
_IN_ALL = 0.3
#: How large a share of the files must have a sign of it at all: one that shows a tag is no archive.
_SHARE = 0.34
#: What a file can say at the most: ten signs in one are no better than ten files with one.
_MOST = 6

H, J, G, Z = Dialect.HEXO, Dialect.JEKYLL, Dialect.HUGO, Dialect.ZOLA
P, N, D, A = Dialect.PELICAN, Dialect.NIKOLA, Dialect.DOCUSAURUS, Dialect.ABLOG
M = Dialect.MKDOCS

Signs = tuple[tuple[re.Pattern[str], tuple[tuple[Dialect, int], ...]], ...]

#: What in a file's name, its front matter or its body speaks for a dialect, and how strongly: 4 for
#: what only that one knows, 1 for what it shares with another.
_PATH_SIGNS: Signs = (
    (re.compile(r"/[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[^/]+$"), ((J, 2), (D, 1))),
    (re.compile(r"/_posts/(?:[^/]+/)*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-[^/]+$"), ((J, 2),)),
    (re.compile(r"/_posts/(?:[^/]+/)*(?![0-9]{4}-)[^/]+$"), ((H, 3),)),
    (re.compile(r"/source/_posts/"), ((H, 5),)),
    (re.compile(r"/_index\.md$"), ((G, 1), (Z, 1))),
)
_SIGNS: Signs = tuple(
    (re.compile(pattern, re.MULTILINE), votes)
    for pattern, votes in (
        (r"\A\s*\+\+\+\s*$", ((G, 2), (Z, 2))),
        (r"^\[taxonomies\]|^\[extra\]|\]\(@/", ((Z, 4),)),
        (r"^(?:linkTitle|lastmod|publishDate|isCJKLanguage)\s*[:=]", ((G, 2),)),
        (r"^draft\s*[:=]", ((G, 1),)),
        (r"\{\{[<%]\s*/?\w", ((G, 4),)),
        (r"\A[\s\S]{0,40}^layout:\s*\S|^(?:last_modified_at|redirect_from):", ((J, 3),)),
        (r"\{%-?\s*(?:post_url|include|link|highlight|assign)\b|\{\{\s*site\.", ((J, 4),)),
        (r"^\s*\{:\s*[.#\w]", ((J, 3),)),
        (r"\{%\s*(?:asset_img|post_link|codeblock|note|cq|blockquote|asset_path)\b", ((H, 4),)),
        (r"^(?:abbrlink|top_img|post_asset_folder|sticky|photos|toc|mathjax):", ((H, 3),)),
        (r"^<!--\s*more\s*-->", ((H, 1), (J, 1), (G, 1))),
        (r"^(?:updated|cover):", ((H, 1),)),
        (r"\A\s*(?:title|layout|date|tags|categories):[\s\S]{0,2000}?^---\s*$", ((H, 3),)),
        (r"^\.\. (?:title|slug|date):|^<!--\s*\n\.\. title:", ((N, 6),)),
        (r"^\.\. TEASER_END|^link://|\{\{% \w", ((N, 2),)),
        (r"\A\s*(?:Title|title|Date|date|Slug|slug|Category):[^\n]*\n(?!---)\w+:", ((P, 2),)),
        (r"^:(?:slug|summary|category|authors?|modified):|<meta\s+name=.?(?:slug|tags)", ((P, 4),)),
        (r"\{(?:filename|static|attach|author|category|tag)\}|\|filename\|", ((P, 4),)),
        (r"^\.\. post::|^:blogpost:|^[`:]{3,}\{post\}", ((A, 6),)),
        (r"^(?:hide_table_of_contents|sidebar_label|author_title|author_url|unlisted):", ((D, 4),)),
        (r"<!--\s*truncate\s*-->|^:::(?:note|tip|info|warning|danger)\b", ((D, 3),)),
        (r"^date:\s*\n\s+(?:created|updated):|^readtime:|^!!! \w|^links:\s*\n\s+-", ((M, 4),)),
    )
)


def sample_of(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Some files of a source, taken evenly from its beginning to its end."""
    step = max(1, len(files) // _SAMPLE)
    return list(files[::step][:_SAMPLE])


def detect_dialect(files: Iterable[SourceFile]) -> Dialect:
    """The dialect that *files* speak for; plain where none has enough of its signs.

    Front matter alone is often that of several generators; what counts is what only one knows.
    """
    votes: Counter[Dialect] = Counter()
    strongest: Counter[Dialect] = Counter()
    voters: Counter[Dialect] = Counter()
    number = 0
    for file in files:
        number += 1
        for dialect, vote in _votes_of(file).items():
            votes[dialect] += min(vote, _MOST)
            voters[dialect] += 1
            strongest[dialect] = max(strongest[dialect], vote)
    enough = [
        dialect
        for dialect in Dialect
        if strongest[dialect] >= _IN_ONE
        and votes[dialect] >= _IN_ALL * number
        and voters[dialect] >= _SHARE * number
    ]
    return max(enough, key=lambda dialect: votes[dialect], default=Dialect.PLAIN)


def _votes_of(file: SourceFile) -> Counter[Dialect]:
    votes: Counter[Dialect] = Counter()
    for pattern, given in _PATH_SIGNS:
        if pattern.search(file.path.as_posix()):
            votes.update(dict(given))
    try:
        with file.path.open(encoding="utf-8-sig", errors="replace") as opened:
            text = opened.read(_LOOKED_AT)
    except OSError:
        return votes
    for pattern, given in _SIGNS:
        if pattern.search(text):
            votes.update(dict(given))
    return votes
