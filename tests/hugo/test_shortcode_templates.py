"""Which shortcode templates enclose text, as the real Hugo decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.hugo.shortcode_templates import ShortcodeTemplates, uses_inner
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

ENCLOSE = [
    *(
        "{{ .Inner }}",
        "{{- .InnerDeindent -}}",
        "{{ $.Inner|len }}",
        "{{ $x := .Page }}{{ $x.Inner }}",
        "{{\n.Inner\n}}",
    ),
    *("{{ if false }}{{ .Inner }}{{ end }}", "{{ define `z` }}{{ end }}{{ .Inner }}", '<a href="{{ .Inner }}">'),
    *("{{ with $x := .Inner }}{{ end }}", '{{ block "b" . }}{{ .Inner }}{{ end }}', "{{ .Page.Inner }}"),
    *("{{ .Inner.x }}", "{{ len .Inner}}", '{{ print "a" .Inner }}', "{{ with site }}{{ else with .Inner }}{{ end }}"),
]
DO_NOT = [
    *("", "x", ".Inner", "<!-- .Inner -->", "{{/* .Inner */}}", "{{- /* {{ .Inner }} */ -}}", '{{ print ".Inner" }}'),
    *("{{ `.Inner` }}", "{{ .InnerFoo }}", "{{ .inner }}", "{{ (.).Inner }}", '{{ index . "Inner" }}'),
    *('{{ define "x" }}{{ if . }}{{ .Inner }}{{ end }}{{ end }}',),
    *("{{ $Inner := 1 }}",),
]


def test_the_enclosed_text_is_found() -> None:
    assert {template: uses_inner(template) for template in ENCLOSE} == dict.fromkeys(ENCLOSE, True)
    assert {template: uses_inner(template) for template in DO_NOT} == dict.fromkeys(DO_NOT, False)
    assert uses_inner('{{ template "x" .Inner }}') is None


@needs_hugo
def test_hugo_decides_so_too(tmp_path: Path) -> None:
    """Only a shortcode that encloses text may close itself, and only another may stay open."""
    site = HugoSite(tmp_path / "site")
    for number, template in enumerate((*ENCLOSE, *DO_NOT)):
        path = site.folder / f"layouts/_shortcodes/t{number}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(template)
        end = "/>}}" if template in ENCLOSE else ">}}"
        site.write(f"{number}.md", f"---\n---\n{{{{< t{number} {end}")
    seen = site.build()
    assert seen.code == 0, seen.output


def test_templates_of_one_name_may_differ(tmp_path: Path) -> None:
    for path, text in {
        "layouts/_shortcodes/a.html": "{{ .Inner }}",
        "layouts/_shortcodes/a.rss.xml": "x",
        "layouts/_shortcodes/B.html": "x",
        "layouts/shortcodes/c/d.html": "{{ .Inner }}",
        "themes/t/layouts/_shortcodes/b.html": "{{ .Inner }}",
        "themes/t/layouts/_shortcodes/e.html": "{{ .Inner }}",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    own = ShortcodeTemplates(tmp_path, {"theme": "t"}).own
    assert own == {"a": None, "b": False, "c/d": True, "e": True}
    assert ShortcodeTemplates(tmp_path, {"theme": "fetched"}).own is None
    assert ShortcodeTemplates().known is None


def test_a_site_may_leave_all_templates_to_its_theme(tmp_path: Path) -> None:
    shortcodes = tmp_path / "themes" / "t" / "layouts" / "_shortcodes"
    shortcodes.mkdir(parents=True)
    (shortcodes / "a.html").write_text("{{ .Inner }}")
    assert ShortcodeTemplates(tmp_path, {"theme": "t"}).own == {"a": True}
    assert ShortcodeTemplates(tmp_path, {"module": {"imports": [{"path": "t"}]}}).own == {"a": True}
    assert ShortcodeTemplates(tmp_path, {"theme": ["t", "fetched"]}).own is None
    assert ShortcodeTemplates(tmp_path, {}).own is None
