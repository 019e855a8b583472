"""A second language is a tree of its own, with its words, its menu, its fonts and a way between the trees."""

import feedparser
import pytest
from playwright.sync_api import Browser, expect

from tests.site.building import Build
from tests.site.test_output import pages
from tests.site.variants import Variant
from tests.site.visiting import Screen, visit, visitor

HOME = """---
title: "林泽佳（Zejia LIN）"
description: "林泽佳的主页"
lead: "linzj39[AT]mail2.sysu.edu.cn"
date: 2023-01-10T08:47:36+00:00
---

## 你好！

我是中山大学计算机科学的博士生。

## 动态

{{< news >}}

## 论文

{{< publications >}}
"""
SECTION = "---\ntitle: {title}\ndescription: {title}\ndate: 2023-01-10T08:47:36+00:00\n---\n"
CASCADE = "cascade:\n  - target: {kind: page}\n    build: {render: never, list: always}\n---\n"
PAPER = """---
title: "Bullet: Boosting GPU Utilization"
date: 2026-01-01T00:00:00+08:00
authors: [Zejia Lin, Hongxin Xu]
venue: {short: "ASPLOS'26"}
arxiv: "2504.19516"
---
"""
NEWS = "---\ntitle: Bullet 被接收\ndate: 2025-11-01T00:00:00+08:00\n---\n\nBullet 被 ASPLOS 接收。\n"
CONTENT = {
    "zh/_index.md": HOME,
    "zh/news/_index.md": SECTION.format(title="动态").removesuffix("---\n") + CASCADE,
    "zh/news/2025-11-bullet.md": NEWS,
    "zh/publications/_index.md": SECTION.format(title="论文"),
    "zh/publications/bullet/index.md": PAPER,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Our site with a Chinese tree beside the English one, as site/README.md says."""
    variant = Variant(tmp_path_factory.mktemp("languages"), CONTENT)
    folder = variant.folder / "content"
    text = (variant.folder / "config" / "_default" / "module.toml").read_text()
    english = f'[[mounts]]\n  source = "{folder}"\n  target = "content"\n'
    assert english in text
    (variant.folder / "config" / "_default" / "module.toml").write_text(
        text.replace(
            english,
            english
            + '  files = ["! zh/**"]\n  sites.matrix.languages = ["en"]\n\n'
            + f'[[mounts]]\n  source = "{folder}/zh"\n  target = "content"\n  sites.matrix.languages = ["zh"]\n',
        )
    )
    variant.append("languages", '[zh]\nlabel = "中文"\nlocale = "zh-Hans"\nweight = 2\ntitle = "林泽佳"\n')
    menu = '[[main]]\nname = "{}"\npageRef = "{}"\n\n'
    variant.write(
        "config/_default/menus/menus.zh.toml", menu.format("动态", "/news") + menu.format("论文", "/publications")
    )
    result = variant.build("--panicOnWarning")
    assert result.exit_code == 0, result.output
    return result


def test_the_switch_leads_to_the_same_page_in_the_other_language(browser: Browser, address: str) -> None:
    with visitor(browser, Screen()) as context, visit(context, address) as guest:
        guest.go("/publications/bullet/")
        guest.page.get_by_role("link", name="中文").click()
        expect(guest.page).to_have_url(address + "/zh/publications/bullet/")
        expect(guest.page.locator("html")).to_have_attribute("lang", "zh-Hans")
        guest.picture("chinese-publication")
        guest.page.get_by_role("link", name="English").click()
        expect(guest.page).to_have_url(address + "/publications/bullet/")
        guest.go("/publications/kesco/")
        guest.page.get_by_role("link", name="中文").click()
        expect(guest.page).to_have_url(address + "/zh/")
        assert guest.troubles == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_chinese_home_page_is_chinese(browser: Browser, address: str, width: int) -> None:
    with visitor(browser, Screen(width=width)) as context, visit(context, address) as guest:
        guest.go("/zh/")
        guest.picture(f"chinese-{width}")
        assert guest.page.locator("h1").inner_text().split() == ["林泽佳", "Zejia", "LIN"]
        assert guest.page.locator("h1 [lang]").get_attribute("lang") == "en"
        assert guest.page.locator(".site-nav a").all_inner_texts() == ["林泽佳", "动态", "论文"]
        assert guest.page.locator(".news .dated").inner_text().split("\n\n") == ["[2025/11]", "Bullet 被 ASPLOS 接收。"]
        assert guest.page.locator(".publication").count() == 1
        assert guest.hidden_width() == 0
        guest.page.keyboard.press("/")
        guest.page.keyboard.type("接收")
        expect(guest.page.locator(".search-results a")).to_have_text(["Bullet 被接收", "林泽佳（Zejia LIN）"])
        assert guest.troubles == []


def test_each_tree_has_its_own_content_and_knows_the_other(built: Build) -> None:
    found = pages(built.folder)
    assert "zh/publications/kesco/index.html" not in found
    assert "zh/zh/index.html" not in found
    assert "共同一作" not in (built.folder / "zh" / "index.html").read_text(), "nobody contributed equally there"
    assert "Equal contribution" in (built.folder / "index.html").read_text()
    alternates = {
        values["hreflang"]: values["href"]
        for tag, values in found["zh/index.html"].found
        if tag == "link" and "hreflang" in values
    }
    assert alternates["en"].endswith("/")
    assert alternates["zh"].endswith("/zh/")
    feed = feedparser.parse((built.folder / "zh" / "news" / "index.xml").read_bytes())
    assert feed.feed.language == "zh-Hans"
    assert [entry.title for entry in feed.entries] == ["Bullet 被接收"]
    assert feed.entries[0].link.endswith("/zh/news/#news-2025-11-bullet")


def test_chinese_in_english_is_marked(published: Build) -> None:
    home = (published.folder / "index.html").read_text()
    assert "<span lang=zh-Hans>中文简历</span>" in home
    assert home.count("lang=zh-Hans") == 2
