"""What the template tags of an article may ask for, and of which files that makes its page."""

from __future__ import annotations

from pathlib import Path

from sphinx.environment import BuildEnvironment

from sphinx_newsfeed.loading import FrontMatter, given_by, names_in
from sphinx_newsfeed.loading.walking import path_from
from sphinx_newsfeed.model.article import Article
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import Values
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.template_tags import TagContext


def tag_context(article: Article, front_matter: FrontMatter, env: BuildEnvironment) -> TagContext:
    """What is known of the body of *article*, which is being read."""
    build = domain_of(env).build
    site = build.links.site_of(article)
    return TagContext(
        dialect=article.dialect,
        body_format=article.body_format,
        path=article.path,
        line=front_matter.body_line,
        fields={"title": article.title, "date": article.date.isoformat(" ")},
        trusted=article.trusted,
        site=site,
        values=_values(article, front_matter, site, env),
        own_tags=build.settings.tags,
    )


def _values(
    article: Article, front_matter: FrontMatter, site: OriginalSite, env: BuildEnvironment
) -> Values:
    """What its tags may ask for: one that is not trusted, for its own front matter alone."""
    if not article.trusted:
        return Values(front_matter.fields)
    files = domain_of(env).build.values.get(site.prefix)
    project = files.seen_by(lambda path: _note(path, env)) if files else None
    given = given_by(site, article.path)
    return Values({**given, **article.extra, **front_matter.fields}, project)


def _note(path: str, env: BuildEnvironment) -> None:
    """Note a file of which the page is made; or a folder, where a file may come."""
    if Path(path).is_file():
        env.note_dependency(path)
        return
    record = domain_of(env).stored.noted_article(env.docname)
    # The cache may be used by a build of the same project elsewhere.
    folder = path_from(Path(env.srcdir), Path(path))
    record.folders = tuple(dict([*record.folders, (folder, names_in(path))]).items())
