"""What a test needs of the machine: skipped where it is missing, failed where everything has to run."""

import os

import pytest


def require(condition: object, reason: str) -> None:
    """Skip the test for the reason unless the condition holds; fail instead where CI=true."""
    if condition:
        return
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"needed in CI: {reason}", pytrace=False)
    pytest.skip(reason)
