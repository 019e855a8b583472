"""Measure how long our site with 300 publications and 500 news items builds, against 800 plain pages of Doks.

Run as `python -m tools.bench.site_build`. Both sites are generated and built in turn, each time without any cache; the
median of the ratios is printed beside the goal of 1.5. Plain Doks is spared what costs it most (PostCSS in Node, the
index of its search, menus of all pages), so that the comparison leans against us.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.site.building import SITE, environment, package_folder
from tests.site.variants import Variant

PUBLICATIONS, NEWS, GOAL = 300, 500, 1.5
WORDS = "Scheduling the kernels of many tasks keeps a processor busy and its users happy. " * 12

SETTINGS = """
baseURL = "https://example.org/"
title = "Plain Doks"
disableKinds = ["taxonomy", "term"]

[params]
mainSections = ["docs"]

[params.doks]
colorMode = "auto"
containerBreakpoint = "lg"
flexSearch = false
sectionNav = []
searchExclKinds = []

[params.seo.schemas]
type = "Person"

[params.render_hooks.link]
errorLevel = "ignore"

[module]
"""
# What Doks expects every site to have.
OWN_FILES = {
    "assets/scss/common/_variables-custom.scss": "",
    "assets/scss/common/_custom.scss": "",
    "assets/js/custom.js": "",
    "assets/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "layouts/_partials/footer/script-footer-custom.html": "",
}
MOUNTS = [
    *(
        ("layouts", f"node_modules/@thulite/{name}/layouts")
        for name in ("doks-core", "core", "seo", "images", "inline-svg")
    ),
    ("i18n", "node_modules/@thulite/doks-core/i18n"),
    ("data", "node_modules/@thulite/doks-core/data"),
    ("assets", "node_modules/@thulite/core/assets"),
    ("assets", "node_modules/@thulite/doks-core/assets"),
    ("static", "node_modules/@thulite/doks-core/static"),
]


def our_site(folder: Path) -> list[str]:
    """Generate publications and news for our site and return Hugo's options for it."""
    variant = Variant(folder, {})
    for number in range(PUBLICATIONS):
        authors = ", ".join(f"Author {(number + other) % 90}" for other in range(6))
        variant.write(
            f"content/publications/paper{number}/index.md",
            f'---\ntitle: "Paper {number}: a system for {number} things"\ndate: {1990 + number % 35}-05-01T00:00:00Z\n'
            f"authors: [Zejia Lin, {authors}]\nvenue: {{short: CONF, name: Conference on Systems}}\n"
            f"doi: 10.1000/{number}\nlinks:\n  - {{name: Code, url: https://example.org/{number}}}\n---\n\n{WORDS}\n",
        )
    for number in range(NEWS):
        variant.write(
            f"content/news/{1990 + number % 35}-03-item{number}.md",
            f'---\ntitle: "Item {number}"\ndate: {1990 + number % 35}-03-01T00:00:00Z\n---\n\n'
            f"[Paper {number}](https://example.org/{number}) is accepted.\n",
        )
    return ["--source", str(SITE), "--configDir", str(folder / "config")]


def plain_site(folder: Path) -> list[str]:
    """Generate as many plain pages for Doks and return Hugo's options for them."""
    mounts = [*MOUNTS, *((room, str(folder / room)) for room in ("content", "assets", "layouts"))]
    lines = "".join(f'[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n' for target, source in mounts)
    (folder / "content" / "pages").mkdir(parents=True)
    for path, text in OWN_FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "hugo.toml").write_text(SETTINGS + lines)
    for number in range(PUBLICATIONS + NEWS):
        (folder / "content" / "pages" / f"page{number}.md").write_text(
            f'---\ntitle: "Page {number}"\ndate: {1990 + number % 35}-05-01T00:00:00Z\n---\n\n{WORDS}\n'
        )
    empty = folder / "config"
    empty.mkdir()
    return [
        *("--source", str(SITE), "--config", str(folder / "hugo.toml"), "--configDir", str(empty)),
        *("--environment", "development"),
    ]


def seconds(options: list[str], folder: Path) -> float:
    """Build once from nothing and return how long Hugo ran."""
    shutil.rmtree(folder, ignore_errors=True)
    binary = package_folder("hugo") / "binaries" / "hugo"
    caches = ["--ignoreCache", "--cacheDir", str(folder / "cache"), "--noBuildLock"]
    command = [str(binary), "build", *options, *caches, "--destination", str(folder / "public")]
    start = time.perf_counter()
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return elapsed


def main() -> int:
    """Print the times of both sites and their ratio; return 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="builds of each site (default: 3)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "ours").mkdir()
        ours, plain = our_site(folder / "ours"), plain_site(folder / "plain")
        times = [(seconds(ours, folder / "a"), seconds(plain, folder / "b")) for _ in range(runs)]
        written = [len(list((folder / name / "public").rglob("*.html"))) for name in ("a", "b")]
    for name, index in (("ours", 0), ("plain Doks", 1)):
        shown = " ".join(f"{run[index]:.2f}" for run in times)
        print(f"{name:12}{written[index]:6} pages   {shown} s")
    ratio = statistics.median(first / second for first, second in times)
    print(f"ratio       {ratio:.2f} (goal: at most {GOAL})")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
