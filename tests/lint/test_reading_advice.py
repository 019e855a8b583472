"""What `lint` advises where front matter cannot be read: a word for each mistake, and never that of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.lint.rules._reading_advice import advice

CASES = [
    ("---\ntitle: A: b\n---\n", "put a text that contains `: ` in quotes"),
    ("---\ntitle: A\n  draft: true\n---\n", "begin both in the same column"),
    ("---\n title: A\ndraft: true\n---\n", "begin all keys in the same column"),
    ("---\ntitle: *Best* paper\n---\n", "put a text that begins with `*` in quotes"),
    ("---\ntitle: [2025] A talk\n---\n", "put a text that begins with `[` in quotes"),
    ("---\ntitle: 'It's'\n---\n", "ends at its second `'`; put all of it between `\"`"),
    ('---\ntitle: "A" b\n---\n', "ends at its second `\"`; put all of it between `'`"),
    ("---\ntitle: @home\n---\n", "; put the text in quotes"),
    ('---\ntitle: "A\n---\n', "close the text with the quote that it begins with"),
    ('---\ntitle: "A\ndate: 2025-01-01\ndoi: "10.1/2"\n---\n', "the text on line 2 has no quote at its end"),
    ("---\nname: N\ntitle: 'A\ndoi: '10.1/2'\n---\n", "the text on line 3 has no quote at its end"),
    ('---\nlinks:\n  - name: "A\n    url: "/a"\n  - name: "B"\n    url: "/b"\n---\n', "the text on line 3 has"),
    ("---\ntitle: - A\n---\n", "a text that begins with `-` is quoted"),
    ("---\ntitle: {{ .Title }}\n---\n", "put a text that begins with `{` in quotes"),
    ("---\ntitle: |A|\n---\n", "put a text that begins with `|` or `>` in quotes"),
    ("---\ntitle: ]A\n---\n", "; put the text in quotes"),
    ("---\ntitle: A\ndate:\u00a02025-01-01\n---\n", "looks like a space but is another character"),
    ("---\ntitle: A\ndate = 2025-01-01\n---\n", "write `key: value`, with a colon"),
    ("---\ntitle: A\nand more\n---\n", "every line here must be `key: value`"),
    ("---\ntags: [a, b\n---\n", "a `]` is missing at the end of the list"),
    ("---\nauthors:\n\t- A\n---\n", "a tab cannot indent"),
    ("---\nauthors:\n  - A\n  -B\n---\n", "a space belongs after the dash"),
    ("---\ntitle: A\n", "close it with a line `---`"),
    ("+++\ntitle = 'A'\n", "close it with a line `+++`"),
    ("+++\ntitle = A\n+++\n", 'put a text in quotes, as in `"text"`'),
    ("+++\ndraft = yes\n+++\n", "write `true` or `false`"),
    ("+++\ntitle = “A”\n+++\n", "TOML knows straight quotes only"),
    ("+++\ntitle = 'It's'\n+++\n", "ends at its second `'`"),
    ('+++\ntitle = "A\n+++\n', "close the text with the quote that it begins with"),
    ("+++\ntitle: 'A'\n+++\n", "TOML has `key = value`"),
    ('{"title": "A",}\n', "remove the comma before it"),
    ('{"tags": ["a",]}\n', "remove the comma before it"),
    ('{"title": "A" "draft": true}\n', "a comma is missing before it"),
    ("{'title': 'A'}\n", "keys stand in double quotes"),
    ('{"draft": yes}\n', "a text stands in double quotes, a switch is `true` or `false`"),
    ('{"title": "A"\n', "a `}` is missing at its end"),
    ('{{< figure src="a.png" >}}\n', "must not begin with `{`"),
    ("- a list\n", "begin the file with `---`"),
]

#: Words that would mislead where another mistake was made: what the advice must not have.
FOREIGN = [
    ("---\ntitle: A\n  draft: true\n---\n", "quotes"),
    ("---\n title: A\ndraft: true\n---\n", "quotes"),
    ("---\ntitle: *Best* paper\n---\n", "second"),
    ("---\ntitle: A\nand more\n---\n", "looks like a space"),
    ("+++\ntitle = nothing\n+++\n", "true"),
    ("+++\ntitle = only\n+++\n", "true"),
    ("+++\ndate = 2025-1-1\n+++\n", "quotes"),
    ("{'title': 'A'}\n", "comma"),
    ('---\ntitle: "A\n  b"\ndoi: "1" 2\n---\n', "line 2"),
    ("---\ntitle: 'A\n\n  it''s'  # c\ndoi: 'It's'\n---\n", "has no quote at its end"),
    ('---\ntitle: "A \\"\n  b"\ndoi: A: b\n---\n', "has no quote at its end"),
    ("---\ntitle: It's\nnote: 5'\ndoi: A: b\n---\n", "has no quote at its end"),
    ('{"title": “A”}\n', "comma"),
    ("---\na: 1\na: 2\n---\n", "quotes"),
]


def _advice(text: str) -> str:
    page = Page(Source(Path("a.md"), text))
    problem = page.front_matter.problem
    assert problem is not None
    line = page.source.line_at(page.source.offset(problem.line, problem.column))
    return f"; {advice(problem, line, page.source.text[: page.source.offset(problem.line, 1)])}"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_mistake_has_its_advice(text: str, expected: str, newline: str) -> None:
    assert expected in _advice(text.replace("\n", newline))


@pytest.mark.parametrize(("text", "foreign"), FOREIGN)
def test_no_mistake_has_the_advice_of_another(text: str, foreign: str) -> None:
    assert foreign not in _advice(text)
