"""Lists of maps, such as the links of a publication: written in the style of the page, and read by Hugo as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitectl.content.changes import Change, changed
from sitectl.content.key_path import EditRefusedError, parse_key_path
from sitectl.content.page import Page
from sitectl.content.source import Source
from sitectl.editing.values import parse_assignments
from tests.edit_judge import disagreements
from tests.hugo_judge import hugo_binary

PDF = {"name": "PDF", "url": "a.pdf"}
RICH = {"n": 1, "on": True, "t": ["a", "b, c"], "m": {"x": "y: z", "e": {}}, "s": "a\nb", "": None}

EDITS = [
    # a new key: dashes in YAML whatever other lists look like, one line in TOML, the layout of the page in JSON
    ("---\ntitle: A\ntags: [x]\n---\n", "set links", [PDF, {"name": "B"}],
     "---\ntitle: A\ntags: [x]\nlinks:\n  - name: PDF\n    url: a.pdf\n  - name: B\n---\n"),
    ("---\r\ntitle: 'A'\r\ntags:\r\n- x\r\n---\r\n", "append links", PDF,
     "---\r\ntitle: 'A'\r\ntags:\r\n- x\r\nlinks:\r\n- name: 'PDF'\r\n  url: 'a.pdf'\r\n---\r\n"),
    ("---\nlinks: # none yet\n---\n", "set links", [PDF],
     "---\nlinks: # none yet\n  - name: PDF\n    url: a.pdf\n---\n"),
    ("---\nparams: {a: 1}\n---\n", "set params.links", [{"url": "https://e.org/a?b,c"}],
     '---\nparams: {a: 1, links: [{url: "https://e.org/a?b,c"}]}\n---\n'),
    ("Text\n", "append links", PDF, "---\nlinks:\n  - name: PDF\n    url: a.pdf\n---\nText\n"),
    ("+++\ntitle = 'A'\n[params]\nx = 1\n+++\n", "set links", [PDF],
     "+++\ntitle = 'A'\nlinks = [{ name = 'PDF', url = 'a.pdf' }]\n[params]\nx = 1\n+++\n"),
    ("+++\ntitle = 'A'\n\n[[authors]]\nname = 'B'\n+++\n", "set links", [PDF, {"a": 1}],
     "+++\ntitle = 'A'\n\n[[authors]]\nname = 'B'\n\n[[links]]\nname = 'PDF'\nurl = 'a.pdf'\n\n"
     "[[links]]\na = 1\n+++\n"),
    ("+++\n[params]\nx = 1\n[[a]]\n# c\n\n+++\n", "append params.links", PDF,
     '+++\n[params]\nx = 1\n[[a]]\n# c\n\n[[params.links]]\nname = "PDF"\nurl = "a.pdf"\n\n+++\n'),
    ("+++\np.x = 1\n\n[[a]]\n+++\n", "append p.links", PDF,
     '+++\np.x = 1\np.links = [{ name = "PDF", url = "a.pdf" }]\n\n[[a]]\n+++\n'),
    ('{"title": "A"}\n', "set links", [PDF], '{"title": "A", "links": [{"name": "PDF", "url": "a.pdf"}]}\n'),
    ('{\n\t"tags": [\n\t\t"x"\n\t]\n}\n', "set links", [{"a": 1}],
     '{\n\t"tags": [\n\t\t"x"\n\t],\n\t"links": [\n\t\t{\n\t\t\t"a": 1\n\t\t}\n\t]\n}\n'),
    # one more item
    ("---\nlinks:\n-   name: 'B' # c\n    # deep\n# about\nx: 1\n---\n", "append links", PDF,
     "---\nlinks:\n-   name: 'B' # c\n    # deep\n-   name: 'PDF'\n    url: 'a.pdf'\n# about\nx: 1\n---\n"),
    ("---\nlinks:\n  - text: |+\n      a\n\n\nx: 1\n---\n", "append links", {"a": "b"},
     "---\nlinks:\n  - text: |+\n      a\n\n\n  - a: b\nx: 1\n---\n"),
    ("---\nlinks:\n  -\n    a: b\n---\n", "append links", PDF,
     "---\nlinks:\n  -\n    a: b\n  - name: PDF\n    url: a.pdf\n---\n"),
    ("---\nlinks: [{a: 'b'}]\n---\n", "append links", PDF,
     "---\nlinks: [{a: 'b'}, {name: 'PDF', url: 'a.pdf'}]\n---\n"),
    ("---\nlinks: []\n---\n", "append links", PDF, "---\nlinks: [{name: PDF, url: a.pdf}]\n---\n"),
    ("---\nlinks:\n- a: b # c\n---\n", "set links", [{"a": "b"}, PDF],
     "---\nlinks:\n- a: b # c\n- name: PDF\n  url: a.pdf\n---\n"),
    ("+++\n[[links]]\na = 1 # c\n[links.b]\nc = 2\n\n[params]\nx = 1\n+++\n", "append links", {"n": "N", "m": {"x": 1}},
     '+++\n[[links]]\na = 1 # c\n[links.b]\nc = 2\n\n[[links]]\nn = "N"\nm = { x = 1 }\n\n[params]\nx = 1\n+++\n'),
    ("+++\nlinks = [\n  {a = 1}, # c\n]\n+++\n", "append links", {"a": 2},
     "+++\nlinks = [\n  {a = 1}, # c\n  { a = 2 },\n]\n+++\n"),
    ('{"links": [{"a": 1}]}\n', "append links", {"a": 2}, '{"links": [{"a": 1}, {"a": 2}]}\n'),
    ('{\n  "links": [\n    {"a": 1}\n  ]\n}\n', "append links", PDF,
     '{\n  "links": [\n    {"a": 1},\n    {"name": "PDF", "url": "a.pdf"}\n  ]\n}\n'),
    # others in their place
    ("---\nlinks:\n- a: b\n- c: d\nx: 1\n---\n", "set links", [PDF],
     "---\nlinks:\n- name: PDF\n  url: a.pdf\nx: 1\n---\n"),
    ("---\nlinks: [a, b]\n---\n", "set links", [PDF], "---\nlinks: [{name: PDF, url: a.pdf}]\n---\n"),
    ("+++\nlinks = [{a = 1}, {b = 2}]\n+++\n", "set links", [{"a": 1}, PDF],
     '+++\nlinks = [{a = 1}, { name = "PDF", url = "a.pdf" }]\n+++\n'),
    ('{"links": [{"a": 1}, {"b": 2}]}\n', "set links", [PDF], '{"links": [{"name": "PDF", "url": "a.pdf"}]}\n'),
    # tables: those that stay as they are keep theirs, with its comments and quotes
    ("+++\n[[links]]\na = 1\n+++\n", "set links", [PDF], '+++\n[[links]]\nname = "PDF"\nurl = "a.pdf"\n+++\n'),
    ("+++\n[[links]]\na = 'x' # c\n\n[[links]]\nb = 2\n[x]\ny = 1\n+++\n", "set links", [{"a": "x"}, {"b": 3}],
     "+++\n[[links]]\na = 'x' # c\n\n[[links]]\nb = 3\n[x]\ny = 1\n+++\n"),
    ("+++\n[[links]]\na = 1\n[[links]]\nb = 2\n\n[x]\ny = 1\n+++\n", "set links", [{"a": 2}],
     "+++\n[[links]]\na = 2\n\n[x]\ny = 1\n+++\n"),
    ("+++\n[[links]]\na = 1\n\n[[links]]\nb = 2\n+++\n", "set links", [{"a": 1}], "+++\n[[links]]\na = 1\n+++\n"),
    ("+++\n# own\n[[links]]\na = 1\n+++\n", "set links", [{"a": 1}, {"b": 2}, {"c": 3}],
     "+++\n# own\n[[links]]\na = 1\n\n[[links]]\nb = 2\n\n[[links]]\nc = 3\n+++\n"),
    ("+++\n[[links]]\na = 1\n+++\nBody", "set links", [{"a": 2}, {"b": 2}],
     "+++\n[[links]]\na = 2\n\n[[links]]\nb = 2\n+++\nBody"),
    ("+++\r\n[[a.links]]\r\nx = 1\r\n+++\r\n", "set a.links", [{"x": 2}], "+++\r\n[[a.links]]\r\nx = 2\r\n+++\r\n"),
    ("+++\n[[links]]\n[[links]]\na = 1\n+++\n", "set links", [{"b": 1}, {"a": 1}],
     "+++\n[[links]]\nb = 1\n[[links]]\na = 1\n+++\n"),
    # maps and single values together, as other tools write them
    ("+++\n[[a]]\nb = 1\n+++\n", "set links", [{"c": 1}, "x"], '+++\nlinks = [{ c = 1 }, "x"]\n\n[[a]]\nb = 1\n+++\n'),
    ("+++\nlinks = [{a = 1}]\n+++\n", "set links", [{"a": 1}, "x"], '+++\nlinks = [{a = 1}, "x"]\n+++\n'),
    ("---\nlinks:\n- a: b\n---\n", "set links", [{"a": "b"}, "x"], "---\nlinks:\n- a: b\n- x\n---\n"),
    ('{"links": [{"a": 1}]}\n', "set links", [{"a": 1}, "x"], '{"links": [{"a": 1}, "x"]}\n'),
    # one less
    ("---\nlinks:\n- {url: a.pdf, name: PDF}\n- name: PDF\n  # c\n  url: b.pdf\n---\n", "remove links", PDF,
     "---\nlinks:\n- name: PDF\n  # c\n  url: b.pdf\n---\n"),
    ("---\nlinks:\n- a: b\n- name: PDF\n  url: a.pdf\n  # c\n# d\n---\n", "remove links", PDF,
     "---\nlinks:\n- a: b\n# d\n---\n"),
    ("---\nlinks:\n  - name: PDF\n    url: a.pdf\nx: 1\n---\n", "remove links", PDF, "---\nlinks: []\nx: 1\n---\n"),
    ("---\nlinks: [{name: PDF, url: a.pdf}, {a: b}]\n---\n", "remove links", PDF, "---\nlinks: [{a: b}]\n---\n"),
    ("+++\n[[links]]\nname = 'PDF'\nurl = 'a.pdf'\n\n[[links]]\na = 1\n+++\n", "remove links", PDF,
     "+++\n\n[[links]]\na = 1\n+++\n"),
    ("+++\nlinks = [{name = 'PDF', url = 'a.pdf'}]\n+++\n", "remove links", PDF, "+++\nlinks = []\n+++\n"),
    ('{"links": [{"a": 1}, {"name": "PDF", "url": "a.pdf"}]}\n', "remove links", PDF, '{"links": [{"a": 1}]}\n'),
    # what is there already, in any order of keys
    ("---\nlinks:\n- url: a.pdf\n  name: PDF\n---\n", "append links", PDF,
     "---\nlinks:\n- url: a.pdf\n  name: PDF\n---\n"),
    ("---\nlinks: [{a: b}]\n---\n", "remove links", PDF, "---\nlinks: [{a: b}]\n---\n"),
    ('{"links": [{"a": 1}]}\n', "append links", {"a": 1}, '{"links": [{"a": 1}]}\n'),
    # all kinds of values
    ("---\ntitle: A\n---\n", "append links", RICH,
     '---\ntitle: A\nlinks:\n  - "n": 1\n    "on": true\n    t: [a, "b, c"]\n    m:\n      x: "y: z"\n      e: {}\n'
     '    s: "a\\nb"\n    "": null\n---\n'),
    ("---\nl: [{a: 1}]\n---\n", "append l", RICH,
     '---\nl: [{a: 1}, {"n": 1, "on": true, t: [a, "b, c"], m: {x: "y: z", e: {}}, s: "a\\nb", "": null}]\n---\n'),
    ("---\ntitle: A\n---\n", "set links", [{}, {"a": [{"b": {"c": 1}}, {}]}],
     "---\ntitle: A\nlinks:\n  - {}\n  - a:\n      - b:\n          c: 1\n      - {}\n---\n"),
]  # fmt: skip

REFUSED = [
    ("---\nlinks:\n- a: b # c\n  d: e\n---\n", "set links", [PDF], "has a comment inside"),
    ("---\nlinks:\n- a: &x b\ny: *x\n---\n", "set links", [PDF], "has an anchor"),
    ("---\nlinks:\n- *x\ny: &x {a: 1}\n---\n", "append links", PDF, "cannot be read"),
    ("---\ny: &x {a: 1}\nlinks:\n- *x\n---\n", "append links", PDF, "is an alias"),
    ("---\nlinks: [a]\n---\n", "append links", PDF, "is a list of single values"),
    ("---\nlinks: a\n---\n", "append links", PDF, "is not a list"),
    ("---\nlinks: {a: b}\n---\n", "append links", {"a": "b"}, "is not a list"),
    ("---\nlinks: {a: b}\n---\n", "set links", [PDF], "is a map"),
    ("---\nlinks: [[a]]\n---\n", "append links", PDF, "is a list of lists or maps"),
    ("---\nlinks: [{a: b}]\n---\n", "append links", "a", "is a list of lists or maps"),
    ("---\nlinks: [{a: b}]\n---\n", "set links", ["a"], "is a list of lists or maps"),
    ("+++\n[[links]]\na = 1 # c\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]] # c\na = 1\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]]\n# c\na = 1\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]]\na = 1\n# c\n[[links]]\nb = 2\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]]\na = 1\n[x]\ny = 1\n[[links]]\nb = 2\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]]\na = 1\n[links.x]\ny = 1\n+++\n", "set links", [PDF], "is written as tables"),
    ("+++\n[[links]]\na = 1\n+++\n", "set links", [{"a": 1}, "x"], "is written as tables, which hold maps alone"),
    ("+++\n[[links]]\na = 1\n+++\n", "set links", [{"a": 2}, "x"], "is written as tables, which hold maps alone"),
    ("+++\n[[links]]\na = 1\n+++\n", "set links", ["x", {"a": 1}], "is written as tables, which hold maps alone"),
    ("+++\n[[links]]\na = 1\n+++\n", "remove links", {"a": 1}, "make no empty list"),
    ("+++\ntitle = 'A'\n+++\n", "set links", [{"a": None}], "TOML has no null"),
    ("+++\ntitle = 'A'\n+++\n", "append links", {"a": [1 << 63]}, "too large"),
]  # fmt: skip


def page(text: str) -> Page:
    return Page(Source(Path("x.md"), text))


def change(asked: str, value: object) -> Change:
    action, key = asked.split()
    return Change(action, parse_key_path(key), value)  # type: ignore[arg-type]  # both come from the tables above


@pytest.mark.parametrize(("before", "asked", "value", "after"), EDITS)
def test_lists_of_maps_are_written_in_the_style_of_the_page(before: str, asked: str, value: object, after: str) -> None:
    assert changed(page(before), change(asked, value)).text == after


@pytest.mark.parametrize(("before", "asked", "value", "reason"), REFUSED)
def test_what_would_lose_something_is_refused(before: str, asked: str, value: object, reason: str) -> None:
    with pytest.raises(EditRefusedError, match=rf"^x\.md:\d+:\d+: .*{reason}"):
        changed(page(before), change(asked, value))


@pytest.mark.skipif(hugo_binary() is None, reason="the hugo package is not installed")
def test_hugo_reads_them_as_asked() -> None:
    cases = [(page(old), page(new), change(asked, value)) for old, asked, value, new in EDITS if old != new]
    assert len(cases) > 25
    assert disagreements([case for case in cases if case[0].front_matter.format]) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ('links=[{"name": "Code", "url": "https://e.org/a"}]', [{"name": "Code", "url": "https://e.org/a"}]),
        ("links=[{name: Code, url: https://e.org/a}]", [{"name": "Code", "url": "https://e.org/a"}]),
        ('links+={"name": "Code"}', {"name": "Code"}),
        ("links-={name: Code, n: 5}", {"name": "Code", "n": 5}),
        ('x=[{"a": "\\u00e9\\/", "b": [1, 2.5, true, null], "c": {}}]',
         [{"a": "é/", "b": [1, 2.5, True, None], "c": {}}]),
        ('resources=[{"src": "*.pdf"}]', [{"src": "*.pdf"}]),
        ("x+={{ a }}", "{{ a }}"),
        ("x={{< a >}}", "{{< a >}}"),
        ("title={a}", "{a}"),
    ],
)  # fmt: skip
def test_maps_are_typed(word: str, value: object) -> None:
    assert parse_assignments([word]).changes[0].value == value


@pytest.mark.parametrize("word", ["x={a: b}", "x+={a: b}", "x=[{a: b}]"])
def test_text_that_looks_like_a_map_stays_text(word: str) -> None:
    assert parse_assignments([word], as_text=True).changes[0].value == word.partition("=")[2]
