"""Finds the file of a picture that an article shows."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import imagesize

from sphinx_newsfeed.config.settings import Settings
from sphinx_newsfeed.file_policy import PICTURES, has_name_of_picture, is_measurable
from sphinx_newsfeed.generators import GENERATORS
from sphinx_newsfeed.loading.published_files import beginning_of, fault_of_publishing
from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.site import INTERNAL, RESOURCE, OriginalSite, as_written, media_address
from sphinx_newsfeed.policy import LONGEST_SHOWN, WEB_SCHEMES, is_web_address
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: What generators put before the path of a file of the site, and of one that goes with the article.
_PREFIXES = tuple(
    f"{opening}{mark}{closing}"
    for opening, closing in ("{}", "||")
    for mark in sorted({mark for each in GENERATORS for mark in each.braced_files})
)
#: What generators put before a path below the project's folder.
_PROJECT_MARKS = tuple(each.picture_mark for each in GENERATORS if each.picture_mark)


@dataclass(frozen=True, slots=True)
class PictureBounds:
    """The largest picture that an article may show."""

    #: Length of the file in bytes.
    size: int
    #: Width times height.
    pixels: int

    @classmethod
    def of(cls, settings: Settings) -> PictureBounds:
        """What the options allow."""
        return cls(settings.max_picture_size, settings.max_picture_pixels)

    def fault_of(self, file: Path) -> str:
        """Why the picture is too large; empty where it is not."""
        if (size := file.stat().st_size) > self.size:
            return f"has {size:,} bytes, more than newsfeed_max_picture_size"
        width, height = measure(file)
        if width * height > self.pixels:
            return f"has {width:,} × {height:,} pixels, more than newsfeed_max_picture_pixels"
        return ""


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Where the pictures of an article may lie."""

    #: The article's own file: pictures lie beside it or in folders below.
    article: Path
    #: The project's source directory: an address that begins with a slash is relative to it.
    srcdir: Path
    #: The article's old home, whose root an address that begins with a slash may mean, too.
    site: OriginalSite = field(default_factory=lambda: OriginalSite(""))
    bounds: PictureBounds = field(default_factory=lambda: PictureBounds.of(Settings()))
    #: Whether the article is trusted: then its files are its owner's, of all kinds.
    trusted: bool = True
    #: Told of a file that is missing, so that the article is read again when it is there.
    note_missing: Callable[[Path], None] = lambda path: None
    #: Gives the file of the article that an address in this one means; ``None`` for none.
    article_at: Callable[[str], Path | None] = lambda address: None
    #: The folder of its pictures at the old site, where the article names one.
    media_folder: str = ""

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that no picture may lie outside of."""
        return (self.srcdir, self.article.parent, *map(Path, self.folders))

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the old site that may hold pictures, the likeliest first."""
        home = (self.site.home,) if self.site.home else ()
        return tuple(dict.fromkeys((*self.site.static, *home)))


def find_picture(address: str, place: PicturePlace, line: int, report: Report) -> str | None:
    """The address under which Sphinx finds a picture; ``None``, and a report, if there is none.

    A web address stays as it is, unless it is one of the article's old home and the file is here.
    Anything else is a file beside the article, in its own folder, at the root of its old home or
    below the source directory. Whatever leads out of these is refused, links included, since Sphinx
    copies every picture into the output; so is what is no picture by its suffix.
    """
    address = address.strip()
    parts, shown = _split(address), as_written(address)[:LONGEST_SHOWN]
    remote = parts.scheme in WEB_SCHEMES or bool(not parts.scheme and parts.netloc)
    host = (parts.hostname or "").removeprefix("www.") if remote else ""
    if remote and host not in {each.removeprefix("www.") for each in place.site.hosts}:
        return address if parts.scheme else f"https:{address}"
    try:
        found = None if parts.scheme and not remote else _find(_path_of(address, parts), place)
    except FileNotFoundError as error:
        if remote:
            return address if parts.scheme else f"https:{address}"
        elsewhere = media_address(address, place.media_folder, place.site.media_host)
        if is_web_address(elsewhere):
            return elsewhere
        place.note_missing(Path(error.filename))
        message = f"the picture {shown} does not exist"
    else:
        if found is not None:
            if found.name != (true_name := _true_name(found)):
                message = f"the name of the picture {shown} is {true_name} in truth"
                report(Problem(ProblemKind.PICTURE, message, str(place.article), line))
                found = found.with_name(true_name)
            if not (fault := _fault_of(found, place)):
                # A slash at the beginning means the source directory to Sphinx.
                return "/" + path_from(place.srcdir, found)
            place.note_missing(found)
        else:
            fault = "lies where an article may not reach"
        message = f"the picture {shown} {fault}; it is left out"
    report(Problem(ProblemKind.PICTURE, message, str(place.article), line))
    return None


def _fault_of(file: Path, place: PicturePlace) -> str:
    fault = "" if place.trusted else fault_of_publishing(file)
    return fault or place.bounds.fault_of(file)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.hostname
    except ValueError:
        return SplitResult("invalid", "", "", "", "")
    return parts


def _path_of(address: str, parts: SplitResult) -> str:
    """The path that an address means, without query and fragment, as files are written."""
    path = unquote(parts.path).replace("\\", "/")
    for prefix in _PREFIXES:
        path = path.removeprefix(prefix)
    return path


