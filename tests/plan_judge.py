"""Compare `plan` with the real Hugo on a set of files: one throw-away site, built with everything and plainly."""

from __future__ import annotations

import re
import shutil
from datetime import UTC
from posixpath import normpath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from sitectl.hugo.dates import parse_date_text
from sitectl.hugo.plan import plan_files
from sitectl.hugo.site_settings import SiteSettings
from sitectl.hugo.source_files import site_content
from tests.hugo_site import CLOCK, CONFIG, HugoSite, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment

ZERO_DATE = "0001-01-01T00:00:00Z"
_MORE_BUILDS = 20
FIELDS = ("kind", "title", "draft", "weight", "slug", "url", "date", "lastmod", "publish_date", "expiry_date")


class Disagreement(NamedTuple):
    """One field of one page where the plan and Hugo differ."""

    path: str
    field: str
    plan: object
    hugo: object
    text: str = ""


def moment(text: str = CLOCK) -> Moment:
    """Return the moment of a text."""
    found = parse_date_text(text, UTC)
    assert found is not None
    return found


def disagreements(
    folder: Path,
    files: Mapping[str, str | bytes],
    config: str = CONFIG,
    settings: SiteSettings | None = None,
    fields: tuple[str, ...] = FIELDS,
) -> list[Disagreement]:
    """Build the files with Hugo in an empty folder and return where the plan differs; broken pages aside.

    Where pages are to stop the build, it has to stop; the others are compared without them.
    """
    site = HugoSite(folder, config)
    site.write_all(files)
    settings = settings or SiteSettings()
    content = site_content(site.folder, settings)
    plans = plan_files(content, settings, moment())
    while fatal := [plan for plan in plans if plan.error and "is not a parsable date" not in plan.error.message]:
        if not _stops(site):
            return [Disagreement(plan.path, "broken", plan.error, "builds") for plan in fatal]
        for plan in fatal:
            (content.root / plan.path).unlink()
        content = site_content(site.folder, settings)
        plans = plan_files(content, settings, moment())
    site.want(file.place for file in content.files)
    site.content = content.root
    everything, plain = site.build_everything(), site.build()
    bad = {path.removeprefix(f"{site.content}/") for path, _ in everything.bad_dates}
    found = compare(plans, everything, plain, bad, fields)
    return [each._replace(text=_text(site.content / each.path)) for each in found]


def _stops(site: HugoSite) -> bool:
    """Say whether a build ends for another reason than dates."""
    built = site.build_everything()
    return built.code != 0 and not built.pages


def _text(file: Path) -> str:
    return file.read_text(errors="replace")[:300] if file.is_file() else ""


def compare(
    plans: list[PagePlan], everything: Seen, plain: Seen, bad_dates: set[str], fields: tuple[str, ...] = FIELDS
) -> list[Disagreement]:
    """Return where plans differ from what Hugo's two builds saw."""
    is_seen = bool(everything.pages) or all(plan.meaning.state in ("never", "broken") for plan in plans)
    if everything.code not in (0, 1) or (everything.code and not bad_dates) or not is_seen:
        lines = everything.output.partition("\ngoroutine")[0].splitlines()
        said = "\n".join(line for line in lines if "is not a parsable date" not in line)
        return [Disagreement("", "build", "builds", said[-1500:])]
    planned = {plan.path for plan in plans}
    found = [
        Disagreement(path, "plan", "not listed", "seen") for path in {*everything.pages} - planned if path[0] != "/"
    ]
    for plan in plans:
        hugo = everything.pages.get(plan.path) or everything.resources.get(plan.path)
        is_broken = plan.path in bad_dates
        if is_broken != (plan.meaning.state == "broken"):
            found.append(Disagreement(plan.path, "broken", plan.error, is_broken))
            continue
        if hugo is None:
            if plan.meaning.state not in ("never", "broken"):
                found.append(Disagreement(plan.path, "state", plan.meaning.state, "not seen"))
            continue
        if plan.path in everything.resources and plan.path not in everything.pages:
            hugo = {**hugo, "kind": "resource"}
        found += _fields(plan, hugo, tuple(f for f in fields if not (is_broken and f == "url")))
        if not (_is_overwritten(plan, everything) or _is_overwritten(plan, plain)):
            found += _states(plan, everything, plain)
    return found


