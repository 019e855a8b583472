"""The site as it is published, built once, served here and opened in a browser."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser

from tests.site.building import Build, build
from tests.site.serving import serve
from tests.site.visiting import Scheme, Visit, chromium, visit


class OpenWindow(Protocol):
    """Opens a window on the published site."""

    def __call__(self, *, width: int = 1280, height: int = 900, scheme: Scheme = "light", script: bool = True) -> Visit:
        """Return the visit that has just begun."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site as Hugo publishes it."""
    result = build(tmp_path_factory.mktemp("site") / "public", "--panicOnWarning")
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="session")
def address(published: Build) -> Iterator[str]:
    """The address at which the published site is served."""
    with serve(published.folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[OpenWindow]:
    """Open a window on the published site; every trouble in it fails the test that opened it."""
    guests: list[Visit] = []
    with ExitStack() as stack:

        def open_window(
            *, width: int = 1280, height: int = 900, scheme: Scheme = "light", script: bool = True
        ) -> Visit:
            options = visit(browser, address, width=width, height=height, scheme=scheme, script=script)
            guests.append(stack.enter_context(options))
            return guests[-1]

        yield open_window
    assert [trouble for guest in guests for trouble in guest.troubles] == []
    assert [url for guest in guests for url in guest.requests if not url.startswith(address)] == []
