"""A browser that tells what a page did besides being shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from look.browser import _ARGUMENTS, CHROMIUM

#: Runs before all scripts of a page: what attacks call is noted.
_TRAP = """
window.attacked = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (text) => { window.attacked.push(`${name}(${text})`); };
}
"""
#: Does to the page what a reader may do without going away, then tells what lies over the text.
_TRY = """
async () => {
  const main = document.querySelector("[role=main], main, .body") || document.body;
  for (const element of document.body.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focus", "animationend", "toggle", "pointerenter"]) {
      element.dispatchEvent(new Event(kind, {bubbles: false}));
    }
  }
  const good = ["http:", "https:", "mailto:", "tel:", "ftp:", "link:"];
  const far = [...document.links].filter((link) => !good.includes(link.protocol)
  ).map((link) => `a link to ${link.protocol}`);
  const over = [...main.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const size = box.width * box.height / (innerWidth * innerHeight);
    return ["fixed", "absolute"].includes(style.position) && size > 0.3;
  }).map((element) => `${element.tagName} lies over the page`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return [...window.attacked, ...far, ...over];
}
"""


@dataclass
class Watcher:
    """A page of Chromium that is used again and again."""

    page: Any
    _requests: list[str] = field(default_factory=list)

    def visit(self, url: str, *, wait: str = "") -> list[str]:
        """What a page ran, fetched from elsewhere or covered, and where it went."""
        self._requests.clear()
        self.page.goto(url, wait_until="load")
        if wait:
            self.page.wait_for_selector(wait)
        found = list(self.page.evaluate(_TRY))
        if self.page.url != url:
            found.append(f"it went to {self.page.url}")
        return [*found, *self._requests]

    def text(self, selector: str) -> str:
        """The text that a reader sees of an element."""
        return str(self.page.inner_text(selector))

    def route(self, route: Any) -> None:
        """Refuse what does not go to this machine."""
        request = route.request
        if request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            route.continue_()
            return
        # Themes fetch fonts and scripts; pictures that an article shows are fetched, too.
        if request.resource_type not in {"image", "media"}:
            self._requests.append(f"it asked {request.url}")
        route.abort()


@contextmanager
def watch() -> Iterator[Watcher]:
    """Start Chromium without a window, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=_ARGUMENTS
        )
        try:
            page = chromium.new_context(service_workers="block").new_page()
            watcher = Watcher(page)
            page.add_init_script(_TRAP)
            page.route("**/*", watcher.route)
            page.on("dialog", lambda dialog: dialog.dismiss())
            yield watcher
        finally:
            chromium.close()
