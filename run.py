"""The one door to the till: sets up its environment, shows it, replays real sales, tests it.

Standard library only, nothing to install first: `python3 run.py` says what it can do.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from handout.bare_debian import SUITE, NotMadeError, apt_sources, bare_debian, find_mirror

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python has to be told, in words
    sys.exit("The till needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": python3.11 run.py ...")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
UV_LOCK = ROOT / "requirements-uv.lock"

MODULES = {"demo": "demo", "replay": "demo.replay", "package": "handout"}

HELP = """The till: an in-store checkout program for member-based chains.

  python3 run.py setup             make the environment in .venv (every other command does this first)
  python3 run.py demo [...]        a headquarters, a register and a panel of virtual devices to play with
  python3 run.py replay [...]      sell a real chain's baskets and compare the books with the data
  python3 run.py test [...]        ruff, import rules, mypy and all tests; arguments go to pytest
  python3 run.py test --fast       the tests alone
  python3 run.py test --clean-root [--mirror URL]
                                   all of it in a bare Debian made for this run (needs root and debootstrap)
  python3 run.py package           the program to hand out: a folder dist/till that needs no Python
  python3 run.py package --try [--mirror URL]
                                   and a sale with it in a bare Debian (root, debootstrap, Xvfb; docs/packaging.md)
"""

# shared library -> Debian package that holds it; PySide6 brings everything else
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {  # only where a display can show a window
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Stop(Exception):
    """What is missing and what to type; the program ends with it."""


# --- what the machine has ---------------------------------------------------------------------------------------------


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """Return the Debian packages of those shared libraries that cannot be loaded."""
    return [package for soname, package in libraries.items() if not _loads(soname)]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def needed_libraries(platform: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what Qt needs from the system: nothing but on Linux, and more where there is a display."""
    if platform != "linux":
        return {}
    return QT_LIBRARIES | (X11_LIBRARIES if environment.get("DISPLAY") else {})


def _may_install() -> list[str] | None:
    """Return the words to put before apt-get, or None where this person may not use it."""
    if os.name != "posix" or shutil.which("apt-get") is None:
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n", *quiet]
    return None


def provide(packages: Sequence[str], why: str) -> None:
    """Install Debian packages where that is allowed.

    Raises:
        Stop: it is not allowed, or apt failed; the sentence holds the command to type.

    """
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = _may_install()
    if prefix is None:
        raise Stop(advice(packages, why, has_apt=shutil.which("apt-get") is not None))
    say(f"{why}: installing {' '.join(packages)} with apt")
    if _runs([*prefix, *install]):
        return
    say("apt's lists may be old: updating them and trying again")
    if not (_runs([*prefix, "apt-get", "update"]) and _runs([*prefix, *install])):
        raise Stop(advice(packages, why, has_apt=True))


def advice(packages: Iterable[str], why: str, *, has_apt: bool) -> str:
    """Return the sentence for a person who has to install system packages by hand."""
    names = " ".join(packages)
    if has_apt:
        command = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        return f"{why}. Run this once, then the same command again:\n\n  {command}\n"
    return f"{why}. Install what this system calls these Debian packages, then the same command again:\n\n  {names}\n"


# --- the environment --------------------------------------------------------------------------------------------------


def program(name: str) -> Path:
    """Return the path of a program inside the environment (Scripts on Windows, bin elsewhere)."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def _has_module(name: str) -> bool:
    probe = [str(program("python")), "-c", f"import sys, {name}; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Make .venv with pip in it."""
    say(f"Making an environment in {VENV.name} with Python {sys.version.split()[0]}")
    again = ["--clear"] if VENV.exists() and not _has_module("sys") else []
    if not _runs([sys.executable, "-m", "venv", *again, str(VENV)]):
        raise Stop("Python could not make the environment; see above.")


def install(lock: Path) -> None:
    """Install exactly what the lock lists, checked against its hashes: with uv, or with pip where uv fails."""
    python = str(program("python"))
    say(f"Installing the {count_requirements(lock.read_text('utf-8'))} libraries of {lock.name} into {VENV.name}")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    if not _has_module("uv") and not _runs([*pip, str(UV_LOCK)]):
        say("uv could not be installed")
    uv = [python, "-m", "uv", "pip", "install", "--python", python, "--require-hashes", "-r", str(lock)]
    if _has_module("uv") and _runs(uv, UV_SYSTEM_CERTS="1"):
        return
    say("Trying with pip, which takes about a minute")
    if not _runs([*pip, str(lock)]):
        raise Stop("The libraries could not be installed; see above. Is the network there?")


