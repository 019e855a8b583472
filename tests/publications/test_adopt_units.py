"""Which headings of a page are those of news and of publications."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.publications.adopt_units import find_sections

NEWS = [
    *("News", "Recent News", "latest news:", "Updates", "Announcements", "What's new?", "What’s New", "Whats new"),
    *("📰 News", "新闻", "动态", "最新动态"),
]
PUBLICATIONS = [
    *("Publications", "Selected Publications", "Recent papers", "All papers", "My papers", "Preprints"),
    *("论文", "发表论文", "学术论文", "📄 Papers"),
]
NEITHER = ["Newsletter", "News of the lab", "Old news", "Publications in press", "Working papers", "Awards", "x论文"]


def found(heading: str) -> tuple[list[str], list[str]]:
    page = Page(
        Source(Path("_index.md"), f"---\ntitle: A\n---\n- Before.\n\n## {heading}\n\n- An entry.\n\n## Next\n\n- B.\n")
    )
    sections = find_sections(page)
    return [unit.text.strip() for unit in sections.news], [unit.text.strip() for unit in sections.publications]


@pytest.mark.parametrize("heading", NEWS)
def test_a_section_of_news(heading: str) -> None:
    assert found(heading) == (["An entry."], [])


@pytest.mark.parametrize("heading", PUBLICATIONS)
def test_a_section_of_publications(heading: str) -> None:
    assert found(heading) == ([], ["An entry."])


@pytest.mark.parametrize("heading", NEITHER)
def test_a_section_of_neither(heading: str) -> None:
    assert found(heading) == ([], [])
