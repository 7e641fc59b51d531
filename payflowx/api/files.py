"""A file that came with a request, as resolvers see it."""

from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request: on disk where it is large, and gone when the request is answered."""

    file: BinaryIO
    filename: str
