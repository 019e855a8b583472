"""Places and files that the examples of several rules have in common."""

from __future__ import annotations

SECTION = "content/post/_index.md"
BUNDLE = "content/post/example/index.md"
NEWS_ITEM = "content/news/2025-11-paper.md"
WORKFLOW = ".github/workflows/deploy.yml"
#: A page beside the settings that an example is about.
ONE_PAGE = {"content/post/example.md": "---\ntitle: A\n---\n"}
