"""Runs a statement on a server that has just started, without a driver or an event loop.

It speaks what it needs of PostgreSQL's protocol 3.0 (its manual, "Message Formats"), on a socket that asks for no
password.
"""

import socket
import struct
from pathlib import Path
from typing import BinaryIO, Final

from payflowx.localdb.errors import LocalDatabaseError

PROTOCOL: Final = 3 << 16
ERROR: Final = b"E"
READY_FOR_QUERY: Final = b"Z"


def run(socket_file: Path, *, user: str, database: str, statement: str, seconds_max: float) -> None:
    """Opens a session and runs a statement, which may be empty; each answer may take `seconds_max`.

    Raises OSError where nobody answers, and LocalDatabaseError where the server refuses.
    """
    startup = f"user\0{user}\0database\0{database}\0\0".encode()
    query = f"{statement}\0".encode()
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(seconds_max)
        client.connect(str(socket_file))
        with client.makefile("rb") as answers:
            client.sendall(struct.pack("!II", len(startup) + 8, PROTOCOL) + startup)
            _until_ready(answers)
            client.sendall(struct.pack("!cI", b"Q", len(query) + 4) + query)
            _until_ready(answers)


def _until_ready(answers: BinaryIO) -> None:
    kind = b""
    while kind != READY_FOR_QUERY:
        header = answers.read(5)
        if len(header) < 5:
            raise ConnectionResetError("the server closed the session")
        kind, length = struct.unpack("!cI", header)
        body = answers.read(length - 4)
        if kind == ERROR:
            fields = [field.decode(errors="replace") for field in body.split(b"\0") if field]
            raise LocalDatabaseError("; ".join(field[1:] for field in fields if field[0] == "M"))
