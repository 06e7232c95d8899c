"""Reads one file into an article, or says why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from sphinx_newsfeed.article import Article, BodyFormat
from sphinx_newsfeed.loading.bodies import FORMAT_NAMES, decide_body_format
from sphinx_newsfeed.loading.dates import date_in_path, parse_date
from sphinx_newsfeed.loading.fields import (
    DATE_KEYS,
    UPDATED_KEYS,
    Complain,
    read_fields,
    read_hidden,
)
from sphinx_newsfeed.loading.files import SourceFile
from sphinx_newsfeed.loading.front_matter import (
    FrontMatter,
    FrontMatterError,
    split_front_matter,
)
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.settings import Settings

#: Keys that only an article has: a file of the user's own pages that has one of them and no date
#: was most likely meant to be an article.
_ARTICLE_KEYS = frozenset({"categories", "category", "tags", "tag", "author", "authors", "headimg"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes articles of files, as *settings* ask for, and reports what is wrong with them."""

    settings: Settings
    report: Report

    def read(self, file: SourceFile, *, own_page: bool) -> Article | None:
        """The article in *file*; ``None`` when it holds none or cannot be shown.

        A file that is a page of the user's own anyway (*own_page*) may lie among the articles
        without being one: where it does not look like an article, nothing is reported.
        """
        if not _is_text(file.name):
            message = "the file's name is not UTF-8, so it is left out"
            self._complain(file, ProblemKind.ENCODING, message)
            return None
        front_matter = self._split(file, own_page)
        if front_matter is None or _is_section_page(file):
            return None
        date = self._date(file, front_matter.fields)
        if date is None:
            keys = front_matter.fields.keys()
            if not own_page or keys & {*DATE_KEYS, *_ARTICLE_KEYS}:
                self._complain_undated(file, front_matter.fields)
            return None
        return self._article(file, front_matter, date)

    def _split(self, file: SourceFile, own_page: bool) -> FrontMatter | None:
        try:
            front_matter = split_front_matter(file.path.read_text("utf-8-sig"))
        except UnicodeDecodeError as error:
            message = f"the file is not UTF-8 (byte {error.start}), so it is left out"
            self._complain(file, ProblemKind.ENCODING, message)
            return None
        except OSError as error:
            message = f"the file cannot be read ({error.strerror}), so it is left out"
            self._complain(file, ProblemKind.SOURCE, message)
            return None
        except FrontMatterError as error:
            message = f"the front matter cannot be read, so the file is left out: {error}"
            self._complain(file, ProblemKind.FRONT_MATTER, message)
            return None
        if front_matter is None and not own_page:
            message = "the file has no front matter, so it is left out"
            self._complain(file, ProblemKind.FRONT_MATTER, message)
        return front_matter

    def _article(self, file: SourceFile, front_matter: FrontMatter, date: datetime) -> Article:
        def complain(key: str, message: str) -> None:
            self._complain(file, ProblemKind.FIELD, f"{key}: {message}; the key is passed over")

        fields = read_fields(front_matter.fields, complain)
        stem = _own_name(file)
        defaults = {"title": stem, "slug": stem}
        return Article(
            docname=file.docname,
            path=str(file.path),
            date=date,
            updated=self._updated(front_matter.fields, complain),
            hidden=read_hidden(front_matter.fields, complain),
            body_format=self._body_format(file, front_matter),
            **(defaults | fields),  # type: ignore[arg-type]
        )

    def _updated(self, fields: Mapping[str, object], complain: Complain) -> datetime | None:
        for key in UPDATED_KEYS:
            if fields.get(key) not in (None, "") and self._first_date(fields, (key,)) is None:
                complain(key, f"{_shown(fields[key])} is no date")
        return self._first_date(fields, UPDATED_KEYS)

    def _date(self, file: SourceFile, fields: Mapping[str, object]) -> datetime | None:
        date = self._first_date(fields, DATE_KEYS)
        if date is not None:
            return date
        zone = self.settings.timezone
        path_key = fields.get("path")
        from_key = date_in_path(path_key, zone) if isinstance(path_key, str) else None
        from_path = from_key or date_in_path(file.name, zone)
        written = _written_date(fields)
        if written and from_path:
            message = f"{written} is no date; the one in its path is used, {from_path:%Y-%m-%d}"
            self._complain(file, ProblemKind.DATE, message)
        return from_path

    def _complain_undated(self, file: SourceFile, fields: Mapping[str, object]) -> None:
        written = _written_date(fields)
        found = f"{written} is no date" if written else "it has no date"
        self._complain(file, ProblemKind.DATE, f"{found}, so the file is no article")

    def _first_date(self, fields: Mapping[str, object], keys: tuple[str, ...]) -> datetime | None:
        dates = (parse_date(fields.get(key), self.settings.timezone) for key in keys)
        return next((date for date in dates if date is not None), None)

    def _body_format(self, file: SourceFile, front_matter: FrontMatter) -> BodyFormat:
        named = front_matter.fields.get("format")
        if named is not None:
            found = FORMAT_NAMES.get(str(named).strip().lower())
            if found is not None:
                return found
            shown = _shown(named)
            message = f"format: {shown} is none of html, markdown and rst; it is passed over"
            self._complain(file, ProblemKind.FIELD, message)
        return self.settings.body_format or decide_body_format(file.name, front_matter.body)

    def _complain(self, file: SourceFile, kind: ProblemKind, message: str) -> None:
        self.report(Problem(kind, message, str(file.path), 1))


def _own_name(file: SourceFile) -> str:
    """The name of the file without suffix, or of its folder where all are named ``index``."""
    path = PurePath(file.name)
    return path.parent.name if path.stem == "index" and path.parent.name else path.stem


def _written_date(fields: Mapping[str, object]) -> str:
    """What stands where a date should, shortened; empty when nothing does."""
    written = next((fields[key] for key in DATE_KEYS if fields.get(key) is not None), None)
    return "" if written is None else _shown(written)


def _shown(value: object) -> str:
    """A value as a message shows it, shortened."""
    return f"{value!r:.80}"


def _is_text(name: str) -> bool:
    """Whether a file's name can be written: names of other encodings stop every writer."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_section_page(file: SourceFile) -> bool:
    """Hugo and Zola describe a folder, not an article, in ``_index``."""
    return PurePath(file.name).stem == "_index"
