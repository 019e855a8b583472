"""`sitectl serve`: lint, then hugo server."""

from __future__ import annotations

import sys

import click


@click.command(
    context_settings={"ignore_unknown_options": True}, short_help="Lint the content and serve the site while you write."
)
@click.argument("hugo_arguments", nargs=-1, type=click.UNPROCESSED, metavar="[-- HUGO OPTION...]")
@click.pass_context
def command(ctx: click.Context, hugo_arguments: tuple[str, ...]) -> None:
    """Lint the content and serve the site on this machine, rebuilding it while you write.

    Findings are shown but stop nothing. Options after -- go to `hugo server`; its exit code is passed on.
    """
    from sitectl.commands._building import linted, prepared_site
    from sitectl.hugo.binary import run_hugo

    site = prepared_site(ctx.obj.site)
    linted(site)
    # From memory: what it serves has addresses of this machine, and must not lie where the next upload takes it from.
    sys.exit(run_hugo(site.root, ["server", "--renderToMemory", *hugo_arguments]))
