"""A key inside `menus`, `sitemap`, `resources` or `cascade` that Hugo does not know.

Hugo passes over such a key without a word: with `weigth: 5` the menu entry has no weight, and a `target` of a cascade
whose only key is `knd` means every page. Inside `resources` the keys must be in lower case.

Write the key that Hugo knows; keys of your own belong below `params`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.source import Edit
from sitectl.hugo.keys import KNOWN_KEYS
from sitectl.hugo.spelling import meant
from sitectl.lint.diagnostic import Finding, Fix
from sitectl.lint.rule import Bad, Good, Hugo
from sitectl.lint.rules._examples import BUNDLE, SECTION
from sitectl.lint.rules._maps import entry_of, maps_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitectl.content.node_views import Entry, Node
    from sitectl.lint.subject import Subject

GROUP = "values"
SEVERITY = "warning"
KEYS = ("menu", "menus", "sitemap", "resources", "cascade")

_RESOURCE = {"content/post/example/x.txt": "x"}
_WEIGHT = "(index site.Menus.main 0).Weight"
_BELOW = {"content/post/a.md": "---\ntitle: B\n---\n"}

BAD = (
    Bad(
        "---\ntitle: A\nmenus:\n  main:\n    ⟦weigth⟧: 5\n---\n",
        fixed="---\ntitle: A\nmenus:\n  main:\n    weight: 5\n---\n",
        files={"hugo.toml": 'title = "x"\n'},
        hugo=Hugo(shows={_WEIGHT: "0"}),
    ),
    Bad(
        "---\ntitle: A\nsitemap:\n  ⟦frequency⟧: daily\n  ⟦exclude⟧: true\n---\n",
        hugo=Hugo(shows={".Sitemap.ChangeFreq": "", ".Sitemap.Disable": "false"}),
    ),
    Bad(
        "---\ntitle: A\nresources:\n  - src: x.txt\n    ⟦Title⟧: Mine\n---\n",
        fixed="---\ntitle: A\nresources:\n  - src: x.txt\n    title: Mine\n---\n",
        path=BUNDLE,
        files=_RESOURCE,
        hugo=Hugo(shows={"(.Resources.Get `x.txt`).Title": "x.txt"}),
    ),
    Bad(
        "---\ntitle: A\ncascade:\n  target:\n    ⟦knd⟧: section\n  summary: B\n---\n",
        fixed="---\ntitle: A\ncascade:\n  target:\n    kind: section\n  summary: B\n---\n",
        path=SECTION,
        files=_BELOW,
        hugo=Hugo(on="post/a.md", shows={".Summary": "B"}),
    ),
    Bad(
        "---\ntitle: A\ncascade:\n  - ⟦targt⟧: {kind: section}\n    summary: B\n---\n",
        fixed="---\ntitle: A\ncascade:\n  - target: {kind: section}\n    summary: B\n---\n",
        path=SECTION,
        files=_BELOW,
        hugo=Hugo(on="post/a.md", shows={".Summary": "B"}),
    ),
    Bad("---\ntitle: A\nsitemap: {Priority: 0.5, ⟦priorty⟧: 1}\nMenu: {main: {Weight: 5}}\n---\n"),
    Bad('---\ntitle: A\nmenu:\n  main: {⟦"weigth"⟧: 5}\n---\n', '---\ntitle: A\nmenu:\n  main: {"weight": 5}\n---\n'),
)
GOOD = (
    Good("---\ntitle: A\nmenu:\n  main:\n    Name: B\n    pageRef: /x\n    params: {icon: c}\n---\n"),
    Good(
        "---\ntitle: A\nmenu: main\nsitemap: {changefreq: daily, Priority: 0.5, disable: true, filename: x.xml}\n---\n"
    ),
    Good("---\ntitle: A\nresources:\n  - src: x.txt\n    title: Mine\n    params: {Icon: y}\n---\n", path=BUNDLE),
    Good("---\ntitle: A\ncascade:\n  target: {path: /x/**, Kind: page}\n  mood: B\n---\n", path=SECTION),
    Good("---\ntitle: A\nparams:\n  sitemap: {exclude: true}\n---\n"),
    Good("---\ntitle: A\ncascade:\n  - _target: {path: /x/**, lang: en}\n    summary: B\n---\n", path=SECTION),
    Good(
        "---\ntitle: A\ncascade: {Draft: true, drafts: x, dates: y, titles: z}\n---\n",
        path=SECTION,
        files={
            "hugo.toml": "taxonomies = {draft = 'drafts'}\n",
            "layouts/a.html": "{{ .Params.dates }}",
            "sitectl.toml": 'extra-keys = ["titles"]\n',
        },
    ),
)

_MENU = ("identifier", "name", "title", "url", "pageref", "parent", "pre", "post", "weight", "params")
_SITEMAP = ("changefreq", "priority", "filename", "disable")
_RESOURCES = ("src", "name", "title", "params")
_TARGET = ("path", "kind", "environment", "sites", "lang")
_IN_CASCADE = (*KNOWN_KEYS, "target", "_target", "_build")


def check(page: Subject) -> Iterator[Finding]:
    """Yield a finding for each key inside a map of Hugo's that it does not know."""
    for name in ("menus",) if "menus" in page.keys else ("menu",):
        for menu in maps_in(page.node(name)):
            for entry in menu.entries:
                yield from _unknown(page, entry.node, _MENU)
    for each in maps_in(page.node("sitemap")):
        yield from _unknown(page, each, _SITEMAP)
    resources = page.node("resources")
    for each in resources.items if resources else ():
        yield from _unknown(page, each, _RESOURCES, keeps_case=True)
    for each in maps_in(page.node("cascade")):
        yield from _in_cascade(page, each)


def _in_cascade(page: Subject, rule: Node) -> Iterator[Finding]:
    """Yield what is misspelled in a rule of a cascade, whose other keys are the author's, and unknown in its target."""
    for name in ("target", "_target"):
        target = entry_of(rule, name)
        if target is not None:
            yield from _unknown(page, target.node, _TARGET)
    for entry in rule.entries:
        name = entry.key.lower()
        own = name in _IN_CASCADE or name in page.site.taxonomies or name in page.site.template_keys
        right = None if own or name in page.settings.extra_keys else meant(name, _IN_CASCADE)
        if right is not None:
            yield _finding(page, rule, entry, right)


def _unknown(page: Subject, node: Node, known: tuple[str, ...], *, keeps_case: bool = False) -> Iterator[Finding]:
    for entry in node.entries:
        name = entry.key if keeps_case else entry.key.lower()
        if name not in known:
            yield _finding(page, node, entry, meant(name, known), known)


def _finding(page: Subject, node: Node, entry: Entry, right: str | None, known: tuple[str, ...] = ()) -> Finding:
    if right is None:
        choice = ", ".join(f"`{each}`" for each in known if each in _ADVISED)
        return Finding(entry.key_span, f"Hugo does not know `{entry.key}` here and passes over it; it knows {choice}.")
    quote = page.text[entry.key_start] if page.text[entry.key_start] in "'\"" else ""
    fix = Fix(f"write `{right}`", (Edit(entry.key_span, f"{quote}{right}{quote}"),), "unsafe")
    message = f"Hugo does not know `{entry.key}` here and passes over it; write `{right}`."
    return Finding(entry.key_span, message, None if entry_of(node, right) not in (None, entry) else fix)


_ADVISED = frozenset([*_SITEMAP, *_RESOURCES, "name", "weight", "parent", "path", "kind"])