def judge_broken(
    folder: Path, plan: PagePlan, text: bytes, around: Mapping[str, bytes] | None = None
) -> list[Disagreement]:
    """Give one page to Hugo and return where the plan differs: whether it breaks, and at which line and column.

    `around` are other files, such as the list pages above it. Hugo's column is compared where it names one of a
    text that cannot be read; elsewhere it always says 1:1.
    """
    shutil.rmtree(folder, ignore_errors=True)
    needs_program = plan.error is not None and plan.error.message.startswith("it needs the program")
    site = HugoSite(folder, CONFIG if needs_program else CONFIG + "[security.exec]\nallow = ['.*']\n")
    if needs_program:  # Hugo starts it where a template shows the page's content
        (site.folder / "layouts" / "all.html").write_text("{{ .Content }}")
    site.write_all(around or {})
    site.write(plan.path, text)
    seen = _firm_build(site)
    shown = text.decode("utf-8", "replace")[:600]
    is_broken = seen.code != 0
    if is_broken != (plan.error is not None):
        return [Disagreement(plan.path, "broken", plan.error, seen.output.partition("\ngoroutine")[0][-800:], shown)]
    named = re.search(r'/content/.*:(\d+):(\d+)":', seen.output)
    counts_elsewhere = 'front matter field "params" must be a map' in seen.output
    if plan.error is None or named is None or counts_elsewhere:
        return []
    hugo = (int(named.group(1)), int(named.group(2)))
    if (plan.error.line, plan.error.column) != hugo:
        return [Disagreement(plan.path, "place", plan.error, f"{hugo} {seen.output[-500:]}", shown)]
    return []


def _firm_build(site: HugoSite) -> Seen:
    """Build until Hugo either fails or writes something.

    At a `url` that it cannot use Hugo panics, but about one run in ten ends before that, with exit code 0 and no file.
    """
    seen = site.build_everything()
    for _ in range(_MORE_BUILDS):
        if seen.code or seen.owners:
            break
        seen = site.build_everything()
    return seen


def _is_overwritten(plan: PagePlan, seen: Seen) -> bool:
    """Say whether another page was written where this one belongs: which of the two is left is chance."""
    if "/../" in plan.meaning.url:
        return True  # such a page lies above its folder, where others lie
    path = normpath(unquote(plan.meaning.url.partition("?")[0]).removesuffix("index.html")).strip("/")
    without_base = path.partition("/")[2]
    places = (path, without_base, f"{path}/index", f"{without_base}/index")  # the last two for pages named index
    owners = [owner for place in places for owner in seen.owners_by_address.get(place, ())]
    return bool(plan.meaning.url) and bool(owners) and plan.path not in owners


def _fields(plan: PagePlan, hugo: dict[str, Any], fields: tuple[str, ...]) -> list[Disagreement]:
    ours = plan.as_json()
    found = []
    for name in fields:
        expected = hugo[name]
        if expected == ZERO_DATE and name.endswith(("date", "mod")):
            expected = None
        if ours[name] != expected:
            found.append(Disagreement(plan.path, name, ours[name], expected))
    return found


def _states(plan: PagePlan, everything: Seen, plain: Seen) -> list[Disagreement]:
    state = plan.meaning.state
    if state == "broken":
        return []
    found = []
    if (state == "live") != (plan.path in plain.written):
        found.append(Disagreement(plan.path, "live", state, plan.path in plain.written))
    if (state == "never") == (plan.path in everything.written) and not (
        state == "never" and "neither" in plan.meaning.reason
    ):
        found.append(Disagreement(plan.path, "never", state, plan.path in everything.written))
    return found
