"""`sitectl set`: front matter values written, each in the style of the one that it replaces."""

from __future__ import annotations

import click

from sitectl.commands._editing import mode_of, preview_options, where_option


@click.command(context_settings={"ignore_unknown_options": False}, short_help="Set front matter values.")
@click.argument("words", nargs=-1, metavar="KEY=VALUE... [PATH]...")
@click.option("--string", "as_text", is_flag=True, help="Write every value as text, whatever it looks like.")
@where_option
@preview_options
@click.pass_context
def command(
    ctx: click.Context, words: tuple[str, ...], as_text: bool, where: str | None, diff: bool, dry_run: bool
) -> None:
    """Set front matter values: `sitectl set draft=false tags+=x params.seo.title="A title" content/blog`.

    KEY+=VALUE adds to a list, KEY-=VALUE takes from it. true, false, null, numbers, dates and [lists, of, values]
    are typed; title, description and the like are always text. An item of a list may be a map, written as JSON:
    `links+='{"name": "Code", "url": "https://example.org"}'`. Letter case of keys does not matter, dots lead into
    maps, and a page without front matter gets one. PATH is a file or a folder; all content below it is meant.
    With --where and no PATH it is all content of the site.
    Exit code 0: done; 1: something would change (--diff, --dry-run); 2: a file was left as it was.
    """
    import time
    from functools import partial

    from sitectl.commands._editing import run
    from sitectl.editing.fields import fitted_changes
    from sitectl.editing.known_keys import SiteKeys, refuse_commas, refuse_maps, refuse_misspelled, without_effect
    from sitectl.editing.place import editing_place
    from sitectl.editing.values import parse_assignments
    from sitectl.editing.visibility import Visibility, refuse_breaking
    from sitectl.hugo.fatal import RISKY_KEYS
    from sitectl.hugo.keys import PUBLISHING_KEYS
    from sitectl.hugo.moments import Moment

    parsed = parse_assignments(words, as_text=as_text)
    place = editing_place(ctx.obj.site, parsed.paths)
    keys = SiteKeys(place)
    refuse_misspelled(parsed.changes, keys, parsed.paths)
    refuse_maps(parsed.changes, keys)
    if not as_text:
        refuse_commas(parsed.changes, keys)
    for sentence in without_effect(parsed.changes):
        click.echo(f"sitectl: {sentence}", err=True)
    changes_of = partial(fitted_changes, changes=parsed.changes)
    keys_set = {change.path[0].lower() for change in parsed.changes}
    visibility = Visibility(place, Moment(int(time.time())))
    run(
        place,
        parsed.paths,
        changes_of,
        mode=mode_of(diff=diff, dry_run=dry_run),
        where=where,
        consequences=visibility.hidden_by_dates if keys_set & PUBLISHING_KEYS else None,
        refuse=partial(refuse_breaking, settings=place.readable_settings) if keys_set & RISKY_KEYS else None,
    )
