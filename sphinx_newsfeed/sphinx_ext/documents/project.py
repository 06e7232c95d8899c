"""A Sphinx project that also has documents which lie outside its source directory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.project import Project
from sphinx.util.matching import Matcher

from sphinx_newsfeed.loading import UntrustedArea
from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.problems import Problem, ProblemKind, Report, ignore
from sphinx_newsfeed.sphinx_ext.documents.html_area import HtmlArea
from sphinx_newsfeed.sphinx_ext.documents.suffixes import GENERATED_SUFFIX


class NewsProject(Project):
    """Knows *mounted* files (docname → absolute path) besides those below the source directory.

    It takes the place of the project that Sphinx made, before the first document is looked for.
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project.srcdir, project.source_suffix)
        self.restore(project)
        self._mounts: dict[str, Path] = {}
        self._mounted: dict[str, str] = {}
        self._withheld: frozenset[str] = frozenset()
        #: The files of documents of the project's own, where Sphinx takes an article beside one of
        #: them, which differs in its suffix alone, for the document.
        self._beside: dict[str, str] = {}
        #: Gives the file that stands in for one of a mounted document that is gone.
        self._stand_in: Callable[[str, Path], Path] | None = None
        #: What was asked of the folders last, while it is the answer to the next question.
        self._asked: tuple[list[str], list[str]] | None = None
        self._found: set[str] = set()
        self._untrusted = UntrustedArea()
        self._report: Report = ignore
        self._warned: set[Path] = set()
        self._foreign_suffixes: tuple[str, ...] = ()
        self._html = HtmlArea()

    def __getstate__(self) -> dict[str, Any]:
        """The environment is pickled for each chunk of a parallel read, and the project with it;
        what is mounted is found anew by each build.
        """
        found: dict[str, Any] = {"_mounts": {}, "_mounted": {}, "_beside": {}}
        found["_withheld"] = frozenset()
        found["_asked"] = found["_stand_in"] = None
        return self.__dict__ | found | {"_untrusted": UntrustedArea(), "_report": ignore}

    def guard(
        self,
        withheld: Iterable[Path],
        foreign_suffixes: Iterable[str],
        untrusted: UntrustedArea,
        report: Report,
        html: HtmlArea | None = None,
    ) -> None:
        """Say which files are no documents by themselves.

        These are ``withheld`` ones, all with one of ``foreign_suffixes``, all that lies in
        ``untrusted``, and what ``html`` says is no page.
        """
        self._withheld = frozenset(map(os.path.normcase, withheld))
        self._foreign_suffixes = tuple(foreign_suffixes)
        self._untrusted = untrusted
        self._html = html or HtmlArea()
        self._report = report

    def hide(self, articles: Iterable[Path]) -> None:
        """Let none of *articles* be a document until it is mounted, nor what is closed anyway."""
        self.docnames = set(self._without(articles, self.docnames))

    def _without(self, articles: Iterable[Path], docnames: Iterable[str]) -> Iterator[str]:
        closed = set(map(os.path.normcase, articles))
        for docname in docnames:
            path = self._own_path(docname)
            if path not in closed and self._is_own(path):
                yield docname

    def find_own_pages(self, app: Sphinx, articles: Iterable[Path]) -> frozenset[str]:
        """The documents that the project has by itself: none of them is one of *articles*."""
        exclude = [
            *app.config.exclude_patterns,
            *app.config.templates_path,
            *app.builder.get_asset_paths(),
        ]
        include = list(app.config.include_patterns)
        found = super().discover(exclude, include)
        files, self._beside = list(articles), {}
        self._beside = dict(self._pages_beside(files, found, Matcher(exclude)))
        self.docnames = set(self._without(files, found))
        self._found, self._asked = set(found), (exclude, include)
        return frozenset(self.docnames)

    def html_pages(self) -> frozenset[str]:
        """Those of the project's own documents that are files of HTML."""
        own = (name for name in self.docnames if name not in self._mounts)
        return frozenset(name for name in own if self._html.has_suffix(self._own_path(name)))

    def _pages_beside(
        self, articles: Iterable[Path], docnames: Iterable[str], is_excluded: Callable[[str], bool]
    ) -> Iterator[tuple[str, str]]:
        """The documents whose files Sphinx passes over for that of an article, with their files."""
        closed = set(map(os.path.normcase, articles))
        names = cache(lambda folder: frozenset(os.listdir(folder)))  # noqa: PTH208
        for docname in docnames:
            path = self._own_path(docname)
            if path not in closed and self._is_own(path):
                continue
            folder, name = os.path.split(f"{self.srcdir}/{docname}")
            for suffix in self.source_suffix:
                if f"{name}{suffix}" not in names(folder) or is_excluded(f"{docname}{suffix}"):
                    continue
                other = os.path.normcase(os.path.join(folder, f"{name}{suffix}"))  # noqa: PTH118
                if other not in closed and self._is_own(other):
                    yield docname, other

    def mount(
        self, mounts: Mapping[str, Path], stand_in: Callable[[str, Path], Path] | None = None
    ) -> None:
        """Say which documents there are besides the usual ones, and where their files are.

        An article is mounted also where its file is that of the document by itself. What
        *stand_in* gives takes the place of a file that is gone when documents are looked for.
        """
        self._mounts, self._stand_in = dict(mounts), stand_in
        self._mounted = {os.path.normcase(path): docname for docname, path in mounts.items()}
        # Builders ask for these before Sphinx looks for documents.
        self.docnames |= mounts.keys()

    def mount_late(self, docname: str, path: Path) -> None:
        """Add a document that turned out to be needed while others were read."""
        self._mounts[docname] = path
        self._mounted[os.path.normcase(path)] = docname
        self.docnames.add(docname)

    def unmount(self, docname: str) -> None:
        """Take a mounted document away again."""
        path = self._mounts.pop(docname, None)
        self._mounted.pop(os.path.normcase(path) if path else "", None)
        self.docnames.discard(docname)

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the documents below the source directory and add the mounted ones."""
        asked = list(exclude_paths), list(include_paths)
        # Sphinx asks again at once.
        found = self._found if asked == self._asked else super().discover(*asked)
        self._asked = None
        self._replace_gone()
        self.docnames = {name for name in found if self._is_page(name)} | self._mounts.keys()
        return self.docnames

    def _replace_gone(self) -> None:
        files = self._mounts.items() if self._stand_in else ()
        for docname in [name for name, path in files if not os.path.exists(path)]:  # noqa: PTH110
            self.replace_gone(docname)

    def replace_gone(self, docname: str) -> None:
        """Let the file that stands in for it take the place of the file of a mounted document."""
        if self._stand_in is not None:
            self._mounts[docname] = path = self._stand_in(docname, self._mounts[docname])
            self._mounted[os.path.normcase(path)] = docname

    def _is_page(self, docname: str) -> bool:
        path = self._own_path(docname)
        # The file of an article may stand under another docname than its own.
        return path not in self._mounted and self._is_own(path)

    def _own_path(self, docname: str) -> str:
        """The path of a document's own file, in the form in which paths are compared here.

        An object for each path takes most of the time of a build in which nothing changed.
        """
        if docname in self._beside:
            return self._beside[docname]
        name = super().doc2path(docname, absolute=False)
        return os.path.normcase(os.path.join(self.srcdir, name))  # noqa: PTH118

    def _is_own(self, path: str) -> bool:
        suffix = os.path.splitext(path)[1]  # noqa: PTH122
        is_closed = path in self._withheld or suffix in self._foreign_suffixes
        if is_closed or not self._html.is_page(path):
            return False
        return not (self._untrusted and self._is_untrusted(Path(path)))

    def _is_untrusted(self, path: Path) -> bool:
        if path not in self._untrusted:
            return False
        if not self._untrusted.holds(path) and path not in self._warned:
            self._warned.add(path)
            message = "the path leads into a source that is not trusted, so the file is left out"
            self._report(Problem(ProblemKind.TRUST, message, os.fspath(path), 1))
        return True

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """The document that a file is; paths are absolute or relative to the source directory."""
        absolute = os.path.normpath(Path(self.srcdir, filename))
        return self._mounted.get(os.path.normcase(absolute)) or super().path2doc(filename)

    def doc2path(self, docname: str, absolute: bool) -> Any:
        """The file of a document, absolute or relative to the source directory.

        What Sphinx returns has a class of its own, which differs between releases; the source
        directory has it too.
        """
        path = self._mounts.get(docname)
        if path is None and os.path.normcase(docname) in self._mounted:
            # Some directives of Sphinx say where they stand by the file in place of the document.
            return self.srcdir / docname
        if path is None and docname in self._beside:
            path = Path(self._beside[docname])
        if path is None:
            return super().doc2path(docname, absolute)
        if absolute:
            return self.srcdir / path
        if path.suffix == GENERATED_SUFFIX:
            # It is put into the search index, which must not depend on where the cache lies.
            return type(self.srcdir)(f"{docname}{path.suffix}")
        return type(self.srcdir)(path_from(Path(self.srcdir), path))
