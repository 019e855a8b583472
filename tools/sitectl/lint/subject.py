"""What a rule is shown: one page, and the site around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sitectl.content.markdown import Markdown, cover_shortcodes, read_markdown
from sitectl.content.possible_targets import PossibleTargets, possible_targets
from sitectl.content.rendered_marks import rendered_tags, rendered_targets
from sitectl.content.shortcodes import Fault, Shortcode, read_shortcodes
from sitectl.content.source import Span
from sitectl.hugo.casts import to_text
from sitectl.hugo.fatal import media_type
from sitectl.lint.front_view import FrontView
from sitectl.lint.suppressions import read_ignores
from sitectl.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sitectl.content.markdown import Link, Tag
    from sitectl.content.node_views import Entry, Node
    from sitectl.content.nodes import Value
    from sitectl.content.page import Page
    from sitectl.content.source import Source
    from sitectl.lint.site_facts import SiteFacts
    from sitectl.lint.suppressions import Ignore


@dataclass(frozen=True)
class Subject:
    """One page under examination."""

    page: Page
    #: The file's name for people: relative to where the command was given.
    path: str
    #: The file's place below the content folder, with forward slashes; None for a page outside of it.
    content_path: str | None
    site: SiteFacts
    settings: Settings = field(default_factory=Settings)

    @property
    def source(self) -> Source:
        """The file."""
        return self.page.source

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.page.text

    @property
    def is_text(self) -> bool:
        """Whether this can be a page at all; no text has NUL characters."""
        return "\0" not in self.page.text

    @cached_property
    def front_matter(self) -> FrontView:
        """The page's front matter."""
        return FrontView(self.page)

    @cached_property
    def keys(self) -> Mapping[str, Entry]:
        """The top-level keys in lower case, each with the entry that Hugo uses."""
        return self.front_matter.keys

    def node(self, name: str) -> Node | None:
        """Return the value of a top-level key, in any letter case; None where there is none."""
        keys = self.keys
        return keys[name].node if name in keys else None  # `get` raises an exception inside for each that is not there

    def value(self, name: str) -> Value:
        """Return what the parser makes of a top-level key; None where there is none."""
        return self.front_matter.value(name)

    def raw(self, node: Node) -> str:
        """Return a value's own text."""
        return self.text[node.start : node.end]

    @cached_property
    def is_markdown(self) -> bool:
        """Whether Hugo reads the body as Markdown: its key `markup` decides, and without one the file's ending."""
        extension = self.path.rpartition(".")[2].lower()
        return media_type(to_text(self.value("markup")), extension) == "text/markdown"

    @cached_property
    def markdown(self) -> Markdown:
        """The parts of the body."""
        return read_markdown(self.text, self.page.body_span.start)

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """The comments by which the author hides findings."""
        return read_ignores(self)

    @cached_property
    def shortcodes(self) -> tuple[list[Shortcode], Fault | None]:
        """The shortcode tags of the body, and what is wrong with the first that Hugo cannot read."""
        text = self.text
        if self.front_matter.problem or ("{{<" not in text and "{{%" not in text):
            return [], None
        return read_shortcodes(text, self.page.body_span.start)

    @cached_property
    def enclosed(self) -> tuple[Span, ...]:
        """The places between the tags of shortcodes: what becomes of them the template decides."""
        opened: dict[str, int] = {}
        found = []
        for tag in self.shortcodes[0]:
            if tag.is_closing and tag.name in opened:
                found.append(Span(opened.pop(tag.name), tag.span.start))
            elif not tag.is_closing:
                opened.setdefault(tag.name, tag.span.end)
        return tuple(found)

    def links(self, wanted: Callable[[str], bool]) -> Iterator[Link]:
        """Yield the links and images of the body whose target fulfils a condition.

        The body is parsed only where some text in it that can be a target fulfils the condition too.
        """
        possible = self._possible_targets
        if (
            possible is None
            or any(map(wanted, possible.others))
            or any(wanted(target) for target, _ in possible.inline)
        ):
            yield from (link for link in self.markdown.links if wanted(link.target))

    def targets(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Span]]:
        """Yield what `links` does, the target and its place only, in less time."""
        possible = self._possible_targets
        if possible is not None and not any(map(wanted, possible.others)):
            places = [place for target, place in possible.inline if wanted(target)]
            real = self._rendered_targets(places)
            if real is not None:
                yield from ((self.covered[start:end], Span(start, end)) for start, end in real)
                return
        yield from ((link.target, link.target_span) for link in self.links(wanted))

    def _rendered_targets(self, places: list[Span]) -> list[Span] | None:
        """Return those of the places that are targets of links; None where the body is or has to be parsed."""
        if not places:
            return []
        return None if self._is_parsed else rendered_targets(self.covered, self.page.body_span.start, places)

    @property
    def _is_parsed(self) -> bool:
        return "markdown" in self.__dict__

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The HTML tags of the body."""
        rendered = None if self._is_parsed else rendered_tags(self.covered, self.page.body_span.start)
        return self.markdown.tags if rendered is None else rendered

    @cached_property
    def covered(self) -> str:
        """The text with the tags of shortcodes in the body covered."""
        return cover_shortcodes(self.text, self.page.body_span.start)

    @cached_property
    def _possible_targets(self) -> PossibleTargets | None:
        return possible_targets(self.covered, self.page.body_span.start)

    @cached_property
    def anchors(self) -> frozenset[str] | None:
        """The anchors of the page itself; None where they cannot be known."""
        known = self.site.anchors
        return known.read(self.page) if known is not None else None

    @property
    def has_own_page(self) -> bool:
        """Whether Hugo writes a page for this file, as far as its front matter and its site say."""
        plan = self.site.plans.get(self.content_path) if self.content_path else None
        if plan is not None and plan.meaning.state == "never" and not plan.is_shadowed:
            return False
        build = self.value("build")
        render = build.get("render") if isinstance(build, dict) else None
        return self.value("headless") is not True and render not in ("never", False)

    @property
    def is_home(self) -> bool:
        """Whether this is the home page, for which themes show the site's title."""
        plan = self.site.plans.get(self.content_path) if self.content_path else None
        return plan is not None and plan.kind == "home"

    @property
    def is_readable(self) -> bool:
        """Whether there is a front matter and Hugo can read it; where not, other rules say so."""
        return self.front_matter.is_readable
