"""Templates that would take all time or all memory: they end where what they do is counted."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.policy import (
    LONGEST_PUT_IN,
    LONGEST_TEMPLATE_VALUE,
    MOST_TEMPLATE_STEPS,
)
from sphinx_newsfeed.template_tags.liquid import Engine, TemplateError, TooMuchError, engine_for

BIG = "x" * LONGEST_TEMPLATE_VALUE
NAMES = {
    "big": BIG,
    "list": [{"a": number, "b": str(-number)} for number in range(3000)],
    "dict": {str(number): "v" * 20 for number in range(5000)},
    "brackets": "[" * 9000,
}
BOMBS = {
    "loops in loops": "{% for a in (1..1000) %}" * 6 + "x" + "{% endfor %}" * 6,
    "a long loop": "{% for a in (1..9999999999) %}x{% endfor %}",
    "a long loop from its end": "{% for a in (1..9999999999) reversed %}x{% endfor %}",
    "a loop with an offset": "{% for a in (1..9999999999) limit:9999999 %}{% endfor %}",
    "a table": "{% tablerow a in (1..9999999) cols:1 %}x{% endtablerow %}",
    "texts that double": "{% assign a = 'xx' %}" + "{% assign a = a | append: a %}" * 60,
    "captures that double": "{% capture a %}xx{% endcapture %}"
    + "{% capture a %}{{ a }}{{ a }}{% endcapture %}" * 60,
    "lists that double": "{% assign a = 'a,b' | split: ',' %}"
    + "{% assign a = a | concat: a %}" * 60,
    "lists in lists": "{% assign a = 'a,b' | split: ',' %}"
    + "{% assign a = a | push: a %}" * 60
    + "{{ a | jsonify }}",
    "lists in groups": "{% assign a = 'a,b' | split: ',' %}"
    + "{% assign a = a | concat: a | group_by: 'b' %}" * 60,
    "heavy lists compared": "{% assign a = 'a,b' | split: ',' %}"
    + "{% assign a = a | push: a %}" * 12
    + "{% for b in (1..9999) %}{% assign c = a | uniq %}{% endfor %}",
    "numbers that grow": "{% assign a = 9999999999 %}" + "{% assign a = a | times: a %}" * 60,
    "a text in each place": "{{ big | replace: 'x', big }}",
    "a text between all": "{{ big | split: '' | join: big }}",
    "a long range as a list": "{{ (1..9999999999) | reverse | first }}",
    "a long range as a text": "{{ (1..9999999) | join: ' ' }}",
    "a list of signs, often": "{% for a in (1..99) %}{% assign b = big | split: '' %}{% endfor %}",
    "many tags in a loop": "{% for a in (1..3000) %}"
    + "{% if true %}{% endif %}" * 200
    + "{% endfor %}",
    "a long text, compared often": "{% for a in (1..3000) %}"
    + "{% if big contains 'y' %}{% endif %}" * 20
    + "{% endfor %}",
    "sorted often": "{% for a in (1..9999) %}{% assign b = list | sort: 'b' %}{% endfor %}",
    "all written often": "{% for a in (1..9999) %}{% assign b = dict | jsonify %}{% endfor %}",
    "conditions often": "{% for a in (1..9999) %}"
    "{% assign b = list | where_exp: 'i', 'true' %}{% endfor %}",
    "groups by long texts": "{% for a in (1..9) %}"
    "{% assign b = list | group_by_exp: 'i', 'big' %}{% endfor %}",
    "Markdown often": "{% for a in (1..99) %}{% assign b = brackets | markdownify %}{% endfor %}",
}


def engine() -> Engine:
    return engine_for(NAMES)


@pytest.mark.slow
@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_what_grows_without_end(source: str) -> None:
    with pytest.raises(TooMuchError):
        engine().run(source, source.count("{%"))


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in (1..99999) %}" + "x" * 1000 + "{% endfor %}",
        "{% for a in (1..99999) %}{{ big }}{% endfor %}",
        "{{ '2020-01-01' | date: big }}" * 9,
    ],
)
def test_what_is_written_has_a_bound(source: str) -> None:
    with pytest.raises(TemplateError):
        engine().run(source)


def test_templates_that_do_nothing_have_a_bound() -> None:
    shared, source = engine(), "{% if false %}" + "x" * 100_000 + "{% endif %}"
    with pytest.raises(TooMuchError):
        for _ in range(MOST_TEMPLATE_STEPS // 3000):
            shared.run(source)


def test_all_templates_of_a_body_share_the_bounds() -> None:
    shared = engine()
    text = "{% for a in (1..9000) %}" + "x" * 100 + "{% endfor %}"
    assert len(shared.run(text)) == 900_000 < LONGEST_PUT_IN
    with pytest.raises(TemplateError):
        shared.run(text)
    for _ in range(40):
        try:
            shared.run("{% for a in (1..9000) %}{% endfor %}")
        except TooMuchError:
            break
    else:
        pytest.fail("there is no end of steps")


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'x' %}",
        "{% render 'x' %}",
        "{% if true %}" * 100 + "{% endif %}" * 100,
        "{{ a | nope }}",
        "{{ 1 | divided_by: 0 }}",
        "{{ '1e999' | ceil }}",
        "{% break %}",
        "{% for %}",
        "{{ 'x' | slice: 'y' }}",
    ],
)
def test_what_cannot_be_run(source: str) -> None:
    with pytest.raises(TemplateError):
        engine().run(source)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ 5 | round: 99999999 }}", "5"),
        ("{{ 'x' | truncate: 99999999 }}", "x"),
        ("{{ list | size }}", "3000"),
        ("{{ nothing.at.all }}{{ list[5].b }}", "-5"),
        ("{{ '<b>' }}", "<b>"),
    ],
)
def test_what_is_within_the_bounds(source: str, written: str) -> None:
    assert engine().run(source) == written


def test_what_is_forgotten_cannot_be_had() -> None:
    run = engine()
    run.forget("a")
    for source in ("{{ a }}", "{{ a.b }}", "{% if a %}{% endif %}", "{% for x in a %}{% endfor %}"):
        with pytest.raises(NotKnownError):
            run.run(source)
    assert run.run("{% assign a = 1 %}{{ a }}") == "1"
