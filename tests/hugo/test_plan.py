"""The plan of generated sites against the real Hugo; SITECTL_GENERATED_SITES asks for more of them."""

from __future__ import annotations

import json
import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from sitectl.hugo.config import settings_of
from sitectl.hugo.keys import normalized
from sitectl.hugo.plan import plan_content
from sitectl.hugo.site_settings import SiteSettings
from tests.hugo_site import needs_hugo
from tests.page_generator import Generator
from tests.plan_judge import disagreements, moment

if TYPE_CHECKING:
    from pathlib import Path

SITES = int(os.environ.get("SITECTL_GENERATED_SITES", "6"))


@needs_hugo
@pytest.mark.parametrize("seed", range(SITES))
def test_a_generated_site_is_planned_as_hugo_builds_it(tmp_path: Path, seed: int) -> None:
    site = Generator(seed).site(150)
    assert len(site.files) > 100
    settings = settings_of(normalized(tomllib.loads(site.config)))
    assert disagreements(tmp_path / "site", site.files, site.config, settings) == []


def test_the_plan_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    site = Generator(1000).site(200)
    for path, text in site.files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    alone, together = (plan_content(tmp_path, SiteSettings(), moment(), processes) for processes in (1, 2))
    assert alone
    assert alone == together


def test_the_text_of_a_plan_is_its_json(tmp_path: Path) -> None:
    site = Generator(1001, ("toml", "json")).site(200)
    for path, text in {
        **site.files,
        "bad.md": "- a\n",
        "q.md": '+++\ntitle = "\\u0007 \\" 日本\\u2028"\n+++\n',
    }.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    plans = plan_content(tmp_path, SiteSettings(), moment())
    assert {plan.error is None for plan in plans} == {True, False}
    for plan in plans:
        assert plan.json_text() == json.dumps(plan.as_json(), ensure_ascii=False)


def test_an_empty_folder_has_an_empty_plan(tmp_path: Path) -> None:
    assert plan_content(tmp_path, SiteSettings(), moment()) == []
