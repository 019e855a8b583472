"""Where no tags are thought possible, the parser finds none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitectl.content.markdown import read_markdown
from sitectl.content.possible_tags import may_have_tags

POSSIBLE = [
    "<b>a</b>",
    "a\n```\n<b>\n```\n<br/>\n",
    "\\`<b>`",
    "``a` <b> ``",
    "- ```\n  <b>\n  ```\n",
    "<div>\n```\n</div>\n```\n",
    "<!--\n```\n-->\n<b>\n```\n",
    "```\n<b>\n",
]
IMPOSSIBLE = [
    "a < b and c > d",
    "<https://example.org> <me@example.org>",
    "a\n```html\n<b>\n```\nb\n",
    "Write `<b>` or `<name>`.",
    '{{< x "<b>" >}} {{< y >}}',
    "```\n{{< x >}} <b>\n```",
    "",
]
_PIECES = [
    *("<b>", "</b>", "<div>", "<!--", "-->", "<a b='", "<", ">", "<https://e>", "<?"),
    *("`", "``", "```", "```\n", "\n```\n", "````", "~~~\n", "\n", "\n\n", "a ", "\\"),
    *("- ", "> ", "    ", "'", '"', "[a](b)", "{{< x >}}", "# ", "|", "[r]: /x"),
]


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible(text: str) -> None:
    assert may_have_tags("<b>\n" + text, 4)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible(text: str) -> None:
    assert not may_have_tags("<b>\n" + text, 4)
    assert read_markdown(text).tags == ()


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_no_tag_is_passed_over(text: str) -> None:
    assert may_have_tags(text) or not read_markdown(text).tags
