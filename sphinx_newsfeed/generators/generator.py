"""What is known of a generator: the record that each of them fills in.

A generator is a program that makes a site of posts. Its record is all that the rest of the package
knows of it: who reads files, finds old addresses or expands template tags asks the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from sphinx_newsfeed.generators.flavours import MarkdownSyntax
from sphinx_newsfeed.generators.predecessor import Predecessor
from sphinx_newsfeed.generators.rst_markup import RstDirective, RstRole
from sphinx_newsfeed.generators.tags import Mark, Tags
from sphinx_newsfeed.model.article import Article, BodyFormat
from sphinx_newsfeed.model.site import Section
from sphinx_newsfeed.model.taxonomy import Taxonomy

#: The values of a configuration.
Values = Mapping[str, object]
#: Gives values of front matter for the file at a path from the project's folder.
Given = Callable[[str], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a generator in a file, and how strongly.

    4 is for what only this one knows, 1 for what it shares with another.
    """

    pattern: re.Pattern[str]
    weight: int
    #: Whether it is looked for in the path of the file, and not in its text.
    in_path: bool = False


def in_text(pattern: str, weight: int) -> Sign:
    """A sign in the text of a file; ``^`` and ``$`` are the ends of any line."""
    return Sign(re.compile(pattern, re.MULTILINE), weight)


def in_path(pattern: str, weight: int) -> Sign:
    """A sign in the path of a file, which has ``/`` between its parts."""
    return Sign(re.compile(pattern), weight, in_path=True)


@dataclass(frozen=True, slots=True)
class Project:
    """How the project of a generator is known, and what its configuration says; none is ever run.

    YAML, TOML and JSON are read whole; of Python the constants that get names, of JavaScript and
    TypeScript the texts that stand behind the name of a property.
    """

    #: Names of its configuration file, relative to the project's folder.
    files: tuple[str, ...]
    #: A folder that lies on the way from the project to its posts; one of them must.
    folders: tuple[str, ...] = ()
    #: A word that the configuration holds and that of others with the same name does not.
    mark: str = ""
    #: A word that it does not hold.
    unlike: str = ""
    #: How far the configuration tells who it belongs to. Of two generators whose files lie in one
    #: folder the more telling is taken: 4 is for a name that nobody else uses.
    telling: int = 4
    #: Keys of the site's address, and of the path below which it stands.
    url: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    #: Gives the pattern of the posts' addresses; whatever is no text says nothing.
    permalink: Callable[[Values], object] | None = None
    #: The key of what stands in patterns for keys that a post does not have.
    pattern_defaults: str = ""
    #: Keys of the folder of posts, where that is another than usual.
    content: tuple[str, ...] = ()
    #: Gives the articles that have patterns of their own.
    sections: Callable[[Values], Iterable[Section]] | None = None
    #: Gives folders of the project, besides that for posts, whose dated files are articles, too.
    dated_folders: Callable[[Values], Iterable[str]] | None = None
    #: Gives what articles are sorted by besides tags and categories: names, each with its key.
    taxonomies: Callable[[Values], Iterable[tuple[str, str]]] | None = None
    #: Gives what the configuration says of posts: values for keys that their front matter lacks.
    given: Callable[[Values], Given | None] | None = None
    #: Tells whether posts without a date have that of their files, and whether folders are no
    #: categories, where they are by default.
    dates_from_files: Callable[[Values], bool] = lambda values: False
    plain_folders: Callable[[Values], bool] = lambda values: False
    #: Folders of the project whose files hold more of it, each of what belongs below one key: the
    #: name of the file without suffix. What a later folder says wins, and all win over the file.
    parts: tuple[str, ...] = ()
    #: The names of those files there that are whole configurations.
    whole: frozenset[str] = frozenset()
    #: Files beside it whose values count where it has none.
    further: tuple[str, ...] = ()
    #: Keys of the zone of its dates, an IANA name.
    zone: tuple[str, ...] = ()
    #: Keys of the address of another host for pictures and films.
    media_host: tuple[str, ...] = ()
    #: Folders whose files stand at the site's root.
    static: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRules:
    """What a generator makes of times, besides reading them in the zone of its site."""

    #: The zone of times that name none; ``None`` for that of the site. A date without a time is the
    #: same day in any zone.
    naive: tzinfo | None = None
    #: Whether a time that names an offset is shown with it, and not in the zone of the site.
    keeps_offsets: bool = False
    #: What a time means that YAML knows as one, for the zone of the site; ``None`` for the same as
    #: in a text. With date and time to the second, and without quotes, it is such a time.
    of_yaml: Callable[[datetime, tzinfo], datetime] | None = None

    @property
    def in_named_zone(self) -> TimeRules:
        """The rules where the project names a zone, in which all dates are shown."""
        return TimeRules(naive=self.naive)


