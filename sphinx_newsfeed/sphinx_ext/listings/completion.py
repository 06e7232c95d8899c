"""What is done with the tree of each document that is written, once all documents are read."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_newsfeed.listing.survey import Survey
from sphinx_newsfeed.sphinx_ext.articles.isolation import has_to_isolate, isolate_left_to_right
from sphinx_newsfeed.sphinx_ext.articles.languages import restore_languages
from sphinx_newsfeed.sphinx_ext.domain.domain import domain_of
from sphinx_newsfeed.sphinx_ext.listings.calendars import fill_calendars
from sphinx_newsfeed.sphinx_ext.listings.entries import FilledListings
from sphinx_newsfeed.sphinx_ext.listings.feed_lists import fill_feed_lists
from sphinx_newsfeed.sphinx_ext.transforms.embeds import choose_embeds
from sphinx_newsfeed.sphinx_ext.transforms.picture_sizes import size_pictures
from sphinx_newsfeed.sphinx_ext.transforms.pictures import has_to_replace, replace_pictures
from sphinx_newsfeed.sphinx_ext.transforms.scrolling_tables import mark_tables
from sphinx_newsfeed.sphinx_ext.transforms.search_index import prepare_for_search

#: Where Sphinx keeps what is to be known of a document as long as it is resolved.
_LEFT_TO_DO = "newsfeed_left_to_do"
_ISOLATE, _REPLACE = "isolate", "replace"


class CompleteDocument(SphinxPostTransform):
    """Fills listings and the like; chooses media, and says languages, of what they hold, too.

    One survey of the tree answers for all. It notes what there is to do when references are
    resolved: most documents have nothing of that, and are not walked once more.
    """

    #: Before references are resolved (MyST's at 9, Sphinx' at 10): entries hold some, and they take
    #: the classes of their texts along.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Complete the document."""
        domain, found = domain_of(self.env), Survey(self.document)
        FilledListings(self, found).fill()
        if domain.is_filled(self.env.docname):
            fill_calendars(self, found)
            fill_feed_lists(self, found)
        choose_embeds(found, self.env)
        restore_languages(found, self.env)
        builder = domain.build.builder
        todo = {_ISOLATE: has_to_isolate(found, builder), _REPLACE: has_to_replace(found, builder)}
        self.env.temp_data[_LEFT_TO_DO] = {name for name, is_due in todo.items() if is_due}


class SettleResolved(SphinxPostTransform):
    """Isolates what runs to the right, and replaces pictures that the output cannot show."""

    #: Before Sphinx downloads remote pictures (100).
    default_priority = 50

    def run(self, **kwargs: Any) -> None:
        """Do what is left to do."""
        todo = self.env.temp_data.get(_LEFT_TO_DO) or ()
        found = Survey(self.document)
        if _ISOLATE in todo:
            isolate_left_to_right(found, domain_of(self.env).build.builder)
        if _REPLACE in todo:
            replace_pictures(found, self.env)


class FinishPage(SphinxPostTransform):
    """Sizes pictures on pages of news, lets tables scroll, and prepares all for the search."""

    formats = ("html",)
    #: After all that chooses, fetches or converts pictures (Sphinx' own end at 200).
    default_priority = 800

    def run(self, **kwargs: Any) -> None:
        """Finish a document that becomes a page of HTML."""
        domain, found = domain_of(self.env), Survey(self.document)
        if domain.shows_articles(self.env.docname):
            size_pictures(found, self.env)
            mark_tables(found)
        if getattr(domain.build.builder, "search", False):
            prepare_for_search(found)
