"""The front matter is found where the real Hugo finds it, and its problems are where Hugo says."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from sitectl.content.front_matter import find_block, read_front_matter
from tests.hugo_judge import hugo_binary
from tests.requirements import require

if TYPE_CHECKING:
    from pathlib import Path

#: Texts in which Hugo finds the block that it finds; each says what it is good for.
READABLE = {
    "plain": "---\ntitle: A\n---\nbody\n",
    "crlf": "---\r\ntitle: A\r\n---\r\nbody\r\n",
    "lone cr": "---\rtitle: A\r---\rbody\r",
    "lone cr before the closer": "---\ntitle: A\r---\nbody\n---\n",
    "bom": "\ufeff---\ntitle: A\n---\nbody\n",
    "two boms": "\ufeff\ufeff---\ntitle: A\n---\nbody\n",
    "bom after a line break": "\n\ufeff---\ntitle: A\n---\nbody\n",
    "white space before": " \t\v\f\r\n---\ntitle: A\n---\nbody\n",
    "no-break space before": "\u00a0---\ntitle: A\n---\nbody\n",
    "comment before": "<!-- x -->\n---\ntitle: A\n---\nbody\n",
    "comment after the opener": "--- # c\ntitle: A\n---\nbody\n",
    "blanks after the opener": "---   \ntitle: A\n---\nbody\n",
    "text after the closer": "---\ntitle: A\n--- # x\nbody\n",
    "four dashes close": "---\ntitle: A\n----\nbody\n",
    "key with dashes closes": "---\ntitle: A\n---draft: true\nbody\n",
    "indented dashes do not close": "---\ntitle: A\nb: |\n ---\n---\nbody\n",
    "empty block": "---\n---\nbody\n",
    "blank block": "---\n\n\n---\nbody\n",
    "no final line break": "---\ntitle: A\n---",
    "second block is text": "---\ntitle: A\n---\n---\ntitle: B\n---\n",
    "toml": '+++\ntitle = "A"\n+++\nbody\n',
    "json": '{"title": "A"}\nbody\n',
    "json and text on a line": '{"title": "A"} body\n',
    "json with braces in texts": '{"title": "A}", "b": "\\"}"}\nbody\n',
    "json over lines": '{\n"title": "A", "c": {"b": 1}\n}\n\nbody\n',
    "a hash is no block": "# title\n",
    "no front matter": "text\n",
    "empty": "",
    "blank": "\n\n",
}
#: Texts that break the build.
BROKEN = {
    "not closed": "---\ntitle: A\n\nbody\n",
    "not closed, below blank lines": "\n\n---\ntitle: A\n\nbody\n",
    "only the opener": "---",
    "not closed, text on the opener's line": "--- title: A\n",
    "toml not closed": '+++\ntitle = "A"\n---\n',
    "list item": "- a\n",
    "two dashes": "\n\n-- a\n",
    "plus": "+49 30 123\n",
    "json not closed": '{\n"title": "A"\n',
    "yaml error": "---\na: 1\nb: c: d\n---\n",
    "yaml error below blank lines": "\n\n---\na: 1\nb: c: d\n---\n",
    "yaml error behind the opener": "--- b: c: d\ne: 1\n---\n",
    "yaml error with crlf": "---\r\na: 1\r\nb: c: d\r\n---\r\n",
    "toml error": "+++\na = 1\nb = c\n+++\n",
    "toml error below blank lines": "\n\n+++\na = 1\nb = c\n+++\n",
}

_TEMPLATE = (
    "{{ range site.RegularPages }}{{ .File.BaseFileName }} {{ dict `t` .Title `c` .RawContent | jsonify }}\n{{ end }}"
)


def write_site(folder: Path, texts: dict[str, str]) -> None:
    for name in ("content/post", "layouts"):
        (folder / name).mkdir(parents=True)
    (folder / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section"]\n')
    (folder / "layouts" / "home.html").write_text(_TEMPLATE)
    (folder / "layouts" / "single.html").write_text("")
    for number, text in enumerate(texts.values()):
        (folder / "content" / "post" / f"p{number}.md").write_bytes(text.encode())


def run_hugo(folder: Path) -> subprocess.CompletedProcess[str]:
    binary = hugo_binary()
    require(binary, "the hugo package is not installed")
    return subprocess.run([str(binary), "-s", str(folder)], capture_output=True, text=True, check=False)


def test_title_and_body_are_what_hugo_sees(tmp_path: Path) -> None:
    write_site(tmp_path, READABLE)
    assert run_hugo(tmp_path).returncode == 0
    lines = (tmp_path / "public" / "index.html").read_text(encoding="utf-8").splitlines()
    seen = {line.split(" ", 1)[0]: json.loads(line.split(" ", 1)[1]) for line in lines if line}
    assert len(seen) == len(READABLE)
    wrong = {}
    for number, (name, text) in enumerate(READABLE.items()):
        front_matter = read_front_matter(text)
        ours = {"t": front_matter.values.get("title", ""), "c": text[front_matter.block_span.end :]}
        if front_matter.format is None:
            ours["c"] = text.removeprefix("\ufeff")
        if ours != seen[f"p{number}"]:
            wrong[name] = (ours, seen[f"p{number}"])
    assert not wrong


@pytest.mark.parametrize("name", BROKEN)
def test_problem_is_where_hugo_names_it(name: str, tmp_path: Path) -> None:
    write_site(tmp_path, {name: BROKEN[name]})
    done = run_hugo(tmp_path)
    place = re.search(r'p0\.md:(\d+):(\d+)"', done.stderr)
    assert done.returncode
    assert place, done.stderr
    problem = read_front_matter(BROKEN[name]).problem
    assert problem is not None
    assert (problem.line, problem.column) == (int(place[1]), int(place[2]))


@pytest.mark.parametrize("name", READABLE)
def test_readable_block_has_no_problem(name: str) -> None:
    assert find_block(READABLE[name]).problem is None


def test_fields_name_their_places() -> None:
    text = "\ufeff--- # c\ntitle: 'A' # note\nseo:\n  title: B\ntags: [a, b]\n---\n"
    fields = read_front_matter(text).fields
    assert [(".".join(each.path), each.raw) for each in fields] == [
        ("title", "'A'"),
        ("seo", "title: B"),
        ("seo.title", "B"),
        ("tags", "[a, b]"),
    ]
    assert [text[each.key_span.start : each.key_span.end] for each in fields] == ["title", "seo", "title", "tags"]


def test_entry_is_the_spelling_that_hugo_uses() -> None:
    front_matter = read_front_matter("---\nDraft: true\ndraft: false\n---\n")
    entry = front_matter.entry("draft")
    assert entry is not None
    assert entry.key == "Draft"
    assert front_matter.entry("title") is None