#: What files call what is told of an author, the likeliest first. Sources: Docusaurus
#: documentation, "Blog", "Global authors"; Material for MkDocs documentation, "Setting up a blog",
#: "Adding authors"; the themes Minimal Mistakes and Chirpy on authors.
PROFILE_KEYS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "url": ("url", "uri", "home"),
    "avatar": ("avatar", "image_url", "imageURL"),
    "description": ("description", "bio", "title"),
}


@dataclass(frozen=True, slots=True)
class NameFiles:
    """The files beside posts that tell what the keys of authors and tags stand for."""

    #: Their names: of the one that tells of authors, and of that of tags; those before others that
    #: are taken first. A path is one from a folder of the posts, or from one above.
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    #: The key in the former below which all authors stand; empty for none.
    below: str = ""
    #: Gives the path that its configuration names for the former.
    configured: Callable[[Values], object] | None = None


@dataclass(frozen=True, slots=True)
class Markdown:
    """The flavour of Markdown that a generator renders, where it is more than CommonMark."""

    #: What in a text is a mark, and no words.
    marks: tuple[Mark, ...] = (Mark.CONTENTS, Mark.COMMENTED_MORE)
    #: Whether ``:::note`` opens a box.
    colon_boxes: bool = False
    #: Whether it reads JSX in all its Markdown, as each does in files whose suffix is ``.mdx``.
    jsx: bool = False
    #: Whether it is that of MyST: comments behind ``%``, breaks of blocks, places of links.
    is_myst: bool = False
    #: What it has besides CommonMark and what all flavours have in common.
    syntax: frozenset[MarkdownSyntax] = frozenset()


@dataclass(frozen=True, slots=True)
class Post:
    """An article as the pattern of an address sees it."""

    article: Article
    #: The folders below the content, without that of a bundle (``x/index.md``).
    folders: tuple[str, ...]
    #: The file's name, or that of its bundle, without suffix and language.
    stem: str
    #: The same without a date before it.
    short: str
    #: The last part of the address, as the generator may have chosen it.
    own_name: str
    #: Whether somebody named that part.
    is_named: bool = False
    #: What the site calls the articles among which it is; empty for posts.
    collection: str = ""
    #: What addresses call sections, by their folders.
    section_slugs: Mapping[str, str] = field(default_factory=dict, hash=False)
    #: What stands for keys in a pattern that the article does not have.
    defaults: Mapping[str, object] = field(default_factory=dict, hash=False)


