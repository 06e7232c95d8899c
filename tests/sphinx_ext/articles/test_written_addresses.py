"""No mark of ours in what readers and translators see of addresses in template tags."""

from __future__ import annotations

import re

import pytest
from conftest import NewsProject

_BODY = """\
[file]({% link static/a.pdf %}) [post]({% post_url 2024-05-02-b %})

{% post_url 2024-05-02-b %} is a text, as is `{% link static/a.pdf %}`.

![picture]({% link /static/x.png %})
"""


@pytest.fixture
def blog(project: NewsProject) -> NewsProject:
    """A blog with tags that stand for addresses."""
    project.configure('newsfeed_sources = {"news": "blog"}', "gettext_compact = False")
    project.write("blog/_config.yml", "title: x\n")
    project.write("blog/static/a.pdf", "%PDF")
    project.write("blog/static/x.png", "x")
    for name, body in (("2024-05-01-a.md", _BODY), ("2024-05-02-b.md", "Text.")):
        project.write(f"blog/_posts/{name}", f"---\ntitle: {name[11]}\n---\n{body}")
    return project


def test_no_catalogue_has_one(blog: NewsProject) -> None:
    build = blog.build("gettext")
    assert build.warnings == []
    messages = build.text("news/_posts/2024-05-01-a.pot")
    assert "/!" not in messages
    assert 'msgid "[file]({filename}static/a.pdf) [post](link://slug/2024-05-02-b)"' in messages


def test_no_page_has_one(blog: NewsProject) -> None:
    build = blog.build()
    assert build.warnings == []
    page = build.text("news/_posts/2024-05-01-a.html")
    assert "/!" not in re.sub("<!(?:--|DOCTYPE)", "", page)
    assert "2024-05-02-b is a text" in page


def test_links_of_a_translation_lead_where_those_of_the_article_do(blog: NewsProject) -> None:
    catalogue = blog.write(
        "locale/de/LC_MESSAGES/news/_posts/2024-05-01-a.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "[file]({filename}static/a.pdf) [post](link://slug/2024-05-02-b)"\n'
        'msgstr "[Datei]({filename}static/a.pdf) [Beitrag](link://slug/2024-05-02-b)"\n',
    )
    assert catalogue.is_file()
    build = blog.build(language="de", locale_dirs=["locale"])
    assert build.warnings == []
    page = build.text("news/_posts/2024-05-01-a.html")
    assert re.search(r'href="2024-05-02-b.html"[^>]*>(?:<[^>]*>)*Beitrag', page)
    assert re.search(r'href="[^"]*_downloads/[^"]*a.pdf"[^>]*>(?:<[^>]*>)*Datei', page)
