"""Ask the real Hugo whether what an error of the linter says of a page is true."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.source import ENCODING_ERRORS
from sitectl.hugo.shortcode_templates import BUILT_IN
from tests.hugo_site import CLOCK, hugo_binary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sitectl.content.nodes import Entry, Node
    from sitectl.content.page import Page
    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.site_facts import SiteFacts

_BETWEEN = "\x1e"
_SETTINGS = {"baseURL": "https://example.org/", "disableKinds": ["rss", "sitemap", "robotsTXT", "404"]}
_PLACE = re.compile(r'content/[^"\n]*:(\d+):(\d+)"')
_TAG = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+)")
_SELF_CLOSING = re.compile(r"\{\{[<%]\s*([\w/-]+)[^<>%\n]*/\s*[>%]\}\}")
_KEY_LINE = re.compile(r"^([\w-]+)\s*:(.*)$", re.MULTILINE)
_MENUS = "{{ range site.Menus }}{{ range . }}{{ .Name }}{{ end }}{{ end }}"
_YEARS = tuple(f".{name}.Year" for name in ("Date", "Lastmod", "PublishDate", "ExpiryDate"))


class Verdict(NamedTuple):
    """Whether an error is true, and what Hugo did, in its own words where it has some."""

    is_true: bool
    words: str


class Accused(NamedTuple):
    """An error, the page that it is said of, and what is known of the site around it."""

    error: Diagnostic
    page: Page
    facts: SiteFacts
    content_path: str | None = None

    @property
    def offset(self) -> int:
        """Where in the page the error begins."""
        return self.page.source.offset(self.error.start.line, self.error.start.column)

    @property
    def entry(self) -> Entry:
        """The top-level entry that the error is at."""
        return next(each for each in self.page.front_matter.entries if _covers(each, self.offset))

    @property
    def block(self) -> str:
        """The front matter with its delimiters."""
        return self.page.text[: self.page.body_span.start]

    @property
    def entry_alone(self) -> str:
        """A page with nothing but the entry."""
        text = self.page.text[self.entry.key_span.start : self.entry.node.end]
        return {"toml": f"+++\n{text}\n+++\n", "json": f"{{{text}}}\n"}.get(
            str(self.page.front_matter.format), f"---\n{text}\n---\n"
        )


def _covers(entry: Entry, offset: int) -> bool:
    return entry.key_span.start <= offset <= max(entry.node.end, entry.key_span.end)


class Answer(NamedTuple):
    """One build of a site of one page: whether it stopped, Hugo's words, and what the expressions printed."""

    stopped: bool
    words: str
    line: int | None
    printed: tuple[str, ...]


