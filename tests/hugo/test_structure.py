"""Trees of content files, with the real Hugo as the judge of what each file is and where it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hugo_site import needs_hugo
from tests.plan_judge import disagreements

if TYPE_CHECKING:
    from pathlib import Path

TREES = {
    "sections": ["_index.md", "a.md", "s/_index.md", "s/a.md", "t/a.md", "t/u/v.md", "t/u/w/_index.md", "t/u/w/x.md"],
    "names in upper case and with blanks": ["About Us.md", "S p/Hello World.md", "s/Ünï.md", "s/A.B.C.md"],
    "a bundle": ["s/b/index.md", "s/b/res.md", "s/b/sub/deep.md", "s/b/sub/index.md", "s/b/sub/_index.md"],
    "language-like names": ["s/a.b.md", "s/c.de.md", "s/d.en.md", "s/_index.x.md", "s/index.x.md"],
    "a language inside a name": [
        *("s/a.en.x.md", "s/b.x.en.y.md", "s/c.en..md", "t/_index.en.x.md", "u/index.en.x.y.md", "u/p.md"),
        *("v/d.EN.x.md", "v/e.EN.md", "w/index.EN.md", "w/p.EN.md"),
    ],
    "index.md among pages": ["sec/index.md", "sec/_index.md", "sec/x.md", "sec/sub/y.md", "sec/sub2/_index.md"],
    "index.md at the top": ["index.md", "a.md", "s/b.md", "s/_index.md"],
    "both at the top": ["index.md", "_index.md", "a.md", "s/b.md"],
    "taxonomies": [
        *("tags/_index.md", "tags/foo/_index.md", "tags/bar.md", "tags/baz/index.md", "tags/a/b/_index.md"),
        *("tags/foo/page.md", "categories/C D/_index.md", "tags/qux/deep/x.md"),
    ],
    "one name twice": ["s/y.md", "s/Y.md", "s/z.md", "s/z.markdown", "s/u b.md", "s/u-b.md", "s/a.md", "s/A.markdown"],
    "one name twice, with a language": ["s/x.md", "s/x.en.md", "s/b/index.md", "s/b/index.en.md"],
    "index files in upper case": ["s/INDEX.md", "s/x.md", "S2/_INDEX.md", "s3/Index.MD"],
    "a page and a folder": ["s/w.md", "s/w/p.md"],
    "ignored names": ["s/.hidden.md", "s/#x.md", "s/x~.md", "s/a.md~", ".git/a.md", "s/x.txt", "s/x.mdx", "s/.md"],
    "signs": [
        *("s/_x.md", "s/-.md", "s/a+b.md", "s/a#b.md", "s/a?c.md", "s/a%20d.md", "s/é.md", "s/日本.md", "s/x..md"),
        *("s/'q'.md", "s/(p).md", "s/[b].md", "s/a@b.md", "s/a~b.md", "s/a:e.md", "s/a--b.md", "s/a - b.md"),
        *("s/ a .md", "s/e\u0301.md", "s/2025-11-01-x.md", "s/a%zz.md", 's/"w".md', "s/a&amp.md", "s/a\\v.md"),
    ],
}


@needs_hugo
@pytest.mark.parametrize("name", TREES)
def test_a_tree_is_planned_as_hugo_builds_it(tmp_path: Path, name: str) -> None:
    files: dict[str, str | bytes] = {path: f'+++\ntitle = "{number}"\n+++\n' for number, path in enumerate(TREES[name])}
    assert disagreements(tmp_path / "site", files) == []
