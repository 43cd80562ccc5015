"""Parsers run in a process of their own, so that a hostile file ends there and not here.

A few kilobytes can ask a parser for gigabytes, or for hours. The worker is given the file on its
standard input; memory and time are bounded, and whatever happens to it happens to nobody else.
"""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from outreach.errors import TooLarge, UnreadableFile

SECONDS = 60  # that a parser may take
MEMORY = 1 << 30  # bytes of address space
TOO_LARGE, BROKEN = 9, 8  # exit codes of a worker


def bound(memory: int = MEMORY) -> None:
    """Called by a worker: from here on it cannot hold more than so many bytes."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def output(
    worker: Sequence[str], name: str, data: bytes, what: str, seconds: float = SECONDS
) -> bytes:
    """What a worker writes when it is given a file.

    Args:
        worker: What follows `python -P`: a path, or `-m` and a module.
        name: What to call the file.
        data: Its bytes.
        what: Kind of file, for the message (`page`).
        seconds: How long it may take.

    Raises:
        TooLarge: If it asks for more memory or time than a list of people can.
        UnreadableFile: If it cannot be parsed.
    """
    # -P: a folder that holds a file called json.py is not asked what JSON is.
    command = [sys.executable, "-P", *worker]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds)  # noqa: PLW1510
    except subprocess.TimeoutExpired as error:
        raise _too_large(name) from error
    if done.returncode == BROKEN:
        why = done.stderr.decode("utf-8", errors="replace").strip()
        raise UnreadableFile(
            f"{name} is no {what} that can be read: {why}.", "Save it as CSV and import that."
        )
    if done.returncode:
        raise _too_large(name)
    return done.stdout


def _too_large(name: str) -> TooLarge:
    return TooLarge(
        f"{name} asks for more memory or time than a list of people can.",
        "Copy the list, type outreach import --paste, and paste it.",
    )
