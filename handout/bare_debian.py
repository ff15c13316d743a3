"""A Debian with nothing in it, made for one run; standard library only, `run.py` is started where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUITE = "bookworm"
# settings of this machine that a bare Debian needs to reach the same package sources
CARRIED_VARIABLES = (
    *("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "all_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PIP_CERT", "PIP_PROXY"),
    *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_TRUSTED_HOST", "PIP_DEFAULT_TIMEOUT", "UV_DEFAULT_INDEX"),
    *("CI", "TERM"),
)
CARRIED_APT_SETTINGS = ("Acquire::http", "Acquire::https", "Acquire::Check-", "Acquire::Retries", "Acquire::Languages")


class NotMadeError(Exception):
    """A bare Debian could not be made; the message says where to look."""


@dataclass(frozen=True)
class BareDebian:
    """Its root folder here, and the variables to set in it."""

    root: Path
    variables: Mapping[str, str]

    def command(self, command: Sequence[str], **variables: str) -> list[str]:
        """Return what runs a command in it, with more variables; its mounts and processes end with that."""
        # not `exec chroot`: this shell is process 1 in there and collects the orphans
        script = (
            'root=$1; shift; mount --rbind /dev "$root/dev" && mount --rbind /sys "$root/sys" && '
            'mount -t proc proc "$root/proc" && chroot "$root" "$@"; exit $?'
        )
        plain = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
        values = [f"{name}={value}" for name, value in {**plain, **self.variables, **variables}.items()]
        own_world = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
        return [*own_world, "sh", "-c", script, "sh", str(self.root), "env", "-i", *values, *command]


@contextmanager
def bare_debian(mirror: str, include: str) -> Iterator[BareDebian]:
    """Make one of a mirror's packages in a temporary folder, with those named (commas between), and delete it after.

    Raises:
        NotMadeError: debootstrap failed.

    """
    with tempfile.TemporaryDirectory(prefix="till-bare-debian-") as folder:
        root = Path(folder)
        root.chmod(0o755)  # its other users have to get in
        make = ["debootstrap", "--variant=minbase", f"--include={include}", SUITE, folder, mirror]
        if subprocess.run(make, check=False).returncode:
            raise NotMadeError(f"debootstrap failed; its log is {root}/debootstrap/debootstrap.log")
        yield BareDebian(root, carry_settings_into(root))


def find_mirror(sources: Iterable[str], suite: str) -> str | None:
    """Return the first address in apt's sources (one-line or deb822) that serves a suite's binary packages."""
    for text in sources:
        for stanza in text.split("\n\n"):
            fields = dict(line.split(": ", 1) for line in stanza.splitlines() if ": " in line and line[0].isalpha())
            if "deb" in fields.get("Types", "").split() and suite in fields.get("Suites", "").split():
                return fields["URIs"].split()[0]
            for line in stanza.splitlines():
                words = [word for word in line.split("]")[-1].split() if word != "deb"]
                if line.startswith("deb ") and words[1:2] == [suite]:
                    return words[0]
    return None


def apt_sources() -> list[str]:
    """Return the texts that say where apt takes packages from."""
    folder = Path("/etc/apt")
    files = [folder / "sources.list", *sorted((folder / "sources.list.d").glob("*"))]
    return [file.read_text("utf-8") for file in files if file.is_file()]


def carry_settings_into(root: Path) -> dict[str, str]:
    """Copy name servers, certificates, pip's and apt's settings into a root; returns the variables to set there."""
    variables = {name: os.environ[name] for name in CARRIED_VARIABLES if name in os.environ}
    named = [value for value in variables.values() if Path(value).is_file()]
    general = ["/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf"]
    copies = {file: root / file.lstrip("/") for file in [*general, *named]}
    copies[str(Path.home() / ".config/pip/pip.conf")] = root / "root/.config/pip/pip.conf"
    for file, copy in copies.items():
        if Path(file).is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    dump = subprocess.run(["apt-config", "dump", "Acquire"], check=True, capture_output=True, text=True).stdout
    kept = [line for line in dump.splitlines() if line.startswith(CARRIED_APT_SETTINGS)]
    (root / "etc/apt/apt.conf.d/50carried").write_text("\n".join([*kept, ""]), "utf-8")
    return variables
