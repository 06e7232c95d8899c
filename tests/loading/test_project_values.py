"""What the configuration and the data files of a project say, and when they say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_newsfeed.loading import ProjectFiles
from sphinx_newsfeed.model.site import OriginalSite
from sphinx_newsfeed.model.values import NotKnownError, Project, value_at
from sphinx_newsfeed.policy import MOST_VALUES

FILES = {
    "_config.yml": "repository: https://e.org/r\nauthor: {name: Ada}\n",
    "_data/yaml.yml": "- {v: '1.0'}\n- {v: 2.5}\n",
    "_data/json.json": '{"a": {"b": 1}}',
    "_data/toml.toml": 'a = "b"\n',
    "_data/rows.csv": 'name,age\n"Ada, L.",36\nBob\n',
    "_data/tabs.tsv": "name\tage\nAda\t36\n",
    "_data/below/deep.yml": "a: 1\n",
    "_data/note.txt": "no data",
}


@pytest.fixture
def noted() -> list[str]:
    return []


@pytest.fixture
def files(tmp_path: Path, noted: list[str]) -> Project:
    return _files(tmp_path, noted)


def _files(folder: Path, noted: list[str], dialect: str = "jekyll") -> Project:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return ProjectFiles(OriginalSite("news", dialect, root=str(folder))).seen_by(noted.append)


def test_the_configuration(files: Project, noted: list[str], tmp_path: Path) -> None:
    assert files.configuration() == {"repository": "https://e.org/r", "author": {"name": "Ada"}}
    assert noted == [str(tmp_path / "_config.yml")]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("yaml", [{"v": "1.0"}, {"v": 2.5}]),
        ("json.a.b", 1),
        ("toml.a", "b"),
        ("rows", [{"name": "Ada, L.", "age": "36"}, {"name": "Bob"}]),
        ("tabs", [{"name": "Ada", "age": "36"}]),
        ("below.deep.a", 1),
    ],
)
def test_data(files: Project, path: str, value: object) -> None:
    assert value_at(files.data(), path) == value


def test_a_file_is_read_once_and_noted_by_each_article(tmp_path: Path) -> None:
    noted: list[str] = []
    _files(tmp_path, noted)
    project = ProjectFiles(OriginalSite("news", "jekyll", root=str(tmp_path)))
    first, second = project.seen_by(noted.append), project.seen_by(noted.append)
    found = first.data()["json"]
    assert second.data()["json"] is found
    assert noted.count(str(tmp_path / "_data" / "json.json")) == 2


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("bad.yml", "a: [", "bad.yml: "),
        ("bad.json", '{"a": NaN}', "is no number"),
        ("long.yml", "a: " + "b" * 300_000, "longer than"),
        ("many.yml", "- a\n" * (MOST_VALUES + 1), "too many values"),
        ("many.csv", "a\n" + "b\n" * MOST_VALUES, "too many values"),
        ("many.json", "[" + "1," * MOST_VALUES + "1]", "too many values"),
        ("deep.json", "[" * 50 + "]" * 50, "too deep"),
        ("bomb.yml", "a: &a [b,b,b,b,b,b]\n" + "\n".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]"
            for old, new in zip("abcdef", "bcdefg", strict=True)
        ), "too many values"),
        ("bytes.yml", "\udcff", "decode"),
    ],
)  # fmt: skip
def test_data_that_cannot_be_read(
    files: Project, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (tmp_path / "_data" / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(NotKnownError, match=reason):
        files.data()[name.partition(".")[0]]


@pytest.mark.parametrize("name", ["nothing", "note", "../_config", "below/deep"])
def test_what_is_no_data_file(files: Project, name: str) -> None:
    with pytest.raises(NotKnownError, match="there is no data file"):
        files.data()[name]


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    project = tmp_path / "site"
    files = _files(project, [])
    secret = tmp_path / "secret.yml"
    secret.write_text("a: 1", "utf-8")
    (project / "_data" / "linked.yml").symlink_to(secret)
    (project / "_data" / "folder").symlink_to(tmp_path)
    with pytest.raises(NotKnownError, match="out of the source"):
        files.data()["linked"]
    with pytest.raises(NotKnownError, match="no folder of the project"):
        files.data()["folder"]


def test_a_folder_of_data_that_is_a_link_is_none(tmp_path: Path) -> None:
    files = _files(tmp_path / "site", [], "hexo")
    (tmp_path / "site" / "source").mkdir()
    (tmp_path / "site" / "source" / "_data").symlink_to(tmp_path / "site" / "_data")
    with pytest.raises(NotKnownError, match="no data files"):
        files.data()


def test_a_site_without_a_project_has_no_values() -> None:
    files = ProjectFiles(OriginalSite("news", "jekyll")).seen_by(lambda path: None)
    for ask in (files.configuration, files.data):
        with pytest.raises(NotKnownError):
            ask()


def test_parts_of_the_configuration_count_and_are_noted(tmp_path: Path) -> None:
    texts = {
        "hugo.toml": "title = 'A'\n[params]\nname = 'old'\nkept = 1\n",
        "config/_default/params.toml": "name = 'B'\n[deep]\nof = 'C'\n",
        "config/production/params.yaml": "deep: {of: D}\n",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    noted: list[str] = []
    site = OriginalSite("news", "hugo", root=str(tmp_path))
    found = ProjectFiles(site).seen_by(noted.append).configuration()
    assert found == {"title": "A", "params": {"name": "B", "kept": 1, "deep": {"of": "D"}}}
    assert noted == [str(tmp_path / name) for name in texts]


@pytest.mark.parametrize(
    ("named", "is_read"), [("data", True), ("./data/", True), ("../out", False), ("", False)]
)
def test_another_folder_of_data_files(tmp_path: Path, named: str, is_read: bool) -> None:
    for name, text in {
        "site/_config.yml": f"data_dir: '{named}'",
        "site/data/a.yml": "b: 1",
        "out/a.yml": "b: 2",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    noted: list[str] = []
    site = OriginalSite("news", "jekyll", root=str(tmp_path / "site"))
    project = ProjectFiles(site).seen_by(noted.append)
    if is_read:
        assert value_at(project.data(), "a.b") == 1
        assert str(tmp_path / "site/_config.yml") in noted
    else:
        with pytest.raises(NotKnownError):
            project.data()
