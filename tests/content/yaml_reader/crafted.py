"""Small YAML texts, each for one thing that Hugo's parser does; what it makes of them the real Hugo says.

Their pieces are in crafted.txt: one on a line, with Python's escapes, and a bar after the last character, so that
blanks at the end can be seen.
"""

from __future__ import annotations

from pathlib import Path


def _pieces() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            current = lists.setdefault(line[2:], [])
        else:
            piece = line.removesuffix("|").encode("latin-1", "backslashreplace")
            current.append(piece.decode("unicode_escape"))
    return lists


def _nested(text: str) -> str:
    indented = "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    return f"z:\n{indented}"


def crafted_texts() -> list[str]:
    """Return the texts that the pieces make, each once."""
    pieces = _pieces()
    plain = [*pieces["plain"], *pieces["first characters"]]
    quoted = [f"{quote}{text}{quote}" for quote in "\"'" for text in pieces["quoted"]]
    texts = [
        *(
            text
            for value in [*plain, *pieces["flow"], *quoted]
            for text in (f"a: {value}\n", f"a: {value}\nb: 1\n", f"a:\n- {value}\n- x\n")
        ),
        *(f"a: [{value}, x]\n" for value in plain),
        *(f"a: {{b: {value}, c: x}}\n" for value in plain),
        *(f"{value}: x\n" for value in [*plain, *quoted]),
        *(f"a: !!{tag} {value}\n" for tag in pieces["tags"] for value in pieces["tagged"]),
        *(f"a: {header}\n{text}" for header in pieces["block headers"] for text in pieces["block contents"]),
        *(f"a:\n- {header}\n{text}" for header in pieces["block headers"][:6] for text in pieces["block contents"]),
        *pieces["documents"],
        *map(_nested, pieces["documents"]),
    ]
    return list(dict.fromkeys(texts))
