"""Many kills at random moments, against a real Postfix and a real Dovecot; a naive sender too."""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from email.parser import BytesParser
from pathlib import Path

from outreach.model import State
from tests.crash import fix
from tests.servers import dovecot, postfix
from tests.test_crash import crash, prepared, states

COUNT, KILLS = 2_000, 520


def main() -> None:
    """Print what was lost, what is there twice, what is not known."""
    os.environ["OUTREACH_PASSWORD"] = "secret"  # noqa: S105 - of the servers of the tests
    for name, naive in (("smtp", False), ("imap", False), ("smtp", True), ("imap", True)):
        with tempfile.TemporaryDirectory() as folder:
            _one(Path(folder) / "home", name, naive)


def _one(folder: Path, name: str, naive: bool) -> None:
    """One channel, killed until all is delivered."""
    with dovecot() as mail, postfix() as leaves:
        home = prepared(folder, COUNT, imap=mail.url, smtp=leaves.url)
        fix(home, name)
        (told,) = crash("random", str(folder), name, "1", str(KILLS), *(["naive"] * naive))
        found = states(home)
        unknown = {to for to, state in found.items() if state is State.UNKNOWN}
        there = _there(
            leaves.messages(COUNT - len(unknown))
            if name == "smtp"
            else mail.messages(folder.name, "Drafts")
        )
    lost = set(found) - set(there) - unknown
    twice = sum(count - 1 for count in there.values())
    who = f"{name}, naive" if naive else name
    print(f"{who:<12} {COUNT} messages, {told['kills']} kills: {len(lost)} lost, {twice} twice,"
          f" {len(unknown)} unknown")  # fmt: skip


def _there(letters: Sequence[bytes]) -> Counter[str]:
    """How often each recipient's message is there."""
    parse = BytesParser().parsebytes
    return Counter(str(parse(one, headersonly=True)["To"]).partition("<")[2].rstrip(">")
                   for one in letters)  # fmt: skip


if __name__ == "__main__":
    main()
