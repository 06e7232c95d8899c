"""Each check is defined once, in noxfile.py; all who run checks call it there."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from readme_steps import commands

ROOT = Path(__file__).parent.parent
NOXFILE = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

#: A session that is called: ``nox … -s name other``, up to the end of the command.
_CALL = re.compile(r"\bnox\b[^\n|`]*? -s ([^\n|`&]+)")


def sessions() -> dict[str, str]:
    """The names of the sessions, with what is said of each."""
    return {
        node.name: ast.get_docstring(node) or ""
        for node in NOXFILE.body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    }


def called(text: str) -> Iterator[str]:
    """The sessions that a text calls, without versions and parameters."""
    for call in _CALL.findall(re.sub(r"\$\{\{.*?\}\}", "", text)):
        words = call.partition(" -- ")[0].replace('"', " ").split()
        yield from (word for word in map(plain, words) if word and not word.startswith("$"))


def plain(word: str) -> str:
    return re.split(r"[(-]", word)[0]


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    """All steps of all jobs."""
    for job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values():
        yield from job.get("steps", ())


def constant(name: str) -> Any:
    """The value of a constant of noxfile.py that is plain data."""
    (value,) = (
        node.value
        for node in NOXFILE.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    )
    return ast.literal_eval(value)


def test_each_session_says_what_it_does() -> None:
    assert {"lint", "types", "docs", "tests", "look", "package", "wheel"} <= sessions().keys()
    assert all(sessions().values())


def test_the_guide_for_contributors_has_one_command_for_each_check() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = {*called(guide), *re.findall(r"`([a-z_]+)`", guide)}
    assert sessions().keys() <= named
    assert set(called(guide)) <= sessions().keys()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_sessions_and_no_check_of_its_own(workflow: Path) -> None:
    runs = [step["run"] for step in steps(workflow) if "run" in step]
    found = {name for run in runs for name in called(run)}
    assert found <= sessions().keys()
    assert not re.search(r"\b(pytest|ruff|mypy|sphinx-build|twine)\b", "\n".join(runs))


def test_the_ci_script_runs_sessions() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    found = set(re.findall(r'^step "[^"]*" check(?:_in_own)? (\w+)', script, re.M))
    assert {"lint", "types", "docs", "package", "look", "wheel"} <= found <= sessions().keys()
    listed = re.search(r"^for name in (compatible\w+ compatible\w+);", script, re.M)
    assert listed is not None
    assert set(listed[1].split()) <= sessions().keys()
    own = script.partition("step() {")[2]
    assert not re.search(r"\b(-m pytest|ruff check|mypy --|sphinx-build)\b", own)


def test_the_session_for_tests_is_the_command_of_the_readme() -> None:
    (command,) = commands("pytest")
    arguments = command.rpartition("/python ")[2].split()
    (function,) = (n for n in NOXFILE.body if isinstance(n, ast.FunctionDef) and n.name == "pytest")
    (call,) = (n for n in ast.walk(function) if isinstance(n, ast.Call))
    values = [n.value for n in call.args if isinstance(n, ast.Constant)]
    assert ["python", *arguments[:-1]] == values
    assert ast.literal_eval(function.args.kw_defaults[0]) == arguments[-1]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["IN_A_BROWSER", "WITH_NEWEST", "WITH_OLDEST"])
def test_tests_that_sessions_name_exist(name: str) -> None:
    (value,) = (
        ast.unparse(node.value)
        for node in NOXFILE.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    )
    paths = re.findall(r"tests/[\w/.]+", value)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_tests_run_on_three_systems() -> None:
    (value,) = (
        node.value
        for node in NOXFILE.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SYSTEMS"
    )
    assert isinstance(value, ast.Dict)
    names = [key.value for key in value.keys if isinstance(key, ast.Constant)]
    assert [str(name).partition("-")[0] for name in names] == ["ubuntu", "macos", "windows"]


def test_fuzzers_run_each_week() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/fuzz.yml").read_text("utf-8"))
    listed = workflow["jobs"]["fuzz"]["strategy"]["matrix"]["include"]
    assert [each["name"] for each in listed] == list(constant("FUZZERS"))


def test_hooks_of_commits_have_the_versions_of_the_project() -> None:
    """What the environment has is used, so no second version stands anywhere."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    local = [hook for repo in config["repos"] if repo["repo"] == "local" for hook in repo["hooks"]]
    programs = {hook["entry"].split()[0] for hook in local}
    assert programs == {"ruff", "mypy"}
    assert {hook["language"] for hook in local} == {"system"}
    others = [hook for repo in config["repos"] if repo["repo"] != "local" for hook in repo["hooks"]]
    assert not any("ruff" in hook["id"] or "mypy" in hook["id"] for hook in others)
    packages = PROJECT["project"]["optional-dependencies"]["dev"]
    names = {re.split(r"[><=]", each)[0] for each in packages}
    assert {*programs, "pre-commit", "nox"} <= names


def test_hooks_of_commits_check_as_the_sessions_do() -> None:
    config = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    entries = re.findall(r"entry: (.*)", config)
    calls = [
        [each.value for each in node.args if isinstance(each, ast.Constant)]
        for node in ast.walk(NOXFILE)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "session.run"
    ]
    for entry in entries:
        words = [word for word in entry.split() if word not in {"--force-exclude", "--fix"}]
        assert any(call[: len(words)] == words for call in calls), entry


def test_the_published_documentation_is_built_as_strictly() -> None:
    config = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text("utf-8"))
    assert config["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}
    assert re.search(r"^nitpicky = True$", (ROOT / "docs/conf.py").read_text("utf-8"), re.M)
    (install,) = config["python"]["install"]
    assert install["extra_requirements"] == ["docs"]


def test_a_release_is_published_only_when_all_is_well() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))
    jobs = workflow["jobs"]
    # YAML reads the key "on" as a switch.
    assert workflow[True] == {"push": {"tags": ["v*"]}}
    assert jobs["tests"]["uses"] == "./.github/workflows/tests.yml"
    runs = [step.get("run", "") for step in jobs["distributions"]["steps"]]
    assert [*called("\n".join(runs))] == ["tag", "package", "wheel"]
    assert set(jobs["publish"]["needs"]) == {"tests", "distributions"}
    assert jobs["publish"]["environment"] == "pypi"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert "id-token" not in str(workflow["permissions"])
    assert any(
        "gh-action-pypi-publish" in str(each.get("uses")) for each in jobs["publish"]["steps"]
    )


def test_no_host_of_a_registry_is_named() -> None:
    hosts = re.compile(r"(?:pypi|pythonhosted|npmjs)\.(?:org|com)")
    files = [*WORKFLOWS, ROOT / "noxfile.py", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run"]
    files += [ROOT / ".pre-commit-config.yaml", ROOT / ".readthedocs.yaml", ROOT / "pyproject.toml"]
    assert [file.name for file in files if hosts.search(file.read_text("utf-8"))] == []


def test_the_source_distribution_holds_what_these_tests_read() -> None:
    include = PROJECT["tool"]["flit"]["sdist"]["include"]
    needed = ["noxfile.py", "CONTRIBUTING.md", ".ci/run", ".github/workflows/", "tests/"]
    needed += [".pre-commit-config.yaml", ".readthedocs.yaml"]
    assert set(needed) <= set(include)
    assert [each for each in include if not (ROOT / each).exists()] == []
