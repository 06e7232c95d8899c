"""Built pages as a browser shows them: a server, Chromium, and what is to be seen of a page."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from look.axe import Violations, run_axe

if TYPE_CHECKING:
    # Neither this module nor the tests fail to be imported where Playwright is not installed.
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, Route

#: Chromium of the system, or nothing.
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""

_CHECKS = Path(__file__).with_name("checks.js")
_HEIGHT = 900
#: How much of the page moved while it was loaded, as browsers measure it: 0 for nothing. What moves
#: before the first paint does not count, so a busy machine's late paint is waited for, and then
#: the frames that scripts may have asked for at that moment, and as many milliseconds as given.
_SHIFT = """(longer) => new Promise((resolve) => {
  let sum = 0;
  const add = (entries) => entries.forEach((each) => { sum += each.value; });
  const shifts = new PerformanceObserver((list) => add(list.getEntries()));
  shifts.observe({ type: "layout-shift", buffered: true });
  const end = () => setTimeout(() => { add(shifts.takeRecords()); resolve(sum); }, longer);
  new PerformanceObserver((list, paint) => {
    if (list.getEntriesByName("first-contentful-paint").length === 0) return;
    paint.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(end));
  }).observe({ type: "paint", buffered: true });
  // A page without anything to paint.
  setTimeout(end, 5000);
})"""
#: Shows nothing before the page is read whole: themes write what stands beside the text behind it,
#: so that a long text has the whole width as long as that is on its way.
_SHOW_WHOLE = """
  const hiding = new CSSStyleSheet();
  hiding.replaceSync("html { visibility: hidden !important }");
  document.adoptedStyleSheets = [hiding];
  addEventListener("DOMContentLoaded", () => { document.adoptedStyleSheets = []; });
"""
#: Shows a part of the page, if there is one, below a theme's header, and says how far the page is
#: scrolled then.
_SCROLL = """(part) => new Promise((resolve) => {
  if (part) {
    const { top } = document.getElementById(part).getBoundingClientRect();
    window.scrollTo({ top: top + window.scrollY - 110, behavior: "instant" });
  }
  const end = () => resolve([window.scrollX, window.scrollY]);
  // Themes hide or show their headers then.
  setTimeout(() => requestAnimationFrame(end), 300);
})"""
#: How long a page that moved is looked at again, in milliseconds.
_LONGER = 500
#: What a reader does not mind (https://web.dev/articles/cls).
_MOST_SHIFT = 0.1
_FONT = re.compile(r"\.(?:woff2?|ttf|otf)\b")
_REMOTE = re.compile(r"^(?!http://127\.0\.0\.1:)")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    # Pages' requests are stopped by a route; this stops those of the browser itself.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Sight:
    """What was seen of one page; each list is empty when all is well."""

    url: str
    #: Errors in the console, and errors of scripts that nobody caught.
    console_errors: list[str] = field(default_factory=list)
    #: Requests to the server that gave no file.
    failed_requests: list[str] = field(default_factory=list)
    #: Addresses on other hosts, each of which was refused. Not a fault by itself.
    remote_requests: list[str] = field(default_factory=list)
    #: What ``checks.js`` found in the extension's own elements and in the page as a whole.
    problems: list[str] = field(default_factory=list)
    #: What it found in elements that are not the extension's.
    other_problems: list[str] = field(default_factory=list)
    #: Targets of the links to pages of the same site, in the extension's elements.
    links: list[str] = field(default_factory=list)
    #: What axe found.
    violations: Violations = field(default_factory=Violations)
    #: Lightness of what the main content stands on, from 0 (black) to 1 (white).
    lightness: float = 1.0

    @property
    def ours(self) -> list[str]:
        """All faults of the extension's elements, and of the page's outline and width."""
        return [*self.problems, *(f"axe: {text}" for text in self.violations.ours)]

    @property
    def others(self) -> list[str]:
        """All faults that may be the theme's: of its elements, its looks and its scripts."""
        return [
            *(f"console: {text}" for text in self.console_errors),
            *(f"request: {text}" for text in self.failed_requests),
            *self.other_problems,
            *(f"axe: {text}" for text in self.violations.others),
        ]


