"""axe-core finds nothing on any kind of page, light and dark, on a phone, a tablet and a desk."""

import json
from typing import Any

import pytest

from tests.site.conftest import OpenWindow
from tests.site.node import module_file
from tests.site.visiting import Scheme, Visit

PAGES = ["/", "/news/", "/publications/", "/publications/bullet/", "/nothing-here/"]


def violations(guest: Visit) -> list[str]:
    """Return what axe-core holds against the page, one line for each element."""
    # The site's policy lets no foreign script in, so axe comes the way that browser extensions come.
    session = guest.page.context.new_cdp_session(guest.page)
    session.send("Runtime.evaluate", {"expression": module_file("axe-core/axe.min.js").read_text()})
    expression = "axe.run(document, {resultTypes: ['violations']}).then(found => JSON.stringify(found.violations))"
    answer = session.send("Runtime.evaluate", {"expression": expression, "awaitPromise": True})
    session.detach()
    found: list[dict[str, Any]] = json.loads(answer["result"]["value"])
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_has_nothing_to_say(window: OpenWindow, width: int, scheme: Scheme) -> None:
    guest = window(width=width, scheme=scheme)
    for page in PAGES:
        guest.go(page)
        if page == "/nothing-here/":
            guest.troubles.clear()  # the browser says that the page is not there, as it should
        assert violations(guest) == [], page
        guest.picture(f"{page.strip('/').replace('/', '-') or 'home'}-{width}-{scheme}")


def test_axe_has_nothing_to_say_to_the_search(window: OpenWindow) -> None:
    guest = window(width=360, scheme="dark")
    guest.go("/")
    guest.page.keyboard.press("/")
    guest.page.get_by_role("searchbox", name="Search").fill("gpu")
    guest.page.locator(".search-results a").first.wait_for()
    assert violations(guest) == []
    guest.picture("search-360-dark")


def test_axe_finds_what_is_wrong(window: OpenWindow) -> None:
    guest = window()
    guest.go("/")
    guest.page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert any(line.startswith("color-contrast") for line in violations(guest))
