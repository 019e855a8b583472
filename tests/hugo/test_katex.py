"""What KaTeX knows is what the real Hugo and the real package say, and a package that misbehaves says nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo import katex
from sitectl.hugo.binary import find_node
from sitectl.hugo.katex import known_words, uses_katex
from sitectl.hugo.katex_commands import COMMANDS, ENVIRONMENTS
from tests.hugo_site import HugoSite, needs_hugo
from tests.requirements import require

if TYPE_CHECKING:
    from collections.abc import Iterable

OUR_SITE = Path(__file__).resolve().parents[2] / "site"
UNKNOWN = ("alhpa", "label", "ref", "mbox", "textsc", "mathds", "SI", "RR", "nicefrac", "ensuremath", "unicorn")
NO_ENVIRONMENTS = ("smatrix", "eqnarray", "multline", "tikzpicture", "figure")
TEMPLATE = r"""
{{- $refused := slice }}
{{- range $word, $formulas := hugo.Data.formulas }}
  {{- $misses := 0 }}
  {{- range $formulas }}{{ with try (transform.ToMath .) }}{{ with .Err }}
    {{- $said := string . }}
    {{- if or (in $said (printf "control sequence: %s" $word)) (in $said (printf "No such environment: %s" $word)) }}
      {{- $misses = add $misses 1 }}
    {{- end }}
  {{- end }}{{ end }}{{ end }}
  {{- if eq $misses (len $formulas) }}{{ $refused = $refused | append $word }}{{ end }}
{{- end }}{{ (resources.FromString "refused.json" ($refused | jsonify)).Publish }}"""


def refused_by_hugo(folder: Path, words: Iterable[str]) -> set[str]:
    """Return the commands and environments that Hugo's own KaTeX refuses, in formulas, in text and in tables."""
    site = HugoSite(folder)
    (site.folder / "layouts" / "all.html").write_text(TEMPLATE)
    (site.folder / "data").mkdir()
    formulas = {
        word: [word, f"\\text{{{word}}}", f"\\begin{{matrix}}a{word}\\end{{matrix}}"]
        if word.startswith("\\")
        else [f"\\begin{{{word}}}"]
        for word in words
    }
    (site.folder / "data" / "formulas.json").write_text(json.dumps(formulas))
    done = site.run()
    assert done.returncode == 0, done.stderr
    return set(json.loads((site.folder / "public" / "refused.json").read_text()))


@needs_hugo
def test_words_of_hugo(tmp_path: Path) -> None:
    known = {f"\\{name}" for name in COMMANDS} | ENVIRONMENTS
    unknown = {f"\\{name}" for name in UNKNOWN} | set(NO_ENVIRONMENTS)
    assert refused_by_hugo(tmp_path / "site", known | unknown) == unknown


def test_words_of_the_package_are_known_too() -> None:
    require((OUR_SITE / "node_modules" / "katex").is_dir(), "the site's packages are not installed")
    require(find_node(), "Node is not installed")
    words = known_words(OUR_SITE)
    assert uses_katex(OUR_SITE)
    assert {"\\reflectbox", "\\frac", "\\AE", "aligned"} <= words  # the first is newer than Hugo's KaTeX
    assert not {"\\unicorn", "unicorn", "\\RR"} & words
    own = katex._package_words(OUR_SITE / "node_modules" / "katex")
    assert len(own) > 900
    assert {f"\\{name}" for name in COMMANDS} <= own


BROKEN_PACKAGES = {
    "hangs": "while (true) {}",
    "throws": "throw new Error('no')",
    "prints": "console.log('{\"commands\": 5}'); process.exit(0)",
    "prints a list": "process.stdout.write('[1]'); process.exit(0)",
    "writes": "require('fs').writeFileSync(__dirname + '/out', ''); exports.renderToString = () => ''",
    "starts": "require('child_process').execSync('touch out'); exports.renderToString = () => ''",
    "is none": "exports.other = 1",
    "cannot be read": "(((",
}


@pytest.mark.parametrize("script", BROKEN_PACKAGES.values(), ids=list(BROKEN_PACKAGES))
def test_package_that_misbehaves_says_nothing(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    require(find_node(), "Node is not installed")
    monkeypatch.setattr(katex, "_SECONDS", 1)
    folder = tmp_path / "node_modules" / "katex" / "dist"
    folder.mkdir(parents=True)
    (folder / "katex.js").write_text(script)
    assert known_words(tmp_path) == {f"\\{name}" for name in COMMANDS} | ENVIRONMENTS
    assert [path.name for path in folder.iterdir()] == ["katex.js"]


def test_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITECTL_NODE", str(tmp_path / "nowhere"))
    (tmp_path / "node_modules" / "katex" / "dist").mkdir(parents=True)
    (tmp_path / "node_modules" / "katex" / "dist" / "katex.js").write_text("")
    assert len(known_words(tmp_path)) == len(COMMANDS) + len(ENVIRONMENTS)


TEMPLATES = [
    ({}, False),
    ({"layouts/_partials/head.html": "<title>"}, False),
    ({"layouts/_partials/math.html": "<script src=katex.min.js>"}, True),
    ({"layouts/_markup/render-passthrough.html": "{{ transform.ToMath .Inner }}"}, True),
    ({"layouts/a.html": "katex", "themes/t/layouts/b.html": "MathJax"}, False),
    ({"node_modules/katex/package.json": "{}"}, True),
]


@pytest.mark.parametrize(("files", "expected"), TEMPLATES)
def test_what_sets_formulas(tmp_path: Path, files: dict[str, str], expected: bool) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert uses_katex(tmp_path) == expected


@pytest.mark.parametrize("text", ['macros: {"\\\\RR": "\\\\mathbb{R}"}', '(dict "macros" (dict `\\RR` `\\mathbb{R}`))'])
def test_macros_of_templates_are_known(tmp_path: Path, text: str) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "math.html").write_text(text)
    assert "\\RR" in known_words(tmp_path)
    assert "\\CC" not in known_words(tmp_path)
