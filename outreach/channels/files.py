"""Files written whole or not at all, under names that no contact can choose."""

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

from outreach import config
from outreach.errors import OutreachError
from outreach.model import Queued, Settings
from outreach.names import fold


def check_folder(settings: Settings) -> None:
    """Make the folder, and see that it can be written.

    Raises:
        OutreachError: If it cannot.
    """
    try:
        settings.out.mkdir(parents=True, exist_ok=True)
        if not os.access(settings.out, os.W_OK | os.X_OK):
            raise PermissionError(13, "it may not be written")
    except OSError as error:
        raise OutreachError(
            f"The folder {settings.out} cannot be used: {error.strerror}.",
            "Name another with --out DIR.",
        ) from error


def file_name(queued: Queued, ending: str) -> str:
    """`0007-priya-shah-1a2b3c4d.eml`: the draft's number, the name, a hash of the Message-ID."""
    slug = re.sub(r"\s+", "-", fold(queued.draft.to_name))[:40] or "person"
    tail = hashlib.sha256(queued.message_id.encode()).hexdigest()[:8]
    return f"{int(queued.draft.id):04d}-{slug}-{tail}{ending}"


def batch_name(stem: str, queue: Sequence[Queued], ending: str) -> str:
    """`to-paste-0007-0011.txt`: the drafts in it; no batch takes the place of another."""
    numbers = [int(queued.draft.id) for queued in queue]
    return f"{stem}-{min(numbers):04d}-{max(numbers):04d}{ending}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: after a crash it is there whole, or not there.

    Raises:
        OutreachError: If the disk is full, or the folder is gone.
    """
    try:
        config.write_whole(path, data)
    except OSError as error:
        raise OutreachError(
            f"{path} cannot be written: {error.strerror}. Nothing was lost.",
            "Free some space or name another place for it, and type it again.",
        ) from error
