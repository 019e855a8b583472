"""Compare the JSON reader with the real Hugo: PYTHONPATH=tools:. python -m bench.fuzz_json --blocks 20000."""

from __future__ import annotations

from tests.content.random_json import PIECES, generate

from bench.fuzz_readers import Language, main
from sitectl.content.json_reader import read


def _as_object(text: str) -> str:
    return text if text.startswith("{") else "{" + text


if __name__ == "__main__":
    main(Language("json", read, generate, PIECES, _as_object))
