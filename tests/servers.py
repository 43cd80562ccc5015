"""Real mail servers on this machine, each with a folder and a configuration of its own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import pytest

_DOVECOT = "/usr/sbin/dovecot"
_HELP = "apt-get install -y --no-install-recommends dovecot-imapd"

_CONFIG = """\
base_dir = {base}/run
state_dir = {base}/state
instance_name = outreach-{port}
log_path = {base}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
first_valid_uid = 1
default_login_user = {login}
default_internal_user = {internal}
default_internal_group = {group}
mail_location = maildir:{base}/mail/%u
mail_fsync = always
mail_plugins = $mail_plugins quota
protocol imap {{
  mail_plugins = $mail_plugins imap_quota
}}
plugin {{
  quota = maildir:User quota
  quota_rule = *:storage={quota}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
{folders}
}}
"""
_FOLDERS = """\
  mailbox {name} {{
    auto = subscribe
{use}  }}
"""


@dataclass(frozen=True)
class Imap:
    """A running IMAP server.

    Attributes:
        port: On 127.0.0.1.
        mail: Where the mail of each user is, as Maildir.
        pid: Of its master.
    """

    port: int
    mail: Path
    pid: int

    @property
    def url(self) -> str:
        """As `mailbox set --imap` takes it."""
        return f"imap://127.0.0.1:{self.port}"

    def messages(self, user: str, folder: str) -> list[bytes]:
        """What lies in a folder of a user."""
        place = self.mail / user / f".{folder}"
        return [path.read_bytes() for path in sorted(place.glob("[cn][ue][rw]/*"))]

    def kill(self) -> None:
        """Stop it as a power cut would."""
        for line in subprocess.run(["/usr/bin/pgrep", "-P", str(self.pid)], check=False,
                                   capture_output=True, text=True).stdout.split():  # fmt: skip
            with suppress(ProcessLookupError):
                os.kill(int(line), signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def needs(program: str, command: str) -> None:
    """Skip a test whose program is not installed, and say how to; in CI nothing is skipped."""
    if not Path(program).exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {program}: {command}")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def dovecot(drafts: str = "Drafts", special: bool = True, quota: str = "100M") -> Iterator[Imap]:
    """A Dovecot of its own: any user, password `secret`.

    Args:
        drafts: Name of the folder for drafts.
        special: Whether the server says what that folder is for.
        quota: How much mail a user may have.
    """
    needs(_DOVECOT, _HELP)
    port = free_port()
    base = Path(mkdtemp(prefix="dovecot-"))  # a socket's path may not be long
    root = os.geteuid() == 0
    me = pwd.getpwuid(os.geteuid())
    owner = pwd.getpwnam("dovecot") if root else me
    group = "dovecot" if root else str(me.pw_gid)
    for name in ("run", "state", "mail"):
        (base / name).mkdir(parents=True)
    base.chmod(0o755)
    if root:
        shutil.chown(base / "mail", owner.pw_name, group)
    uses = {drafts: "\\Drafts", "Sent": "\\Sent", "Trash": "\\Trash", "Junk": "\\Junk",
            "Archive": "\\Archive", "All Mail": "\\All"}  # fmt: skip
    folders = "".join(
        _FOLDERS.format(name=f'"{name}"', use=f"    special_use = {use}\n" if special else "")
        for name, use in uses.items()
    )
    (base / "dovecot.conf").write_text(
        _CONFIG.format(
            base=base, port=port, uid=owner.pw_uid, gid=owner.pw_gid, folders=folders, quota=quota,
            login="dovenull" if root else me.pw_name, internal=owner.pw_name, group=group,
        ), encoding="utf-8",
    )  # fmt: skip
    subprocess.run([_DOVECOT, "-c", str(base / "dovecot.conf")], check=True)
    pid = _pid(base / "run" / "master.pid")
    try:
        _await(port)
        yield Imap(port, base / "mail", pid)
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        shutil.rmtree(base, ignore_errors=True)


def _pid(path: Path) -> int:
    """The number in a file that a server writes once it runs."""
    for _ in range(200):
        if path.exists() and (text := path.read_text().strip()):
            return int(text)
        time.sleep(0.05)
    raise TimeoutError(path)


def _await(port: int) -> None:
    """Wait until somebody listens."""
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(port)


_POSTFIX = "/usr/sbin/postfix"
_MAIN = """\
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
myhostname = sink.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_rate_limit = 0
default_transport = error:no mail leaves the tests
relay_transport = error:no mail leaves the tests
virtual_mailbox_domains = example.org
virtual_mailbox_base = {base}/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
alias_maps =
local_recipient_maps =
maillog_file = {base}/log
maillog_file_prefixes = {base}
import_environment = MAIL_CONFIG={base}/etc
"""
_MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
"""


@dataclass(frozen=True)
class Smtp:
    """A running SMTP server.

    Attributes:
        port: On 127.0.0.1.
        base: Its folder.
    """

    port: int
    base: Path

    @property
    def url(self) -> str:
        """As `mailbox set --smtp` takes it."""
        return f"smtp://127.0.0.1:{self.port}"

    def messages(self, count: int) -> list[bytes]:
        """What was delivered, once it is so many or no more come."""
        place = self.base / "mail" / "all" / "new"
        for _ in range(200):
            if len(list(place.glob("*"))) >= count:
                break
            time.sleep(0.05)
        return [path.read_bytes() for path in sorted(place.glob("*"))]

    def stop(self) -> None:
        """Stop it, and wait until nobody listens."""
        config = ["-c", str(self.base / "etc")]
        subprocess.run([_POSTFIX, *config, "stop"], check=False, capture_output=True)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                return
            time.sleep(0.05)


@contextmanager
def postfix() -> Iterator[Smtp]:
    """A Postfix of its own, from which nothing leaves: it has no client for other servers."""
    needs(_POSTFIX, "apt-get install -y --no-install-recommends postfix")
    if os.geteuid():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Postfix starts for root only")
    port, base = free_port(), Path(mkdtemp(prefix="postfix-"))
    base.chmod(0o755)
    for name in ("etc", "queue", "data", "mail"):
        (base / name).mkdir(mode=0o755)
    owner = pwd.getpwnam("nobody")
    shutil.chown(base / "data", "postfix")
    shutil.chown(base / "mail", owner.pw_uid, owner.pw_gid)
    (base / "etc" / "main.cf").write_text(
        _MAIN.format(base=base, uid=owner.pw_uid, gid=owner.pw_gid), encoding="utf-8"
    )
    (base / "etc" / "master.cf").write_text(_MASTER.format(port=port), encoding="utf-8")
    found = Smtp(port, base)
    subprocess.run([_POSTFIX, "-c", str(base / "etc"), "start"], check=True, capture_output=True)
    try:
        _await(port)
        yield found
    finally:
        found.stop()
        shutil.rmtree(base, ignore_errors=True)
