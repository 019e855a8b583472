"""What stands in the rendered page, and what Hugo reads and leaves out."""

from __future__ import annotations

import pytest

from sitectl.content.rendered_places import is_rendered_at
from sitectl.content.source import Span

_TAG = '{{< ref "x" >}}'
RENDERED = [
    _TAG,
    f"`{_TAG}`",
    f"[a]({_TAG})",
    f"[a]\n\n[a]: {_TAG}",
    f"[a][B c]\n\n[b  C]: {_TAG}",
    f"[^1]\n\n[^1]: {_TAG}",
    f"a\n[a]: {_TAG}",
    f"{{{{< comment >}}}}\n{_TAG}\n{{{{< /comment >}}}}",
    f"\udcff\n\n{_TAG}",
]
LEFT_OUT = [
    f"[a]: {_TAG}",
    f"[a](b)\n\n[a]: {_TAG}",
    f"[a]\n\n[a]: b\n[a]: {_TAG}",
    f"`[a]`\n\n[a]: <{_TAG}> 't'",
    f"[^2]\n\n[^1]: {_TAG}\n\n[^2]: b",
    f"[^1]: a\n{_TAG}",
]


@pytest.mark.parametrize("text", RENDERED)
@pytest.mark.parametrize("head", ["", "---\n[a]: b\n---\n"])
def test_rendered(text: str, head: str) -> None:
    assert is_rendered_at(head + text, len(head), _span(head + text))


@pytest.mark.parametrize("text", LEFT_OUT)
@pytest.mark.parametrize("head", ["", "---\nx: '[a] [^1]'\n---\n"])
def test_left_out(text: str, head: str) -> None:
    assert not is_rendered_at(head + text, len(head), _span(head + text))


def _span(text: str) -> Span:
    return Span(text.index(_TAG), text.index(_TAG) + len(_TAG))
