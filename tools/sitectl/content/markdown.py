"""The parts of a Markdown body that can be wrong: links, images, raw HTML, headings and formulas, with places.

Shortcodes and Hugo's own comments are covered before the text is parsed, as Hugo takes them out before it renders.
All places are offsets into the text that was given, not into the bytes that the parser counts.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

import pyromark

from sitectl.content.html_comments import COMMENT, Comments
from sitectl.content.source import Span, has_undecodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: The extensions that Hugo turns on.
MARKDOWN_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
#: A shortcode tag, as far as its own text tells.
SHORTCODE = re.compile(r"\{\{[<%](?:[^>%`\"]|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[>%](?!\}\}))*[>%]\}\}")
_COMMENT_TAG = re.compile(r"\{\{[<%]\s*(/?)\s*comment\s*[>%]\}\}")
_UNDECODABLE = re.compile(r"[\ud800-\udfff]")
_WITHIN_LINE = re.compile(r"[^\s][^\r\n]*")
#: A tag that opens an element, as loosely as browsers read it.
TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][-\w:.]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
#: What follows a link's target up to the link's end, in a quotation too: perhaps a title.
_AFTER_TARGET = re.compile(r"[\s>]*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))?[\s>]*\)", re.DOTALL)
_TARGET_ATTRIBUTES = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src"}

#: Headings as the parser renders them; those that are written in HTML look alike, and some parts are no text.
_RENDERED_HEADING = re.compile(r"<h[1-6]([^>]*)>(.*?)</h[1-6]>\n", re.DOTALL)
_RENDERED_ID = re.compile(r" id=\"([^\"]*)\"")
_RENDERED_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_HTML_HEADING = re.compile(r"</?h[1-6]", re.IGNORECASE)
_UNCLEAR = re.compile(r"<(?:img|sup|[!?])", re.IGNORECASE)

#: The parser's events: a name, or one name with its details; and where in the bytes they are.
Event: TypeAlias = "str | dict[str, object]"
Range: TypeAlias = "dict[str, int]"

#: What stands for one covered character; a letter, so that a link around a shortcode stays a link.
COVER = "\ufffc"


class Link(NamedTuple):
    """A link or an image, in Markdown or in raw HTML.

    `target` is what a browser would be given before Hugo's hooks; `target_span` is its place, the whole link's
    where the target is written elsewhere or in another form.
    """

    kind: Literal["link", "image"]
    target: str
    text: str
    span: Span
    target_span: Span
    is_html: bool = False

    @property
    def has_shortcode(self) -> bool:
        """Whether a shortcode makes the target, or a part of it."""
        return COVER in self.target


class Tag(NamedTuple):
    """A raw HTML tag with its attributes, names in lower case."""

    name: str
    attributes: dict[str, str]
    attribute_spans: dict[str, Span]
    span: Span


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its text without marks, and its own id if one is written."""

    level: int
    text: str
    identifier: str | None
    span: Span


@dataclass(frozen=True)
class Markdown:
    """What `read_markdown` found, in the order of the text."""

    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    headings: tuple[Heading, ...]
    covered: str
    find_hidden: Callable[[], tuple[tuple[int, int], ...]]

    @cached_property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The places of code and comments."""
        return self.find_hidden()

    @cached_property
    def prose(self) -> str:
        """The text with code, comments and shortcodes covered: what is left is prose and formulas."""
        return _cover(self.covered, self.hidden)


def read_markdown(text: str, start: int = 0) -> Markdown:
    """Return the parts of the Markdown that begins at an offset of a text; places count from the text's start."""
    covered, body = _prepared(text, start)
    reader = _Reader(body, start, covered)
    events = pyromark.events_with_range(body, options=MARKDOWN_OPTIONS, merge_text=True)
    reader.read(cast("Iterable[tuple[Event, Range]]", events))
    if "<!--" not in body:
        links, tags, headings = tuple(reader.links), tuple(reader.tags), tuple(reader.headings)
        return Markdown(links, tags, headings, covered, lambda: reader.code)
    hidden = (*reader.code, *(found.span() for found in COMMENT.finditer(covered, start)))
    comments = Comments(span for span in hidden if covered.startswith("<!--", span[0]))
    return Markdown(
        tuple(link for link in reader.links if not comments.enclose(link.span)),
        tuple(tag for tag in reader.tags if not comments.enclose(tag.span)),
        tuple(reader.headings),
        covered,
        lambda: hidden,
    )


