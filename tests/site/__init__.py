# ruff: noqa: A005 - named after the folder that it tests
