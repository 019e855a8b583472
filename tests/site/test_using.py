"""Everything works by keyboard alone, nothing depends on a script, and the page follows the visitor's settings."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from tests.requirements import require
from tests.site.conftest import OpenWindow
from tests.site.visiting import SCREENSHOTS, Visit

PAGES = ["/", "/news/", "/publications/", "/publications/bullet/"]
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(21, 24, 26)"


def tab_to(guest: Visit, name: str) -> None:
    """Press Tab until the control of that name has the focus, seeing the focus at every stop."""
    seen = []
    for _ in range(60):
        guest.page.keyboard.press("Tab")
        at, outline = guest.page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.getAttribute('aria-label') || e.textContent.trim() || e.name,"
            " getComputedStyle(e).outlineStyle] }"
        )
        assert outline != "none", f"the focus cannot be seen on {at}"
        seen.append(at)
        if at == name:
            return
    pytest.fail(f"Tab never reaches {name!r}, only {seen}")


def background(guest: Visit) -> str:
    color: str = guest.page.evaluate("getComputedStyle(document.body).backgroundColor")
    return color


def test_the_menu_by_keyboard(window: OpenWindow) -> None:
    guest = window()
    guest.go("/")
    guest.page.keyboard.press("Tab")
    guest.picture("keyboard-skip-link")
    guest.page.keyboard.press("Enter")
    assert guest.page.evaluate("document.activeElement.id") == "content"
    guest.go("/")
    tab_to(guest, "Publications")
    guest.page.keyboard.press("Enter")
    expect(guest.page.locator("h1")).to_have_text("Publications")


def test_the_search_by_keyboard(window: OpenWindow) -> None:
    guest = window()
    guest.go("/")
    assert not [url for url in guest.requests if "search" in url]
    tab_to(guest, "Search")
    guest.page.keyboard.press("Enter")
    guest.page.keyboard.type("precision floating")
    results = guest.page.locator(".search-results a")
    expect(results.first).to_have_text(re.compile("^MixPert"))
    guest.picture("keyboard-search")
    guest.page.keyboard.press("ArrowDown")
    guest.page.keyboard.press("Enter")
    expect(guest.page).to_have_url(guest.address + "/publications/mixpert/")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("林泽佳", "Zejia LIN（林泽佳）"),
        ("简历", "Zejia LIN（林泽佳）"),
        ("rag systems", "Zejia LIN（林泽佳）"),
        ("asplos", "Bullet is accepted by ASPLOS'2026"),
        ("kan wu", "GoPTX: Fine-grained GPU Kernel Fusion by PTX-level Instruction Flow Weaving"),
    ],
)
def test_the_search_finds_words_of_the_home_page(window: OpenWindow, query: str, title: str) -> None:
    guest = window()
    guest.go("/publications/")
    guest.page.keyboard.press("Control+k")
    guest.page.keyboard.type(query)
    expect(guest.page.locator(".search-results a", has_text=title)).to_have_count(1)


def test_the_search_says_that_it_found_nothing_and_closes(window: OpenWindow) -> None:
    guest = window(width=360)
    guest.go("/news/")
    guest.page.keyboard.press("/")
    guest.page.keyboard.type("xyzzy")
    expect(guest.page.locator(".search-status")).to_have_text("No results")
    guest.picture("search-nothing-360")
    guest.page.keyboard.press("Escape")
    expect(guest.page.locator("dialog")).to_be_hidden()
    assert guest.page.evaluate("document.activeElement === document.body || document.activeElement.matches('.tool')")


def test_the_filter_by_keyboard(window: OpenWindow) -> None:
    guest = window()
    guest.go("/publications/")
    shown = guest.page.locator(".publication-title:visible")
    assert shown.count() == 5
    guest.page.get_by_label("Search", exact=True).and_(guest.page.locator("input[name=words]")).focus()
    guest.page.keyboard.type("kernel WU")
    expect(guest.page.locator(".filter-status")).to_have_text("1 / 5")
    assert [text.split(":")[0] for text in shown.all_inner_texts()] == ["GoPTX"]
    assert guest.page.locator(".year:visible h2").all_inner_texts() == ["2025"]
    guest.picture("keyboard-filter")
    guest.page.keyboard.press("Control+a")
    guest.page.keyboard.press("Delete")
    guest.page.keyboard.press("Tab")
    guest.page.keyboard.type("Journal")
    expect(shown).to_have_count(1)
    assert [text.split(":")[0] for text in shown.all_inner_texts()] == ["HuntKTm"]


def test_bibtex_is_copied_by_keyboard(window: OpenWindow) -> None:
    guest = window()
    guest.go("/publications/kesco/")
    tab_to(guest, "Copy BibTeX")
    guest.page.keyboard.press("Enter")
    expect(guest.page.get_by_role("button", name="Copied")).to_be_visible()
    copied: str = guest.page.evaluate("navigator.clipboard.readText()")
    assert copied == guest.page.locator(".bibtex code").inner_text()
    assert copied.startswith("@inproceedings{kesco,\n")


def test_dark_and_light_by_keyboard(window: OpenWindow) -> None:
    guest = window(scheme="dark")
    guest.go("/")
    assert background(guest) == DARK
    tab_to(guest, "Dark mode")
    guest.page.keyboard.press("Space")
    assert background(guest) == LIGHT
    expect(guest.page.get_by_role("button", name="Dark mode")).to_have_attribute("aria-pressed", "false")
    guest.go("/news/")
    assert background(guest) == LIGHT, "the choice holds on the next page"
    guest.page.emulate_media(color_scheme="light")
    tab_to(guest, "Dark mode")
    guest.page.keyboard.press("Enter")
    assert background(guest) == DARK


def test_the_page_follows_the_system_while_it_is_open(window: OpenWindow) -> None:
    guest = window()
    guest.go("/")
    assert background(guest) == LIGHT
    guest.page.emulate_media(color_scheme="dark")
    expect(guest.page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert background(guest) == DARK


@pytest.mark.parametrize("page", ["/", "/publications/"])
def test_without_a_script_everything_is_there(window: OpenWindow, page: str) -> None:
    scripted, plain = window(), window(script=False, scheme="dark")
    scripted.go(page)
    plain.page.goto(plain.address + page)
    plain.picture(f"no-script{page.replace('/', '-').rstrip('-')}")
    assert plain.page.locator(".publication:visible").count() == scripted.page.locator(".publication:visible").count()
    words = [guest.page.locator("main .prose").inner_text().replace("Copy BibTeX", "") for guest in (scripted, plain)]
    assert words[0].split() == words[1].split()
    assert plain.page.locator("button:visible").count() == 0
    assert not [url for url in plain.requests if url.endswith(".js")]


def test_without_a_script_the_system_decides_about_dark(window: OpenWindow) -> None:
    for scheme, color in (("light", LIGHT), ("dark", DARK)):
        guest = window(script=False, scheme=scheme)  # type: ignore[arg-type] # both words are schemes
        guest.page.goto(guest.address + "/")
        guest.picture(f"no-script-{scheme}")
        session = guest.page.context.new_cdp_session(guest.page)
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        body = session.send("DOM.querySelector", {"nodeId": root, "selector": "body"})["nodeId"]
        session.send("DOM.enable")
        session.send("CSS.enable")
        styles = session.send("CSS.getComputedStyleForNode", {"nodeId": body})["computedStyle"]
        assert color in [style["value"] for style in styles if style["name"] == "background-color"]


def test_the_mail_address_is_for_people(window: OpenWindow) -> None:
    plain = window(script=False)
    plain.page.goto(plain.address + "/")
    assert plain.page.locator(".mail").inner_text() == "linzj39[AT]mail2.sysu.edu.cn"
    assert "linzj39@" not in plain.page.content()
    assert "mailto:" not in plain.page.content()
    scripted = window()
    scripted.go("/")
    assert scripted.page.locator(".mail a").get_attribute("href") == "mailto:linzj39@mail2.sysu.edu.cn"


def test_nothing_moves_for_who_wants_no_motion(window: OpenWindow) -> None:
    guest = window()
    guest.page.emulate_media(reduced_motion="reduce")
    guest.go("/")
    moving: list[str] = guest.page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return s.scrollBehavior === 'smooth' || s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0"
        " }).map(e => e.tagName)"
    )
    assert moving == []


@pytest.mark.parametrize(("name", "width", "height"), [("narrow-320", 320, 640), ("zoom-200", 640, 450)])
def test_nothing_is_cut_off(window: OpenWindow, name: str, width: int, height: int) -> None:
    """A window of 1280 pixels at 200 % is a window of 640."""
    guest = window(width=width, height=height)
    for page in PAGES:
        guest.go(page)
        guest.picture(f"{name}{page.replace('/', '-').rstrip('-')}")
        assert guest.hidden_width() == 0, page


def test_the_seed_prints_on_two_pages(window: OpenWindow) -> None:
    guest = window(scheme="dark")
    guest.go("/")
    SCREENSHOTS.mkdir(exist_ok=True)
    paper = guest.page.pdf(path=SCREENSHOTS / "home.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
    guest.page.set_viewport_size({"width": 658, "height": 980})
    guest.page.emulate_media(media="print")
    assert background(guest) == LIGHT
    assert guest.page.locator(".site-header").is_hidden()
    guest.picture("print")


def test_chinese_is_set_in_a_chinese_font(window: OpenWindow) -> None:
    fonts = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False).stdout
    require("Noto Sans CJK SC" in fonts, "there is no Chinese font: apt-get install fonts-noto-cjk")
    guest = window()
    guest.go("/")
    session = guest.page.context.new_cdp_session(guest.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": ":lang(zh)"})["nodeIds"]
    used = [session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes]
    assert len(used) == 2, "the name and the résumé"
    assert {font["familyName"] for found in used for font in found} == {"Noto Sans CJK SC"}