def count_requirements(lock_text: str) -> int:
    """Return how many requirements a lock lists."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in lock_text.splitlines())


def _stamp(lock: Path) -> tuple[Path, str]:
    """Return where it is noted which state of a lock is installed, and what is to stand there."""
    return VENV / f"{lock.name}.installed", hashlib.sha256(lock.read_bytes()).hexdigest()


def is_installed(lock: Path) -> bool:
    """Tell whether this very lock was installed completely."""
    stamp, digest = _stamp(lock)
    return program("python").exists() and stamp.exists() and stamp.read_text("utf-8") == digest


def set_up(lock: Path, packages: Iterable[str] = ()) -> None:
    """Bring the machine and .venv to what the lock says, with those packages; does nothing the second time."""
    packages = [*missing_packages(needed_libraries(sys.platform, os.environ)), *packages]
    new = not (is_installed(lock) or _has_module("uv") or _has_module("pip"))
    if new and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")  # Debian keeps it apart
    provide(packages, "This needs packages of the system")
    if new:
        make_venv()
    if is_installed(lock):
        return
    install(lock)
    for stamp, digest in map(_stamp, {lock, RUNTIME_LOCK}):  # the development lock holds all of the other
        stamp.write_text(digest, "utf-8")
    say("The environment is ready")


# --- running things ---------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    """Print what is being done."""
    print(f"-> {text}", flush=True)  # ASCII: a Windows console may know no more


def _runs(command: Sequence[str], **variables: str) -> bool:
    return subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, **variables}).returncode == 0


def display_variables(platform: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what lets Qt start where nothing can show a window."""
    shown = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM")
    return {"QT_QPA_PLATFORM": "offscreen"} if platform == "linux" and not shown else {}


def become(arguments: Sequence[str]) -> int:
    """Run the environment's Python in the place of this program: signals and the exit code are its own."""
    command = [str(program("python")), *arguments]
    environment = {**os.environ, **display_variables(sys.platform, os.environ)}
    os.chdir(ROOT)
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - no shell wanted
    process = subprocess.Popen(command, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the program was told too, and ends in its own way
            continue


def checks(arguments: Sequence[str], cpus: int) -> list[tuple[str, list[str]]]:
    """Return the steps of `test` as (name, command), from quick to slow; the tests come last."""
    python = str(program("python"))
    fast = "--fast" in arguments
    chosen = [argument for argument in arguments if argument != "--fast"]
    spread = ["-n", str(min(cpus + 1, 5)), "--dist", "worksteal"] if cpus > 1 and not chosen else []
    tests = [("tests", [python, "-m", "pytest", *spread, *chosen])]
    if fast:
        return tests
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("import rules", [str(program("lint-imports")), "--no-logo"]),
        ("mypy", [python, "-m", "mypy"]),
        *tests,
    ]


def run_in_order(steps: Iterable[tuple[str, Sequence[str]]]) -> int:
    """Run the steps and stop at the first that fails; returns its exit code."""
    for name, command in steps:
        say(name)
        code = subprocess.run(command, check=False, cwd=ROOT).returncode
        if code:
            print(f"\nFAILED: {name} (exit code {code}); what comes after it was not run", file=sys.stderr, flush=True)
            return code
    return 0


# --- a bare Debian ----------------------------------------------------------------------------------------------------


def ready_for_bare_debian(mirror: str | None) -> str:
    """Bring the machine to where it can make one; returns where its packages come from.

    Raises:
        Stop: this machine or this person cannot, or no source is known.

    """
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        raise Stop("A bare Debian needs Linux and root (put sudo before the same command), and about 4 GB in /tmp.")
    if shutil.which("debootstrap") is None:
        provide(["debootstrap", "debian-archive-keyring"], "A bare Debian is made with debootstrap")
    mirror = mirror or find_mirror(apt_sources(), SUITE)
    if mirror is None:
        raise Stop(f"apt knows no source of Debian {SUITE} here: name one with --mirror URL")
    return mirror


def copy_commit_into(folder: Path) -> None:
    """Put the files of the last commit into a folder."""
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], check=True, cwd=ROOT, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], check=True, input=archive)


def test_in_clean_root(arguments: Sequence[str], mirror: str | None) -> int:
    """Make a bare Debian in a temporary folder and run `run.py test` there; returns its exit code."""
    tests = ["sh", "-c", 'cd /till && exec python3 run.py test "$@"', "sh", *arguments]
    mirror = ready_for_bare_debian(mirror)
    say(f"Making a bare Debian ({SUITE}, minbase)")
    with bare_debian(mirror, "ca-certificates,python3") as debian:
        copy_commit_into(debian.root / "till")
        say("Testing the last commit in it")
        return subprocess.run(debian.command(tests), check=False).returncode


# --- the commands -----------------------------------------------------------------------------------------------------


def take_option(arguments: list[str], name: str) -> str | None:
    """Take `name VALUE` out of the arguments and return the value, or None where it is not there."""
    if name not in arguments:
        return None
    place = arguments.index(name)
    if place + 1 == len(arguments):
        raise Stop(f"{name} needs a value")
    value = arguments[place + 1]
    del arguments[place : place + 2]
    return value


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; returns the exit code."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("--help", [])
    if command == "test" and "--clean-root" in rest:
        rest.remove("--clean-root")
        return test_in_clean_root(mirror=take_option(rest, "--mirror"), arguments=rest)
    if command not in {"setup", *MODULES, "test"}:
        print(HELP)
        return 0 if command in {"-h", "--help", "help"} else 2
    no_compiler = sys.platform == "linux" and shutil.which("cc") is None and shutil.which("gcc") is None
    compiler = ["gcc", "libc6-dev"] if command == "test" and no_compiler else []  # the power tests build a library
    set_up(DEV_LOCK if command in {"test", "replay", "package"} else RUNTIME_LOCK, compiler)
    if command == "test":
        return run_in_order(checks(rest, os.cpu_count() or 1))
    if command == "setup":
        say("Everything is there: python3 run.py demo")
        return 0
    return become(["-m", MODULES[command], *rest])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stop, NotMadeError) as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit(130)
