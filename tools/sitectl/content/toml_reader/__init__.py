"""TOML front matter as Hugo 0.168 reads it: verdict, place of the fault, and values.

Every leaf has its key's and its value's place. Tables become mapping nodes like this:

- `[table]`: style "block"; it starts at its header's bracket and ends with the line of its last value, comment
  included, so that a new line goes where it ends. Its entry's key is the last part of the header.
- a table that only a dotted key (`a.b = 1`) or a longer header (`[a.b]`) implies: style "dotted"; it starts at
  the part that names it first, and ends like a `[table]`.
- `{...}`: style "flow", from brace to brace.
- `[[tables]]`: a list node of style "block"; each item is a "block" mapping that starts at its own header.

A table whose keys stand in several places is one mapping entry; entries are in the order in which the text
names them first.
"""

from __future__ import annotations

from sitectl.content.nodes import Node, UnreadableError
from sitectl.content.toml_reader.document import DocumentReader
from sitectl.content.toml_reader.faults import FaultError, problem_of


def read(text: str) -> Node:
    """Return the root mapping of the text between the delimiters; UnreadableError with Hugo's place."""
    try:
        return DocumentReader(text).read()
    except FaultError as fault:
        raise UnreadableError(problem_of(text, fault)) from None
