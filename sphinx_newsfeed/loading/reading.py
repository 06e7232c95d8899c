"""Reads one file into an article, or says why it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import cast

from sphinx_newsfeed.config.checks import zone_named
from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.generators import Generator, generator_of
from sphinx_newsfeed.loading.bodies import FORMAT_NAMES, decide_body_format
from sphinx_newsfeed.loading.cache import Home
from sphinx_newsfeed.loading.data_files import completed, merged
from sphinx_newsfeed.loading.fields.categories import categories_of_folders, names_of
from sphinx_newsfeed.loading.fields.keys import FIELDS, Keys, Warn, read_fields
from sphinx_newsfeed.loading.fields.times import DATE_KEYS, Clock, Times, read_times
from sphinx_newsfeed.loading.fields.visibility import (
    read_comments,
    read_featured,
    read_hidden,
    read_trusted,
    read_unlisted,
)
from sphinx_newsfeed.loading.file_names import is_flattened
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.front_matter.headings import first_heading
from sphinx_newsfeed.loading.front_matter.results import FrontMatter
from sphinx_newsfeed.loading.languages import language_of_file, language_of_text
from sphinx_newsfeed.loading.opening import KnownSplit, LeftOut, Opened, open_file
from sphinx_newsfeed.loading.pages import has_layout_of_list, is_list, is_page
from sphinx_newsfeed.model.article import PLAIN, Article, BodyFormat
from sphinx_newsfeed.model.names import fold_name
from sphinx_newsfeed.policy import WEB_SCHEMES, closed, is_web_address, scheme_of
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: Keys that only an article has: a file of the user's own pages that has one of them and no date
#: was most likely meant to be an article.
_ARTICLE_KEYS = frozenset(
    {"categories", "category", "tags", "tag", "author", "authors", "headimg", "trusted"}
)
#: A date before the rest of a file's name.
_LEADING_DATE = re.compile(r"^[0-9]{4}-?[0-9]{1,2}-?[0-9]{1,2}(?:[-_. ]+(?=\S)|$)")
#: What to do where the generator goes by what the file system, or the history of the file, says.
_NOT_FROM_FILES = "; {} asks the file for it, which another copy of it answers differently: write "
_NOT_FROM_FILES += "the date into the front matter"
#: What is said of one post: the picture that a configuration names stands for all of them in
#: previews, and patterns of addresses are read there.
_OF_ONE = frozenset((*FIELDS["picture"].keys, *FIELDS["permalink"].keys))
#: Stands for the date of what is hidden and has none.
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
#: Keys of the file that an article's page becomes: no address of another publication.
_FILES = frozenset({"path", "save_as"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes articles of files, as *settings* ask for, and reports what is wrong with them."""

    settings: Settings
    report: Report
    #: The generator that the files were written for.
    dialect: str = PLAIN
    #: The language of the project.
    language: str = ""
    #: The site that the files were written for; the zone of the settings wins.
    home: Home = field(default_factory=lambda: Home(UTC))
    #: Is told what was split off the text of which file.
    note_split: Callable[[str, KnownSplit], object] = lambda path, split: None

    @property
    def clock(self) -> Clock:
        """How times are read."""
        named = self.settings.timezone
        return Clock.of(self.generator, named or self.home.zone, is_named=named is not None)

    @property
    def generator(self) -> Generator:
        """The same as a record."""
        return generator_of(self.dialect)

    def read(self, file: SourceFile, *, own_page: bool) -> Article | None:
        """The article in *file*; ``None`` when it holds none or cannot be shown.

        A file that is a page of the user's own anyway (*own_page*) may lie among the articles
        without being one: where it does not look like an article, nothing is reported. Nor is it of
        pages of the old site.
        """
        if is_page(file, self.generator):
            return None
        if file.is_renamed:
            message = f"the file's name is not UTF-8; its article is {file.docname}"
            cause = "the names of files are not UTF-8; their articles have names that can be read"
            self._warn(file, ProblemKind.ENCODING, message, cause=cause)
        elif is_flattened(file.name):
            message = f"its folders are too many, or too long, for a page; it is {file.docname}"
            self._warn(file, ProblemKind.SOURCE, message)
        try:
            longest = self.settings.max_article_size
            bare = not self.generator.needs_front_matter
            opened = open_file(file, bare=bare, longest=longest)
        except LeftOut as error:
            if not (error.is_bare and (own_page or is_list(file, self.generator))):
                self._warn(file, error.kind, str(error), error.line)
            return None
        if opened is None or (file.must_say_so and not self._says_so(opened.front_matter)):
            return None
        if not file.sidecar and (split := KnownSplit.of(opened.text, opened.front_matter)):
            self.note_split(file.readable_path, split)
        own = frozenset(str(key).lower() for key in opened.front_matter.fields)
        opened = _with_inherited(opened, file, self.generator)
        for note in opened.front_matter.notes:
            self._warn(file, ProblemKind.FIELD, note.message, note.line)
        may_be_page = self._may_be_page(file, opened, own, own_page=own_page)
        return self._article(file, opened, may_be_page=may_be_page)

    def _says_so(self, front_matter: FrontMatter) -> bool:
        """Whether a document says that it is an article, by a directive or a key."""
        known = self.generator.predecessor
        keys = {str(key).strip().lower() for key in front_matter.fields}
        return front_matter.has_directive or (known is not None and known.post_key in keys)

    def _article(self, file: SourceFile, opened: Opened, *, may_be_page: bool) -> Article | None:
        front_matter = opened.front_matter
        warn = self._warner(file, opened)
        keys = Keys(front_matter.fields, self.dialect, self.settings.fields)
        remark = self._warner(file, opened, ProblemKind.DATE)
        times = read_times(keys, file.name, self._clock_of(keys, warn), remark)
        hidden = read_hidden(keys, file.name, warn)
        trusted = read_trusted(keys, self._warner(file, opened, ProblemKind.TRUST))
        if times.date is None and (hidden or self.generator.undated_is_draft):
            # Most drafts have none yet.
            times, hidden = replace(times, date=_NO_DATE), "undated"
        if times.date is None:
            # What says that it is not trusted is never left to Sphinx as a page.
            if not (may_be_page and trusted):
                line = opened.line_of(times.key) if times.key else 1
                self._warn(file, *self._undated(times, trusted=trusted), line)
            return None
        unlisted = read_unlisted(keys, warn)
        fields = self._fields(file, front_matter, keys, warn)
        fields["trusted"] = trusted
        fields["comments"] = bool(fields.get("comments", True)) and read_comments(keys)
        fields["pinned"] = bool(fields.get("pinned")) or read_featured(keys)
        return self._record(file, times, times.date, fields, hidden=hidden, unlisted=unlisted)

    def _may_be_page(
        self, file: SourceFile, opened: Opened, own: frozenset[str], *, own_page: bool
    ) -> bool:
        """Whether a file without a date is a page of the project, or was one of the old site.

        *own* are the keys that it has itself.
        """
        if own & {*DATE_KEYS}:
            return False
        if is_list(file, self.generator):
            return True
        is_layout = has_layout_of_list(opened.front_matter.fields)
        return (own_page or is_layout) and not own & _ARTICLE_KEYS

    def _undated(self, times: Times, *, trusted: bool) -> tuple[ProblemKind, str]:
        """What is wrong with a file that has no date; if not trusted, it is no page either."""
        found = f"{times.written} is no date" if times.written else "it has no date"
        if not trusted:
            return ProblemKind.TRUST, f"{found}, and the file is not trusted, so it is left out"
        from_file = self.generator.dates_from_files or self.home.dates_from_files
        advice = _NOT_FROM_FILES.format(self.generator.title) if from_file else ""
        return ProblemKind.DATE, f"{found}, so the file is no article{advice}"

    def _clock_of(self, keys: Keys, warn: Warn) -> Clock:
        """How the times of one article are read, which may name a zone for itself."""
        key, clock = self.generator.zone_key, self.clock
        named = keys.get(key) if key else None
        if named is None:
            return clock
        try:
            zone = zone_named(named)
        except ValueError:
            warn(keys.written(key), f"{shown(named)} is no IANA time zone")
            return clock
        keys.use(key)
        return clock.at(zone, is_named=self.settings.timezone is not None)

    def _record(  # noqa: PLR0913 - what was read, one piece each
        self,
        file: SourceFile,
        times: Times,
        date: datetime,
        fields: dict[str, object],
        *,
        hidden: str,
        unlisted: bool,
    ) -> Article:
        return Article(
            docname=file.docname,
            path=file.readable_path,
            date=date,
            updated=times.updated,
            expires=times.expires,
            live=times.live,
            hidden=hidden,
            unlisted=unlisted,
            source=file.source,
            name=file.name,
            dialect=self.dialect,
            **fields,  # type: ignore[arg-type]
        )

    def _fields(
        self, file: SourceFile, front_matter: FrontMatter, keys: Keys, warn: Warn
    ) -> dict[str, object]:
        fields = read_fields(keys, warn, self.settings.taxonomies)
        fields["body_format"] = self._body_format(file, front_matter, keys, warn)
        self._add_categories_of_folders(fields, file)
        if separator := self.generator.alias_separator:
            written = cast(tuple[str, ...], fields.get("aliases", ()))
            parts = (part.strip() for each in written for part in re.split(separator, each))
            fields["aliases"] = tuple(dict.fromkeys(filter(None, parts)))
        _sort_addresses(fields, keys, warn)
        stem = own_name(file.name)
        fields["slug_given"] = "slug" in fields
        fields.setdefault("slug", stem)
        if "title" not in fields:
            fields["title"] = self._default_title(file, front_matter.body, stem)
        if _says_the_same(fields.get("summary"), fields["title"]):
            # Some programs fill it in by themselves. The text's own beginning says more.
            del fields["summary"]
        fields["extra"] = keys.extra()
        if not fields.get("language"):
            title = str(fields["title"])
            fields["detected_language"] = self._language(file, title, front_matter.body)
        return fields

    def _add_categories_of_folders(self, fields: dict[str, object], file: SourceFile) -> None:
        adds = self.generator.folders_add_categories
        named = cast(tuple[tuple[str, ...], ...], fields.get("category_paths", ()))
        if (named and not adds) or self.home.plain_folders:
            return
        name = file.name
        if adds and self.home.root and file.path.is_relative_to(self.home.root):
            name = file.path.relative_to(self.home.root).as_posix()
        paths = tuple(dict.fromkeys((*categories_of_folders(name, self.generator), *named)))
        fields |= {"category_paths": paths, "categories": names_of(paths)}

    def _language(self, file: SourceFile, title: str, body: str) -> str:
        is_meant = self.generator.language_in_name
        found = language_of_text(title, body, self.language)
        return language_of_file(file.name, found, self.language, is_meant=is_meant)

    def _default_title(self, file: SourceFile, body: str, stem: str) -> str:
        """What the generator shows for a title that is not there, or the file's name."""
        heading = ""
        if self.generator.title_from_heading:
            heading = first_heading(body, PurePath(file.name).suffix.lower())
        made = self.generator.title_from_name
        return closed(heading or (made(stem) if made else stem))

    def _body_format(
        self, file: SourceFile, front_matter: FrontMatter, keys: Keys, warn: Warn
    ) -> BodyFormat:
        for key, named in keys.filled("", ("format", "markup")):
            found = FORMAT_NAMES.get(str(named).strip().lower())
            if found is not None:
                keys.use(key)
                return found
            warn(keys.written(key), f"{shown(named)} is none of html, markdown and rst")
        found_by_body = decide_body_format(file.name, front_matter.body, self.dialect)
        return self.settings.body_format or found_by_body

    def _warner(
        self, file: SourceFile, opened: Opened, kind: ProblemKind = ProblemKind.FIELD
    ) -> Callable[[str, str], None]:
        def warn(key: str, message: str) -> None:
            line = opened.line_of(key)
            if kind is ProblemKind.FIELD:
                # Some keys are taken in part, and their message says so.
                end = "" if "; " in message else "; the key is passed over"
                message = f"{key}: {message}{end}"
            self._warn(file, kind, message, line)

        return warn

    def _warn(
        self, file: SourceFile, kind: ProblemKind, message: str, line: int = 1, cause: str = ""
    ) -> None:
        self.report(Problem(kind, message, file.readable_path, line, cause))


