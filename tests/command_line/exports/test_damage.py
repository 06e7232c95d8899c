"""Exports with values of any kind, and with other bytes than they had, stop no import."""

from __future__ import annotations

import io
import json
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sphinx_newsfeed.command_line.download import CannotReadError
from sphinx_newsfeed.command_line.exports.files import opened_export
from sphinx_newsfeed.command_line.exports.recognition import read_document, read_files

INPUTS = Path(__file__).parent / "inputs"
_FILES = sorted(path for path in INPUTS.rglob("*") if path.is_file())
_JSON = [path for path in _FILES if path.suffix == ".json"]
_OTHERS = ["substack", "medium", "takeout"]
_VALUES: list[Any] = [None, 5, -1.5, True, "x", [], {}, [[]], {"a": 1}, "\ud800", "<b>", 10**30]
_ROUNDS = 20


def changed_json(value: Any, dice: random.Random, share: float) -> Any:
    if dice.random() < share:
        return dice.choice(_VALUES)
    if isinstance(value, dict):
        return {key: changed_json(each, dice, share) for key, each in value.items()}
    if isinstance(value, list):
        return [changed_json(each, dice, share) for each in value]
    return value


def changed_bytes(data: bytes, dice: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(dice.choice([1, 5, 50])):
        at = dice.randrange(len(found) or 1)
        found[at : at + dice.choice([0, 1, 20])] = dice.randbytes(dice.choice([0, 1, 3]))
    return bytes(found)


@pytest.mark.parametrize("path", _JSON, ids=lambda path: path.name)
def test_values_of_other_kinds(path: Path) -> None:
    dice, document = random.Random(7), json.loads(path.read_text("utf-8"))  # noqa: S311
    for share in (0.01, 0.05, 0.2):
        for _ in range(_ROUNDS):
            with suppress(CannotReadError):
                read_document(json.dumps(changed_json(document, dice, share)).encode())


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_other_bytes(path: Path) -> None:
    dice = random.Random(7)  # noqa: S311
    for _ in range(_ROUNDS):
        with suppress(CannotReadError):
            read_document(changed_bytes(path.read_bytes(), dice))


@pytest.mark.parametrize("name", _OTHERS)
def test_archives_of_other_bytes(tmp_path: Path, name: str) -> None:
    dice, place = random.Random(7), tmp_path / "x.zip"  # noqa: S311
    for number in range(_ROUNDS):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for path in (INPUTS / name).rglob("*.*"):
                inside = path.relative_to(INPUTS / name).as_posix()
                archive.writestr(inside, changed_bytes(path.read_bytes(), dice))
        data = packed.getvalue()
        place.write_bytes(changed_bytes(data, dice) if number % 2 else data)
        with suppress(CannotReadError), opened_export(place, 1_000_000) as files:
            if files is not None:
                read_files(files)
