"""What axe-core finds in the main content of a page, and in the pieces beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PACKAGE = "axe_playwright_python"

#: Runs axe there, and tells apart what is the extension's. A fault of looks that is
#: there, and as bad, without the extension's stylesheet is the theme's, wherever it lies: its
#: colours of links and of code, for example.
_RUN = """async () => {
  const OURS = "[class^='newsfeed'], [class*=' newsfeed']";
  const LOOKS = [
    "color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size",
  ];
  const names = ["[role=main]", "main", "article", ".body"];
  const main = names.map((name) => document.querySelector(name)).find((element) => element);

  async function run(elements, options) {
    const results = await axe.run(
      { include: elements },
      { resultTypes: ["violations"], elementRef: true, preload: false, ...options },
    );
    return results.violations.flatMap((violation) => violation.nodes.map((node) => ({
      rule: violation.id,
      impact: node.impact || violation.impact,
      element: node.element,
      target: (node.element && node.element.closest(".highlight") ? "code: " : "")
        + node.target.flat().join(" "),
      summary: (node.failureSummary || violation.help).split(/\\s*\\n\\s*/).join(" "),
      colours: node.any.filter(({ data }) => data && data.fgColor)
        .map(({ data }) => `${data.fgColor} on ${data.bgColor}`).join(),
      ratio: Math.min(...node.any.map((each) => (each.data && each.data.contrastRatio) || 1)),
    }))).filter(({ impact }) => impact === "serious" || impact === "critical");
  }

  const beside = document.querySelectorAll(".newsfeed-sidebar");
  const found = await run([main || document.body, ...beside], {});
  const isOurs = ({ element }) => Boolean(element && element.closest(OURS));
  const looks = found.filter((each) => isOurs(each) && LOOKS.includes(each.rule));
  let bare = [];
  if (looks.length) {
    const sheets = [...document.styleSheets]
      .filter(({ href }) => href && new URL(href).pathname.endsWith("/newsfeed.css"));
    sheets.forEach((sheet) => { sheet.disabled = true; });
    bare = await run(
      [...new Set(looks.map(({ element }) => element))],
      { runOnly: [...new Set(looks.map(({ rule }) => rule))] },
    );
    sheets.forEach((sheet) => { sheet.disabled = false; });
  }
  // A link that was out of sight without the stylesheet has the colours of those that were not.
  const isLink = ({ element }) => Boolean(element && element.closest("a"));
  const isSame = (each, other) => other.element === each.element || (
    each.colours && other.colours === each.colours && isLink(each) && isLink(other)
  );
  const isTheirs = (each) => looks.includes(each) && bare.some((other) => (
    isSame(each, other) && other.rule === each.rule && other.ratio <= each.ratio + 0.02
  ));
  const text = (each) => `${each.rule} (${each.impact}) at ${each.target}: ${each.summary}`;
  return {
    ours: found.filter((each) => isOurs(each) && !isTheirs(each)).map(text),
    others: found.filter((each) => !isOurs(each) || isTheirs(each)).map(text),
  };
}"""


@dataclass
class Violations:
    """Serious and critical violations as texts: the rule, the element, and what is wrong."""

    #: In the extension's elements, or within one of them.
    ours: list[str] = field(default_factory=list)
    #: In all other elements of the main content, and those of a theme's own looks within ours.
    others: list[str] = field(default_factory=list)


@cache
def _script() -> str:
    return (resources.files(_PACKAGE) / "axe.min.js").read_text("utf-8")


def run_axe(page: Page) -> Violations:
    """Run axe in the main content of the page that is shown."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_script())
    found = page.evaluate(_RUN)
    return Violations(found["ours"], found["others"])
