"""Every check of the project, said once: ``.ci/run``, the workflows and contributors call these.

``nox -l`` lists the sessions, ``nox -s lint`` runs one. Each has an environment of its own, which
``nox -R`` uses again as it is. With ``--no-venv --no-install`` a session runs in the environment
that is active, where ``.ci/run`` has put all that is needed.
"""

from __future__ import annotations

import ast
import itertools
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"

#: The versions of Python that ``pyproject.toml`` names, the oldest first.
PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))
OLDEST, NEWEST = PYTHONS[0], PYTHONS[-1]
#: The one that runs nox, which a contributor has.
OWN = f"{sys.version_info.major}.{sys.version_info.minor}"

nox.options.sessions = ["lint", "types", "docs", f"tests-{OWN if OWN in PYTHONS else NEWEST}"]

#: Where the tests run for each change, and with which versions of Python besides the newest.
SYSTEMS = {
    "ubuntu-latest": PYTHONS,
    "macos-latest": [NEWEST],
    "windows-latest": [OLDEST, NEWEST],
}

#: Pages in a browser, pages with their formulas set, and a project that is watched.
IN_A_BROWSER = (
    *("tests/look", "tests/search", "tests/hostile/test_browser.py"),
    "tests/html_to_docutils/test_browser_words.py",
    "tests/hostile/test_typesetting.py",
    "tests/sphinx_ext/test_autobuild.py",
)
#: What meets other packages: Sphinx, docutils, MyST, and themes. All else depends on little.
WITH_NEWEST = (
    *("tests/sphinx_ext", "tests/hostile/test_trust.py"),
    "--ignore=tests/sphinx_ext/articles/test_corpora.py",
)
#: The same, and what meets the packages that read files.
WITH_OLDEST = (
    *WITH_NEWEST,
    *("tests/loading", "tests/migration", "tests/hostile/test_findings.py", "tests/test_readme.py"),
)
CONSTRAINTS = ("-c", "tests/oldest.txt")

#: Those that take longer, too, which pyproject.toml leaves out.
ALL = ("-m", "slow or not slow")

#: What looks for new failures, for a quarter of an hour each.
FUZZERS = {
    "bodies": ("python", "tests/html_to_docutils/fuzz.py", "900"),
    "files": ("python", "tests/hostile/fuzz.py", "900"),
    "random": ("python", "tests/hostile/fuzz.py", "900", "--random"),
    "edits": ("python", "tests/sphinx_ext/incremental/test_any_edits.py", "2000"),
    "hostile": ("python", "-m", "pytest", "-n", "auto", "-m", "slow or not slow", "tests/hostile"),
}


#: Builds twice for each thing that can be edited.
EDITS = "tests/sphinx_ext/incremental/test_every_edit.py"


def pytest(session: nox.Session, *arguments: str, processes: str = "auto") -> None:
    """Run tests; with arguments of the command line, those instead."""
    # What tests and the programs that they start say is UTF-8 on Windows, too.
    env = {"PYTHONUTF8": "1"}
    rest = session.posargs or arguments
    session.run("python", "-m", "pytest", "-n", processes, *rest, env=env)


def build(session: nox.Session, source: str, outdir: str) -> None:
    """Build all pages of a project anew; each warning is an error."""
    trees = f"{outdir}-doctrees"
    strict = ("-q", "-E", "-n", "-W", "--keep-going")
    session.run("python", "-m", "sphinx", *strict, "-d", trees, source, outdir)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code's form, and its layout."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    session.install("-e", ".[dev]")
    session.run("mypy", "--strict")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; an argument names another folder than ``_build/docs``."""
    session.install("-e", ".[docs]")
    build(session, "docs", (session.posargs or ["_build/docs"])[0])


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests with the newest releases; arguments are those of pytest."""
    session.install("--upgrade", "-e", ".[test]")
    pytest(session, *ALL)


@nox.session(python=OLDEST)
def tests_oldest(session: nox.Session) -> None:
    """Run the tests with the oldest releases that are allowed."""
    session.install(*CONSTRAINTS, "-e", ".[test]")
    # The oldest docutils writes trees otherwise; the conversion is the same.
    pytest(session, *ALL, "--ignore=tests/html_to_docutils")


@nox.session(python=OLDEST)
def compatible_oldest(session: nox.Session) -> None:
    """Run the tests of what meets other packages with the oldest releases."""
    session.install(*CONSTRAINTS, ".[test]", "playwright")
    pytest(session, *WITH_OLDEST)
    # Sphinx below 9 would run what stands in headings when it shows them as results.
    pytest(session, "tests/hostile/test_browser.py", "-k", "search", processes="2")


