"""A visitor with a browser, who notes everything that should not happen."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.requirements import require

SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
Scheme = Literal["light", "dark"]


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

    def picture(self, name: str) -> None:
        """Leave a picture of the whole page in tests/screenshots."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def hidden_width(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, or skip the test."""
    path = shutil.which("chromium")
    require(path, "chromium is not installed: apt-get install chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: Scheme = "light",
    script: bool = True,
) -> Iterator[Visit]:
    """Open a window of the given size and note errors, refused content and requests."""
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
    ) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        context.set_default_timeout(10_000)
        guest = Visit(context.new_page(), address)
        page = guest.page
        page.on("console", lambda message: guest.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: guest.troubles.append(f"error: {error}"))
        page.on("requestfailed", lambda request: guest.troubles.append(f"failed: {request.url}"))
        page.on("request", lambda request: guest.requests.append(request.url))
        yield guest
