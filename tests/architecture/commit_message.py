"""Whether a commit's message is `type(scope): imperative`, up to 72 characters, and one thought: the hook's command."""

import re
import sys
from pathlib import Path
from typing import Final

FIRST_LINE_LENGTH_MAX: Final = 72
FORM: Final = re.compile(r"(?:build|ci|docs|feat|fix|perf|refactor|style|test)(?:\([a-z_,]+\))?!?: [a-z].*[^.]")
MADE_BY_GIT: Final = ("Merge ", "Revert ", "fixup! ", "squash! ")


def faults(message: str) -> list[str]:
    """What is wrong with a message, a sentence each; comments that git adds don't count."""
    lines = [line for line in message.splitlines() if not line.startswith("#")]
    first, rest = (lines or [""])[0], lines[1:]
    if first.startswith(MADE_BY_GIT):
        return []
    found = []
    if len(first) > FIRST_LINE_LENGTH_MAX:
        found.append(f"The first line has {len(first)} characters: at most {FIRST_LINE_LENGTH_MAX}.")
    if not FORM.fullmatch(first):
        found.append("The first line is `type(scope): imperative`, such as `fix(paging): count from the end`.")
    if rest and rest[0].strip():
        found.append("An empty line parts the first line from the body, which says why.")
    return found


if __name__ == "__main__":
    said = faults(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.exit("\n".join(said) or None)
