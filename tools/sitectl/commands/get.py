"""`sitectl get`: front matter values as Hugo's parser reads them."""

from __future__ import annotations

import sys

import click

from sitectl.commands._editing import checked_condition, where_option


@click.command(short_help="Print front matter values.")
@click.argument("keys", metavar="KEY[,KEY]...")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@where_option
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, keys: str, paths: tuple[str, ...], where: str | None, format_name: str) -> None:
    """Print front matter values: `sitectl get title,params.seo.title content/blog`.

    For one file and one key that is the bare value; else each line is path, key and value, parted by tabs, and a
    page without the key is left out. JSON is a list of {"path", "values"}, null for a missing key. Without PATH all
    content of the site is read. Exit code 0; 1 when no page has the key; 2 when a file could not be read.
    """
    from sitectl.editing.known_keys import SiteKeys
    from sitectl.editing.place import editing_place
    from sitectl.editing.reading import Query, nothing_found, read_values, rendered
    from sitectl.editing.values import parse_keys

    place = editing_place(ctx.obj.site, paths)
    condition = checked_condition(where, place, paths)
    query = Query(tuple(parse_keys(keys)), condition, place.rules)
    answers, failures = read_values(place.targets(paths), query)
    click.echo(rendered(answers, query, format_name, bare=_is_file(paths)), nl=False)
    for sentence in failures:
        click.echo(f"sitectl: {sentence}", err=True)
    is_found = any(answer.has_any for answer in answers)
    if not is_found and not failures and ctx.obj.verbosity >= 0:
        click.echo(f"sitectl: {nothing_found(answers, query, SiteKeys(place), paths)}", err=True)
    sys.exit(2 if failures else int(not is_found))


def _is_file(paths: tuple[str, ...]) -> bool:
    from pathlib import Path

    return len(paths) == 1 and not Path(paths[0]).is_dir()
