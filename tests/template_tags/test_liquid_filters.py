"""The filters that generators add to Liquid."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.model.values import NotKnownError
from sphinx_newsfeed.template_tags.liquid import TemplateError, engine_for

NAMES = {
    "list": [{"a": 2, "b": "x"}, {"a": 1, "b": "y"}, {"b": "x", "t": ["p", "q"]}],
    "names": ["a", "b", "c"],
    "map": {"k": [1, None, "é"]},
    "date": "2008-11-07 13:07:54 -0800",
    "deep": [{"a": {"b": "1"}}, {"a": None}],
}


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("'a' | relative_url", "/a"),
        ("'/a' | absolute_url", "/a"),
        ("'https://e.org/a' | absolute_url", "https://e.org/a"),
        ("date | date: '%Y-%m-%d %H:%M %j %A %-d %^b %%'", "2008-11-07 13:07 312 Friday 7 NOV %"),
        ("date | date: '%e|%k|%I|%l|%p|%y|%Q|%:z'", " 7|13|01| 1|PM|08|%Q|-08:00"),
        ("date | date: '%F|%T|%d|%_m'", "2008-11-07|13:07:54|07|11"),
        ("'2020' | date: ''", "2020"),
        ("'soon' | date: '%Y'", "soon"),
        ("date | date_to_string", "07 Nov 2008"),
        ("date | date_to_long_string", "07 November 2008"),
        ("date | date_to_xmlschema", "2008-11-07T13:07:54-08:00"),
        ("date | date_to_rfc822", "Fri, 07 Nov 2008 13:07:54 -0800"),
        ("list | where: 'b', 'x' | map: 'a' | join: ','", "2,"),
        ("list | where: 't', 'q' | size", "1"),
        ("list | where: 'a', 1 | size", "1"),
        ("deep | where: 'a.b', '1' | size", "1"),
        ("list | find: 'b', 'y' | jsonify", '{"a": 1, "b": "y"}'),
        ("list | where_exp: 'i', 'i.a > 1' | map: 'b' | join: ','", "x"),
        ("list | where_exp: 'i', \"i.b == 'x' and i.t contains 'q'\" | size", "1"),
        ("list | where_exp: 'i', 'i.a' | size", "2"),
        ("names | where_exp: 'i', 'i != map.none' | size", "3"),
        ("list | reject_exp: 'i', 'i.a' | size", "1"),
        ("list | find_exp: 'i', 'i.a < 2' | jsonify", '{"a": 1, "b": "y"}'),
        ("list | has_exp: 'i', 'i.a == 1'", "true"),
        ("list | group_by_exp: 'i', 'i.b | upcase' | map: 'name' | join: ','", "X,Y"),
        ("list | group_by_exp: 'i', 'i.b' | map: 'size' | join: ','", "2,1"),
        ("map | where_exp: 'i', 'true' | size", "1"),
        ("nothing | where_exp: 'i', 'true' | size", "0"),
        ("list | sort: 'a' | map: 'a' | join: ','", ",1,2"),
        ("list | sort: 'a', 'last' | map: 'a' | join: ','", "1,2,"),
        ("list | group_by: 'b' | map: 'size' | join: ','", "2,1"),
        ("list | map: 'b' | uniq | join: ','", "x,y"),
        ("names | push: 'd' | shift | pop | join: ''", "bc"),
        ("names | unshift: 'z' | join: ''", "zabc"),
        ("names | array_to_sentence_string", "a, b, and c"),
        ("names | pop | array_to_sentence_string: 'or'", "a or b"),
        ("map | jsonify", '{"k": [1, null, "é"]}'),
        ("'The _config.yml file' | slugify", "the-config-yml-file"),
        ("'The _config.yml file' | slugify: 'pretty'", "the-config.yml-file"),
        ("'*a*' | markdownify", "<p><em>a</em></p>\n"),
        ("'a b&c' | cgi_escape", "a+b%26c"),
        ("'a b/ü' | uri_escape", "a%20b/%C3%BC"),
        ("'<a>' | xml_escape", "&lt;a&gt;"),
        ("'  a   b ' | normalize_whitespace", "a b"),
        ("'a b  c' | number_of_words", "3"),
        ("'/a/index.html' | strip_index", "/a/"),
        ("'12x' | to_integer", "12"),
        ("nothing | where: 'a', 'b' | size", "0"),
    ],
)  # fmt: skip
def test_filter(expression: str, written: str) -> None:
    assert engine_for(NAMES).run(f"{{{{ {expression} }}}}") == written


@pytest.mark.parametrize(
    "expression", ["'now' | date: '%Y'", "'today' | date_to_string", "names | sample"]
)
def test_what_no_two_builds_agree_on_is_not_known(expression: str) -> None:
    with pytest.raises(NotKnownError):
        engine_for(NAMES).run(f"{{{{ {expression} }}}}")


@pytest.mark.parametrize(
    "expression",
    [
        "list | where_exp: 'i', 'true %}{% for a in (1..9) '",
        "list | group_by_exp: 'i', 'i }}{{ 1'",
        "list | where_exp: 'i', 'i ='",
        "list | where_exp: 'i', 'i.a == 1 and'",
        "list | where_exp: 'i'",
    ],
)
def test_expressions_that_are_none(expression: str) -> None:
    with pytest.raises(TemplateError):
        engine_for(NAMES).run(f"{{{{ {expression} }}}}")
