"""A program that uses a data folder's server until its standard input ends; tests kill it."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from payflowx.localdb import running


def main() -> None:
    with running(Path(sys.argv[1]), options={"fsync": "off"}) as server:
        sys.stdout.write(json.dumps(asdict(server), default=str) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
