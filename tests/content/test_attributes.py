"""Attributes of code blocks are read as the real Hugo 0.168 reads them."""

from __future__ import annotations

import pytest

from sitectl.content.attributes import unreadable_attributes

READ = [
    *("", "go", "go {", "go }", "} {", "go {}", "go {a=1}", "go{a=1}", "{.go}", "go {#x .y}", "go {a=1,b=2}"),
    *("go {a=1 b=2,}", "go {a = 1.5}", "go {a=-2e5}", 'go {a="b c"}', r'go {a="b\"c"}', "go {a=true}", "go {a=b-c}"),
    *("go {a=[1,3-4]}", "go {a=[[1],2]}", "go {_a:b=x}", "go {.}", "go {a=1} {b}", "go {b {a=1}", "go {a=1}}"),
]
REFUSED = [
    *(("{r}", 0), ("go {a}", 3), ("js {1,3}", 3), ("{r, echo=FALSE}", 0), ("go { }", 3), ("go {a=b c}", 3)),
    *(("go {a=b/c}", 3), ("go {a='b'}", 3), ('go {a="b}', 3), ('go {a="b}c"}', 3), ("go {a=}", 3), ("go {1=a}", 3)),
    *(("{{ x }}", 1), ("go {a=null}", 3), ("go {,}", 3), ("go {a=1-2}", 3), ("go {a=1e}", 3), ("go {é=1}", 3)),
]


@pytest.mark.parametrize("info", READ)
def test_attributes_are_read(info: str) -> None:
    assert unreadable_attributes(info) is None


@pytest.mark.parametrize(("info", "start"), REFUSED)
def test_attributes_are_refused_at_their_brace(info: str, start: int) -> None:
    assert unreadable_attributes(info) == start