def ask(
    accused: Accused,
    text: str,
    expressions: Sequence[str] = (),
    *,
    shortcodes: Mapping[str, bool | None] | None = None,
    keeps_html: bool = False,
) -> Answer:
    """Build a site of one page; expressions are templates, run on the page even where Hugo does not publish it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        shown = f"{{{{ $p := site.GetPage `/x` }}}}{_MENUS}{_BETWEEN}{{{{ with $p }}}}" + _BETWEEN.join(
            f"{{{{ {each} }}}}" for each in expressions
        )
        settings = {**_SETTINGS, **_settings_for_a_page(accused.facts)}
        if keeps_html:
            settings["markup"] = {"goldmark": {"renderer": {"unsafe": True}}}
        files = {
            "hugo.json": json.dumps(settings),
            "layouts/home.html": f"{shown}{{{{ end }}}}",
            "layouts/all.html": "{{ .Content }}",
            f"content/x{accused.page.source.path.suffix}": text,
        }
        for name, encloses in (shortcodes or {}).items():
            files[f"layouts/_shortcodes/{name}.html"] = "{{ .Inner }}" if encloses else "x"
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8", ENCODING_ERRORS))
        return _built(root)


def _built(root: Path) -> Answer:
    command = [str(hugo_binary()), "--source", str(root), "-D", "-E", "-F", "--clock", CLOCK, "--noBuildLock"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    words = next((line for line in output.splitlines() if "ERROR" in line or "panic" in line), "")
    place = _PLACE.search(words)
    home = root / "public" / "index.html"
    page = home.read_text("utf-8", "replace") if not done.returncode and home.exists() else ""
    printed = page.partition(_BETWEEN)[2]  # the names of menus stand before
    # A panic of Hugo's ends now and then with exit code 0 and an empty site.
    return Answer(
        done.returncode != 0 or not any((root / "public").rglob("*.html")),
        words.replace(str(root.parent), ""),
        int(place.group(1)) if place and place.group(1, 2) != ("1", "1") else None,
        tuple(printed.split(_BETWEEN)) if printed else (),
    )


def _settings_for_a_page(facts: SiteFacts) -> dict[str, object]:
    return {key: facts.config[key] for key in ("taxonomies", "timezone", "markup") if facts.config.get(key)}


def silent(text: str) -> str:
    """Return a page whose shortcodes are plain text."""
    return text.replace("{{<", "((<").replace("{{%", "((%")


def stops(accused: Accused) -> Verdict:
    """Judge an error that says that the front matter stops the build."""
    answer = ask(accused, accused.block or silent(accused.page.text))
    return Verdict(answer.stopped, answer.words)


def key_is_lost(accused: Accused) -> Verdict:
    """Judge a key that stands twice: the build stops, or, in JSON, Hugo shows the value of the last."""
    if accused.page.front_matter.format != "json":
        return stops(accused)
    return shows(lambda _: [f"jsonify (index .Params `{accused.entry.key.lower()}`)"], _as_json(accused.entry))(accused)


def _as_json(entry: Entry) -> str:
    return json.dumps(entry.node.value, separators=(",", ":"))


def stops_with_its_text(accused: Accused) -> Verdict:
    """Judge an error that says that the build stops at the page's text, at this line."""
    known = accused.facts.own_shortcodes
    if known is None:
        known = {name: bool(slash) for slash, name in _TAG.findall(accused.page.text) if name not in BUILT_IN}
        known |= {name: True for slash, name in _TAG.findall(accused.page.text) if slash}
        known |= dict.fromkeys(_SELF_CLOSING.findall(accused.page.text), True)
    answer = ask(accused, accused.page.text, shortcodes=known)
    is_here = answer.line in (None, accused.error.start.line)
    return Verdict(answer.stopped and is_here, answer.words)


def shows(expression: Callable[[Accused], Sequence[str]], *answers: str) -> Callable[[Accused], Verdict]:
    """Return the judge of an error for which one of the expressions must print one of the answers."""

    def judge(accused: Accused) -> Verdict:
        asked = expression(accused)
        answer = ask(accused, silent(accused.page.text), asked)
        is_true = any(each in answers for each in answer.printed)
        return Verdict(is_true, answer.words or ", ".join(map(str, zip(asked, answer.printed, strict=False))))

    return judge


def not_a_boolean(accused: Accused) -> Verdict:
    """Judge a switch: Hugo's own is off, a theme's is a text, which counts as on."""
    name = accused.entry.key.lower()
    if name == "draft":
        return shows(lambda _: [".Draft"], "false")(accused)
    if name == "headless":
        return shows(lambda _: ['ne .RelPermalink ""'], "true")(accused)
    if name == "iscjklanguage":
        return shows(lambda _: [".Params.iscjklanguage"], "false")(accused)
    return shows(lambda _: [f"printf `%T` (index .Params `{name}`)"], "string")(accused)


def ignored_weight(accused: Accused) -> Verdict:
    """Judge a weight: Hugo has another number than the text says."""
    node = accused.entry.node
    written = accused.page.text[node.start : node.end].strip("'\"")
    answer = ask(accused, accused.block, [".Weight"])
    is_number = re.fullmatch(r"[+-]?\d+", written)
    shown = answer.printed[0] if answer.printed else ""
    is_true = bool(shown) and (shown != str(int(written)) if is_number else shown == "0")
    return Verdict(is_true, f"weight {shown}")


