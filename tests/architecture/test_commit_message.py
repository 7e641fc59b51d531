"""The hook on commit messages lets through what the house rules say, and nothing else."""

import pytest

from .commit_message import faults


@pytest.mark.parametrize(
    "message",
    [
        "fix(paging): count from the end",
        "ci: check the dashboard beside the rest\n\nIt waits for the network first.\n# a comment of git's",
        "feat(payments,refunds)!: say what is refundable",
        f"docs: {'x' * 66}",
        "Merge the engine's mends",
    ],
)
def test_message_in_the_form_is_let_through(message: str) -> None:
    assert faults(message) == []


@pytest.mark.parametrize(
    "message",
    [
        "",
        "count from the end",
        "fix: Count from the end",
        "fix: count from the end.",
        "fix: count\nfrom the end",
        f"docs: {'x' * 67}",
    ],
)
def test_message_in_another_form_is_refused(message: str) -> None:
    assert len(faults(message)) == 1
