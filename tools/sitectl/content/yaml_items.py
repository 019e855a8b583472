"""List items and maps as YAML: in brackets and braces on one line, or with dashes over lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.yaml_scalars import scalar_text

if TYPE_CHECKING:
    from sitectl.content.new_values import Inner, Item
    from sitectl.content.nodes import Style

#: Columns by which what is in a map is indented below its key.
_UNIT = "  "


def flow_text(value: Inner, quotes: Style) -> str:
    """Return a value as it stands inside of brackets or braces."""
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item, quotes) for item in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{scalar_text(key, in_flow=True)}: {flow_text(inner, quotes)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    return scalar_text(value, quotes, in_flow=True)


def item_lines(item: Item, quotes: Style, blanks: str = " ") -> list[str]:
    """Return the lines of a list item, its dash with some blanks included; only a map takes several."""
    if not isinstance(item, dict):
        return [f"-{blanks}{scalar_text(item, quotes)}"]
    first, *rest = _map_lines(item, quotes)
    return [f"-{blanks}{first}", *(f" {blanks}{line}" for line in rest)]


def _map_lines(value: dict[str, Inner], quotes: Style) -> list[str]:
    lines = [line for key, inner in value.items() for line in _pair_lines(scalar_text(key), inner, quotes)]
    return lines or ["{}"]


def _pair_lines(key: str, value: Inner, quotes: Style) -> list[str]:
    if isinstance(value, dict) and value:
        return [f"{key}:", *(_UNIT + line for line in _map_lines(value, quotes))]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [f"{key}:", *(_UNIT + line for item in value for line in item_lines(item, quotes))]
    return [f"{key}: {flow_text(value, quotes) if isinstance(value, (list, dict)) else scalar_text(value, quotes)}"]
