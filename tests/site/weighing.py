"""What a page costs a visitor who was never here before."""

from typing import Any, NamedTuple

from playwright.sync_api import Browser

from tests.site.visiting import Screen, visitor


class Weight(NamedTuple):
    """Bytes as they come over the line, with headers; the requests; and how far things moved while loading."""

    total: int
    requests: list[str]
    shift: float


def weigh(browser: Browser, url: str, screen: Screen = Screen()) -> Weight:  # noqa: B008 - a value that never changes
    """Load a page with an empty cache and count."""
    with visitor(browser, screen) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        asked: list[str] = []
        received: list[int] = []

        def finished(event: dict[str, Any]) -> None:
            received.append(event["encodedDataLength"])

        session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        session.on("Network.loadingFinished", finished)
        page.goto(url, wait_until="load")
        page.evaluate("document.fonts.ready")
        shift: float = page.evaluate(
            "new Promise(done => { let sum = 0; new PerformanceObserver(list => {"
            " for (const entry of list.getEntries()) sum += entry.value;"
            " }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 200) })"
        )
        return Weight(int(sum(received)), asked, shift)
