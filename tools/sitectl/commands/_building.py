"""What `build` and `serve` have in common: the look at the content before hugo starts."""

from __future__ import annotations

import click

from sitectl.errors import SitectlError
from sitectl.hugo.locate import Site, find_site
from sitectl.lint.session import Outcome, Request, lint


class ThemeMissingError(SitectlError):
    """The site's packages are not installed, so hugo would fail with a puzzle."""


def prepared_site(named: str | None) -> Site:
    """Return the site, its packages being installed; raises ThemeMissingError or NoSiteError."""
    site = find_site(named)
    if (site.root / "package.json").is_file() and not (site.root / "node_modules").is_dir():
        raise ThemeMissingError(f"{site.root}: the theme is not installed; run `make site`, or `npm ci` in this folder")
    return site


def linted(site: Site) -> Outcome:
    """Lint the site's content and show what is found on standard error."""
    outcome = lint(Request(site=str(site.root), format_name="concise"))
    click.echo(outcome.report, nl=False, err=True)
    for sentence in outcome.failures:
        click.echo(f"sitectl: {sentence}", err=True)
    return outcome
