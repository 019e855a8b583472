"""Shortcodes that stop the build of a page that is not even published, and near misses: the real Hugo is the judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.plan import plan_content, plan_site
from sitectl.hugo.site_settings import SiteSettings
from tests.hugo_site import HugoSite, needs_hugo
from tests.plan_judge import moment

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = {
    "layouts/_shortcodes/note.html": "{{ .Inner }}",
    "layouts/_shortcodes/badge.html": "x",
    "layouts/_shortcodes/Up.html": "{{ .Inner }}",
    "layouts/_shortcodes/sub/in.html": "{{ .Inner }}",
}
HEAD = "---\ndraft: true\n---\n"

BREAK = [
    *(
        "é日 {{< nte >}}",
        "`{{% nte %}}`",
        "<!-- {{< nte >}} -->",
        "a\n\nb {{< nte a\n:b >}}",
        "{{< note >}}\n{{< nte >}}",
    ),
    *("{{< note >\n", "é {{< note 日: >}}", "{{< note", "{{< note\n", "{{</* note", "{{< >}}", "{{< /note >}}"),
    *("{{< note >}}x", "{{< NOTE >}}", "{{< Up >}}", "{{< sub/in >}}", "{{< note >}}\n{{< note >}}x{{< /note >}}"),
    *("{{< badge >}}x{{< /badge >}}", "{{< badge />}}", "{{< note >}}\n{{< badge />}}{{< /note >}}"),
    *("{{< note >}}{{< /note >}}\n{{< / >}}", "{{< note >}}\n{{< badge >}}x{{< /badge >}}{{< /note >}}"),
    *("{{< figure >}}x{{< /figure >}}", "{{< details >}}x", "{{< note >}}x{{< /nte >}}"),
]
BUILD = [
    *("{{</* nte */>}}", "{{ nte }}", "{ {< nte >}}", "{{< note a >}}x{{< /note >}}", "{{% note %}}{{% / %}}"),
    *(
        "{{< note />}}",
        "{{< badge >}}",
        "{{< up >}}x{{< /up >}}",
        "{{< SUB/in />}}",
        "{{< figure >}}",
        "{{< ref gone >}}",
    ),
    *(
        "{{< note >}}{{% details %}}x{{< /note >}}{{% /details %}}",
        "{{< gist a >}}",
        "{{< x.inline >}}x{{< /x.inline >}}",
    ),
    *('{{< note\na="}}"\n>}}{{< /note\n>}}', "{{< youtube >}}", "{{< badge b=c/d >}}"),
]
FRONT_MATTER = [
    "---\nparams: []\n---\n",
    "---\ndate: x\n---\n",
    '{"a": 1}',
    "+++\r\n+++\r\n",
    "\ufeff",
    "---\na: b: c\n---\n",
]


@needs_hugo
@pytest.mark.parametrize(
    "text", [HEAD + body for body in (*BREAK, *BUILD)] + [f"{each} {{{{< nte >}}}}" for each in FRONT_MATTER]
)
def test_a_shortcode_stops_the_build_as_it_stops_hugo(tmp_path: Path, text: str) -> None:
    site = _site(tmp_path)
    site.write("s/p.md", text)
    (plan,) = plan_site(site.folder, read_settings(site.folder), moment())
    seen = site.build()
    named = re.search(r'/p\.md:(\d+):(\d+)":', seen.output)
    assert (plan.meaning.state == "broken") == (plan.error is not None) == (seen.code != 0), seen.output
    assert (plan.error is None) == (text.removeprefix(HEAD) in BUILD)
    if plan.error:
        assert named is not None
        assert plan.error[:2] == (int(named.group(1)), int(named.group(2))), seen.output


@needs_hugo
def test_files_that_are_no_pages_of_their_own_stop_the_build_too(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write_all({"s/b/index.md": "", "s/b/r.md": "x\n{{< nte >}}"})
    plans = plan_site(site.folder, read_settings(site.folder), moment())
    assert {plan.path: plan.error and plan.error[:2] for plan in plans} == {"s/b/index.md": None, "s/b/r.md": (2, 1)}
    assert 's/b/r.md:2:1":' in site.build().output


def test_without_a_site_only_tags_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x {{< nte >}}")
    (tmp_path / "b.md").write_text("x {{< nte >")
    plans = plan_content(tmp_path, SiteSettings(), moment())
    assert [plan.error and plan.error[:2] for plan in plans] == [None, (1, 11)]


def _site(folder: Path) -> HugoSite:
    site = HugoSite(folder / "site")
    for path, text in TEMPLATES.items():
        target = site.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return site
