"""Short names of venues, read and never made up."""

from __future__ import annotations

import pytest

from sitectl.publications.venues import short_venue

# (booktitle, series, short name of 2024); sources: the exports of ACM, IEEE, DBLP, USENIX.
FOUND = [
    ("Proceedings of the 25th Conference on Languages", "LCTES 2024", "LCTES'24"),  # ACM
    (
        "Proceedings of the 62nd Design Automation Conference",
        "DAC '25",
        "DAC'24",
    ),  # ACM: the entry's year counts
    ("2024 IEEE 42nd International Conference on Computer Design (ICCD)", "", "ICCD'24"),  # IEEE
    ("2024 USENIX Annual Technical Conference (USENIX ATC 24)", "ATC", "ATC'24"),  # USENIX
    ("41st International Conference on Computer Design, ICCD 2023, Washington, DC", "", "ICCD'24"),  # DBLP
    ("GECCO '22: Proceedings of the Genetic Conference", "", "GECCO'24"),  # ACM
    ("Advances in Neural Information Processing Systems (NeurIPS 2024)", "", "NeurIPS'24"),
    ("Euro-Par 2024: Parallel Processing", "LNCS", "Euro-Par'24"),  # Springer
    ("NeurIPS", "", "NeurIPS'24"),
    ("PPoPP 2024", "", "PPoPP'24"),
    (" PPoPP ", " ", "PPoPP'24"),
    ("PPoPP'24: Programming", "", "PPoPP'24"),
    ("Proceedings, SC2024", "", "SC'24"),
    ("Proceedings of the Conference", "LCTES2024", "LCTES'24"),
    ("ICASSP-24", "", "ICASSP'24"),
    ("Web for All (W4A)", "", "W4A'24"),
    ("Storage (MSST3)", "", "MSST3'24"),
    ("Proceedings of SC (SC '24)", "", "SC'24"),
]

NOT_FOUND = [
    ("International Conference on Computer Design", ""),
    ("International Conference on Machine Learning", "Proceedings of Machine Learning Research"),
    ("Journal of Vision", ""),
    ("A (very) special Workshop", ""),
    ("Workshop in Washington, DC, USA", ""),
    ("IEEE", ""),
    ("The History, SC 2024x and after", ""),
    ("The History, SC 2024 and after", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "series", "short"), FOUND)
def test_short_venue(name: str, series: str, short: str) -> None:
    assert short_venue(name, series, 2024) == short


@pytest.mark.parametrize(("name", "series"), NOT_FOUND)
def test_no_short_venue(name: str, series: str) -> None:
    assert short_venue(name, series, 2024) == ""