def _find(path: str, place: PicturePlace) -> Path | None:
    """The file; ``None`` where it leads out. Raises ``FileNotFoundError`` where there is none."""
    if not path or "\0" in path or path.endswith(".*"):
        return None
    is_there = False
    for file in _candidates(path, place):
        if _is_there(file):
            if _may_be_shown(file, place):
                return file
            is_there = True
    if not is_there:
        inside = next((file for file in _candidates(path, place) if _is_inside(file, place)), None)
        if inside is not None:
            raise FileNotFoundError(errno.ENOENT, "no such picture", str(inside))
    return None


def _candidates(path: str, place: PicturePlace) -> Iterator[Path]:
    """Where the picture may be, the likeliest first."""
    own = place.article
    static = tuple(map(Path, place.folders))
    if path.startswith(INTERNAL):
        kind, _, name = path.removeprefix(INTERNAL).partition("/")
        if kind == RESOURCE:
            yield from _resources(own, name)
        # A folder for the files of a post has the post's own name.
        yield own.with_suffix("") / name
        yield own.parent / name
        yield from (folder / name for folder in static)
        return
    mark = next((each for each in _PROJECT_MARKS if path.startswith(each)), "")
    if mark:
        yield Path(place.site.root or own.parent, path.removeprefix(mark))
        return
    if place.media_folder:
        below = media_address(path, place.media_folder, "")
        yield from (folder / below.lstrip("/") for folder in static)
    written = path
    if not path.startswith("/"):
        yield own.parent / path
        yield own.with_suffix("") / path
        # A page of the old home lay elsewhere, and climbed to its root from there.
        path = _without_climbing(path)
        yield own.with_suffix("") / path
    elif place.site.base and path.startswith(f"{place.site.base}/"):
        path = path.removeprefix(place.site.base)
    yield from (folder / path.lstrip("/") for folder in static)
    yield place.srcdir / path.lstrip("/")
    yield from _beside_another(written, place)


def _resources(article: Path, part: str) -> Iterator[Path]:
    """Pictures that go with an article, by a part of their names."""
    folded = _folded(part)
    for folder in (article.parent, article.with_suffix("")):
        names = (each for each in _names_in(folder) if folded and folded in _folded(each))
        yield from (folder / each for each in names if has_name_of_picture(each))


def _beside_another(path: str, place: PicturePlace) -> Iterator[Path]:
    """Where the picture is if it goes with an article that stood at the folder of its address."""
    folder, _, name = path.rpartition("/")
    other = place.article_at(f"{folder}/") if folder else None
    if other is not None:
        yield other.parent / name
        yield other.with_suffix("") / name


def _without_climbing(path: str) -> str:
    parts = path.split("/")
    while parts and parts[0] in {"..", "."}:
        parts = parts[1:]
    return "/".join(parts)


def _is_there(file: Path) -> bool:
    """Whether there is such a file; one whose name differs in case or Unicode form counts, too."""
    try:
        return file.with_name(_true_name(file)).is_file()
    except (OSError, ValueError):
        # A name that is too long is the name of no file.
        return False


def _true_name(file: Path) -> str:
    """How the file is spelled in its folder."""
    if file.is_file():
        return file.name
    name = _folded(file.name)
    return next((each for each in _names_in(file.parent) if _folded(each) == name), file.name)


@lru_cache(maxsize=256)
def _listing(folder: str, changed: int) -> tuple[str, ...]:
    return tuple(sorted(each.name for each in Path(folder).iterdir()))


def _names_in(folder: Path) -> tuple[str, ...]:
    """The names of the files in a folder, in one order; none where there is no such folder."""
    try:
        return _listing(str(folder), folder.stat().st_mtime_ns)
    except (OSError, ValueError):
        return ()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _may_be_shown(file: Path, place: PicturePlace) -> bool:
    hidden = any(part.startswith(".") and part not in {".", ".."} for part in (file.name,))
    true_file = file.with_name(_true_name(file))
    return (
        not hidden
        and file.suffix.lower() in PICTURES
        and _is_inside(true_file, place)
        and Path(os.path.realpath(true_file)).suffix.lower() in PICTURES
    )


def _is_inside(file: Path, place: PicturePlace) -> bool:
    real = Path(os.path.realpath(file))
    roots = (Path(os.path.realpath(root)) for root in place.roots)
    return any(_is_open(real, root, place) for root in roots if real.is_relative_to(root))


def _is_open(file: Path, root: Path, place: PicturePlace) -> bool:
    """Whether an article may look into the folders in which a file lies below *root*.

    Some generators keep their pictures in hidden ones, but so do programs what is nobody's else.
    """
    folders = file.relative_to(root).parts[:-1]
    return place.trusted or not any(each.startswith(".") for each in folders)


def measure(path: Path) -> tuple[int, int]:
    """Width and height of a picture in pixels; -1 for what has none or cannot be read."""
    try:
        if not is_measurable(beginning_of(path)):
            return -1, -1
        width, height = map(int, imagesize.get(str(path)))
    except Exception:
        return -1, -1
    return (width, height) if width > 0 and height > 0 else (-1, -1)
