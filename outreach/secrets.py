"""Passwords and tokens: out of the environment, a command or the system's keyring. Kept nowhere."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from typing import Any

from outreach.errors import OutreachError
from outreach.model import Mailbox

_SERVICE = "outreach"
_PATIENCE = 60  # seconds that a command may take: it may ask the user for a finger
# Keyrings that encrypt. Others, once installed, would take the password in plain text.
_SAFE = ("keyring.backends.macOS", "keyring.backends.Windows", "keyring.backends.SecretService",
         "keyring.backends.kwallet", "keyring.backends.libsecret")  # fmt: skip
_OTHERWISE = (
    "Name a command or variable:"
    " outreach mailbox set --email ADDRESS --password-command 'pass mail'"
)


def password(box: Mailbox) -> str:
    """The password of a mailbox.

    Raises:
        OutreachError: If it is nowhere.
    """
    if box.password_env:
        found = os.environ.get(box.password_env, "")
        if not found:
            raise OutreachError(f"{box.password_env} is not set.", f"export {box.password_env}=…")
        return found
    if box.password_command:
        return printed(box.password_command)
    ring = _keyring()
    found = (ring.get_password(_SERVICE, box.email) if ring else "") or ""
    if not found:
        raise OutreachError(f"The password of {box.email} is not in the keyring.", _OTHERWISE)
    return found


def keep(box: Mailbox, secret: str) -> None:
    """Put a password into the system's keyring.

    Raises:
        OutreachError: If there is no keyring that encrypts.
    """
    ring = _keyring()
    if ring is None:
        raise OutreachError("This machine has no keyring that encrypts.", _OTHERWISE)
    ring.set_password(_SERVICE, box.email, secret)


def printed(command: str) -> str:
    """The first line that a command of the user's prints.

    Raises:
        OutreachError: If it fails or prints nothing; what it printed is not shown.
    """
    try:
        done = subprocess.run(
            shlex.split(command), capture_output=True, timeout=_PATIENCE, check=True, text=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        why = f"The command {command.split(' ', 1)[0]} for the password failed."
        raise OutreachError(why, _OTHERWISE) from error
    found = done.stdout.split("\n", 1)[0].strip()
    if not found:
        raise OutreachError("The command for the password printed nothing.", _OTHERWISE)
    return found


def _keyring() -> Any:  # noqa: ANN401 - keyring's own type, which may not be installed
    """The best keyring of this machine that encrypts; None for none."""
    return max(_rings(), key=lambda ring: ring.priority, default=None)


def _rings() -> Iterator[Any]:
    try:
        from keyring.backend import get_all_keyring  # noqa: PLC0415 - an extra
    except ImportError:
        return
    yield from (ring for ring in get_all_keyring() if type(ring).__module__ in _SAFE)
