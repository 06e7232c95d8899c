"""From files to articles."""

from sphinx_newsfeed.loading.bases import with_bases
from sphinx_newsfeed.loading.bodies import SPELLED_SUFFIXES
from sphinx_newsfeed.loading.cache import ScanCache
from sphinx_newsfeed.loading.data_files import given_by
from sphinx_newsfeed.loading.files import SourceFile, find_refused, folders_of
from sphinx_newsfeed.loading.front_matter.results import FrontMatter, FrontMatterError
from sphinx_newsfeed.loading.name_files import ToldAuthor
from sphinx_newsfeed.loading.opening import KnownSplit, front_matter_of
from sphinx_newsfeed.loading.picture_files import PictureBounds, PicturePlace, find_picture, measure
from sphinx_newsfeed.loading.project_values import ProjectFiles, names_in
from sphinx_newsfeed.loading.published_files import fault_of_publishing
from sphinx_newsfeed.loading.scan import (
    OTHER_VERSION,
    ArticleFile,
    Scan,
    ScanContext,
    scan_sources,
)
from sphinx_newsfeed.loading.sites import configured_taxonomies
from sphinx_newsfeed.loading.untrusted_area import UntrustedArea

__all__ = [
    "OTHER_VERSION",
    "SPELLED_SUFFIXES",
    "ArticleFile",
    "FrontMatter",
    "FrontMatterError",
    "KnownSplit",
    "PictureBounds",
    "PicturePlace",
    "ProjectFiles",
    "Scan",
    "ScanCache",
    "ScanContext",
    "SourceFile",
    "ToldAuthor",
    "UntrustedArea",
    "configured_taxonomies",
    "fault_of_publishing",
    "find_picture",
    "find_refused",
    "folders_of",
    "front_matter_of",
    "given_by",
    "measure",
    "names_in",
    "scan_sources",
    "with_bases",
]
