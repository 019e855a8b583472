# ruff: noqa: E501 - the addresses of the seed
"""The home page carries what the seed has: its words, its news in order, its publications, their links."""

from urllib.parse import unquote

import pytest

from tests.site.building import Build
from tests.site.conftest import OpenWindow

NEWS = [
    ("[2025/11]", "Bullet is accepted by ASPLOS'2026."),
    ("[2025/04]", "LLM serving system Bullet made public on arXiv and GitHub."),
    ("[2024/12]", "Start working as research intern at WeChat Search, Tencent."),
    ("[2024/04]", "Mixed-precision computing paper MixPert accepted by LCTES'2024."),
    ("[2023/07]", "My first paper KeSCo accepted by ICCD'2023."),
    ("[2022/06]", "Graduate from Northwestern Polytechnical University."),
]

# venue, its address, title, its address, authors, further buttons
PUBLICATIONS = [
    (
        ("ASPLOS'26", "https://arxiv.org/abs/2504.19516"),
        ("Bullet: Boosting GPU Utilization for LLM Serving via Dynamic Spatial-Temporal Orchestration", "https://arxiv.org/abs/2504.19516"),
        "Zejia Lin, Hongxin Xu, Guanyi Chen, Zhiguang Chen, Yutong Lu, and Xianwei Zhang",
        {"Code": "https://github.com/zejia-lin/Bullet"},
    ),
    (
        ("TACO", "https://dl.acm.org/doi/10.1145/3774652"),
        ("HuntKTm: Hybrid Scheduling and Automatic Management for Efficient Kernel Execution on Modern GPUs", "https://xianweiz.github.io/doc/papers/25taco_huntktm.pdf"),
        "Wenxuan Pan, Zejia Lin, Jiangsu Du, and Xianwei Zhang",
        {},
    ),
    (
        ("DAC'25", "https://ieeexplore.ieee.org/document/11132627"),
        ("GoPTX: Fine-grained GPU Kernel Fusion by PTX-level Instruction Flow Weaving", "https://xianweiz.github.io/doc/papers/25dac_goptx.pdf"),
        "Kan Wu, Zejia Lin, Mengyue Xi, Zhongchun Zheng, Wenxuan Pan, Xianwei Zhang, and Yutong Lu",
        {"Slides": "https://mizuno-ai.wu-kan.cn/assets/image/2025/06/25/DAC25-GoPTX-Slides.pdf", "Code": "https://github.com/wu-kan/GoPTX"},
    ),
    (
        ("LCTES'24", "https://dl.acm.org/doi/abs/10.1145/3652032.3657567"),
        ("MixPert: Optimizing Mixed-Precision Floating-Point Emulation on GPU Integer Tensor Cores", "/shared/papers/mixpert_lctes24.pdf"),
        "Zejia Lin, Aoyuan Sun, Xianwei Zhang, and Yutong Lu",
        {"Slides": "/shared/talks/mixpert_lctes24_slides.pdf"},
    ),
    (
        ("ICCD'23", "https://ieeexplore.ieee.org/document/10361015"),
        ("KeSCo: Compiler-based Kernel Scheduling for Multi-task GPU Applications", "/shared/papers/kesco_iccd23.pdf"),
        "Zejia Lin#, Zewei Mo#, Xuanteng Huang, Xianwei Zhang, and Yutong Lu",
        {"Slides": "/shared/talks/kesco_iccd23_slides.pdf"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("width", [1280, 360])
def test_shows_the_news_and_the_publications_of_the_seed(window: OpenWindow, width: int) -> None:
    guest = window(width=width)
    guest.go("/")
    guest.picture(f"home-{width}")
    page = guest.page
    dates = page.locator(".news .dated-when").all_inner_texts()
    texts = page.locator(".news .dated-what").all_inner_texts()
    assert list(zip(dates, map(str.strip, texts), strict=True)) == NEWS

    shown = []
    for entry in page.locator("li.publication").all():
        venue, title = entry.locator(".badge"), entry.locator(".publication-title a")
        buttons = {link.inner_text(): link.get_attribute("href") for link in entry.locator(".links a").all()}
        assert str(buttons.pop("Cite")).endswith("/#cite")
        shown.append(
            (
                (venue.inner_text(), venue.get_attribute("href")),
                (title.inner_text(), title.get_attribute("href")),
                entry.locator(".authors").inner_text(),
                buttons,
            )
        )
    assert shown == PUBLICATIONS
    assert {name for line in page.locator(".authors strong").all_inner_texts() for name in [line]} == {"Zejia Lin"}
    assert guest.hidden_width() == 0


def test_carries_the_words_of_the_seed(window: OpenWindow) -> None:
    guest = window()
    guest.go("/")
    page = guest.page
    assert page.locator("h1").inner_text().split() == ["Zejia", "LIN", "林泽佳"]
    assert page.locator(".mail").inner_text() == "linzj39[AT]mail2.sysu.edu.cn"
    assert page.locator(".prose h2").all_inner_texts() == [
        "Hi There!", "News", "Publications", "Experiences", "Awards"
    ]  # fmt: skip
    text = page.locator(".prose").inner_text()
    for words in (
        "I am a fourth-year Ph.D. student of Computer Science at Sun Yat-sen University",
        "interning at WeChat Search, Tencent, to optimize training and inference of RAG systems",
        "# Equal contribution.",
        "[2024.12 – Now]",
        "Teaching assistant of DCS290/292: Compilation Principle",
        "Second Prize, CCCC WeChat Mini Program Development.",
    ):
        assert words in text
    links = {link.inner_text(): link.get_attribute("href") for link in page.locator(".prose p a").all()}
    assert links["résumé"] == "/shared/ZejiaLin-Resume.pdf"
    assert unquote(str(links["中文简历"])) == "/shared/中山大学-林泽佳简历.pdf"
    badge = page.locator(".prose img").last
    assert badge.evaluate("image => image.complete && image.naturalWidth > 0")
    assert badge.locator("xpath=..").get_attribute("href") == "https://notbyai.fyi/cn/"


def test_publishes_nothing_that_the_seed_hides(published: Build) -> None:
    texts = [
        file.read_text() for file in published.folder.rglob("*") if file.suffix in {".html", ".xml", ".json", ".bib"}
    ]
    assert len(texts) > 10
    for hidden in ("moTuner", "Computing Frontiers", "avatar.jpeg", "A particular emphasis", "<!--"):
        assert not [text[:80] for text in texts if hidden in text], hidden
