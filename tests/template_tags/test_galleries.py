"""What pieces of themes show of the lists in an article's front matter."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_newsfeed.model.article import BodyFormat
from sphinx_newsfeed.model.values import Values
from sphinx_newsfeed.problems import Problem
from sphinx_newsfeed.template_tags import TagContext, expand_tags

_PICTURES = [
    {"url": "/a-big.png", "image_path": "/a.png", "alt": 'A "b"', "title": "T"},
    {"url": "/c.png", "image_path": "c.png"},
    "d.png",
    {"alt": "without a picture"},
    3,
]
_FEATURES = [
    {"image_path": "/a.png", "title": "A", "excerpt": "*b*", "url": "/c", "btn_label": "More"},
    {"title": "D"},
]


def expand(body: str, values: dict[str, Any]) -> tuple[str, list[str]]:
    problems: list[Problem] = []
    context = TagContext("jekyll", BodyFormat.HTML, "/a", 1, values=Values(values))
    return expand_tags(body, context, problems.append), [each.message for each in problems]


@pytest.mark.parametrize("name", ["gallery", "gallery.html", "components/gallery.liquid"])
def test_the_pictures_of_a_list(name: str) -> None:
    shown, problems = expand(f"{{% include {name} %}}", {"gallery": _PICTURES})
    assert problems == []
    assert shown == (
        '<a href="/a-big.png"><img src="/a.png" title="T" alt="A &quot;b&quot;"></a> '
        '<img src="/c.png" alt=""> <img src="/d.png" alt="">'
    )


def test_a_list_of_another_name_and_a_caption() -> None:
    body = '{% include gallery id="others" caption="*Two*" layout="half" %}'
    shown, _ = expand(body, {"others": ["/a.png", "/b.png"]})
    assert shown == (
        '<figure><img src="/a.png" alt=""> <img src="/b.png" alt="">'
        "<figcaption><em>Two</em></figcaption></figure>"
    )


def test_texts_with_pictures() -> None:
    shown, _ = expand("{% include feature_row %}", {"feature_row": _FEATURES})
    assert shown == (
        '<div><p><img src="/a.png" alt=""></p><p><strong>A</strong></p><p><em>b</em></p>'
        '<p><a href="/c">More</a></p><p><strong>D</strong></p></div>'
    )


@pytest.mark.parametrize("values", [{}, {"gallery": "a.png"}, {"gallery": []}, {"gallery": [1]}])
def test_a_list_that_is_not_there_is_told(values: dict[str, Any]) -> None:
    shown, (problem,) = expand("a{% include gallery %}b", values)
    assert shown == "ab"
    assert problem.endswith("are left out: {% include gallery %}")
