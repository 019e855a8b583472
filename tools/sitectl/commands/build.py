"""`sitectl build`: lint, then hugo, then one line of what is published."""

from __future__ import annotations

import sys

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("hugo_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- HUGO OPTION...]")
@click.pass_context
def command(ctx: click.Context, hugo_arguments: tuple[str, ...]) -> None:
    """Lint the content and build the site with hugo.

    Findings of level error stop the build: the pages they name would be wrong or missing. Options after -- go to
    hugo. The exit code is hugo's own, 1 after such findings.
    """
    from sitectl.commands._building import linted, prepared_site
    from sitectl.hugo.binary import run_hugo
    from sitectl.hugo.summary import published_line

    site = prepared_site(ctx.obj.site)
    outcome = linted(site)
    if outcome.errors or outcome.failures:
        click.echo("sitectl: not built; correct the errors above first", err=True)
        sys.exit(outcome.exit_code)
    # What an earlier build left of pages that are gone must not stay online; another folder is not ours to clean.
    named = any(word.startswith(("-d", "--destination")) for word in hugo_arguments)
    code = run_hugo(site.root, ["build", *([] if named else ["--cleanDestinationDir"]), *hugo_arguments])
    if code == 0:
        click.echo(published_line(site))
    sys.exit(code)
