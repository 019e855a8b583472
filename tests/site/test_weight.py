"""The home page is light: at most 60 KB in at most ten requests, and nothing moves while it loads."""

import pytest
from playwright.sync_api import Browser

from tests.site.visiting import Screen
from tests.site.weighing import weigh


@pytest.mark.parametrize("width", [360, 1280])
def test_the_home_page_is_light_and_still(browser: Browser, address: str, width: int) -> None:
    weight = weigh(browser, address + "/", Screen(width=width))
    assert 10_000 < weight.total <= 60_000
    assert 3 < len(weight.requests) <= 10
    assert weight.shift < 0.001
    assert not [url for url in weight.requests if "search" in url]


@pytest.mark.parametrize("page", ["/news/", "/publications/", "/publications/bullet/"])
def test_nothing_moves_on_the_other_pages(browser: Browser, address: str, page: str) -> None:
    assert weigh(browser, address + page, Screen(width=360)).shift < 0.001
