"""JUnit XML, which continuous integration services show as test results: one suite a file, one failure a finding."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitectl.lint.diagnostic import Diagnostic
    from sitectl.lint.reports import Summary

#: Characters that XML 1.0 cannot express, escaped or not.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """Return the findings as failures; a run without any is one test that passed."""
    number = str(len(diagnostics))
    root = ET.Element("testsuites", name="sitectl", tests=str(len(diagnostics) or 1), failures=number)
    for path, group in groupby(diagnostics, key=lambda each: each.path):
        found = list(group)
        counted = str(len(found))
        suite = ET.SubElement(root, "testsuite", name=_text(path), tests=counted, failures=counted, errors="0")
        for each in found:
            _add_failure(suite, each)
    if not diagnostics:
        suite = ET.SubElement(root, "testsuite", name="sitectl", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", name=f"{summary.files} files", classname="sitectl")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_failure(suite: ET.Element, each: Diagnostic) -> None:
    name = f"{each.rule}:{each.start.line}:{each.start.column}"
    case = ET.SubElement(suite, "testcase", name=name, classname=_text(each.path))
    failure = ET.SubElement(case, "failure", type=each.severity, message=_text(each.message))
    failure.text = _text(f"{each.path}:{each.start.line}:{each.start.column}: {each.message}")


def _text(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
