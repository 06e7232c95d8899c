"""Message catalogues: the extension's own words, and what the project's translators wrote.

Sphinx compiles the catalogues of a project after ``builder-inited``, when articles are known
already. So one that is not compiled yet, or changed since, is read as it is written.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from struct import error as StructError  # noqa: N812
from typing import TYPE_CHECKING

from sphinx.application import Sphinx

from sphinx_newsfeed.problems import Problem, ProblemKind
from sphinx_newsfeed.sphinx_ext.build_info.cache import digest_of_data
from sphinx_newsfeed.sphinx_ext.build_info.reporting import warn

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

#: The name of the catalogues of our own words, of which a project can have some of its own, and of
#: the names that articles give.
CATALOGUE = "sphinx_newsfeed"
_LOCALES = Path(__file__).parents[2] / "locales"
#: What catalogues end with that are not compiled.
_SOURCE = ".po"
#: What readers of catalogues raise over files that are none.
_FAULTS = (OSError, ValueError, LookupError, TypeError, SyntaxError, StructError)


@dataclass
class ProjectMessages:
    """What the project's translators wrote, in the language of the project."""

    #: The folders of the project's catalogues.
    folders: tuple[Path, ...] = ()
    #: The language, as the project names it.
    language: str = ""
    #: Whether Sphinx compiles catalogues, and takes translations that are marked as doubtful.
    compiles: bool = True
    with_doubtful: bool = False
    #: How documents share catalogues: ``gettext_compact``.
    compact: bool | str = True
    _known: dict[str, gettext.NullTranslations] = field(default_factory=dict)
    #: The catalogues of which it was told that they cannot be read.
    _faulty: set[Path] = field(default_factory=set)

    @classmethod
    def of(cls, app: Sphinx) -> ProjectMessages:
        """Those of the project of *app*."""
        config, srcdir = app.config, Path(app.srcdir)
        language = config.language or ""
        folders = tuple(srcdir / folder for folder in config.locale_dirs)
        return cls(
            tuple(each for each in folders if _has_any(each, language)),
            language,
            config.gettext_auto_build,
            config.gettext_allow_fuzzy_translations,
            config.gettext_compact,
        )

    def name(self, name: str) -> str:
        """A name that articles give, translated where it is."""
        return _text(self._of(self.domain_of_names), name)

    def of_document(self, docname: str, text: str) -> str:
        """A text that belongs to a document, translated where it is."""
        return _text(self._of(self.domain_of(docname)), text) if self.folders else text

    def domain_of(self, docname: str) -> str:
        """The name of the catalogue of a document. Source: Sphinx, ``gettext_compact``."""
        if isinstance(self.compact, str):
            return self.compact
        return docname.partition("/")[0] if self.compact else docname

    @property
    def domain_of_names(self) -> str:
        """The name of the catalogue of names."""
        return self.compact if isinstance(self.compact, str) else CATALOGUE

    @cached_property
    def digest(self) -> str:
        """What tells the catalogues of names and words from others; empty without any."""
        domains = dict.fromkeys((CATALOGUE, self.domain_of_names))
        found = [
            (domain, str(message.id), str(message.string))
            for domain in domains
            for path in self._files(domain)
            for message in self._catalogue(path)
            if message.id and message.string and (self.with_doubtful or not message.fuzzy)
        ]
        return digest_of_data(found) if found else ""

    def own_words(self) -> list[gettext.NullTranslations]:
        """The project's own catalogues of our words, the first of which wins."""
        return [*map(self._translations, self._files(CATALOGUE))]

    def _of(self, domain: str) -> gettext.NullTranslations:
        if domain not in self._known:
            self._known[domain] = _joined([*map(self._translations, self._files(domain))])
        return self._known[domain]

    def _files(self, domain: str) -> Iterator[Path]:
        """The catalogues of a name, from each folder that of the first language that has one."""
        for folder in self.folders:
            places = (folder / each / "LC_MESSAGES" / domain for each in _spellings(self.language))
            yield from [path for place in places if (path := self._file(place))][:1]

    def _file(self, place: Path) -> Path | None:
        source, compiled = (place.with_name(place.name + suffix) for suffix in (_SOURCE, ".mo"))
        changed, since = _modified(source) if self.compiles else 0, _modified(compiled)
        return (source if changed > since else compiled) if changed or since else None

    def _translations(self, path: Path) -> gettext.NullTranslations:
        try:
            if path.suffix != _SOURCE:
                with path.open("rb") as file:
                    return gettext.GNUTranslations(file)
            from babel.messages.mofile import write_mo

            compiled = BytesIO()
            write_mo(compiled, self._catalogue(path), use_fuzzy=self.with_doubtful)
            compiled.seek(0)
            return gettext.GNUTranslations(compiled)
        except _FAULTS as error:
            self._tell(path, error)
            return gettext.NullTranslations()

    def _catalogue(self, path: Path) -> Catalog:
        # Most projects have none.
        from babel.messages.catalog import Catalog
        from babel.messages.mofile import read_mo
        from babel.messages.pofile import read_po

        try:
            with path.open("rb") as file:
                return read_po(file) if path.suffix == _SOURCE else read_mo(file)
        except _FAULTS as error:
            self._tell(path, error)
            return Catalog()

    def _tell(self, path: Path, error: Exception) -> None:
        if path not in self._faulty:
            self._faulty.add(path)
            message = f"the catalogue cannot be read, so nothing is translated by it: {error}"
            warn(Problem(ProblemKind.SOURCE, message, str(path), 1))


def translations_for(
    app: Sphinx, messages: ProjectMessages | None = None
) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """What translates an English text for *app*, and one that speaks of a number.

    A text that no catalogue has stays English. Sphinx' own catalogues are those of the process: a
    second project would speak the language of the first.
    """
    messages = messages or ProjectMessages.of(app)
    found = messages.own_words()
    languages = _spellings(app.config.language or "en")
    if gettext.find(CATALOGUE, _LOCALES, languages):
        found.append(gettext.translation(CATALOGUE, _LOCALES, languages))
    joined = _joined(found)
    return joined.gettext, joined.ngettext


def _has_any(folder: Path, language: str) -> bool:
    return any((folder / each / "LC_MESSAGES").is_dir() for each in _spellings(language))


def _spellings(language: str) -> list[str]:
    """The names of the folders of a language, the best first."""
    plain = language.replace("-", "_")
    return [*dict.fromkeys(filter(None, (language, plain, plain.partition("_")[0])))]


def _joined(catalogues: list[gettext.NullTranslations]) -> gettext.NullTranslations:
    """One catalogue of several, of which the first that has a text wins."""
    found = gettext.NullTranslations()
    for catalogue in reversed(catalogues):
        catalogue.add_fallback(found)
        found = catalogue
    return found


def _text(catalogue: gettext.NullTranslations, text: str) -> str:
    """The translation of *text*, whose message is one line, as Sphinx writes it."""
    message = text.replace("\n", " ").strip()
    # The message without words is the head of the catalogue.
    translated = catalogue.gettext(message) if message else ""
    return text if translated in {"", message} else " ".join(translated.split())


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0
