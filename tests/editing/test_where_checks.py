from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitectl.editing.known_keys import SiteKeys
from sitectl.editing.place import EditingPlace
from sitectl.editing.where import WhereError, parse_where
from sitectl.editing.where_checks import check_condition
from sitectl.hugo.locate import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteKeys:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text("")
    (tmp_path / "content/a.md").write_text("---\ntitle: A\ntalk: x\ntags: [a]\nwieght: 5\n---\n")
    (tmp_path / "content/b.md").write_text("---\ntitle: [\n---\n")
    return SiteKeys(EditingPlace(tmp_path, Site(tmp_path)))


@pytest.mark.parametrize(
    "condition",
    [
        "draft and not talk",
        "draft == true or draft != FALSE",
        "date < 2024-01-01 and 2024-01-01 < date",
        "date < '2024-01-01' and date != null and date > lastmod",
        "date > params.due",
        "weight > 5 and weight != null and weight < 2.5",
        "wieght == 5",
        "'a' in tags and 'x' in talk and 'x' in title and talk in tags",
        "tags == null",
        "section == 'blog' and path != 'x.md'",
        "title == 5 and title == 'x' and talk == title",
        "params.anything",
        "true",
    ],
)
def test_what_can_hold_is_taken(keys: SiteKeys, condition: str) -> None:
    assert check_condition(parse_where(condition), keys, []) == []


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("drfat", "column 1: neither Hugo nor any of the pages knows drfat; did you mean draft?"),
        (
            "title and publish_date < 2024-01-01",
            "column 11: neither Hugo nor any of the pages knows publish_date; did you mean publishDate?",
        ),
        ("draft == maybe", "column 10: draft is compared with true or false, not maybe"),
        ("draft == 'true'", "column 10: draft is compared with true or false, not 'true'"),
        ("draft == 1", "column 10: draft is compared with true or false, not 1"),
        ("maybe == draft", "column 1: draft is compared with true or false, not maybe"),
        ("draft < true", "column 9: true is neither more nor less than anything; compare with == or !="),
        ("date < soon", "column 8: date is compared with a date such as 2024-01-01, not soon"),
        ("date < 'soon'", "column 8: date is compared with a date such as 2024-01-01, not 'soon'"),
        ("2024 < date", "column 1: date is compared with a date such as 2024-01-01, not 2024"),
        ("date > null", "column 8: null is neither more nor less than anything; compare with == or !="),
        ("weight == abc", "column 11: weight is compared with a number, not abc"),
        ("weight == '5'", "column 11: weight is compared with a number, not '5'"),
        ("weight == true", "column 11: weight is compared with a number, not true"),
        ("title == Hello", 'column 10: none of the pages has Hello; a text needs quotes: "Hello"'),
        ("gpu in tags", 'column 1: none of the pages has gpu; a text needs quotes: "gpu"'),
        ("tags == 'gpu'", "column 1: tags is a list; write 'gpu' in tags"),
        ("'x' in draft", "column 8: draft is neither a list nor a text, so nothing is in it"),
        ("not 'draft'", "column 5: 'draft' by itself says nothing; compare it with a key"),
        ("draft and 5", "column 11: 5 by itself says nothing; compare it with a key"),
    ],
)
def test_what_makes_no_sense_is_refused(keys: SiteKeys, condition: str, message: str) -> None:
    with pytest.raises(WhereError) as caught:
        check_condition(parse_where(condition), keys, [])
    assert str(caught.value) == f"--where, {message}"


def test_a_key_that_no_page_has_is_said(keys: SiteKeys) -> None:
    assert check_condition(parse_where("not venue and mood == 1"), keys, []) == [
        "--where, column 5: none of the pages has venue",
        "--where, column 15: none of the pages has mood",
    ]
    assert check_condition(parse_where("talk"), keys, ["content/b.md"]) == [
        "--where, column 1: none of the pages has talk"
    ]
