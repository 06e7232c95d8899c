"""What is known of an extension of Sphinx that made news of a project before.

Such a project builds here by its own ``conf.py``: its posts are documents of the project itself,
its values are defaults of ours, and its labels, directives and templates are understood.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

#: The values of ``conf.py`` that its author named.
Named = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class OldValue:
    """A value of ``conf.py`` that the extension reads."""

    name: str
    #: What it becomes, for the guide; empty where it has no effect.
    becomes: str = ""
    #: Why it has none, or not in all it may say.
    reason: str = ""
    #: Tells whether a value asks for something that is not done.
    is_lost: Callable[[object], bool] = lambda value: False


@dataclass(frozen=True, slots=True)
class OldLabel:
    """A label that the extension sets, and what it leads to here."""

    label: str
    #: The page: ``all``, ``feeds``, or the objects that an overview lists.
    page: str
    #: How the reference is written here.
    written: str


@dataclass(frozen=True, slots=True)
class OldOption:
    """An option of the directive that lists posts."""

    name: str
    #: The option of ours that takes its value; empty where another rule holds, or none.
    ours: str = ""
    #: What becomes of it, for the guide.
    becomes: str = ""
    #: Whether nothing is done with it, which is told.
    is_lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """All that is known of the extension besides what is known of any generator."""

    #: Its values in ``conf.py``. Those that begin with :attr:`sign` tell that a project was its.
    values: tuple[OldValue, ...]
    sign: str
    #: Gives values of options of ours, by their names in ``conf.py``; where it names none itself.
    defaults: Callable[[Named], Mapping[str, object]]
    #: Gives what posts have where they do not say it themselves.
    given: Callable[[Named], Mapping[str, object]]
    #: Give the first part of the docnames of its pages, and the address of the site.
    path: Callable[[Named], str]
    address: Callable[[Named], str]
    #: Gives globs below the source directory of documents that are posts.
    patterns: Callable[[Named], tuple[str, ...]]
    #: The key of front matter that makes a post of a document.
    post_key: str
    #: The directives: one that makes a post of a document, lists posts, or tells of an update.
    post_directive: str
    list_directive: str
    update_directive: str
    list_options: tuple[OldOption, ...]
    #: What a line of a list is, where its directive does not say it.
    line: str
    #: The folder of its templates for sidebars, and what of ours stands in the place of each;
    #: where nothing does, why.
    template_folder: str
    templates: Mapping[str, str]
    lost_templates: Mapping[str, str]
    #: How a path ends in which a project looks for all its templates.
    template_path: str
    #: Labels of pages, and how those of the archives of a name begin, by the roles of ours.
    labels: tuple[OldLabel, ...]
    name_labels: Mapping[str, str]
    #: What stands for a name in labels and addresses.
    slug: Callable[[str], str]
    #: The addresses of its pages below :attr:`path`, by the label of what they show.
    pages: Mapping[str, str]
    #: The folders of the archives of a name there, by the roles of ours.
    name_folders: Mapping[str, str]
    #: Whether the address of a page is the identifier of its entry in feeds.
    ids_are_addresses: bool = True

    @property
    def directives(self) -> Sequence[str]:
        """The names of its directives."""
        return (self.post_directive, self.list_directive, self.update_directive)
