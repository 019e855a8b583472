"""The `build` map of a page: whether Hugo renders it, lists it, publishes its resources."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sitectl.hugo.casts import to_bool
from sitectl.hugo.weak_decode import DecodeError, decode_bool, decode_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitectl.content.nodes import Value

Render: TypeAlias = Literal["always", "never", "link"]
Listing: TypeAlias = Literal["always", "never", "local"]

#: The keys of `build`, in lower case, and the words that mean something there; any other word is taken for `always`.
BUILD_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"render": ("always", "never", "link"), "list": ("always", "never", "local"), "publishresources": ("true", "false")}
)

_RENDER_WORDS: dict[str, Render] = {"0": "never", "never": "never", "link": "link"}
_LIST_WORDS: dict[str, Listing] = {"0": "never", "never": "never", "local": "local"}


class BuildOptions(NamedTuple):
    """What Hugo does with a page besides reading it."""

    render: Render = "always"
    list: Listing = "always"
    publish_resources: bool = True


DEFAULT = BuildOptions()
_HEADLESS = BuildOptions("never", "never")


def build_options(values: Mapping[str, Value]) -> BuildOptions:
    """Return the options that normalized values ask for; an unknown word means `always`.

    Raises DecodeError where Hugo refuses to build the page.
    """
    build = values.get("build")
    options = DEFAULT if build is None else _decode(build)
    if "headless" in values and to_bool(values["headless"]):
        return _HEADLESS._replace(publish_resources=options.publish_resources)
    return options


def _decode(build: Value) -> BuildOptions:
    if not isinstance(build, dict):
        raise DecodeError("failed to decode build config in front matter: expected a map")
    render = decode_text("build.render", build.get("render"), "always")
    listing = decode_text("build.list", build.get("list"), "always")
    resources = build.get("publishresources")
    publish = True if resources is None else decode_bool("build.publishResources", resources)
    return BuildOptions(_RENDER_WORDS.get(render, "always"), _LIST_WORDS.get(listing, "always"), publish)
