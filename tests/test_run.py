"""run.py: what it decides, without touching the machine; and the locks it installs."""

import ast
import importlib.util
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import run

ROOT = Path(__file__).resolve().parent.parent
DOOR = ["run.py", "handout/__init__.py", "handout/bare_debian.py"]
"""What runs where nothing is installed yet."""
LOCKS = [run.RUNTIME_LOCK, run.DEV_LOCK, run.UV_LOCK]


def pins(lock: Path) -> dict[str, set[str]]:
    """Return the versions that a lock names, by package."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", lock.read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> ModuleType:
    """run.py as it is in a folder where nothing was set up."""
    copy = tmp_path / "run.py"
    (tmp_path / "handout").mkdir()
    for file in DOOR:
        (tmp_path / file).write_text((ROOT / file).read_text("utf-8"), "utf-8")
    (tmp_path / "requirements.lock").write_text("one==1\n", "utf-8")
    spec = importlib.util.spec_from_file_location("run_elsewhere", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestSystemLibraries:
    def test_only_what_cannot_be_loaded_is_asked_for(self) -> None:
        assert run.missing_packages({"libno-such-thing.so.9": "libno9", "libc.so.6": "libc6"})[:1] == ["libno9"]

    def test_a_display_needs_more_libraries(self) -> None:
        assert set(run.needed_libraries("linux", {})) < set(run.needed_libraries("linux", {"DISPLAY": ":0"}))

    @pytest.mark.parametrize("platform", ["darwin", "win32"])
    def test_other_systems_have_them(self, platform: str) -> None:
        assert run.needed_libraries(platform, {"DISPLAY": ":0"}) == {}

    def test_the_advice_is_one_command(self) -> None:
        advice = run.advice(["libegl1", "libgl1"], "Why", has_apt=True)
        assert advice.endswith("sudo apt-get install -y --no-install-recommends libegl1 libgl1\n")

    def test_without_apt_the_packages_are_named(self) -> None:
        advice = run.advice(["libegl1"], "Why", has_apt=False)
        assert "libegl1" in advice
        assert "apt-get" not in advice


class TestDisplay:
    def test_without_a_display_qt_paints_in_memory(self) -> None:
        assert run.display_variables("linux", {}) == {"QT_QPA_PLATFORM": "offscreen"}

    @pytest.mark.parametrize("shown", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
    def test_what_the_person_has_is_left_alone(self, shown: str) -> None:
        assert run.display_variables("linux", {shown: "x"}) == {}

    def test_other_systems_always_have_one(self) -> None:
        assert run.display_variables("darwin", {}) == {}


class TestInstalled:
    def test_nothing_is_installed_at_first(self, elsewhere: ModuleType) -> None:
        assert not elsewhere.is_installed(elsewhere.RUNTIME_LOCK)

    def test_a_stamp_holds_for_one_state_of_the_lock(self, elsewhere: ModuleType) -> None:
        elsewhere.program("python").parent.mkdir(parents=True)
        elsewhere.program("python").touch()
        stamp, digest = elsewhere._stamp(elsewhere.RUNTIME_LOCK)
        stamp.write_text(digest, "utf-8")
        assert elsewhere.is_installed(elsewhere.RUNTIME_LOCK)

        elsewhere.RUNTIME_LOCK.write_text("one==2\n", "utf-8")
        assert not elsewhere.is_installed(elsewhere.RUNTIME_LOCK)

    def test_a_removed_environment_is_not_installed(self, elsewhere: ModuleType) -> None:
        stamp, digest = elsewhere._stamp(elsewhere.RUNTIME_LOCK)
        stamp.parent.mkdir()
        stamp.write_text(digest, "utf-8")
        assert not elsewhere.is_installed(elsewhere.RUNTIME_LOCK)


class TestChecks:
    def test_the_tests_come_last(self) -> None:
        names = [name for name, _ in run.checks([], 2)]
        assert names == ["ruff check", "ruff format", "import rules", "mypy", "tests"]

    def test_fast_means_only_the_tests(self) -> None:
        [(name, command)] = run.checks(["--fast", "-k", "money"], 2)
        assert name == "tests"
        assert command[1:] == ["-m", "pytest", "-k", "money"]

    @pytest.mark.parametrize(("cpus", "workers"), [(2, ["-n", "3"]), (16, ["-n", "5"])])
    def test_all_the_tests_share_the_processors(self, cpus: int, workers: list[str]) -> None:
        assert run.checks(["--fast"], cpus)[0][1][3:5] == workers

    def test_one_processor_is_not_shared(self) -> None:
        assert "-n" not in run.checks(["--fast"], 1)[0][1]

    def test_the_first_failure_ends_it_with_its_code(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        late = tmp_path / "late"
        steps = [
            ("good", [sys.executable, "-c", ""]),
            ("bad", [sys.executable, "-c", "raise SystemExit(3)"]),
            ("never", [sys.executable, "-c", f"open({str(late)!r}, 'w')"]),
        ]
        assert run.run_in_order(steps) == 3
        assert not late.exists()
        assert "FAILED: bad (exit code 3)" in capfd.readouterr().err


class TestOptions:
    def test_an_option_is_taken_with_its_value(self) -> None:
        arguments = ["-x", "--mirror", "http://m.example", "-q"]
        assert run.take_option(arguments, "--mirror") == "http://m.example"
        assert arguments == ["-x", "-q"]

    def test_an_option_without_its_value_is_said(self) -> None:
        with pytest.raises(run.Stop, match="--mirror needs a value"):
            run.take_option(["--mirror"], "--mirror")


class TestCommandLine:
    def test_help_names_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run.main([]) == 0
        said = capsys.readouterr().out
        assert all(f"run.py {command}" in said for command in ("setup", "demo", "replay", "test", "package"))

    def test_an_unknown_command_is_an_error(self) -> None:
        assert run.main(["dmeo"]) == 2

    def test_an_older_python_is_told_so(self) -> None:
        pretend = "import runpy, sys; sys.version_info = (3, 10, 9, 'final', 0); runpy.run_path('run.py')"
        done = subprocess.run([sys.executable, "-c", pretend], check=False, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 1
        assert "Python 3.11 or newer" in done.stderr

    @pytest.mark.parametrize("file", DOOR)
    def test_an_older_python_can_read_it(self, file: str) -> None:
        ast.parse((ROOT / file).read_text("utf-8"), feature_version=(3, 8))

    @pytest.mark.parametrize("file", DOOR)
    def test_only_the_standard_library_is_used(self, file: str) -> None:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in names - {"handout.bare_debian"}} <= sys.stdlib_module_names


DEMO = """
import os, sys, time
try:
    print(os.getpid(), sys.argv[1:], os.environ.get("QT_QPA_PLATFORM"), flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("saved", flush=True)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent differently there")
def test_ctrl_c_reaches_the_demo_which_ends_in_its_own_way(elsewhere: ModuleType) -> None:
    python, (stamp, digest) = elsewhere.program("python"), elsewhere._stamp(elsewhere.RUNTIME_LOCK)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    stamp.write_text(digest, "utf-8")
    (elsewhere.ROOT / "demo.py").write_text(DEMO, "utf-8")
    command = [sys.executable, str(elsewhere.ROOT / "run.py"), "demo", "--reset"]

    with subprocess.Popen(command, env={"PATH": "/usr/bin:/bin"}, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        display = run.display_variables(sys.platform, {}).get("QT_QPA_PLATFORM")
        assert demo.stdout.readline() == f"{demo.pid} ['--reset'] {display}\n"
        demo.send_signal(signal.SIGINT)
        assert demo.stdout.read() == "saved\n"
    assert demo.returncode == 7


class TestLocks:
    @pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
    def test_every_requirement_is_hashed_and_no_host_is_named(self, lock: Path) -> None:
        text = lock.read_text("utf-8")
        requirements = re.split(r"^(?=[\w-])", text, flags=re.MULTILINE)[1:]
        assert run.count_requirements(text) == len(requirements)
        assert all("--hash=sha256:" in requirement for requirement in requirements)
        assert not re.search(r"://|--index|--find-links", text)

    @pytest.mark.parametrize(("lock", "groups"), [(run.RUNTIME_LOCK, []), (run.DEV_LOCK, ["dev"])], ids=["all", "dev"])
    def test_the_lock_is_of_this_pyproject(self, lock: Path, groups: list[str]) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        wanted = [*project["project"]["dependencies"], *(d for g in groups for d in project["dependency-groups"][g])]
        locked = pins(lock)
        for requirement in map(Requirement, wanted):
            versions = locked.get(canonicalize_name(requirement.name), set())
            assert versions, f"{requirement.name} is not in {lock.name}: make the lock again (README, Locks)"
            assert all(requirement.specifier.contains(version) for version in versions)

    def test_tests_run_with_the_versions_that_are_sold(self) -> None:
        sold, tested = pins(run.RUNTIME_LOCK), pins(run.DEV_LOCK)
        assert sold == {name: tested[name] for name in sold}


def test_continuous_integration_runs_what_the_readme_says() -> None:
    assert "\npython3 run.py test\n" in (ROOT / ".ci/run").read_text("utf-8")
    assert "python3 run.py test\n" in (ROOT / "README.md").read_text("utf-8")
