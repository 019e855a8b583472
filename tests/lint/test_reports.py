"""The formats of a report as their readers take them."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from sitectl.content.source import Position
from sitectl.lint.diagnostic import Diagnostic
from sitectl.lint.reports import Summary, format_names, render

YES = "No `yes` here."
ODD = "A <b> & \x00 \udcff."
FOUND = [
    Diagnostic("content/a.md", Position(3, 8), Position(3, 11), "not-a-boolean", "error", YES, "draft: yes"),
    Diagnostic("content/a.md", Position(5, 1), Position(6, 2), "empty-link", "warning", ODD, "[x]()"),
    Diagnostic("content/数 %.md", Position(1, 1), Position(1, 1), "empty-link", "note", "B.", ""),
]


def test_formats_were_collected() -> None:
    assert format_names() == ["concise", "full", "github", "json", "junit", "sarif"]


@pytest.mark.parametrize("name", format_names())
def test_no_finding_is_no_failure_of_the_format(name: str) -> None:
    assert render(name, [], Summary(3)).count("not-a-boolean") == 0


def test_sarif_says_what_was_found_and_where() -> None:
    log = json.loads(render("sarif", FOUND, Summary(2)))
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["empty-link", "not-a-boolean"]
    assert all(rule["shortDescription"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result, each in zip(run["results"], FOUND, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == each.rule
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {
            "startLine": each.start.line,
            "startColumn": each.start.column,
            "endLine": each.end.line,
            "endColumn": each.end.column,
        }
    assert run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "content/%E6%95%B0%20%25.md"
    }


def test_junit_counts_its_failures() -> None:
    root = ET.fromstring(render("junit", FOUND, Summary(2)))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "3", "3")
    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [
        ("content/a.md", "2"),
        ("content/数 %.md", "1"),
    ]
    failures = list(root.iter("failure"))
    assert [each.get("type") for each in failures] == ["error", "warning", "note"]
    assert failures[1].get("message") == "A <b> & \ufffd \ufffd."


def test_junit_of_a_clean_site_is_a_test_that_passed() -> None:
    root = ET.fromstring(render("junit", [], Summary(3)))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [case.get("name") for case in root.iter("testcase")] == ["3 files"]
    assert list(root.iter("failure")) == []


HOSTILE = "::error::a%0A,b:c\r\n##[group]<![CDATA[]]>&\x00\x1b[31m\u2028\ufffe\udcff\"'"
PATH = "content/a\n::stop-commands::x,y:z%.md"


def hostile() -> list[Diagnostic]:
    return [Diagnostic(PATH, Position(1, 1), Position(1, 2), "empty-link", "error", HOSTILE, HOSTILE)]


def test_github_commands_stay_on_their_line() -> None:
    text = render("github", hostile(), Summary(1))
    assert text.splitlines()[0].startswith("::error file=content/a%0A%3A%3Astop-commands%3A%3Ax%2Cy%3Az%25.md,line=1,")
    assert text.count("\n") == 1
    assert "\r" not in text
    assert "::a%250A,b:c%0D%0A##[group]" in text


def test_junit_survives_hostile_text() -> None:
    (failure,) = ET.fromstring(render("junit", hostile(), Summary(1))).iter("failure")
    seen = (
        HOSTILE.replace("\x00", "\ufffd")
        .replace("\x1b", "\ufffd")
        .replace("\ufffe", "\ufffd")
        .replace("\udcff", "\ufffd")
    )
    assert failure.get("message") == seen


@pytest.mark.parametrize("name", ["concise", "full"])
def test_terminal_gets_no_control_characters(name: str) -> None:
    text = render(name, hostile(), Summary(1))
    assert not [character for character in text if character < " " and character != "\n"]
    assert "\n::" not in text
    assert text.startswith("content/a\ufffd::stop-commands")
