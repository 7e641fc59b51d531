"""The sentences on what is wrong with a statement: as many as somebody reads, and the number of the others."""

from typing import Final

PROBLEMS_MAX: Final = 50


class Problems:
    """Sentences in the order in which they are found."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._more = 0

    def __bool__(self) -> bool:
        return bool(self._sentences)

    def add(self, sentence: str) -> None:
        """Keep the sentence, or count it where there are too many."""
        if len(self._sentences) < PROBLEMS_MAX:
            self._sentences.append(sentence)
        else:
            self._more += 1

    def all(self) -> tuple[str, ...]:
        """What is said of the statement."""
        more = (f"There are {self._more} more problems.",) if self._more else ()
        return (*self._sentences, *more)
