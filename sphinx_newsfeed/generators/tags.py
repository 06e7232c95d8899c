"""How template tags are written, and what they can mean: the words in which records speak of tags.

What each meaning becomes in a body is written in :mod:`sphinx_newsfeed.template_tags`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto


class Kind(Enum):
    """What a tag does."""

    #: It does something: ``{% highlight js %}``.
    STATEMENT = "statement"
    #: It puts a value: ``{{ page.title }}``.
    OUTPUT = "output"
    #: It does nothing: ``{# … #}``.
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Delimiters:
    """How a tag begins and ends."""

    opening: str
    closing: str
    kind: Kind = Kind.STATEMENT


class Form(Enum):
    """How the inside of a tag is written, and its end."""

    #: ``{% name words %}`` and ``{% endname %}``.
    WORDS = auto()
    #: ``{{< name words >}}`` and ``{{< /name >}}``; one may close itself.
    SHORTCODES = auto()
    #: ``{{ name(key="…") }}``; every ``{% … %}`` opens a block, and ``{% end %}`` ends any.
    CALLS = auto()


class Escape(Enum):
    """What keeps tags from being live."""

    NONE = auto()
    #: ``{% raw %}`` to ``{% endraw %}``, and a string of which a tag is part.
    RAW_BLOCKS = auto()
    #: ``{{% raw %}}`` to ``{{% /raw %}}``.
    RAW_SHORTCODES = auto()
    #: ``{{</* … */>}}``.
    COMMENTED_SHORTCODES = auto()
    #: ``{{/* … */}}``.
    COMMENTED_CALLS = auto()


@dataclass(frozen=True, slots=True)
class Syntax:
    """How tags are written."""

    delimiters: tuple[Delimiters, ...]
    form: Form = Form.WORDS
    escape: Escape = Escape.NONE


_STATEMENT = Delimiters("{%", "%}")
_OUTPUT = Delimiters("{{", "}}", Kind.OUTPUT)
#: Source: Liquid, "Introduction".
LIQUID = Syntax((_STATEMENT, _OUTPUT), escape=Escape.RAW_BLOCKS)
#: Source: Nunjucks, "Templating".
NUNJUCKS = Syntax(
    (_STATEMENT, _OUTPUT, Delimiters("{#", "#}", Kind.COMMENT)), escape=Escape.RAW_BLOCKS
)


class Mark(Enum):
    """What in Markdown is no tag and no words either."""

    #: The attributes and extensions of kramdown: ``{: .note}``, ``{::comment}``.
    KRAMDOWN = auto()
    #: Attributes of Python-Markdown behind a heading, a span, or a block: ``{#id .class}``.
    ATTRIBUTE_LISTS = auto()
    #: The id of a heading: ``## Title {#id}``.
    HEADING_IDS = auto()
    #: The same for headings, and for blocks above a line of attributes alone.
    BLOCK_ATTRIBUTES = auto()
    #: The place of a table of contents.
    CONTENTS = auto()
    #: The end of an excerpt in a definition of a link that leads nowhere.
    COMMENTED_MORE = auto()
    #: Statements of JavaScript between paragraphs.
    JSX_MODULES = auto()
    #: Expressions of JavaScript that are values of attributes.
    JSX_VALUES = auto()
    #: The id of a heading in a comment: ``## Title {/* #id */}``.
    JSX_HEADING_IDS = auto()
    #: A comment where an excerpt begins.
    SUMMARY_BEGIN = auto()
    #: A comment that holds the title of a tab.
    TAB_TITLES = auto()
    #: Calls of Go's templates, as blogs of that project have them.
    GO_CALLS = auto()
    #: What stands between two columns.
    COLUMN_BREAKS = auto()
    #: What an export has in the place of the site's address.
    SITE_ADDRESS = auto()


class Single(StrEnum):
    """What a tag without an end can stand for."""

    #: What another site shows, by its id or address.
    ASCIINEMA = auto()
    AUDIO = auto()
    BILIBILI = auto()
    CODEPEN = auto()
    DAILYMOTION = auto()
    VIDEO = auto()
    FRAME = auto()
    SPOTIFY = auto()
    TWITCH = auto()
    VIMEO = auto()
    YOUTUBE = auto()
    GIST = auto()
    INSTAGRAM = auto()
    JSFIDDLE = auto()
    TENCENT = auto()
    TWEET = auto()
    POST_ON_X = auto()
    #: A page by its address alone.
    PAGE = auto()
    #: A picture whose arguments are told apart by their place and form.
    PICTURE = auto()
    #: The same where they have commas between them: the address, and the alternative text.
    COMMA_PICTURE = auto()
    #: A picture with named arguments, and perhaps a caption.
    FIGURE = auto()
    #: The same as themes include it.
    INCLUDED_FIGURE = auto()
    #: A picture with options after ``--``, one with ``name: value``, and one whose second argument
    #: is its caption.
    DASHED_PICTURE = auto()
    COLON_FIGURE = auto()
    CAPTIONED_PICTURE = auto()
    #: A file beside the article: as a picture, as a link, as an address.
    ASSET_PICTURE = auto()
    #: Around a text below a picture: the picture beside the article that has this in its name.
    RESOURCE_PICTURE = auto()
    ASSET_LINK = auto()
    ASSET_ADDRESS = auto()
    #: An article by its name: as an address, as a link.
    POST_ADDRESS = auto()
    POST_LINK = auto()
    #: A link with text and address among its words; one that themes show as a button, whose
    #: arguments have commas between them; one with named arguments.
    LINK = auto()
    BUTTON = auto()
    CARD = auto()
    #: The same where the text goes with the address, and the title only explains it.
    NAMED_LINK = auto()
    #: A file, as a path from the project's folder.
    FILE_ADDRESS = auto()
    #: A value of the front matter, else of the configuration.
    PARAMETER = auto()
    #: A file from the content folder or beside the article.
    REFERENCE = auto()
    #: Nothing is left; around something, that stays.
    NOTHING = auto()
    #: Around something that stays: the title above it, among other words or as the first.
    TITLE = auto()
    FIRST_TITLE = auto()
    #: The same where the arguments have commas between them, or an at sign before the title.
    COMMA_TITLE = auto()
    #: The first of the arguments with commas between them, or what stands behind an at sign.
    TEXT = auto()
    #: The last of them, behind those that say how it looks.
    LAST_TEXT = auto()
    #: The second argument, behind an id: a note beside the text.
    SIDE_NOTE = auto()
    #: A quotation whose arguments are its text, its author and its source.
    EPIGRAPH = auto()
    #: The pictures, or the texts with pictures, of a list in front matter.
    GALLERY = auto()
    FEATURES = auto()
    #: Nothing is left where the pictures or texts of a file cannot be had, which is told.
    LEFT_OUT = auto()
    #: Around a text below a picture: the picture.
    THUMBNAIL = auto()


class Block(StrEnum):
    """What a tag with an end can make of the markup between."""

    #: A quotation with author, source and address by their place.
    QUOTATION = auto()
    #: One that is given classes alone.
    PULL_QUOTE = auto()
    #: One with named arguments.
    NAMED_QUOTATION = auto()
    #: A title above what stays.
    FOLDED = auto()
    #: A link around its text, with a named address.
    BUTTON = auto()
    #: A formula.
    FORMULA = auto()
    #: What it is, without the tags.
    CONTENT = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """A tag with an end that makes a box."""

    #: What docutils calls the kind of box.
    kind: str
    #: Whether the arguments may name another kind.
    names_kind: bool = True
    #: Whether a first word that is no kind is the name of an icon.
    has_icon: bool = False
    #: Whether its words may name a colour and an icon.
    has_colour: bool = False


class Code(StrEnum):
    """What a tag with an end can make of what is no markup."""

    #: Code whose first argument is the language.
    HIGHLIGHT = auto()
    #: Code with a title, a link and options.
    CODE_BLOCK = auto()
    #: A diagram, shown as the text that it is drawn from.
    DIAGRAM = auto()
    #: Nothing.
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Tags:
    """The template tags that are live in bodies: how they are written, and what each name means."""

    syntax: Syntax
    #: Tags that stand for something.
    single: Mapping[str, Single] = field(default_factory=dict)
    #: Pieces of themes that the tag ``include`` puts, by path without suffix; in a box is the text
    #: that an argument gives.
    includes: Mapping[str, Single | Box] = field(default_factory=dict)
    #: Tags with an end whose content is markup; one without its end is what ``single`` says.
    blocks: Mapping[str, Block | Box] = field(default_factory=dict)
    #: Tags with an end whose content is no markup: no tag in it is live.
    code: Mapping[str, Code] = field(default_factory=dict)
    #: Tags around something that is kept; each of them, also one that closes, is handled alone.
    wrappers: Mapping[str, Single] = field(default_factory=dict)
    #: What is no tag and no words either, in the markup of themes.
    marks: tuple[Mark, ...] = ()
    #: Filters of values that are called otherwise than usual.
    filters: Mapping[str, str] = field(default_factory=dict)
    #: What stands before the name of a field of the article, where that is put as a value.
    field_prefixes: tuple[str, ...] = ("page.",)
    #: Whether statements and outputs are those of Liquid, and are run.
    runs_liquid: bool = False
    #: What stands before the name of a key of the configuration; ``None`` where none can be put in.
    configuration_prefix: str | None = None
    #: What stands before the name of a file of data, and the folders of such files, as paths from
    #: the project's.
    data_prefix: str = ""
    data_folders: tuple[str, ...] = ()
    #: A key of the configuration that names another such folder, which is the only one then.
    data_folder_key: str = ""
    #: The mapping in the configuration that holds what articles may name besides their own keys.
    parameters: str = ""
    #: What only the generator itself knows of its site, and of an article unless that says it.
    unknown_names: frozenset[str] = frozenset()
    unknown_fields: frozenset[str] = frozenset()
    #: What templates know besides, the same on all sites.
    constants: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    #: Whether unknown tags are told of.
    warns: bool = True


#: The kinds of box that docutils knows.
ADMONITIONS = (
    *("attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"),
)

#: Words that programs and themes have for a kind of box -> what docutils calls it.
BOX_KINDS: Mapping[str, str] = {
    **{kind: kind for kind in ADMONITIONS},
    **dict.fromkeys(("abstract", "example", "question", "quote", "seealso", "summary"), "note"),
    **dict.fromkeys(("dark", "default", "light", "primary", "secondary"), "note"),
    **dict.fromkeys(("info", "information", "tldr", "todo"), "note"),
    **dict.fromkeys(("check", "done", "success"), "tip"),
    **dict.fromkeys(("bug", "fail", "failure"), "error"),
    "warn": "warning",
}

#: What plugins for videos and the like are called wherever tags are words.
MEDIA: Mapping[str, Single] = {
    "asciinema": Single.ASCIINEMA,
    "audio": Single.AUDIO,
    "bilibili": Single.BILIBILI,
    "codepen": Single.CODEPEN,
    "dailymotion": Single.DAILYMOTION,
    "gist": Single.GIST,
    "instagram": Single.INSTAGRAM,
    "jsfiddle": Single.JSFIDDLE,
    "spotify": Single.SPOTIFY,
    "tweet": Single.TWEET,
    "twitch": Single.TWITCH,
    "twitter": Single.TWEET,
    "video": Single.VIDEO,
    "vimeo": Single.VIMEO,
    "youtube": Single.YOUTUBE,
}
#: The same as shortcodes are called.
MEDIA_SHORTCODES: Mapping[str, Single] = {**MEDIA, "x": Single.POST_ON_X}
#: Code and comments of Liquid. A ``raw`` with an end was lifted before.
LIQUID_CODE: Mapping[str, Code] = {
    "comment": Code.COMMENT,
    "highlight": Code.HIGHLIGHT,
    "raw": Code.COMMENT,
}
#: The boxes of widespread themes whose tags have named arguments.
THEME_BOXES: Mapping[str, Box] = {
    **{kind: Box(kind, names_kind=False) for kind in ADMONITIONS},
    **dict.fromkeys(("admonition", "callout", "notice"), Box("note")),
    "alert": Box("note", has_icon=True),
    # It is a kind, and the name of a box of any kind.
    "hint": Box("hint"),
    "info": Box("note", names_kind=False),
    "success": Box("tip", names_kind=False),
    "warn": Box("warning", names_kind=False),
}
#: Their quotations.
THEME_QUOTATIONS: Mapping[str, Block] = dict.fromkeys(
    ("blockquote", "quote"), Block.NAMED_QUOTATION
)
