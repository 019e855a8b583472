"""Ask the real Hugo what the fixes of the linter changed: of the fields, and of what each page is to a site."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sitectl.content.front_matter import find_block
from sitectl.content.source import Source
from sitectl.hugo.plan import plan_content
from sitectl.hugo.site_settings import SiteSettings
from tests.hugo_judge import JudgedValue, Verdict, judge, same
from tests.hugo_site import HugoSite
from tests.plan_judge import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DATE_KEYS = frozenset(
    [*("date", "publishdate", "pubdate", "published", "lastmod", "modified", "expirydate", "unpublishdate")]
)
_DATES = ("date", "lastmod", "publish_date", "expiry_date")

#: The keys, besides its own, that decide what a page is in one respect.
_DECIDED_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_DATES, _DATE_KEYS),
    "linktitle": frozenset(["title"]),
    "draft": frozenset(["published"]),
    "url": frozenset(["slug", "title", *_DATE_KEYS]),
}


class FixedFile(NamedTuple):
    """A file before and after its fixes, and the top-level keys in lower case that the fixes name."""

    name: str
    old: bytes
    new: bytes
    keys: frozenset[str]


def unnamed_changes(files: Sequence[FixedFile]) -> Iterator[str]:
    """Yield a sentence for each field that Hugo reads differently after the fixes, although no fix names it.

    Hugo's parser is given every block, with types; then two sites are built, one of the old pages and one of the new.
    """
    yield from _fields_changed(files)
    yield from _pages_changed(files)


def _fields_changed(files: Sequence[FixedFile]) -> Iterator[str]:
    for kind in ("yaml", "toml", "json"):
        own = [(file, *blocks) for file in files if (blocks := _blocks(file, kind)) is not None]
        verdicts = judge([text for _, old, new in own for text in (old, new)], kind) if own else []
        for (file, _, _), before, after in zip(own, verdicts[::2], verdicts[1::2], strict=True):
            yield from (f"{file.name}: {words}" for words in _compared(before, after, file.keys))


def _blocks(file: FixedFile, kind: str) -> tuple[str, str] | None:
    """Return the front matter before and after, where both have this format."""
    found = []
    for data in (file.old, file.new):
        text = Source.from_bytes(Path(file.name), data).text
        block = find_block(text)
        if block.format != kind or block.problem:
            return None
        found.append(text[block.inner.start : block.inner.end])
    return found[0], found[1]


def _compared(before: Verdict, after: Verdict, keys: frozenset[str]) -> Iterator[str]:
    if after.error and not before.error:
        yield f"Hugo cannot read the fixed block: {after.error}"
    elif not before.error:
        old, new = _lower(before.value), _lower(after.value)
        for key in sorted(old.keys() | new.keys()):
            if key not in keys and not (key in old and key in new and same(old[key], new[key])):
                yield f"the field {key} changed from {old.get(key)!r} to {new.get(key)!r}"


def _lower(value: JudgedValue) -> dict[str, JudgedValue]:
    """Return a map as Hugo merges its keys: of two spellings the one that is not all lower case counts."""
    read = value if isinstance(value, dict) else {}
    return {key.lower(): read[key] for key in sorted(read, key=lambda key: key != key.lower())}


def _pages_changed(files: Sequence[FixedFile]) -> Iterator[str]:
    named = {f"{number}/x{Path(file.name).suffix.lower()}": file for number, file in enumerate(files)}
    before, broken = _build({path: file.old for path, file in named.items()})
    after, now_broken = _build({path: file.new for path, file in named.items()})
    for path, file in named.items():
        if path in now_broken and path not in broken:
            yield f"{file.name}: the fixed page breaks the build"
        elif path in before and path in after:
            changed = _differences(before[path], after[path], file.keys)
            yield from (f"{file.name}: {words}" for words in changed)
        elif path not in broken:
            yield f"{file.name}: Hugo shows the page only {'before' if path in before else 'after'} the fixes"


def _differences(old: dict[str, Any], new: dict[str, Any], keys: frozenset[str]) -> Iterator[str]:
    for name in old.keys() - {"params"}:
        decided_by = _DECIDED_BY.get(name, frozenset()) | {name}
        if old[name] != new[name] and not decided_by & keys:
            yield f"its {name} changed from {old[name]!r} to {new[name]!r}"
    before, after = (json.loads(each["params"] or "{}") for each in (old, new))
    for name in sorted(before.keys() | after.keys()):
        is_decided = name in keys or (name in _DATE_KEYS | {"publish_date"} and keys & _DATE_KEYS)
        if before.get(name) != after.get(name) and not is_decided:
            yield f"its parameter {name} changed from {before.get(name)!r} to {after.get(name)!r}"


def _build(files: Mapping[str, bytes]) -> tuple[Mapping[str, dict[str, Any]], set[str]]:
    """Return what Hugo makes of each page, and the pages that break the build, which are left out.

    Hugo names one such page at a time. Those that the plan knows are not tried; for any other the pages are halved
    until it is alone.
    """
    pages: dict[str, dict[str, Any]] = {}
    broken = _known_as_broken(files)
    pending = [[name for name in files if name not in broken]]
    while pending:
        names = pending.pop()
        seen = _seen({name: files[name] for name in names}) if names else {}
        if seen is not None:
            pages |= seen
        elif len(names) == 1:
            broken.add(names[0])
        else:
            pending += [names[: len(names) // 2], names[len(names) // 2 :]]
    return pages, broken


def _known_as_broken(files: Mapping[str, bytes]) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir()
            path.write_bytes(data)
        return {plan.path for plan in plan_content(Path(folder), SiteSettings(), moment()) if plan.error}


def _seen(files: Mapping[str, bytes]) -> Mapping[str, dict[str, Any]] | None:
    with tempfile.TemporaryDirectory() as folder:
        site = HugoSite(Path(folder) / "site")
        site.write_all({name: _without_shortcodes(data) for name, data in files.items()})
        site.want(files)
        built = site.build_everything()
        return None if built.code else built.pages


def _without_shortcodes(data: bytes) -> bytes:
    """Return a page whose shortcodes, for which there are no templates here, are plain text."""
    silent = data.replace(b"{{<", b"((<").replace(b"{{%", b"((%")
    return data if data.lstrip().startswith(b"{{") else silent