def read_headings(text: str, start: int = 0) -> list[tuple[str, str | None]]:
    """Return the text and the own id of each heading, as `read_markdown` does, in a fraction of its time."""
    _, body = _prepared(text, start)
    if "<" in body and _HTML_HEADING.search(body):
        return _headings_by_events(text, start)
    found: list[tuple[str, str | None]] = []
    for attributes, inner in _RENDERED_HEADING.findall(pyromark.html(body, options=MARKDOWN_OPTIONS)):
        if "<" in inner and _UNCLEAR.search(inner):
            return _headings_by_events(text, start)
        identifier = _RENDERED_ID.search(attributes)
        words = _RENDERED_TAG.sub("", inner) if "<" in inner else inner
        found.append((html.unescape(words.replace("\n", "")), html.unescape(identifier[1]) if identifier else None))
    return found


def _headings_by_events(text: str, start: int) -> list[tuple[str, str | None]]:
    return [(heading.text, heading.identifier) for heading in read_markdown(text, start).headings]


def _prepared(text: str, start: int) -> tuple[str, str]:
    """Return the text with shortcodes covered, and what the parser is given of it."""
    covered = cover_shortcodes(text, start)
    body = covered[start:]
    return covered, for_parser(body)


def for_parser(text: str) -> str:
    """Return a text as the parser takes it: with a replacement character for each byte that is no UTF-8."""
    return _UNDECODABLE.sub("\ufffd", text) if has_undecodable(text) else text


def cover_shortcodes(text: str, start: int = 0) -> str:
    """Return a text with the shortcodes' tags from an offset on replaced by as many characters that mean nothing.

    What Hugo's shortcode `comment` encloses is covered too, as it is not published.
    """
    if "{{" not in text:
        return text
    tags = [found.span() for found in SHORTCODE.finditer(text, start)]
    return _cover(text, [*tags, *_commented(text, tags)] if "comment" in text else tags)


