"""`sitectl export`: other forms of the same content, on standard output or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitectl.cli import GlobalOptions
    from sitectl.export.publications import Publication

_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file and print its path; left alone if equal.",
)


@click.group(short_help="Print the content as BibTeX, CSL-JSON or Markdown.")
def command() -> None:
    """Print the site's content in another form, the same at every run."""


@command.command(short_help="Print all publications as one BibTeX file.")
@_OUTPUT
@click.pass_obj
def bibtex(options: GlobalOptions, output: Path | None) -> None:
    """Print all publications that Hugo shows as one BibTeX file, newest first."""
    from sitectl.export.bibtex import bibtex_export

    _deliver(bibtex_export(_Content(options).publications()), output)


@command.command(short_help="Print all publications as CSL-JSON.")
@_OUTPUT
@click.pass_obj
def csl(options: GlobalOptions, output: Path | None) -> None:
    """Print all publications that Hugo shows as CSL-JSON, newest first."""
    from sitectl.export.csl import csl_export

    _deliver(csl_export(_Content(options).publications()), output)


@command.command(short_help="Print the home page as Markdown that stands for itself.")
@_OUTPUT
@click.pass_obj
def readme(options: GlobalOptions, output: Path | None) -> None:
    """Print the home page as Markdown that stands for itself, as for a profile repository.

    Its lists are written out as Hugo shows them now: all news, pinned items first, then the newest; the selected
    publications, or all where none is. Drafts, future and expired entries and comments are left out. Links lead to
    the site.
    """
    from sitectl.content.page import Page
    from sitectl.errors import SitectlError
    from sitectl.export.readme import Site, read_news, readme_export
    from sitectl.hugo.config_files import read_config
    from sitectl.hugo.owner import read_owner

    content = _Content(options)
    homes = sorted((plan.meaning.url, plan.path) for plan in content.plans if plan.kind == "home")
    home = content.folder / (homes[0][1] if homes else "_index.md")
    if home.suffix != ".md" or not home.is_file():
        raise SitectlError(f"{home}: the site has no home page in Markdown")
    base_url = read_config(content.root).get("baseurl")
    content.require_whole(content.settings.news_folder)
    news = read_news(content.folder, content.settings.news_folder, content.plans)
    site = Site(
        base_url if isinstance(base_url, str) else "/",
        news,
        content.publications(),
        read_owner(content.root),
    )
    _deliver(readme_export(Page.read(home), site), output)


class _Content:
    """The site's content as far as exports need it."""

    def __init__(self, options: GlobalOptions) -> None:
        import time

        from sitectl.hugo.config import read_settings
        from sitectl.hugo.locate import find_site
        from sitectl.hugo.moments import Moment
        from sitectl.hugo.plan import plan_site
        from sitectl.hugo.source_files import content_root
        from sitectl.settings import load_settings

        self.root = find_site(options.site).root
        self.settings, _ = load_settings(self.root)
        hugo = read_settings(self.root)
        self.folder = content_root(self.root, hugo)
        self.plans = plan_site(self.root, hugo, Moment(int(time.time())))

    def publications(self) -> list[Publication]:
        """Return the publications that Hugo shows, newest first; one that it cannot build is an error."""
        from sitectl.export.publications import publications_of

        self.require_whole(self.settings.publications_folder)
        return publications_of(self.folder, self.folder / self.settings.publications_folder, self.plans)

    def require_whole(self, folder: str) -> None:
        """Raise SitectlError for a page below a folder that Hugo cannot build, as it would be missing in silence."""
        import os

        from sitectl.errors import SitectlError

        for plan in self.plans:
            if plan.error is not None and plan.path.startswith(f"{folder}/"):
                place = f"{os.path.relpath(self.folder / plan.path)}:{plan.error.line}:{plan.error.column}"
                raise SitectlError(f"{place}: {plan.error.message}; correct this first, as Hugo builds nothing with it")


def _deliver(text: str, output: Path | None) -> None:
    """Print a text, or write it where that changes anything and print the path."""
    from sitectl.content.writing import create_file, replace_file
    from sitectl.errors import SitectlError

    data = text.encode("utf-8")
    if output is None:
        click.echo(text, nl=False)
        return
    if not output.parent.is_dir():
        raise SitectlError(
            f"{output}: there is no folder {output.parent}; create it, or name a file in one that is there"
        )
    if output.is_file():
        replace_file(output, output.read_bytes(), data)
    else:
        create_file(output, data)
    click.echo(output)
