"""`sitectl plan`: what Hugo would do with every content file."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitectl.cli import GlobalOptions
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import SiteSettings

FORMATS = ("table", "json", "csv")
_LINES_AT_ONCE = 256
_WORDS = ("live", "listed", "draft", "scheduled", "expired", "never", "broken")


@click.command("plan", short_help="Say which pages are live, hidden or broken, and why.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print.")
@click.option("--at", "at", metavar="TIME", help="The moment to plan for, in any form that Hugo reads; default: now.")
@click.option("--fail-on-hidden", is_flag=True, help="Exit with 1 if a page is not shown that could be.")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Plan a bare folder of content, with Hugo's default settings.",
)
@click.pass_obj
def command(options: GlobalOptions, form: str, at: str | None, fail_on_hidden: bool, content: Path | None) -> None:
    """Say for each page whether it is live, a draft, scheduled, expired, never published or broken, and why.

    In the table, `listed` is what has no page of its own but stands in lists, as items of news do, and a draft or
    scheduled one is shown as such; JSON and CSV have them as `never` with that reason. Paths begin at the content
    folder, and other commands take them so.
    """
    from sitectl.hugo.plan import without_garbage_collection

    with without_garbage_collection():
        try:
            plans = _plans(options, at, content)
        except OSError as error:
            raise SitectlError(f"{error.filename}: cannot be read: {error.strerror}") from error
        for part in render(plans, form):
            click.echo(part, nl=False)
    if options.verbosity >= 0:
        click.echo(summary(plans), err=True)
    if fail_on_hidden and any(plan.is_hidden for plan in plans):
        raise SystemExit(1)


def _plans(options: GlobalOptions, at: str | None, content: Path | None) -> list[PagePlan]:
    from sitectl.hugo.plan import plan_content, plan_site
    from sitectl.hugo.site_settings import SiteSettings

    if content is not None:
        settings = SiteSettings()
        return plan_content(content, settings, _moment(at, settings))
    from sitectl.hugo.config import read_settings
    from sitectl.hugo.locate import find_site

    root = find_site(options.site).root
    settings = read_settings(root)
    return plan_site(root, settings, _moment(at, settings))


def _moment(text: str | None, settings: SiteSettings) -> Moment:
    from sitectl.hugo.dates import parse_date_text
    from sitectl.hugo.moments import Moment

    if text is None:
        nanoseconds = time.time_ns()
        return Moment(nanoseconds // 10**9, nanoseconds % 10**9)
    moment = parse_date_text(text, settings.languages[settings.default_language].time_zone)
    if moment is None:
        raise click.BadParameter(f"{text!r} is not a date for Hugo; write 2026-03-01 or 2026-03-01T12:00:00+01:00")
    return moment


def render(plans: Sequence[PagePlan], form: str) -> Iterator[str]:
    """Yield the plans as a table, as JSON (one object a line) or as CSV, in parts to be printed one after the other."""
    if form == "json":
        yield from _json(plans)
    else:
        yield _csv(plans) if form == "csv" else _table(plans)


def summary(plans: Sequence[PagePlan]) -> str:
    """Return one line that counts the pages of each state."""
    counts = Counter(_word(plan) for plan in plans)
    listed = [f"{counts[word]} {word}" for word in _WORDS if counts[word]]
    files = "1 content file" if len(plans) == 1 else f"{len(plans)} content files"
    return f"{files}: {', '.join(listed)}" if listed else "no content files"


def _json(plans: Sequence[PagePlan]) -> Iterator[str]:
    # One emoji makes the text that it is a part of four times as large, and so these parts are small.
    for start in range(0, len(plans), _LINES_AT_ONCE):
        lines = ",\n".join([plan.json_text() for plan in plans[start : start + _LINES_AT_ONCE]])
        yield f",\n{lines}" if start else f"[\n{lines}"
    yield "\n]\n" if plans else "[]\n"


def _csv(plans: Sequence[PagePlan]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for plan in plans:
        row = plan.as_json()
        del row["error"]
        error = plan.error
        place = {"error_line": error.line, "error_column": error.column} if error else {}
        row |= {"error_line": "", "error_column": "", **place, "error_message": error.message if error else ""}
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)
    return out.getvalue()


def _table(plans: Sequence[PagePlan]) -> str:
    rows = [(_word(plan), _printable(plan.path), _note(plan)) for plan in plans]
    width = max((len(path) for _, path, _ in rows), default=0)
    return "".join(f"{word:<9}  {path:<{width}}  {note}".rstrip() + "\n" for word, path, note in rows)


def _word(plan: PagePlan) -> str:
    state = plan.meaning.state
    if state != "never":
        return state
    return "listed" if plan.is_listed else plan.withheld[0] if plan.withheld else state


def _printable(path: str) -> str:
    """Return a path for one line of a terminal: line breaks, escapes and bytes that are not UTF-8 in escaped form."""
    return path if path.isprintable() else path.encode("unicode_escape").decode()


def _note(plan: PagePlan) -> str:
    if plan.error is not None:
        return f"line {plan.error.line}, column {plan.error.column}: {plan.error.message}"
    if _word(plan) == "listed":
        return "in lists; it has no page of its own"
    return plan.withheld[1] if plan.withheld else plan.meaning.reason or plan.meaning.url
