"""The site as it is published, built once, served here and opened in a browser."""

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.site.building import Build, build
from tests.site.serving import serve
from tests.site.visiting import Scheme, Screen, Visit, chromium, visit, visitor


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
def built(published: Build) -> Build:
    """The site that a module's tests visit; those that need another have a fixture of this name."""
    return published


@pytest.fixture(scope="module")
def address(built: Build) -> Iterator[str]:
    """The address at which that site is served."""
    with serve(built.folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Callable[[Screen], BrowserContext]:
    """One visitor for each kind of screen, who keeps what the browser has already loaded."""
    return functools.cache(functools.partial(visitor, browser))


@pytest.fixture
def window(visitors: Callable[[Screen], BrowserContext], address: str) -> Iterator[OpenWindow]:
    """Open windows on the published site; every trouble in one fails the test that opened it."""
    guests: list[Visit] = []
    with ExitStack() as stack:

        def open_window(
            *, width: int = 1280, height: int = 900, scheme: Scheme = "light", script: bool = True
        ) -> Visit:
            context = visitors(Screen(width, height, scheme, script))
            guests.append(stack.enter_context(visit(context, address)))
            return guests[-1]

        yield open_window
    assert [trouble for guest in guests for trouble in guest.troubles] == []
    assert [url for guest in guests for url in guest.requests if not url.startswith(address)] == []
