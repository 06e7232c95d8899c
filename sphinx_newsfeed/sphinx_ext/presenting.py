"""What nodes of articles need from Sphinx: references and pictures."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from docutils import nodes
from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.article import Article
from sphinx_newsfeed.listing.presentation import Presentation
from sphinx_newsfeed.problems import Problem, ProblemKind, Report
from sphinx_newsfeed.sphinx_ext.domain import domain_of
from sphinx_newsfeed.sphinx_ext.pictures import mark_pictures
from sphinx_newsfeed.sphinx_ext.references import pending_article, pending_name
from sphinx_newsfeed.sphinx_ext.reporting import warn


def presentation_in(env: BuildEnvironment, docname: str) -> Presentation:
    """How articles are shown in the document *docname*."""
    domain = domain_of(env)
    return Presentation(
        wording=domain.wording,
        refer_to_article=lambda article: pending_article(article, docname),
        refer_to_name=lambda axis, name, text: pending_name(axis, name, text, docname),
        picture_of=lambda article: _leading_picture(article, env, docname),
        authors=domain.settings.authors,
    )


def _leading_picture(article: Article, env: BuildEnvironment, docname: str) -> nodes.image | None:
    if not article.picture:
        return None
    # Each problem is told once, on the article's own page.
    report = warn if docname == article.docname else _silent
    address = resolve_picture(article.picture, article, Path(env.srcdir), 1, report)
    if address is None:
        return None
    image = nodes.image("", uri=address, alt="", classes=["newsfeed-picture"])
    image.source, image.line = article.path, 1
    mark_pictures(image)
    return image


def _silent(problem: Problem) -> None:
    pass


def resolve_picture(
    address: str, article: Article, srcdir: Path, line: int, report: Report
) -> str | None:
    """The address under which Sphinx finds a picture of *article*; ``None`` with a report if none.

    A web address stays. Anything else is a file beside the article or below its folder, or below
    the source directory when it begins with a slash; whatever leads out of these is refused, links
    included, since Sphinx copies every picture into the output.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        report(_refused(address, article, line))
        return None
    if parts.scheme in {"http", "https"}:
        return address.strip()
    if parts.netloc:
        return f"https:{address.strip()}"
    name = unquote(parts.path)
    if parts.scheme or "\0" in name:
        report(_refused(address, article, line))
        return None
    base = srcdir if name.startswith("/") else Path(article.path).parent
    file = Path(os.path.realpath(base / name.lstrip("/")))
    allowed = (Path(os.path.realpath(root)) for root in (srcdir, base))
    if not any(file.is_relative_to(root) for root in allowed):
        report(_refused(address, article, line))
        return None
    if not file.is_file():
        message = f"the picture {address} does not exist"
        report(Problem(ProblemKind.PICTURE, message, article.path, line))
        return None
    # An address that begins with a slash is relative to the source directory for Sphinx.
    return "/" + Path(os.path.relpath(base / name.lstrip("/"), srcdir)).as_posix()


def _refused(address: str, article: Article, line: int) -> Problem:
    message = f"the picture {address} lies where an article may not reach, so it is left out"
    return Problem(ProblemKind.PICTURE, message, article.path, line)
