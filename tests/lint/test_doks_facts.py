"""What is said of the Doks theme is what its installed files say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitectl.lint.doks_facts import DoksFacts
from tests.requirements import require

if TYPE_CHECKING:
    from sitectl.content.nodes import Value

OUR_SITE = Path(__file__).resolve().parents[2] / "site"
LAYOUTS = "node_modules/@thulite/doks-core/layouts"


def doks(folder: Path) -> DoksFacts:
    """Return the facts of a site that uses the installed theme as its starter does."""
    theme = OUR_SITE / LAYOUTS
    require(theme.is_dir(), "the site's packages are not installed")
    (folder / LAYOUTS).parent.mkdir(parents=True)
    (folder / LAYOUTS).symlink_to(theme.resolve(), target_is_directory=True)
    mount: dict[str, Value] = {"source": LAYOUTS, "target": "layouts"}
    return DoksFacts(folder, folder / "content", {"module": {"mounts": [mount]}}, {})


def test_templates_of_the_theme_count_contributors(tmp_path: Path) -> None:
    assert doks(tmp_path).needs_contributors("blog/a.md")


def test_home_page_of_the_theme_shows_the_lead(tmp_path: Path) -> None:
    assert doks(tmp_path).shows_lead


def test_templates_of_the_site_come_first(tmp_path: Path) -> None:
    facts = doks(tmp_path)
    (tmp_path / "layouts" / "blog").mkdir(parents=True)
    (tmp_path / "layouts" / "home.html").write_text("{{ .Content }}")
    assert not facts.needs_contributors("blog/a.md")
    assert not facts.shows_lead
