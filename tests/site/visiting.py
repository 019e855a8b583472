"""A visitor with a browser, who notes everything that should not happen."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from tests.requirements import require

SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
Scheme = Literal["light", "dark"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000  # milliseconds; a machine that tests may have much else to do
expect.set_options(timeout=PATIENCE)


@dataclass
class Visit:
    """An open page, the address of the site, and what went wrong so far."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the site and wait until it and its fonts are there."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.evaluate("document.fonts.ready")

    def note_failure(self, request: Request) -> None:
        """Note a request that failed, unless the visitor went on before it was answered."""
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url}: {request.failure}")

    def picture(self, name: str) -> None:
        """Leave a picture of the whole page in tests/screenshots."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.jpg", full_page=True, type="jpeg", quality=85)

    def hidden_width(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine, or skip the test."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    require(path, "chromium is not installed: apt-get install chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


class Screen(NamedTuple):
    """What a visitor looks at the site with; pixels are those of CSS."""

    width: int = 1280
    height: int = 900
    scheme: Scheme = "light"
    script: bool = True


def visitor(browser: Browser, screen: Screen) -> BrowserContext:
    """Return a visitor who was never here before."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.script,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(PATIENCE)
    return context


@contextmanager
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """Open a window of the visitor, note errors, refused content and requests, and forget what the visitor chose."""
    with context.new_page() as page:
        guest = Visit(page, address)
        page.on("console", lambda message: guest.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: guest.troubles.append(f"error: {error}"))
        page.on("requestfailed", guest.note_failure)
        page.on("request", lambda request: guest.requests.append(request.url))
        yield guest
        if page.url.startswith(address):
            page.evaluate("localStorage.clear()")