@nox.session(python=NEWEST)
def compatible_newest(session: nox.Session) -> None:
    """Run the tests of what meets other packages with the newest releases."""
    session.install("--upgrade", ".[test]")
    pytest(session, *WITH_NEWEST)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run the tests of MyST-NB in the place of MyST, which takes many packages along."""
    session.install("-e", ".[test]", "myst-nb>=1.3")
    pytest(session, "tests/sphinx_ext/articles/test_myst_nb.py", processes="0")


@nox.session
def predecessor(session: nox.Session) -> None:
    """Build the projects of ABlog with ABlog itself, and compare with what is noted of it."""
    session.install("-e", ".[test]", "ablog>=0.11.12")
    pytest(session, "tests/migration/test_predecessors.py", processes="0")


@nox.session
def slow(session: nox.Session) -> None:
    """Run the tests that take longer, and that no other session runs."""
    session.install("-e", ".[test]")
    pytest(session, "-m", "slow", f"--ignore={EDITS}")


@nox.session
def edits(session: nox.Session) -> None:
    """Compare second builds with fresh ones, after each edit: some minutes."""
    session.install("-e", ".[test]")
    pytest(session, "-m", "slow", EDITS)


@nox.session
def look(session: nox.Session) -> None:
    """Look at pages in a browser, in each theme, and watch a project."""
    session.install("-e", ".[look]")
    # Each theme is built by one process only.
    pytest(session, "--dist", "loadscope", *IN_A_BROWSER, processes="2")


@nox.session
def builders(session: nox.Session) -> None:
    """Build an example with builders and extensions of others."""
    session.install("-e", ".[builders]")
    pytest(session, "tests/sphinx_ext/test_other_builders.py", processes="2")


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure which lines and branches the tests run; on GitHub, the table is the job's summary."""
    session.install("-e", ".[test,coverage]")
    session.run("coverage", "erase")
    pytest(session, *ALL, "--cov", "--cov-report=")
    session.run("coverage", "report")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            session.run("coverage", "report", "--format=markdown", stdout=file)


@nox.session
def benchmark(session: nox.Session) -> None:
    """Print what builds cost, against plain Sphinx; arguments are those of the benchmark."""
    session.install("-e", ".[test]")
    session.run("python", "tests/benchmarks/run.py", *(session.posargs or ["--short"]))


@nox.session
@nox.parametrize("name", [nox.param(name, id=name) for name in FUZZERS])
def fuzz(session: nox.Session, name: str) -> None:
    """Look for new failures; arguments go to the program."""
    session.install("-e", ".[test]", "atheris")
    session.run(*FUZZERS[name], *session.posargs, env={"HOSTILE": "all", "PYTHONPATH": "tests"})


@nox.session
def package(session: nox.Session) -> None:
    """Build the distributions and check what they say; an argument names the folder."""
    session.install("-e", ".[dev]")
    folder = Path((session.posargs or ["dist"])[0])
    for each in distributions(folder):
        each.unlink()
    session.run("python", "-m", "build", "--no-isolation", "--outdir", str(folder))
    session.run("twine", "check", "--strict", *map(str, distributions(folder)))


@nox.session
def wheel(session: nox.Session) -> None:
    """Install the built wheel alone, and build with it the three steps of ``README.md``."""
    folder = Path((session.posargs or ["dist"])[0])
    (built,) = (str(each) for each in distributions(folder) if each.suffix == ".whl")
    session.install(built)
    session.run("python", "tests/readme_steps.py")


@nox.session(venv_backend="none")
def tag(session: nox.Session) -> None:
    """Check that a tag, the argument, is that of the version of the package."""
    module = ast.parse(Path("sphinx_newsfeed/__init__.py").read_text("utf-8"))
    (version,) = (
        ast.literal_eval(node.value)
        for node in module.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    )
    if session.posargs != [f"v{version}"]:
        session.error(f"the tag of version {version} is v{version}, not {session.posargs}")
    if f"## [{version}]" not in Path("CHANGELOG.md").read_text("utf-8"):
        session.error(f"CHANGELOG.md has no section of version {version}")


@nox.session(venv_backend="none")
def matrix(session: nox.Session) -> None:
    """Print what runs where for each change, for the matrix of the workflow."""
    jobs = [
        {"system": system, "python": python, "session": name} for system, python, name in runs()
    ]
    line = f"tests={json.dumps(jobs)}\n"
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(line)
    session.log(line)


def runs() -> Iterator[tuple[str, str, str]]:
    """System, version of Python, and session of each run of the tests."""
    for system, pythons in SYSTEMS.items():
        yield from ((system, python, f"tests-{python}") for python in pythons)
    yield next(iter(SYSTEMS)), OLDEST, "tests_oldest"
    yield next(iter(SYSTEMS)), NEWEST, "notebooks"
    yield next(iter(SYSTEMS)), NEWEST, "predecessor"


def distributions(folder: Path) -> list[Path]:
    """The distributions in *folder*."""
    return sorted(itertools.chain(folder.glob("*.whl"), folder.glob("*.tar.gz")))
