"""What the rules say of links and anchors is what visitors of the built site meet: the real Hugo builds it."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.hugo_site import needs_hugo
from tests.link_generator import linked_site
from tests.link_judge import judged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_hugo


@pytest.mark.parametrize("seed", range(int(os.environ.get("SITECTL_LINK_SITES", "6"))))
def test_random_sites(seed: int, tmp_path: Path) -> None:
    site = linked_site(random.Random(seed))
    verdicts = list(judged(site.files, site.base_url, tmp_path.resolve()))
    links = [each for each in verdicts if each.about == "link"]
    assert len(links) > 20
    assert not [each.words for each in verdicts if each.is_found and not each.is_broken]
    missed = [each.words for each in links if each.is_broken and not each.is_found]
    assert len(missed) <= len(links) // 10, missed
