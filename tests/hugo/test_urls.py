"""Links of plain pages, made the short way, are those that the long way makes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo import urls
from sitectl.hugo.site_settings import LanguageSettings, SiteSettings
from sitectl.hugo.structure import ContentFile

if TYPE_CHECKING:
    from sitectl.hugo.permalinks import PageFacts
    from sitectl.hugo.structure import Kind

NAMES = ("a", "a-b_2", "index", "Ab", "a b", "é", "a.b", "a%20b", "x.html", "-", "_index")
FOLDERS = ("/", "/s", "/s/t-2", "/S/é", "/s t", "/s//t", "/s.x")
SLUGS = ("", "slug", "a/b", "Ä", "index", "a%zz")
KINDS: tuple[Kind, ...] = ("page", "section", "home")
LANGUAGES = (
    LanguageSettings(),
    LanguageSettings(prefix="de"),
    LanguageSettings(prefix="zh-CN"),
    LanguageSettings(base_path="/sub"),
    LanguageSettings(ugly_urls=True),
    LanguageSettings(ugly_urls={"s": True}),
)
PAGES = [
    (folder, ContentFile("x.md", "en", kind, f"{folder.rstrip('/')}/{name}", f"/{name}", "md", name, is_bundle))
    for folder, name, kind, is_bundle in product(FOLDERS, NAMES, KINDS, (False, True))
]


def _links(language: LanguageSettings, settings: SiteSettings) -> list[urls.Link]:
    def facts() -> PageFacts:
        raise AssertionError("nothing here has tokens")

    return [
        urls.page_link(file, "", slug, folder, facts, settings, language)
        for (folder, file), slug in product(PAGES, SLUGS)
    ]


@pytest.mark.parametrize("keeps_case", [False, True])
@pytest.mark.parametrize("language", LANGUAGES, ids=repr)
def test_short_way_and_long_way_agree(
    monkeypatch: pytest.MonkeyPatch, language: LanguageSettings, keeps_case: bool
) -> None:
    settings = SiteSettings(keeps_case=keeps_case)
    short = _links(language, settings)
    monkeypatch.setattr(urls, "_plain_link", lambda *_: None)
    assert short == _links(language, settings)
    assert len({link.path for link in short}) > 100
