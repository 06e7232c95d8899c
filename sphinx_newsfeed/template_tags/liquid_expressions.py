"""The filters that run an expression of Liquid for each item of a list, as generators add them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from liquid import BoundTemplate, Environment, RenderContext
from liquid.output import LimitedStringIO

from sphinx_newsfeed.policy import LONGEST_PUT_IN
from sphinx_newsfeed.template_tags.liquid import TemplateError
from sphinx_newsfeed.template_tags.liquid_filters import items_of, text_of_value

#: As many steps as one evaluation takes at the least.
_STEPS = 4
#: A longer expression is none that somebody wrote.
_LONGEST = 1_000
#: What would end the tag that an expression is put into, or open another one.
_ENDS = ("{%", "%}", "{{", "}}")
_CONDITION = "{{% if {} %}}1{{% endif %}}"
_VALUE = "{{{{ {} }}}}"


class CountingContext(RenderContext):
    """What a template knows, where steps are counted."""

    def spend(self, steps: int) -> None:
        """Count steps; raises :exc:`TooMuchError` behind the last one."""
        raise NotImplementedError


@lru_cache(maxsize=64)
def _template(environment: Environment, form: str, expression: str) -> BoundTemplate:
    return environment.from_string(form.format(expression))


def _results(
    form: str, value: object, name: object, expression: object, context: CountingContext
) -> Iterator[tuple[Any, str]]:
    """The items of a list, each with what the expression writes for it."""
    source = text_of_value(expression)
    if len(source) > _LONGEST or any(sign in source for sign in _ENDS):
        raise TemplateError("an expression that is none")
    template = _template(context.env, form, source)
    for item in items_of(value):
        buffer = LimitedStringIO(limit=LONGEST_PUT_IN)
        template.render_with_context(context, buffer, {text_of_value(name): item})
        result = buffer.getvalue()
        context.spend(_STEPS + len(result))
        yield item, result


def _where(
    value: object, name: object, expression: object, *, context: CountingContext
) -> list[Any]:
    found = _results(_CONDITION, value, name, expression, context)
    return [item for item, result in found if result]


def _reject(
    value: object, name: object, expression: object, *, context: CountingContext
) -> list[Any]:
    found = _results(_CONDITION, value, name, expression, context)
    return [item for item, result in found if not result]


def _find(value: object, name: object, expression: object, *, context: CountingContext) -> object:
    found = _results(_CONDITION, value, name, expression, context)
    return next((item for item, result in found if result), None)


def _has(value: object, name: object, expression: object, *, context: CountingContext) -> bool:
    return any(result for _, result in _results(_CONDITION, value, name, expression, context))


def _group(
    value: object, name: object, expression: object, *, context: CountingContext
) -> list[dict[str, Any]]:
    groups: dict[str, list[Any]] = {}
    for item, result in _results(_VALUE, value, name, expression, context):
        groups.setdefault(result, []).append(item)
    return [{"name": n, "items": found, "size": len(found)} for n, found in groups.items()]


EXPRESSION_FILTERS: Mapping[str, Callable[..., Any]] = {
    "find_exp": _find,
    "group_by_exp": _group,
    "has_exp": _has,
    "reject_exp": _reject,
    "where_exp": _where,
}
for _filter in EXPRESSION_FILTERS.values():
    # How the library is told that a filter asks for what the template knows.
    _filter.with_context = True  # type: ignore[attr-defined]
