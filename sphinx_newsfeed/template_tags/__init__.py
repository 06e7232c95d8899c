"""Template tags of generators, as they are left in bodies."""

from sphinx_newsfeed.template_tags.context import TagContext
from sphinx_newsfeed.template_tags.expansion import expand_tags
from sphinx_newsfeed.template_tags.running import run_statements

__all__ = ["TagContext", "expand_tags", "run_statements"]
