"""Addresses that stop Hugo where its own link hook reads them, by asking the real Hugo."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

from sitectl.hugo.go_address import refusal
from tests.hugo_site import HugoSite, needs_hugo

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """{{- $found := dict }}{{ range hugo.Data.addresses }}
{{- $found = merge $found (dict . (not (try (urls.Parse .)).Err)) }}{{ end }}{{ $found | jsonify }}"""
READ = (
    *(
        "",
        "a",
        "a.md",
        "/a/",
        "../a/#b",
        "?q=%zz",
        "/x?q=%zz",
        "#b",
        "a%20b",
        "[a](b)",
        "x/y:z",
        "10.1/x:y",
        "a:b",
        "x:",
    ),
    *(
        "tel:+49-30",
        "mailto:a@b.c",
        "mailto:a b@c.d",
        "https://example.org/a b",
        "https:/x.org",
        "http:///x",
        "//x.org/y",
    ),
    *("https://example.org:80/", "https://ada@example.org/", "https://example.org/[a]{b}|c", "https://[::1]:80/", "é"),
    *(
        "https://é.org/",
        "https://x_y.org",
        "javascript:void(0)",
        "C:\\x\\y.pdf",
        "https://example.org?a",
        "///a",
        "http:",
    ),
)
REFUSED = (
    *(
        "50%off",
        "%zz",
        "#a%zz",
        "https://x.org/%zz",
        "https://x.org/#%zz",
        "http://[::1",
        "http://a b.c/",
        "a b:c",
        ":a",
    ),
    *(
        "https://x.org:port/",
        "ht tp://x",
        "https://us er@x.org/",
        "http://x.org:80:80/",
        "https://x^y.org",
        "1:2",
        "é:x",
    ),
    *("[https://x.org](https://y.org)", "https://x{y}.org", "http://x\\y/", "a\x01b", "https://x|y.org/"),
)


def read_by_hugo(addresses: tuple[str, ...], folder: Path) -> dict[str, bool]:
    """Return which addresses `urls.Parse` reads."""
    site = HugoSite(folder)
    (site.folder / "layouts" / "all.html").write_text("x")
    (site.folder / "layouts" / "home.html").write_text(TEMPLATE)
    (site.folder / "data").mkdir()
    (site.folder / "data" / "addresses.json").write_text(json.dumps(addresses))
    done = site.run()
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, bool] = json.loads((site.folder / "public" / "index.html").read_text())
    return found


@needs_hugo
def test_addresses_are_read_as_by_hugo(tmp_path: Path) -> None:
    found = read_by_hugo((*READ, *REFUSED), tmp_path / "site")
    assert found == {**dict.fromkeys(READ, True), **dict.fromkeys(REFUSED, False)}
    assert [each for each in READ if refusal(each)] == []
    assert [each for each in REFUSED if not refusal(each)] == []


@needs_hugo
def test_random_addresses_are_read_as_by_hugo(tmp_path: Path) -> None:
    rng = random.Random(7)
    parts = (
        "https:",
        "http://",
        "//",
        "/",
        "a",
        "b.c",
        ":",
        "80",
        "%",
        "%20",
        "%zz",
        " ",
        "@",
        "?",
        "#",
        "é",
        "^",
        "+",
        "mailto:",
    )
    count = int(os.environ.get("SITECTL_ADDRESSES", "2000"))
    addresses = tuple({"".join(rng.choices(parts, k=rng.randint(1, 6))) for _ in range(count)})
    found = read_by_hugo(addresses, tmp_path / "site")
    assert len(set(found.values())) == 2
    assert [each for each in addresses if found[each] == bool(refusal(each))] == []
