"""Child processes that don't outlive their parent, even where it is killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Final

PR_SET_PDEATHSIG: Final = 1
_LIBC: Final = ctypes.CDLL(None)


def end_with_parent(number: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn` that has Linux send the child this signal when the thread that started it ends.

    Call it, and start the child, in the main thread. Elsewhere than on Linux nothing tells the child.
    """
    parent_pid = os.getpid()

    def prepare() -> None:
        # Until the program has handlers of its own, the signal must kill, not run ours or be ignored.
        signal.signal(number, signal.SIG_DFL)
        if sys.platform == "linux":
            _LIBC.prctl(PR_SET_PDEATHSIG, number)
            if os.getppid() != parent_pid:  # it died before we asked to be told
                os._exit(1)

    return prepare


def follow_parent(parent_pid: int, number: signal.Signals) -> None:
    """Has Linux send this process the signal when the thread that started it ends: for one that a library started."""
    if sys.platform == "linux":
        _LIBC.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent_pid:  # it died before we asked to be told
            os.kill(os.getpid(), number)
