"""What the commands that make a page have in common."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from sitectl.content.writing import create_file
from sitectl.hugo.config import read_settings
from sitectl.hugo.locate import find_site
from sitectl.hugo.source_files import content_root
from sitectl.settings import Settings, load_settings

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from sitectl.content.page import NewPage


@dataclass(frozen=True)
class Place:
    """Where new content goes, and the zone its dates are written in."""

    content_dir: Path
    zone: tzinfo
    settings: Settings


def site_for_new_content(named: str | None) -> Place:
    """Return the place for new pages of the site that a command is about."""
    site = find_site(named)
    settings, _ = load_settings(site.root)
    hugo = read_settings(site.root)
    return Place(content_root(site.root, hugo), hugo.languages[hugo.default_language].time_zone, settings)


def create(page: NewPage, *, edit: bool, dry_run: bool) -> None:
    """Write a new page, or show it; the path goes to standard output."""
    shown = os.path.relpath(page.path)
    if dry_run:
        click.echo(f"{shown} would be:\n{page.text}", nl=False)
        return
    create_file(page.path, page.text.encode("utf-8"))
    click.echo(shown)
    if edit:
        click.edit(filename=os.fspath(page.path))