def _year(*wanted: range) -> Callable[[Accused], Verdict]:
    def judge(accused: Accused) -> Verdict:
        for text in (accused.block, accused.entry_alone):
            answer = ask(accused, text, _YEARS)
            if any(int(year) in span for year in answer.printed if year.strip() for span in wanted):
                return Verdict(is_true=True, words=f"years {answer.printed}")
        return Verdict(is_true=False, words=f"years {answer.printed} {answer.words}")

    return judge


def next_key_is_lost(accused: Accused) -> Verdict:
    """Judge a line that costs the page the first key below it: Hugo does not show the value that stands there."""
    start = accused.page.text.find("\n", accused.offset) + 1
    found = _KEY_LINE.search(accused.page.text, start, accused.page.body_span.start)
    if found is None:
        return Verdict(is_true=False, words="there is no key below")
    answer = ask(accused, accused.block, [f"print (index .Params `{found[1].lower()}`)"])
    return Verdict(
        bool(answer.printed) and answer.printed[0] != found[2].strip("\"' "), f"{found[1]}: {answer.printed}"
    )


def key_in_two_cases(accused: Accused) -> Verdict:
    """Judge a key: Hugo shows the value of its other spelling."""
    found = _twins(accused.page.front_matter.root, accused.offset, ())
    if found is None:
        return Verdict(is_true=False, words="no such key")
    path, others = found
    keys = " ".join(f"`{key.lower()}`" for key in path)
    answer = ask(accused, accused.block, [f"jsonify (index .Params {keys})"])
    shown = json.loads(answer.printed[0]) if answer.printed and answer.printed[0].strip() else None
    is_true = any(json.loads(json.dumps(other.node.value, default=str)) == shown for other in others)
    return Verdict(is_true, answer.words or f"{keys} is {shown!r}")


def _twins(node: Node | None, offset: int, path: tuple[str, ...]) -> tuple[tuple[str, ...], list[Entry]] | None:
    for entry in node.entries if node else ():
        if entry.key_span.start == offset and node:
            others = [each for each in node.entries if each is not entry and each.key.lower() == entry.key.lower()]
            return (*path, entry.key), others
        inner = _twins(entry.node, offset, (*path, entry.key))
        if inner:
            return inner
    return None


def _list_is_lost(accused: Accused) -> Sequence[str]:
    name = accused.entry.key.lower()
    fields = {"keywords": "len .Keywords", "aliases": "len .Aliases", "outputs": "sub (len .OutputFormats) 1"}
    return [fields.get(name, f"len (.GetTerms `{name}`)")]


def link_is_empty(accused: Accused) -> Verdict:
    """Judge an empty target: the written page has one, or the list of links in the parameters has."""
    expressions = [r"len (findRE `(href|src)=([\"'])\s*([\"'])` .Content)", "jsonify .Params.links"]
    answer = ask(accused, silent(accused.page.text), expressions, keeps_html=True)
    if not answer.printed:
        return Verdict(is_true=False, words=answer.words)
    in_text = accused.offset >= accused.page.body_span.start
    is_true = (
        answer.printed[0].strip() != "0" if in_text else bool(re.search(r'"(?i:url)":(""|null)', answer.printed[1]))
    )
    return Verdict(is_true, f"{answer.printed[0].strip()} empty targets, links {answer.printed[1][:200]}")


def term_is_misplaced(accused: Accused) -> Verdict:
    """Judge a term: its page is not below its taxonomy, or cannot be written."""
    name = accused.entry.key.lower()
    answer = ask(accused, accused.block, [f"range .GetTerms `{name}` }}}}{{{{ .RelPermalink }}}} {{{{ end"])
    places = answer.printed[0].split() if answer.printed else []
    is_true = answer.stopped or any(not normpath(place).startswith(f"/{name}/") for place in places)
    return Verdict(is_true or f"/{name}/index.html/" in places, answer.words or f"terms at {places}")


