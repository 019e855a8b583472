"""What `ref` finds is what the real Hugo finds, from every page of a site and for every spelling."""

from __future__ import annotations

import json
import os
import random
import time
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import read_settings
from sitectl.hugo.moments import Moment
from sitectl.hugo.plan import plan_site
from sitectl.hugo.ref_targets import RefTargets
from sitectl.hugo.source_files import site_content
from sitectl.hugo.structure import classify
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = (
    'baseURL = "https://example.org/"\ndisableKinds = ["rss", "sitemap", "robotsTXT", "404"]\n'
    'refLinksErrorLevel = "WARNING"\nrefLinksNotFoundURL = "MISS"\n'
)
LANGUAGES = "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"
TEMPLATE = """
{{- $page := . }}{{ $out := dict }}{{ range hugo.Data.references }}{{ $found := try (relref $page (dict "path" .)) }}
{{- $out = merge $out (dict . (cond (not $found.Err) $found.Value "REFUSED")) }}{{ end }}
{{- with .File }}{{ $text := dict "path" .Path "found" $out | jsonify }}
{{- (resources.FromString (printf "found/%s.json" (md5 .Path)) $text).Publish }}{{ end }}"""
PAGES = {
    **dict.fromkeys(("_index.md", "about.md", "post/_index.md", "post/a.md", "post/Big One.md"), ""),
    **dict.fromkeys(("post/bundle/index.md", "post/bundle/text.md", "post/sub/_index.md", "post/sub/deep.md"), ""),
    **dict.fromkeys(("post/sub/leaf/index.md", "top/index.md", "docs/a.md", "docs/only.md", "docs/v1.2.md"), ""),
    **dict.fromkeys(("docs/c.de.md", "more/x y/inner.md", "more/Only Here.MD"), ""),
    "docs/draft.md": "draft: true",
    "docs/later.md": "publishDate: 2999-01-01",
    "docs/elsewhere.md": "url: /x/y/",
    "docs/slugged.md": "slug: other",
    "docs/unseen.md": "build: {list: never, render: never}",
    "docs/tagged.md": "tags: [Go Lang]",
    "hidden/_index.md": "draft: true",
    "hidden/page.md": "",
}
REFERENCES = (
    *("", "/", "#x", "a", "a.md", "/a", "./a", "../a", "a/", "/post/a", "post/a.md", "/post/A.MD", "only", "only.md"),
    *("ONLY.md", "docs/only", "/docs/only/", "../docs/only.md", "../docs/only", "../../docs/only.md", "../only"),
    *("../../docs/only", "v1.2", "v1.2.md", "v1.2.txt", "/docs/v1.2", "draft", "/docs/draft.md", "later", "elsewhere"),
    *("/x/y", "slugged", "/docs/other", "unseen", "bundle", "bundle/index.md", "/post/bundle/index", "bundle/text.md"),
    *("text", "post", "/post/_index.md", "/post/_index", "_index.md", "index.md", "index", "sub", "sub/deep", "deep"),
    *("leaf", "../leaf", "x y", "more", "/more/x y", "inner", "/more/x-y/inner.md", "Big One", "big-one", "BIG ONE.md"),
    *("only.en.md", "/docs/only.en.md", "c", "c.md", "c.de", "c.de.md", "only.html", "only.txt", "/docs/only.txt"),
    *("https://a.org/x", "https://a.org/", "//docs/only", "mailto:a@b", "foo:only", "docs", ".", "..", "../", "../.."),
    *("post/../docs/only", "/docs/../docs/only", "docs//only", "only ", "%6Fnly", "only%2Emd", "only?x=1", "only#h"),
    *(
        "hidden",
        "/hidden/",
        "/hidden/page",
        "../about",
        "../about.md",
        "../../about.md",
        "about",
        "only here",
        "nowhere",
    ),
)
DOUBTFUL = ("tags", "/tags/go-lang", "go-lang", ":only", "docs/only:x", "50%")


def ask_hugo(site: HugoSite, references: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return what the real Hugo makes of each reference on each page."""
    (site.folder / "layouts" / "all.html").write_text(TEMPLATE)
    (site.folder / "data").mkdir()
    (site.folder / "data" / "references.json").write_text(json.dumps(references))
    done = site.run(clock=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    assert done.returncode == 0, done.stdout + done.stderr
    answers = [json.loads(path.read_text()) for path in (site.folder / "public" / "found").glob("*.json")]
    return {each["path"]: each["found"] for each in answers}


def read_targets(root: Path) -> RefTargets:
    settings = read_settings(root)
    files = {file.path: file for file in classify(site_content(root, settings).files, settings)}
    plans = {plan.path: plan for plan in plan_site(root, settings, Moment(int(time.time())))}
    return RefTargets(files, plans, frozenset(settings.languages), frozenset(["tags", "categories"]))


def disagreements(site: HugoSite, references: tuple[str, ...]) -> tuple[int, list[str]]:
    """Return how often sitectl was sure, and where it was wrong."""
    targets = read_targets(site.folder)
    sure, wrong = 0, []
    for path, found in ask_hugo(site, references).items():
        for reference, seen in found.items():
            verdict = targets.find(reference, path).verdict
            sure += verdict != "unknown"
            if verdict != "unknown" and (verdict == "found") != (seen not in ("MISS", "REFUSED")):
                wrong.append(f"{reference!r} on {path}: {verdict}, but Hugo says {seen!r}")
    return sure, wrong


@needs_hugo
@pytest.mark.parametrize("config", [CONFIG, CONFIG + LANGUAGES], ids=["one language", "two languages"])
def test_references_are_found_as_by_hugo(tmp_path: Path, config: str) -> None:
    site = HugoSite(tmp_path / "site", config)
    site.write_all({path: f"---\ntitle: T\n{extra}\n---\n" for path, extra in PAGES.items()})
    sure, wrong = disagreements(site, (*REFERENCES, *DOUBTFUL))
    assert not wrong
    assert sure > 15 * len(REFERENCES)


@needs_hugo
@pytest.mark.parametrize("seed", range(int(os.environ.get("SITECTL_REF_SITES", "2"))))
def test_references_of_any_site_are_found_as_by_hugo(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    folders = ("", "post/", "post/sub/", "docs/", "docs/a/", "docs/b/sub/", "post/x y/", "Docs2/", "post/v1.0/")
    names = ("a", "b", "A", "Big One", "v1.2", "_index", "c.de", "d.en", "sub", "post", "x")
    paths = [f"{rng.choice(folders)}{rng.choice(names)}{rng.choice(('.md', '.MD', '.markdown'))}" for _ in range(9)]
    paths += [f"{rng.choice(folders)}leaf{number}/index.md" for number in range(2)]
    site = HugoSite(tmp_path / "site", CONFIG + rng.choice(("", LANGUAGES)))
    extras = ("", "", "", "draft: true", "headless: true", "slug: zz")
    site.write_all({path: f"---\ntitle: T\n{rng.choice(extras)}\n---\n" for path in paths})
    words = ("a", "b", "big one", "v1.2", "index", "_index", "sub", "post", "docs", "x", "..", ".", "c", "d", "leaf0")
    references = {
        "/".join(rng.choices(words, k=rng.choice((1, 1, 2, 3))))
        + rng.choice(("", "", ".md", ".en.md", "/", ".txt", "#h"))
        for _ in range(60)
    }
    references |= {prefix + path for path in paths for prefix in ("", "/", "../", "../../")}
    sure, wrong = disagreements(site, tuple(sorted(references)))
    assert not [each for each in wrong if ": found" not in each]
    assert len(wrong) <= sure // 50
