"""The documents of a YAML stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitectl.content.yaml_reader.tokens import refusal

if TYPE_CHECKING:
    from sitectl.content.yaml_reader.grouping import Group


def split_documents(groups: list[Group]) -> list[list[Group]]:
    """Return the bodies of the documents, without their marks; text after a mark may be refused."""
    documents: list[list[Group]] = []
    body: list[Group] = []
    opened = False
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        if group.kind == "---":
            if body or opened:
                documents.append(body)
            if following is not None and following.line == group.line:
                _refuse_after_header(following)
            if following is None or following.kind == "---":
                # Nothing after an empty document is read.
                documents.append([])
                return documents
            body, opened = [], True
        elif group.kind == "...":
            if body or opened:
                documents.append(body)
            if following is not None and following.is_scalar:
                raise refusal("unexpected end content", following.token)
            body, opened = [], False
            if following is None:
                return documents
        else:
            body.append(group)
    documents.append(body)
    return documents


def _refuse_after_header(group: Group) -> None:
    if group.role in {"key", "pair"} or group.kind == "-":
        raise refusal("value cannot be placed after document separator", group.token)
