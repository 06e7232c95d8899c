"""Writes files of articles: front matter and a body, under a name that is safe everywhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import frontmatter

from sphinx_newsfeed.slugs import make_slug

#: The longest name of a file, without date and suffix.
_LONGEST = 80


def file_name(title: str, date: datetime | None, suffix: str) -> str:
    """The name of an article's file: its date and a slug of its title; a draft may have no date."""
    slug = make_slug(title)[:_LONGEST].strip("-") or "article"
    return f"{date:%Y-%m-%d}-{slug}{suffix}" if date else f"draft-{slug}{suffix}"


def article_text(fields: Mapping[str, object], body: str) -> str:
    """Front matter in YAML, the fields in their order, and the body; empty fields are left out."""
    given = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
    post = frontmatter.Post(body)
    post.metadata.update(given)
    text: str = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=100)
    return text.rstrip() + "\n"


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, whole or not at all; raises ``FileExistsError``."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        _publish(Path(name), path)
    finally:
        Path(name).unlink()


def _publish(written: Path, path: Path) -> None:
    try:
        # A hard link is made only where no file of that name is, as opposed to a renaming.
        path.hardlink_to(written)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # Some file systems, as those of memory cards, have no such links.
        with path.open("xb") as file:
            file.write(written.read_bytes())