def terms_share_an_address(accused: Accused) -> Verdict:
    """Judge a term: on a page with it and with the other one that is named, both have the same address."""
    name = accused.entry.key.lower()
    own = accused.page.text[
        accused.offset : accused.page.source.offset(accused.error.end.line, accused.error.end.column)
    ]
    other = accused.error.message.split("`")[1]
    text = f"---\ntitle: A\n{name}:\n  - {own}\n  - {json.dumps(other)}\n---\n"
    answer = ask(accused, text, [f"range .GetTerms `{name}` }}}}{{{{ .RelPermalink }}}} {{{{ end"])
    places = answer.printed[0].split() if answer.printed else []
    return Verdict(len(places) == 2 and len(set(places)) == 1, answer.words or f"terms at {places}")


def number_is_changed(accused: Accused) -> Verdict:
    """Judge a number in place of a text: Hugo does not print it as it is written."""
    end = accused.page.source.offset(accused.error.end.line, accused.error.end.column)
    written = accused.page.text[accused.offset : end]
    answer = ask(accused, accused.block, [f"print (index .Params `{accused.entry.key.lower()}`)"])
    shown = answer.printed[0].strip("[]").split() if answer.printed else []
    return Verdict(bool(shown) and written not in shown, answer.words or f"{written} is shown as {shown}")


def text_is_replaced(accused: Accused) -> Verdict:
    """Judge bytes that are no text: visitors see a replacement character."""
    answer = ask(accused, silent(accused.page.text), ["print (jsonify .Params) .RawContent"])
    return Verdict(any("\ufffd" in each for each in answer.printed), answer.words or "replacement character")


def is_taken_for_a_page(accused: Accused) -> Verdict:
    """Judge a file that is no text: Hugo writes a page for it, or stops at it."""
    answer = ask(accused, silent(accused.page.text), ["ne .RelPermalink ``"])
    return Verdict(answer.stopped or answer.printed == ("true",), answer.words or "has a page")


def alias_is_empty(accused: Accused) -> Verdict:
    """Judge an empty alias: Hugo has it, or, on a page of the top folder, stops at it."""
    answer = ask(accused, accused.block, ["in .Aliases ``"])
    return Verdict(answer.printed == ("true",) or 'alias "/"' in answer.words, answer.words or "has an empty alias")


#: The judge of each rule for which a page of its own is enough.
OF_PAGES: Mapping[str, Callable[[Accused], Verdict]] = {
    **dict.fromkeys(
        ("unreadable-front-matter", "unparsable-date", "removed-key", "build-breaking-value", "malformed-menu"),
        stops,
    ),
    **dict.fromkeys(
        (
            *("unclosed-shortcode", "unknown-shortcode", "unreadable-shortcode", "missing-shortcode-parameter"),
            "unreadable-attributes",
        ),
        stops_with_its_text,
    ),
    "not-a-boolean": not_a_boolean,
    "ignored-weight": ignored_weight,
    "number-as-date": _year(range(1900, 2001)),
    "implausible-year": _year(range(1000)),
    "expiry-before-publishing": shows(lambda _: ["not (.ExpiryDate.After .PublishDate)"], "true"),
    "tag-without-value": next_key_is_lost,
    "dots-in-front-matter": next_key_is_lost,
    "key-in-two-cases": key_in_two_cases,
    "list-inside-list": shows(_list_is_lost, "0"),
    "unknown-build-word": shows(lambda _: ["and (ne .RelPermalink ``) (in site.Pages .)"], "true"),
    "undecodable-text": text_is_replaced,
    "binary-file": is_taken_for_a_page,
    "empty-alias": alias_is_empty,
    "duplicate-key": key_is_lost,
    "empty-link": link_is_empty,
    "unusable-term": term_is_misplaced,
    "shared-term-url": terms_share_an_address,
    "changed-number": number_is_changed,
    "url-with-host": shows(
        lambda _: ["and (hasPrefix .RelPermalink `/`) (not (hasPrefix .RelPermalink `//`))"], "true"
    ),
}