def _with_inherited(opened: Opened, file: SourceFile, generator: Generator) -> Opened:
    """What the file holds, with what its folders give it."""
    if not file.data and not file.given:
        return opened
    own = opened.front_matter
    fields = dict(merged(file.data, own.fields, generator.gathered_data))
    fields = dict(completed(fields, _for_articles(file.given)))
    return replace(opened, front_matter=replace(own, fields=fields))


def _for_articles(given: Mapping[str, object]) -> Mapping[str, object]:
    """What a configuration says of many posts, without a picture: it is that of none of them."""
    return {key: value for key, value in given.items() if key.lower() not in _OF_ONE}


def own_name(name: str) -> str:
    """The name of the file without suffix and date, or of its folder where all are ``index``."""
    path = PurePath(name)
    stem = path.stem
    if stem.partition(".")[0] == "index" and path.parent.name:
        stem = path.parent.name
    return _LEADING_DATE.sub("", stem) or stem


def shown(value: object) -> str:
    """A value as a message shows it, shortened."""
    return f"{value!r:.80}"


def _sort_addresses(fields: dict[str, object], keys: Keys, warn: Warn) -> None:
    """Tell a slug from a whole address, and an address of another publication from the own one.

    A slug that begins with a slash, or has one within, is a whole address.
    """
    slug = str(fields.get("slug", ""))
    if scheme_of(slug) in WEB_SCHEMES or slug.startswith("//"):
        warn(keys.written("slug"), f"{shown(slug)} is a whole address, and no slug")
        del fields["slug"]
    elif "/" in slug.strip("/") or slug.startswith("/"):
        fields.setdefault("permalink", slug)
        fields["slug"] = slug.strip("/").rpartition("/")[2]
        if not fields["slug"]:
            del fields["slug"]
    permalink = str(fields.get("permalink", ""))
    named = next((key for key, _ in keys.filled("permalink", FIELDS["permalink"].keys)), "")
    if is_web_address(permalink) and named not in _FILES:
        fields.setdefault("link", permalink)


def _says_the_same(summary: object, title: object) -> bool:
    return bool(summary) and _words(summary) == _words(title)


def _words(text: object) -> str:
    return fold_name(str(text)).strip(" .…")