#: Gives what stands for a placeholder.
Placeholder = Callable[[Post], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """All that is known of one generator.

    What is left out has the meaning that most generators give it.
    """

    #: The dialect, as settings and records name it.
    name: str
    #: How its makers write its name.
    title: str
    #: Its place among all. Where posts speak alike for two, the first is taken.
    order: int
    #: The name of its migration guide, where that is not its own; empty for none.
    guide: str | None = None
    project: Project | None = None
    #: What more is known of an extension of Sphinx, whose projects build here as they are.
    predecessor: Predecessor | None = None
    signs: tuple[Sign, ...] = ()

    # Which files are posts.
    #: Whether a post without front matter is one all the same.
    needs_front_matter: bool = True
    #: Suffixes of posts in formats that are not read, besides those that many generators know.
    unread_suffixes: frozenset[str] = frozenset()
    #: Where a source has one of these folders, only what lies in them is a post.
    posts_folder: str = ""
    drafts_folder: str = ""
    #: Whether a folder with an ``index`` is that of one post, and its other files belong to it.
    bundles: bool = False
    #: Which picture of such a folder is shown before the post: patterns of names in lower case,
    #: those that are looked for first before others.
    bundle_pictures: tuple[tuple[str, ...], ...] = ()
    #: A folder of pages that are no posts.
    pages_folder: str = ""
    #: The usual name of the folder of posts, outside of which a file without a date is a page.
    posts_within: str = ""
    #: The files whose data a post inherits, the widest first: paths from the project's folder, for
    #: the folders of a post there and its name without suffix. Only JSON is read.
    data_files: Callable[[tuple[str, ...], str], tuple[str, ...]] | None = None
    #: Keys whose values add up where both such a file and the post have them, whatever their shape.
    gathered_data: frozenset[str] = frozenset()

    name_files: NameFiles = field(default_factory=NameFiles)

    # What front matter means.
    #: The key by which a mapping names an author that such a file tells of, whatever else it holds.
    author_key: str = ""
    #: Keys of a field that count for this generator alone, read before those that all share.
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What stands between several names in one text, as a regular expression; empty where a text is
    #: one name.
    tag_separator: str = ""
    category_separator: str = ""
    author_separator: str = ";"
    #: The same for keys in the singular (``tag``); ``None`` where these are no others.
    singular_separator: str | None = None
    #: Tags that no reader is to see.
    ignored_tags: frozenset[str] = frozenset()
    #: Whether a list of categories is one path, and a list of lists several.
    category_list_is_path: bool = False
    #: Whether a slash in a category parts the names of a path.
    category_slashes: bool = False
    #: The categories that the folders of a file give it, each as a path.
    categories_of_folders: Callable[[tuple[str, ...]], tuple[tuple[str, ...], ...]] | None = None
    #: Whether these are those from the project's folder on, where that is known, and stand before
    #: the categories that front matter names.
    folders_add_categories: bool = False
    #: Whether the first heading of a body is the title where no key names one.
    title_from_heading: bool = False
    #: Makes a title of the name of a file, where it is not that name.
    title_from_name: Callable[[str], str] | None = None

    # Dates.
    times: TimeRules = field(default_factory=TimeRules)
    #: Words that stand for a date that only the file system or its history knows.
    date_words: frozenset[str] = frozenset()
    #: Whether it takes the date of a post that has none from its file or the history of that, which
    #: another copy does not have.
    dates_from_files: bool = False
    #: A key of the zone of a post's own dates.
    zone_key: str = ""
    #: Keys of the time from which a post is shown, where that is not its date.
    live_keys: tuple[str, ...] = ()

    # What hides a post.
    #: Whether one without a date is a draft.
    undated_is_draft: bool = False
    #: What a word of ``status`` means: hidden, in no listing, before all others.
    hiding_words: frozenset[str] = frozenset()
    unlisting_words: frozenset[str] = frozenset()
    pinning_words: frozenset[str] = frozenset()
    #: Keys whose value, where it is this one, hides a post.
    hidden_when: Mapping[str, object] = field(default_factory=dict)
    #: Keys that keep a post out of listings where their value is this one.
    unlisted_when: Mapping[str, object] = field(default_factory=dict)
    #: Whether ``hidden: true`` keeps a post out of listings, and leaves it its page.
    hidden_unlists: bool = False
    #: Whether a ``weight`` puts a post before others.
    weight_pins: bool = False

    # Bodies.
    #: Formats of bodies by the suffix of the file, where they are others than usual.
    formats: Mapping[str, BodyFormat] = field(default_factory=dict)
    markdown: Markdown = field(default_factory=Markdown)
    #: Directives and roles of reStructuredText, besides those that Sphinx has.
    rst_directives: Mapping[str, RstDirective] = field(default_factory=dict)
    rst_roles: Mapping[str, RstRole] = field(default_factory=dict)
    #: Which template tags are live; with ``None`` what looks like one is text.
    tags: Tags | None = None
    #: Keys whose value, where it is this one, makes all tags of a post text.
    verbatim_when: Mapping[str, object] = field(default_factory=dict)
    #: The key of a text that ends the excerpt.
    excerpt_separator_key: str = ""
    #: What ends an excerpt where it stands in a comment alone, as regular expressions.
    excerpt_ends: tuple[str, ...] = ()

    # Old addresses.
    #: Folders of the project below which the path of a file is that of its address, the likeliest
    #: first: empty for the project's own. Without any, it is the source's.
    content: tuple[str, ...] = ()
    #: Whether the code of a language stands before a file's suffix.
    language_in_name: bool = False
    #: The patterns that apply where none is configured.
    permalinks: tuple[str, ...] = ()
    #: Patterns that have a name.
    named_patterns: Mapping[str, str] = field(default_factory=dict)
    #: What a pattern that front matter holds is in the notation of patterns, ``:name`` and
    #: ``{name}``; empty where it cannot be known.
    read_pattern: Callable[[str], str] = lambda pattern: pattern
    #: Placeholders that mean something else here than elsewhere.
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    #: Whether any key of front matter is a placeholder.
    keys_are_placeholders: bool = False
    #: Whether addresses that are made of patterns are in lower case.
    lower_addresses: bool = False
    #: What the last part of an address is made of where nobody named it, for the article, the name
    #: of its file without the date and the whole of that name; the likeliest first.
    own_names: Callable[[Article, str, str], tuple[str, ...]] = lambda article, short, stem: (
        short,
    )
    #: Below which path a slug stands that names a whole address.
    slugs_below: str = ""
    #: Whether an address that front matter names is that of a folder, though no slash ends it.
    addresses_are_folders: bool = False
    #: What stands between several aliases in one text, as a regular expression; empty for none.
    alias_separator: str = ""
    #: Whether an alias is the name of a document, whose address is as the builder has it.
    aliases_are_documents: bool = False
    #: Whether an alias without a slash stands beside the article.
    aliases_beside: bool = False
    #: Whether articles with one slug are translations of each other.
    translated_by_slug: bool = False

    # Links and pictures.
    #: What stands before the path of a file of the project in links (``@/post.md``).
    file_marks: tuple[str, ...] = ()
    #: What stands, in braces or bars, before the path of a file, or before a name in a taxonomy.
    braced_files: frozenset[str] = frozenset()
    braced_names: Mapping[str, Taxonomy] = field(default_factory=dict)
    #: What stands so for a page of the site, and its address.
    braced_pages: Mapping[str, str] = field(default_factory=dict)
    #: A scheme whose addresses name pages by a kind and a name: ``link://slug/x``. Which kinds name
    #: an article, and which a file.
    scheme: str = ""
    scheme_posts: frozenset[str] = frozenset()
    scheme_files: frozenset[str] = frozenset()
    #: Keys of front matter that name the folder of the article's pictures and films.
    media_folder_keys: tuple[str, ...] = ()
    #: What stands before the path of a picture of the project.
    picture_mark: str = ""

    def media_folder(self, values: Values) -> str:
        """The folder of pictures and films that front matter names; empty for none."""
        named = (values.get(key) for key in self.media_folder_keys)
        return next((each.strip() for each in named if isinstance(each, str)), "")

    @property
    def guide_name(self) -> str:
        """The name of its migration guide; empty where there is none."""
        return self.name if self.guide is None else self.guide
