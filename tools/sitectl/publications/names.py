"""Lists of names as BibTeX means them, with LaTeX turned into Unicode.

The rules are BibTeX's (Patashnik, "BibTeXing", section 4; "Tame the BeaST", section 11), except that a letter
outside of ASCII counts as upper or lower case by Unicode, where BibTeX knows neither.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sitectl.publications.latex import latex_to_text
from sitectl.publications.record import Name

_AND = re.compile(r" and(?= )", re.IGNORECASE)
_LONE_AND = re.compile(r"^and | and$", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_LETTER_COMMAND = re.compile(r"\\(?:i|j|o|O|l|L|ae|AE|oe|OE|aa|AA|ss|SS|dh|DH|th|TH|ng|NG|dj|DJ)(?![A-Za-z])")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)

#: The number by which DBLP tells people of one name apart.
_NUMBER = re.compile(r"(?<=\w)[\s~]+0\d{3}(?=\s*(?:,|\Z))")

#: What stands behind a name to point at a footnote.
_MARK = re.compile(r"(?<=\w|\.)\s*([*#†‡])\Z")


class NameList(NamedTuple):
    """The names of one field, whether "and others" ends them, and what is doubtful about them.

    `equal` are the display names of those who share a mark such as `*` behind their name.
    """

    names: tuple[Name, ...]
    et_al: bool = False
    equal: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def parse_names(value: str) -> NameList:
    """Return the names of an author or editor field in order."""
    names: list[Name] = []
    doubts: list[str] = []
    marked: dict[str, list[str]] = {}
    et_al = False
    for part in _split_names(value):
        if part.lower() in {"others", "et al.", "et al"}:
            et_al = True
        elif part:
            name, mark = _without_mark(parse_name(part))
            names.append(name)
            if mark:
                marked.setdefault(mark, []).append(name.display)
            if _looks_like_several(part, name):
                doubts.append(f"'{name.display}' looks like several names; BibTeX separates names by 'and'")
    equal = next((sharing for sharing in marked.values() if len(sharing) > 1), [])
    return NameList(tuple(names), et_al, tuple(equal), tuple(doubts))


def _without_mark(name: Name) -> tuple[Name, str]:
    """Take a mark of equal contribution or correspondence off the end of a name."""
    for part in ("literal", "suffix", "family", "given"):
        text = getattr(name, part)
        if found := _MARK.search(text):
            return replace(name, **{part: text[: found.start()]}), found.group(1)
    return name, ""


def _looks_like_several(part: str, name: Name) -> bool:
    if _is_one_group(part):
        return False
    return len(_split_commas(part)) > 3 or " " in name.suffix or ";" in part or " & " in name.display


@lru_cache(maxsize=4096)  # the same people write many papers
def parse_name(text: str) -> Name:
    """Return one name, without DBLP's number; a name wholly in braces is an organisation's and is kept as it is."""
    text = text.strip()
    if _is_one_group(text):
        return Name(literal=_plain(text))
    parts = [part.strip() for part in _split_commas(_NUMBER.sub("", text))]
    if len(parts) == 1:
        return _first_von_last(_words(parts[0]))
    if len(parts) > 3:
        return Name(literal=_plain(text))
    particle, family = _von_last(_words(parts[0]))
    suffix = parts[1] if len(parts) == 3 else ""
    return _name(particle, family, parts[-1], suffix)


def _name(particle: list[str], family: list[str], given: str, suffix: str = "") -> Name:
    name = Name(
        family=_plain(" ".join(family)),
        given=_plain(given),
        particle=_plain(" ".join(particle)),
        suffix=_plain(suffix),
    )
    return name if name.family and (name.given or name.particle or name.suffix) else Name(literal=name.display)


def _plain(latex: str) -> str:
    return latex_to_text(latex).text


def _first_von_last(words: list[str]) -> Name:
    """Read the form without commas: von starts at the first lower-case word and ends at the last one."""
    small = [index for index, word in enumerate(words[:-1]) if _is_lower(word)]
    if not small:
        return _name([], words[-1:], " ".join(words[:-1]))
    first, last = small[0], small[-1] + 1
    return _name(words[first:last], words[last:], " ".join(words[:first]))


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """Divide the part before the first comma; the last word is always the family name's."""
    small = [index for index, word in enumerate(words[:-1]) if _is_lower(word)]
    end = small[-1] + 1 if small else 0
    return words[:end], words[end:]


def _is_lower(word: str) -> bool:
    """Tell whether a word is a lower-case one for BibTeX: its first letter outside plain braces decides."""
    depth = 0
    position = 0
    while position < len(word):
        char = word[position]
        if char == "{":
            if not depth and word.startswith("\\", position + 1):
                return _is_lower_special(word[position + 1 :])
            depth += 1
        elif char == "}":
            depth -= 1
        elif not depth and char == "\\":
            return _is_lower_special(word[position:])
        elif not depth and char.isalpha():
            return char.islower()
        position += 1
    return False


def _is_lower_special(text: str) -> bool:
    r"""Tell the case of a special character such as `\'e`, `\O` or `\relax Ch`."""
    if letter := _LETTER_COMMAND.match(text):
        return letter.group()[1].islower()
    behind = _COMMAND.sub("", text, count=1)
    first = next((char for char in behind if char.isalpha()), "")
    return first.islower()


def _depths(text: str) -> list[int]:
    """Return the brace depth at each character."""
    depths: list[int] = []
    depth = 0
    position = 0
    for found in _BRACE.finditer(text):
        closes = found.group() == "}"
        depths += [depth] * (found.start() - position)
        depths.append(depth - closes)
        depth += -1 if closes else 1
        position = found.end()
    return depths + [depth] * (len(text) - position)


def _split_names(value: str) -> list[str]:
    """Split at the word `and` outside of braces; an empty name between two of them is dropped."""
    value = " ".join(value.split())
    if "{" not in value:
        parts = _AND.split(value)
    else:
        depths = _depths(value)
        parts = []
        start = 0
        for found in _AND.finditer(value):
            if not depths[found.start()]:
                parts.append(value[start : found.start()])
                start = found.end()
        parts.append(value[start:])
    return [_LONE_AND.sub("", part.strip()).strip() for part in parts]


def _split_commas(text: str) -> list[str]:
    if "{" not in text:
        return text.split(",")
    parts = [""]
    for char, depth in zip(text, _depths(text), strict=True):
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _words(text: str) -> list[str]:
    """Split at white space and ties outside of braces."""
    if "{" not in text:
        return text.replace("~", " ").split()
    words = [""]
    for char, depth in zip(text, _depths(text), strict=True):
        if not depth and (char.isspace() or char == "~"):
            words.append("")
        else:
            words[-1] += char
    return [word for word in words if word]


def _is_one_group(text: str) -> bool:
    """Tell whether one pair of braces, not opened for a command, holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    return all(depth > 0 for depth in _depths(text)[1:-1])
