"""The real MathJax and KaTeX, in a page of Chromium.

They come from the registry of npm, into a temporary folder. A page asks for MathJax at the address
that Sphinx writes into it, and gets the program that a test has chosen.
"""

from __future__ import annotations

import json
import mimetypes
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hostile.watching import Watcher

#: Names of packages, as npm takes them.
_PACKAGES = ("mathjax4@npm:mathjax@4", "mathjax3@npm:mathjax@3", "katex@0")
_ADDRESS = re.compile(r"https://[^/]+/npm/(mathjax|@mathjax/[\w-]+)@[\d.]+/([^?]*)")
_DOLLARS = [["$", "$"], [r"\(", r"\)"]]
#: What the project's own configuration says to MathJax, too.
_MACROS = {r"\RR": r"\mathbb{R}"}
#: What users of KaTeX put into their pages, and more than they should: its links are trusted.
_KATEX = f"""
document.addEventListener("DOMContentLoaded", () => {{
  window.typeset = () => renderMathInElement(document.body, {{
    delimiters: [
      {{left: "$$", right: "$$", display: true}}, {{left: "\\\\[", right: "\\\\]", display: true}},
      {{left: "$", right: "$", display: false}}, {{left: "\\\\(", right: "\\\\)", display: false}},
    ],
    macros: {json.dumps(_MACROS)},
    throwOnError: false,
    trust: true,
  }});
  window.typeset();
}});
"""
#: Waits until all is typeset, then tells what is, and where.
_SEE = r"""async () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (let i = 0; i < 400 && !window.typeset && !window.MathJax?.startup?.promise; i++) {
    await pause();
  }
  window.typeset ??= () => window.MathJax.typesetPromise();
  if (window.MathJax?.startup) {
    await window.MathJax.startup.promise;
  }
  const done = "mjx-container, .katex";
  const outermost = (element) => !element.parentElement.closest(done);
  const typeset = [...document.querySelectorAll(done)].filter(outermost);
  const addresses = ["href", "xlink:href", "data-mjx-href"];
  const isLive = (element) => addresses.some(
    (name) => /^\s*(javascript|data|vbscript):/i.test(element.getAttribute(name) ?? ""));
  const describe = (element) =>
    `${element.parentElement.outerHTML.replace(/\s+/g, " ").slice(0, 200)}`;
  window.addEventListener("click", (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll("a")) {
    element.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  }
  return {
    attacked: window.attacked,
    errors: [...document.querySelectorAll("mjx-merror, .katex-error")].map(describe),
    inside: [...document.querySelectorAll(".math")].map(
      (element) => element.querySelectorAll(done).length > 0),
    live: [...document.querySelectorAll("*")].filter(isLive).map(describe),
    outside: typeset.filter((element) => !element.closest(".math")).map(describe),
  };
}"""
#: Tells which formulas MathJax shows an error for.
_CONVERT = """
const [folder, formulas] = JSON.parse(require("fs").readFileSync(0, "utf-8"));
require(folder).init({loader: {load: ["input/tex"]}}).then(async (MathJax) => {
  const found = [];
  for (const tex of formulas) {
    if ((await MathJax.tex2mmlPromise(tex)).includes("<merror")) {
      found.push(tex);
    }
  }
  process.stdout.write(JSON.stringify(found), () => process.exit());
});
"""


@dataclass(frozen=True)
class Typesetter:
    """A program that typesets formulas, as it is set up."""

    name: str
    #: The folder of the package with its files.
    folder: str = ""
    #: Whether a user has set up single dollars, besides macros of their own.
    dollars: bool = False


#: As Sphinx loads it.
DEFAULT = Typesetter("MathJax 4", "mathjax4")
MATHJAX_3 = Typesetter("MathJax 3", "mathjax3/es5")
KATEX = Typesetter("KaTeX", dollars=True)
TYPESETTERS = [
    DEFAULT,
    MATHJAX_3,
    KATEX,
    Typesetter("MathJax 4 with dollars", "mathjax4", dollars=True),
]


@dataclass
class Seen:
    """What became of the formulas of a page."""

    #: What scripts did that should not run.
    attacked: list[str]
    #: What could not be typeset.
    errors: list[str]
    #: Of each element of a formula, whether it was typeset.
    inside: list[bool]
    #: Links that run scripts.
    live: list[str]
    #: What was typeset elsewhere.
    outside: list[str]


class Typesetting:
    """Pages in a browser, as different programs typeset them."""

    def __init__(self, watcher: Watcher, packages: Path) -> None:
        self._page = watcher.page
        self._packages = packages
        self._typesetter = DEFAULT
        self._page.route(_ADDRESS, self._give)
        self._page.route(re.compile(r"/mathjax/tex-mml-chtml\.js"), self._give_own)

    def see(self, url: str, typesetter: Typesetter, *, wait: str = "") -> Seen:
        """Load a page, and tell what was typeset; *wait* is what comes later."""
        self._typesetter = typesetter
        self._page.goto(url, wait_until="load")
        if wait:
            self._page.wait_for_selector(wait)
            self._page.evaluate(_SEE)
            self._page.evaluate("async () => { await window.typeset(); }")
        return Seen(**self._page.evaluate(_SEE))

    def _give(self, route: Any) -> None:
        """A file of MathJax from the registry, or KaTeX in its place."""
        found = _ADDRESS.match(route.request.url)
        assert found is not None
        path = found[2].removeprefix("es5/")
        if not self._typesetter.folder:
            self._give_text(route, self._katex())
            return
        is_font = found[1] != "mathjax"
        file = self._packages / (found[1] if is_font else self._typesetter.folder) / path
        assert file.is_file(), file
        if path == "tex-mml-chtml.js":
            self._give_text(route, self._setup() + file.read_text("utf-8"))
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=file.read_bytes(), content_type=kind, headers=headers)

    def _give_own(self, route: Any) -> None:
        """The MathJax that a theme brings, or KaTeX in its place."""
        if not self._typesetter.folder:
            self._give_text(route, self._katex())
            return
        response = route.fetch()
        self._give_text(route, self._setup() + response.text())

    @staticmethod
    def _give_text(route: Any, text: str) -> None:
        route.fulfill(body=text, content_type="text/javascript; charset=utf-8")

    def _setup(self) -> str:
        """What a user's own configuration adds to that of the page."""
        if not self._typesetter.dollars:
            return ""
        return f"((window.MathJax ??= {{}}).tex ??= {{}}).inlineMath = {json.dumps(_DOLLARS)};\n"

    def _katex(self) -> str:
        folder = self._packages / "katex" / "dist"
        scripts = (folder / "katex.min.js", folder / "contrib" / "auto-render.min.js")
        return ";\n".join([*(script.read_text("utf-8") for script in scripts), _KATEX])


def install_packages(folder: Path) -> Path:
    """Install the programs below *folder*; the test is skipped where they are not to be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save"]
    done = subprocess.run(
        [*command, "--prefix", str(folder), *_PACKAGES],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"npm cannot install MathJax and KaTeX: {done.stderr[-200:]}")
    return folder / "node_modules"


def errors_of(formulas: list[str], typesetter: Typesetter, packages: Path) -> list[str]:
    """Those of the formulas that MathJax shows an error for."""
    folder = str(packages / typesetter.folder.partition("/")[0])
    done = subprocess.run(
        ["node", "-e", _CONVERT],
        input=json.dumps([folder, formulas]),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
    found: list[str] = json.loads(done.stdout)
    return found
