"""The documents of a YAML stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitectl.content.yaml_reader.tokens import refusal

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.grouping import Group


class Document(NamedTuple):
    """Where the groups of one document lie in the list of all, without its marks."""

    start: int
    end: int
    has_header: bool = False


def split_documents(groups: list[Group]) -> list[Document]:
    """Return the documents between the marks --- and ...; text after a mark may be refused."""
    documents: list[Document] = []
    start, has_header = 0, False
    for index, group in enumerate(groups):
        if group.kind not in {"---", "..."}:
            continue
        if start < index or has_header:
            documents.append(Document(start, index, has_header))
        start, has_header = index + 1, group.kind == "---"
        following = groups[start] if start < len(groups) else None
        if not has_header:
            if following is not None and following.is_scalar:
                raise refusal("unexpected end content", following.token)
            continue
        if following is not None and following.line == group.line:
            _refuse_after_header(following)
        if following is None or following.kind == "---":
            # Nothing after an empty document is read.
            return [*documents, Document(start, start, has_header)]
    return [*documents, Document(start, len(groups), has_header)]


def _refuse_after_header(group: Group) -> None:
    if group.role in {"key", "pair"} or group.kind == "-":
        raise refusal("value cannot be placed after document separator", group.token)
