"""Pages of HTML in the formats that docutils' own writers write, without Sphinx."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Container
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.languages import get_language
from docutils.transforms.frontmatter import DocTitle
from docutils.utils import normalize_language_tag
from docutils.writers import get_writer_class, latex2e, xetex

from sphinx_newsfeed.html_to_docutils.alignment import LANGUAGE_CLASS
from sphinx_newsfeed.html_to_docutils.parser import HtmlParser
from sphinx_newsfeed.html_to_docutils.picture_words import (
    is_film,
    replace_by_link,
    replace_by_text,
)
from sphinx_newsfeed.policy import is_remote, shown
from sphinx_newsfeed.problems import Problem, ProblemKind, Report

#: docutils reads no configuration: what a page becomes depends on the page alone. Nothing of it may
#: name a file or a markup of the output.
_SETTINGS: dict[str, Any] = {
    "_disable_config": True,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "input_encoding": "unicode",
    # TeX's own fonts: docutils would take some that few systems have.
    "latex_preamble": "",
    "legacy_column_widths": False,
    "math_output": "MathML",
    "output_encoding": "utf-8",
    "raw_enabled": False,
    # What writers ask for, and only the parser of reStructuredText declares.
    "tab_width": 8,
    "use_latex_citations": True,
}
#: What the programs of TeX can show, and names of files that they take for nothing else.
_TYPESET = frozenset((".png", ".jpg", ".jpeg", ".pdf"))
_PLAIN_NAME = re.compile(r"[\w./-]+", re.ASCII)
#: What in an address is a sign to TeX: it reads them before it knows that they are an address's.
_ACTIVE = re.compile(r"[\\{}^]")
_AUTOMATIC = "colwidths-auto"
_DEFAULT_LANGUAGE = "en"


def publish(html: str, *, path: str, to: str, report: Report, tell: Callable[[str], None]) -> bytes:
    """Return a page of HTML in the format *to*, one of :data:`FORMATS`, in UTF-8.

    *path* is the name of its file. *report* is told what of the page could not be kept, *tell* what
    docutils says of the rest.
    """
    told = io.StringIO()
    settings = _SETTINGS | {"warning_stream": told}
    document = publish_doctree(
        html, source_path=path, parser=HtmlParser(report), settings_overrides=settings
    )
    promoter = DocTitle(document)
    promoter.promote_title(document)
    promoter.set_metadata()
    settings["language_code"] = _language_of(document)
    FORMATS[to](document, path, report)
    content: bytes = publish_from_doctree(
        document, writer=get_writer_class(to)(), settings_overrides=settings
    )
    for line in told.getvalue().splitlines():
        tell(line)
    return content


def _language_of(document: nodes.document) -> str:
    """The language of the page, if docutils has words in it; else the one in which it writes."""
    said = (each for each in document["classes"] if each.startswith(LANGUAGE_CLASS))
    language = next(said, "").removeprefix(LANGUAGE_CLASS)
    # What docutils does not know is English to it.
    is_known = get_language(language) is not get_language(_DEFAULT_LANGUAGE) if language else False
    return language if is_known or language.startswith(_DEFAULT_LANGUAGE) else _DEFAULT_LANGUAGE


def _as_it_is(document: nodes.document, path: str, report: Report) -> None:
    """Show the tree that Sphinx would get."""


def _for_html(document: nodes.document, path: str, report: Report) -> None:
    """Put links in the place of pictures that are films."""
    _leave_language_to_writer(document)
    _use_known_attributes(document)
    for image in [*document.findall(nodes.image)]:
        if is_film(image["uri"]):
            replace_by_link(image, image["uri"])


def _for_xml(document: nodes.document, path: str, report: Report) -> None:
    """Leave out the attributes that only Sphinx knows."""
    _use_known_attributes(document)
    for node in document.findall(nodes.Element):
        # Releases of docutils before 0.22 do not say which there are.
        if known := getattr(node, "valid_attributes", ()):
            node.attributes = {
                name: value for name, value in node.attributes.items() if name in known
            }


def _for_tex(
    languages: Container[str], document: nodes.document, path: str, report: Report
) -> None:
    """Leave out what TeX cannot set, or would act upon; *languages* are those that it knows."""
    _leave_language_to_writer(document)
    _use_known_attributes(document)
    for node in document.findall(nodes.Element):
        node["classes"] = [each for each in node["classes"] if _is_known(each, languages)]
        if "refuri" in node:
            node["refuri"] = _ACTIVE.sub(lambda found: f"%{ord(found[0]):02X}", node["refuri"])
    for table in document.findall(nodes.table):
        # Columns that are as wide as their texts have room for one paragraph.
        if any(len(entry) > 1 for entry in table.findall(nodes.entry)):
            table["classes"] = [each for each in table["classes"] if each != _AUTOMATIC]
    _say_pictures(document, path, report)


def _is_known(name: str, languages: Container[str]) -> bool:
    """Whether a class is none of a language, or of one that TeX knows."""
    tag = name.removeprefix(LANGUAGE_CLASS)
    return tag == name or any(each in languages for each in normalize_language_tag(tag))


def _say_pictures(document: nodes.document, path: str, report: Report) -> None:
    """Put words in the place of pictures that TeX cannot show, or that lie on the web."""
    folder = Path(path).parent
    for image in [*document.findall(nodes.image)]:
        address = image["uri"]
        if is_remote(address):
            replace_by_link(image, address)
        elif not _is_typeset(address, folder):
            message = f"the picture {shown(address)} cannot be typeset; its words are kept"
            report(Problem(ProblemKind.PICTURE, message, path, image.line or 1))
            replace_by_text(image, image.get("alt", ""))


def _is_typeset(address: str, folder: Path) -> bool:
    is_plain = _PLAIN_NAME.fullmatch(address) is not None
    suffix = PurePosixPath(address).suffix.lower()
    return is_plain and suffix in _TYPESET and (folder / address).is_file()


def _leave_language_to_writer(document: nodes.document) -> None:
    said = f"{LANGUAGE_CLASS}{_language_of(document)}"
    document["classes"] = [each for each in document["classes"] if each != said]


def _use_known_attributes(document: nodes.document) -> None:
    """Say by what docutils knows what Sphinx has attributes for."""
    for block in document.findall(nodes.literal_block):
        language = block.attributes.pop("language", "")
        if language and language != "none":
            # As docutils' own directive for code does.
            block["classes"] = ["code", nodes.make_id(language), *block["classes"]]
    for abbreviation in [*document.findall(nodes.abbreviation)]:
        if explanation := abbreviation.attributes.pop("explanation", ""):
            after = nodes.Text(f" ({explanation})")
            abbreviation.replace_self([abbreviation.deepcopy(), after])


#: The formats, by the names that docutils has for its writers, and what each needs of a tree.
FORMATS: dict[str, Callable[[nodes.document, str, Report], None]] = {
    "html5": _for_html,
    "latex": partial(_for_tex, latex2e.Babel.language_codes),
    "pseudoxml": _as_it_is,
    "xetex": partial(_for_tex, xetex.Babel.language_codes),
    "xml": _for_xml,
}
