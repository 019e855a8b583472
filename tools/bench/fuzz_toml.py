"""Compare the TOML reader with the real Hugo: PYTHONPATH=tools:. python -m bench.fuzz_toml --blocks 20000."""

from __future__ import annotations

from tests.content.random_toml import PIECES, generate

from bench.fuzz_readers import Language, main
from sitectl.content.toml_reader import read

if __name__ == "__main__":
    main(Language("toml", read, generate, PIECES))
