"""What pages show of articles is made again for those alone that are other ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NewsProject, change

from sphinx_newsfeed.listing.styles import STYLES, Style
from sphinx_newsfeed.sphinx_ext.domain.shown_of_articles import KnownArticles, ShownOfArticle
from sphinx_newsfeed.sphinx_ext.incremental import shown


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles of which something is made, the sample but once."""
    names: list[str] = []
    make = KnownArticles.shown

    def noted(
        self: KnownArticles, article: object, place: str, build: Callable[[], ShownOfArticle | None]
    ) -> ShownOfArticle:
        def told() -> ShownOfArticle | None:
            names.append(article.docname)  # type: ignore[attr-defined]
            return build()

        return make(self, article, place, told)  # type: ignore[arg-type]

    monkeypatch.setattr(KnownArticles, "shown", noted)
    return names


@pytest.fixture
def news(project: NewsProject) -> NewsProject:
    for name in ("a", "b", "c"):
        project.article(f"{name}.md", "Words.", extra="tags: [t]\nauthors: [ann]")
    return project


def articles_made(news: NewsProject, made: list[str]) -> set[str]:
    made.clear()
    news.build()
    return {*made} - {"sample"}


def test_only_an_article_that_is_another_one(news: NewsProject, made: list[str]) -> None:
    assert articles_made(news, made) == {"news/a", "news/b", "news/c"}
    # Nothing is asked where nothing changed.
    assert articles_made(news, made) == set()
    change(news.folder / "news/b.md", "Words.", "Other words.")
    assert articles_made(news, made) == set()
    change(news.folder / "news/b.md", "title: b", "title: Other")
    assert articles_made(news, made) == {"news/b"}
    (news.folder / "news/c.md").unlink()
    assert articles_made(news, made) == set()


def test_only_an_article_whose_title_is_translated_otherwise(
    news: NewsProject, made: list[str]
) -> None:
    news.build()
    _translate(news, "news", "b", "The second")
    assert articles_made(news, made) == {"news/b"}
    assert "The second" in news.build().text("index.html")


ALL = {"news/a", "news/b", "news/c"}


def _other_profile(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    news.configure('newsfeed_authors = {"ann": {"name": "Ann"}}')


def _other_dates(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    news.configure('newsfeed_date_format = "yyyy"')


def _translate(news: NewsProject, catalogue: str, message: str, translation: str) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = f'{head}msgid "{message}"\nmsgstr "{translation}"\n'
    news.write(f"locales/en/LC_MESSAGES/{catalogue}.po", text)


def _translations(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    _translate(news, "sphinx_newsfeed", "t", "A tag")


def _other_code(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    look = STYLES[Style.CARDS]
    monkeypatch.setitem(STYLES, Style.LIST, look)
    change(news.folder / "news/a.md", "Words.", "Other words.")


def _damaged(news: NewsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    (news.folder / "_build/doctrees/newsfeed/shown.kept").write_bytes(b"x")
    change(news.folder / "news/a.md", "Words.", "Other words.")


@pytest.mark.parametrize(
    "edit", [_other_profile, _other_dates, _translations, _other_code, _damaged]
)
def test_all_where_something_concerns_all(
    news: NewsProject,
    made: list[str],
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[NewsProject, pytest.MonkeyPatch], None],
) -> None:
    news.build()
    edit(news, monkeypatch)
    assert articles_made(news, made) == ALL


def test_what_fails_is_tried_again(
    news: NewsProject, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = shown.build_byline

    def fail(article: object, show: object) -> object:
        if article.docname == "news/b":  # type: ignore[attr-defined]
            raise ValueError("some fault")
        return build(article, show)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(shown, "build_byline", fail)
        assert len(news.build().warnings) == 1
    assert articles_made(news, made) == {"news/b"}


def test_it_is_kept_beside_the_doctrees(news: NewsProject) -> None:
    build = news.build()
    assert Path(build.app.doctreedir, "newsfeed/shown.kept").is_file()