class Browser:
    """One process of Chromium, with one page that is used again and again."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self._kind: tuple[Any, ...] = ()
        self._sight = Sight("")
        self._origin = ""

    def look(
        self,
        page_url: str,
        width: int,
        dark: bool,
        *,
        storage: Mapping[str, str] | None = None,
        axe: bool = True,
        screenshot: Path | None = None,
    ) -> Sight:
        """Look at a page in a window of a width, in light or in dark colours.

        ``storage`` holds what the page's scripts find in ``localStorage``: there themes keep what
        colours a reader chose. ``axe`` says whether axe is run, which takes longer than the rest.
        ``screenshot`` is the file for a picture of the whole page.
        """
        page = self._page_for(dark, storage or {})
        parts = urlsplit(page_url)
        self._origin = f"{parts.scheme}://{parts.netloc}/"
        self._sight = sight = Sight(page_url)
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.goto(page_url, wait_until="load")
        seen = page.evaluate(_source(_CHECKS))
        sight.problems = seen["problems"]
        sight.other_problems = seen["others"]
        sight.links = seen["links"]
        sight.lightness = seen["lightness"]
        shift = page.evaluate(_SHIFT, 0)
        if shift > _MOST_SHIFT and (shift := self._shift_of_whole(page)) > _MOST_SHIFT:
            sight.problems.append(f"shift: the page moved by {shift:.2f} while it was loaded")
        if axe:
            sight.violations = run_axe(page)
        if screenshot:
            screenshot.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=screenshot, full_page=True)
        # What is on its way when the next page is asked for would be told as a fault of that.
        page.evaluate("document.fonts.ready.then(() => null)")
        self._sight = Sight("")
        return sight

    def picture(
        self,
        page_url: str,
        window: tuple[int, int],
        dark: bool,
        *,
        storage: Mapping[str, str],
        part: str,
        scale: float,
        quality: int,
    ) -> bytes:
        """What a window of a width and height shows of a page, as WebP.

        ``part`` is the id of what stands at the top, if that is not the page's beginning;
        ``scale`` is the size of a window's pixel in the picture, ``quality`` a number up to 100.
        """
        page = self._page_for(dark, storage)
        self._origin = "{0.scheme}://{0.netloc}/".format(urlsplit(page_url))
        width, height = window
        page.set_viewport_size({"width": width, "height": height})
        page.goto(page_url, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => null)")
        # A fragment in the address would have some themes mark the part.
        left, top = page.evaluate(_SCROLL, part)
        clip = {"x": left, "y": top, "width": width, "height": height, "scale": scale}
        # Playwright itself knows neither this format nor a scale.
        protocol = page.context.new_cdp_session(page)
        taken = protocol.send(
            "Page.captureScreenshot", {"format": "webp", "quality": quality, "clip": clip}
        )
        protocol.detach()
        return b64decode(taken["data"])

    def _shift_of_whole(self, page: Page) -> float:
        """How much moves of a page that is read whole, when no font arrives after its text."""
        sight, self._sight = self._sight, Sight("")
        page.route(_FONT, lambda route: route.abort())
        protocol = page.context.new_cdp_session(page)
        protocol.send("Page.enable")
        name = "Page.addScriptToEvaluateOnNewDocument"
        added = protocol.send(name, {"source": f"{{{_SHOW_WHOLE}}}"})
        page.reload(wait_until="load")
        shift = float(page.evaluate(_SHIFT, _LONGER))
        protocol.send("Page.removeScriptToEvaluateOnNewDocument", added)
        protocol.detach()
        page.unroute(_FONT)
        page.reload(wait_until="load")
        self._sight = sight
        return shift

    def evaluate(self, script: str, given: object) -> Any:
        """What a function, a script with one argument, gives in an empty page."""
        page = self._page_for(False, {})
        page.goto("about:blank")
        return page.evaluate(script, given)

    def close(self) -> None:
        """Close the page."""
        if self._context:
            self._context.close()
        self._context = self._page = None

    def _page_for(self, dark: bool, storage: Mapping[str, str]) -> Page:
        kind = (dark, *sorted(storage.items()))
        if self._page and kind == self._kind:
            return self._page
        self.close()
        self._kind = kind
        self._context = context = self._chromium.new_context(
            color_scheme="dark" if dark else "light",
            # A page is seen at rest, and not while it fades in.
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
            service_workers="block",
        )
        context.set_default_timeout(20_000)
        if storage:
            lines = [f"localStorage.setItem({key!r}, {value!r});" for key, value in storage.items()]
            context.add_init_script("".join(lines))
        # What the server gets need not pass through here: that takes time.
        context.route(_REMOTE, self._route)
        self._page = page = context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._sight.console_errors.append(str(error)))
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        return page

    def _is_local(self, url: str) -> bool:
        return url.startswith((self._origin, "data:", "blob:", "about:"))

    def _route(self, route: Route) -> None:
        if self._is_local(route.request.url):
            route.continue_()
        else:
            self._sight.remote_requests.append(route.request.url)
            route.abort()

    def _on_console(self, message: ConsoleMessage) -> None:
        # What was refused is told among the remote requests, and what failed among those that did.
        place = message.location.get("url", "")
        if message.type != "error" or message.text.startswith("Failed to load resource"):
            return
        if self._is_local(place or self._origin):
            self._sight.console_errors.append(f"{message.text} ({place})")

    def _on_failure(self, request: Request) -> None:
        if self._is_local(request.url):
            self._sight.failed_requests.append(f"{request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._sight.failed_requests.append(f"{response.url}: {response.status}")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium without a window, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=_ARGUMENTS
        )
        try:
            browser = Browser(chromium)
            yield browser
            browser.close()
        finally:
            chromium.close()


def broken_links(links: list[str], folder: Path) -> list[str]:
    """Of the addresses of a site's pages, those with no file, or no such place in it."""
    found = []
    for link in dict.fromkeys(links):
        parts = urlsplit(link)
        path = folder / unquote(parts.path).lstrip("/")
        if parts.path.endswith("/"):
            path /= "index.html"
        if not path.is_file():
            found.append(f"link: {link} leads to no file")
        elif parts.fragment and path.suffix == ".html":
            places = _places(path)
            if parts.fragment not in places and unquote(parts.fragment) not in places:
                found.append(f"link: {link} leads to a file without this place")
    return found


class _PlaceParser(HTMLParser):
    """Collects the places of a page that a link can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the identifier of an element, or the name of an anchor."""
        for name, value in attrs:
            if value and (name == "id" or (tag == "a" and name == "name")):
                self.places.add(value)


@cache
def _places(path: Path) -> frozenset[str]:
    parser = _PlaceParser()
    parser.feed(path.read_text("utf-8"))
    return frozenset(parser.places)


@cache
def _source(path: Path) -> str:
    return path.read_text("utf-8")
