"""Which languages babel is told of."""

from __future__ import annotations

import pytest
from conftest import NewsProject

from sphinx_newsfeed.sphinx_ext.typesetting.languages import LANGUAGES_FILE, commands_for


@pytest.mark.parametrize(
    ("tags", "letters", "expected"),
    [
        ([], ["Latn", "Cyrl"], []),
        (["de"], ["Latn"], ["{de}{newsfeed-de}{de}{}"]),
        (["de-at", "de"], [], ["{de}{newsfeed-de}{de}{}", "{de-at}{newsfeed-de}{de}{}"]),
        (["ar"], ["Arab", "Latn"], ["{ar}{arabic}{ar}{,onchar=ids fonts}"]),
        # Letters of a script that no article is in.
        ([], ["Hebr"], ["{he}{hebrew}{he}{,onchar=ids fonts}"]),
        (["ja"], ["Hani", "Kana"], ["{ja}{japanese}{ja}{,onchar=ids fonts}"]),
        ([], ["Hani"], ["{zh-Hans}{chinese-simplified}{zh-Hans}{,onchar=ids fonts}"]),
        (
            ["zh-cn", "zh-tw", "ja"],
            ["Hani"],
            [
                "{ja}{japanese}{ja}{,onchar=ids fonts}",
                "{zh-tw}{chinese-traditional}{zh-Hant}{,onchar=ids fonts}",
                "{zh-cn}{chinese-simplified}{zh-Hans}{,onchar=ids fonts}",
            ],
        ),
    ],
)
def test_languages_of_a_book(tags: list[str], letters: list[str], expected: list[str]) -> None:
    command = r"\newsfeedprovide"
    found = [each for each in commands_for(tags, letters) if each.startswith(command)]
    assert [each.removeprefix(command) for each in found] == expected


def test_each_family_has_fonts() -> None:
    found = [each for each in commands_for(["he"], []) if "fonts" in each.partition("{")[0]]
    assert [each.partition("}{")[2].partition("}")[0] for each in found] == ["rm", "sf", "tt"]


def test_the_file_lies_beside_a_book_for_luatex_alone(project: NewsProject) -> None:
    project.article("a.md", "נמל", extra="language: he")
    engine = {"latex_engine": "lualatex", "project": "Site"}
    file = project.build("latex", **engine).outdir / LANGUAGES_FILE
    assert r"\newsfeedprovide{he}" in file.read_text("utf-8")
    project.article("a.md", "Harbour")
    project.build("latex", **engine)
    assert not file.exists()
    project.article("a.md", "נמל", extra="language: he")
    project.build("latex", project="Site", latex_engine="xelatex")
    assert not file.exists()