def _commented(text: str, tags: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    opened: list[int] = []
    for start, end in tags:
        tag = _COMMENT_TAG.fullmatch(text, start, end)
        if tag and not tag[1]:
            opened.append(start)
        elif tag and opened:
            yield opened.pop(), end


def _cover(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Replace spans by as many covering characters; line breaks and indents stay, so that lists around them stay."""
    pieces: list[str] = []
    cursor = 0
    for start, end in sorted(spans):
        if end > cursor:
            begin = max(start, cursor)
            pieces += (text[cursor:begin], _WITHIN_LINE.sub(_covers, text[begin:end]))
            cursor = end
    return "".join([*pieces, text[cursor:]]) if pieces else text


def _covers(found: re.Match[str]) -> str:
    return COVER * (found.end() - found.start())


def _kind(end: object) -> str:
    """Return what ends: its name alone, or a name with its details."""
    return end if isinstance(end, str) else next(iter(end)) if isinstance(end, dict) else ""


class _Open(NamedTuple):
    kind: str
    facts: dict[str, object]
    words: list[str]


class _Reader:
    """Turns the parser's events into parts; one object reads one text."""

    def __init__(self, body: str, start: int, text: str) -> None:
        self.text = text
        self.links: list[Link] = []
        self.tags: list[Tag] = []
        self.headings: list[Heading] = []
        self._code: list[Range] = []
        self._place = to_characters(body, start)
        self._open: list[_Open] = []

    def read(self, events: Iterable[tuple[Event, Range]]) -> None:
        """Take all events of one text."""
        # Most events are of no interest: they are told apart by the cheapest questions, the commonest first.
        opened = self._open
        for event, where in events:
            if isinstance(event, str):
                continue
            if "Text" in event:
                for part in opened:
                    part.words.append(str(event["Text"]))
            elif "End" in event:
                if opened and _kind(event["End"]) == opened[-1].kind:
                    self._end(opened.pop(), where)
            elif "Start" in event:
                detail = event["Start"]
                if isinstance(detail, dict) or detail == "HtmlBlock":
                    self._start(detail, where)
            elif "Code" in event:
                self._code.append(where)
                for part in opened:
                    part.words.append(str(event["Code"]))
            elif "InlineHtml" in event:
                self._html(self._span(where))

    def _span(self, where: Range) -> Span:
        return Span(self._place(where["start"]), self._place(where["end"]))

    @property
    def code(self) -> tuple[tuple[int, int], ...]:
        """The places of code; they are told in characters only when somebody asks."""
        return tuple(self._span(where) for where in self._code)

    def _start(self, detail: object, where: Range) -> None:
        if not isinstance(detail, dict):
            self._html(self._span(where))
            return
        ((kind, facts),) = detail.items()
        if kind == "CodeBlock":
            self._code.append(where)
        elif kind in ("Link", "Image", "Heading"):
            self._open.append(_Open(kind, facts, []))

    def _end(self, part: _Open, where: Range) -> None:
        text = "".join(part.words)
        span = self._span(where)
        if part.kind == "Heading":
            identifier = part.facts["id"]
            level = int(str(part.facts["level"])[1:])
            self.headings.append(Heading(level, text, identifier if isinstance(identifier, str) else None, span))
        else:
            written = str(part.facts["dest_url"])
            target = f"mailto:{written}" if part.facts["link_type"] == "Email" else written
            place = self._target_place(written, span)
            self.links.append(Link("link" if part.kind == "Link" else "image", target, text, span, place))

    def _target_place(self, target: str, span: Span) -> Span:
        middle = self.text.find("](", span.start, span.end)
        while middle >= 0:  # the text of a link may have one of its own, and so may its title
            found = self.text.find(target, middle + 2, span.end)
            if found >= 0 and _AFTER_TARGET.fullmatch(self.text, found + len(target), span.end):
                return Span(found, found + len(target))
            middle = self.text.find("](", middle + 2, span.end)
        return span

    def _html(self, span: Span) -> None:
        for found in TAG.finditer(self.text, span.start, span.end):
            tag = read_tag(found)
            self.tags.append(tag)
            wanted = _TARGET_ATTRIBUTES.get(tag.name)
            if wanted and wanted in tag.attributes:
                kind: Literal["link", "image"] = "image" if tag.name == "img" else "link"
                text = tag.attributes.get("alt", "")
                place = tag.attribute_spans[wanted]
                self.links.append(Link(kind, tag.attributes[wanted], text, tag.span, place, is_html=True))


def read_tag(found: re.Match[str]) -> Tag:
    """Return the tag that `TAG` matched."""
    attributes: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for each in _ATTRIBUTE.finditer(found.string, found.start(2), found.end(2)):
        group = next((number for number in (2, 3, 4) if each.group(number) is not None), 0)
        name = each.group(1).lower()
        attributes[name] = html.unescape(each.group(group)) if group else ""
        spans[name] = Span(*each.span(group))
    return Tag(found.group(1).lower(), attributes, spans, Span(*found.span()))


def to_characters(body: str, start: int) -> Callable[[int], int]:
    """Return the function from the parser's byte offsets to offsets of the whole text."""
    if body.isascii():
        return lambda offset: offset + start
    encoded = body.encode()
    last_byte, last_character = 0, start

    def place(offset: int) -> int:
        # Offsets come nearly in order, so only the bytes since the last one are counted.
        nonlocal last_byte, last_character
        if offset >= last_byte:
            last_character += len(encoded[last_byte:offset].decode())
        else:
            last_character -= len(encoded[offset:last_byte].decode())
        last_byte = offset
        return last_character

    return place


def plain_text(line: str) -> str:
    """Return one line of Markdown as a reader sees it: without marks, link targets and tags."""
    words: list[str] = []
    for event in cast("Iterable[Event]", pyromark.events(line, options=MARKDOWN_OPTIONS)):
        if isinstance(event, dict):
            words += [str(event[kind]) for kind in ("Text", "Code") if kind in event]
        elif event in ("SoftBreak", "HardBreak"):
            words.append(" ")
    return " ".join("".join(words).split())
