"""`sitectl plan`: what Hugo would do with every content file."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitectl.errors import SitectlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.cli import GlobalOptions
    from sitectl.hugo.meaning import PagePlan
    from sitectl.hugo.moments import Moment
    from sitectl.hugo.site_settings import SiteSettings

FORMATS = ("table", "json", "csv")


@click.command("plan")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print.")
@click.option("--at", "at", metavar="TIME", help="The moment to plan for, in any form that Hugo reads; default: now.")
@click.option("--fail-on-hidden", is_flag=True, help="Exit with 1 if a page is not published that could be.")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Plan a bare folder of content, with Hugo's default settings.",
)
@click.pass_obj
def command(options: GlobalOptions, form: str, at: str | None, fail_on_hidden: bool, content: Path | None) -> None:
    """Say for each page whether it is live, a draft, scheduled, expired, never published or broken, and why."""
    try:
        plans = _plans(options, at, content)
    except OSError as error:
        raise SitectlError(f"{error.filename}: cannot be read: {error.strerror}") from error
    click.echo(render(plans, form), nl=False)
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
        raise click.BadParameter(f"{text!r} is no date that Hugo reads; write 2026-03-01 or 2026-03-01T12:00:00+01:00")
    return moment


def render(plans: Sequence[PagePlan], form: str) -> str:
    """Return the plans as a table, as JSON (one object a line) or as CSV."""
    if form == "json":
        return _json(plans)
    return _csv(plans) if form == "csv" else _table(plans)


def summary(plans: Sequence[PagePlan]) -> str:
    """Return one line that counts the pages of each state."""
    from sitectl.hugo.publishing import STATES

    counts = Counter(plan.meaning.state for plan in plans)
    listed = [f"{counts[state]} {state}" for state in STATES if counts[state]]
    files = "1 content file" if len(plans) == 1 else f"{len(plans)} content files"
    return f"{files}: {', '.join(listed)}" if listed else "no content files"


def _json(plans: Sequence[PagePlan]) -> str:
    lines = ",\n".join(plan.json_text() for plan in plans)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


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
    if not plans:
        return ""
    width = max(len(plan.path) for plan in plans)
    return "".join(f"{plan.meaning.state:<9}  {plan.path:<{width}}  {_note(plan)}".rstrip() + "\n" for plan in plans)


def _note(plan: PagePlan) -> str:
    if plan.error is not None:
        return f"line {plan.error.line}, column {plan.error.column}: {plan.error.message}"
    return plan.meaning.reason or plan.meaning.url
