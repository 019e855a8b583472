"""The settings that must be of one type are those at which the real Hugo fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config_keys import LANGUAGE_SETTINGS, REPLACED, SETTINGS, is_boolean, is_integer, unlocalized
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

TYPED = ("enableEmoji", "markup.goldmark.renderer.unsafe", "languages.en.weight", "pagination.pagerSize")
UNTYPED = ("cleanDestinationDir", "params.enableEmoji", "build.writeStats", "sectionPagesMenu")


@needs_hugo
@pytest.mark.parametrize("name", TYPED)
def test_a_word_in_a_typed_setting_stops_the_build(name: str, tmp_path: Path) -> None:
    assert is_boolean(name.lower()) or is_integer(name.lower())
    assert HugoSite(tmp_path, f'{name} = "yes"\n').build().code != 0


@needs_hugo
def test_a_word_in_other_settings_does_not(tmp_path: Path) -> None:
    assert not any(is_boolean(name.lower()) or is_integer(name.lower()) for name in UNTYPED)
    assert HugoSite(tmp_path, "".join(f'{name} = "yes"\n' for name in UNTYPED)).build().code == 0


@needs_hugo
def test_hugo_prints_no_setting_that_is_unknown_here(tmp_path: Path) -> None:
    printed = HugoSite(tmp_path).run("config", "--format", "toml").stdout
    names = {line.partition(" = ")[0] for line in printed.split("\n[", 1)[0].splitlines() if " = " in line}
    tables = {line.strip("[]").partition(".")[0] for line in printed.splitlines() if line.startswith("[")}
    assert len(names) > 10
    assert names | tables - {"author"} <= SETTINGS.keys()


def test_names_of_a_language_are_those_of_the_site() -> None:
    assert unlocalized("languages.en.title") == "title"
    assert unlocalized("languages.en.weight") == "languages.weight"
    assert unlocalized("languages") == "languages"
    assert "label" in LANGUAGE_SETTINGS
    assert not SETTINGS.keys() & REPLACED.keys()
