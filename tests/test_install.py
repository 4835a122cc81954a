"""The set-up: which Python, which PyTorch, what the locks hold, and that the second run does nothing."""

import fcntl
import os
import re
import socket
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pytest

from scripts import browser, install, offline

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+) ;", re.MULTILINE)


def executable(folder: Path, name: str, body: str) -> None:
    """Write a shell script that stands in for a program."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)


def make_project(folder: Path) -> Path:
    """Make a project with two empty locks and a `.venv` that looks finished; its Python finds all well."""
    for name in ("pyproject.toml", *install.LOCKS.values()):
        (folder / name).write_text("# nothing\n")
    (folder / ".venv" / "bin").mkdir(parents=True)
    executable(folder / ".venv" / "bin", "python", "exit 0")
    install.write_stamps("dev", folder)
    return folder


def pins(lock: str) -> dict[str, set[str]]:
    """Read the versions that a lock names for each package."""
    found: dict[str, set[str]] = {}
    for name, version in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(name, set()).add(version)
    return found


def normal(requirement: str) -> str:
    """Name the package that a requirement asks for, as locks spell it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def direct_dependencies() -> dict[str, list[str]]:
    """Read what pyproject.toml asks for, for running and for developing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    running = [normal(wanted) for wanted in project["dependencies"]]
    return {
        "runtime": running,
        "dev": running + [normal(wanted) for wanted in project["optional-dependencies"]["dev"]],
    }


def run_setup(path: Path) -> subprocess.CompletedProcess[str]:
    """Run scripts/setup.sh with nothing but the programs of one folder."""
    return subprocess.run(
        ["/bin/sh", "scripts/setup.sh", "runtime"],
        cwd=ROOT,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_finished_installation_is_not_repeated(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The second run says nothing and is over at once."""
    project = make_project(tmp_path)
    begun = time.perf_counter()

    code = install.main(["dev"], root=project)

    assert code == 0
    assert capfd.readouterr() == ("", "")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("group", install.LOCKS)
def test_a_changed_lock_is_installed_again(group: str, tmp_path: Path) -> None:
    """What was installed from another lock does not count."""
    project = make_project(tmp_path)
    (project / install.LOCKS[group]).write_text("# something else\n")

    assert not install.is_installed(group, project)


def test_an_interrupted_installation_does_not_count(tmp_path: Path) -> None:
    """A marker that is still there outweighs a stamp of an earlier installation."""
    project = make_project(tmp_path)
    (project / ".venv" / install.MARKER).touch()

    assert not install.is_installed("runtime", project)


def test_an_interpreter_that_is_gone_does_not_count(tmp_path: Path) -> None:
    """An upgrade of the system's Python leaves `.venv` with a link to nothing."""
    project = make_project(tmp_path)
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(tmp_path / "gone")

    assert not install.is_installed("runtime", project)


@pytest.mark.slow
def test_an_interrupted_environment_is_made_afresh(tmp_path: Path) -> None:
    """Half-unpacked packages of an interrupted installation are not built upon."""
    venv = make_project(tmp_path) / ".venv"
    (venv / install.MARKER).touch()
    (venv / "half-unpacked").touch()

    install.prepare_venv(venv)

    assert not (venv / "half-unpacked").exists()
    assert not list(venv.glob("installed-*"))
    assert subprocess.run([venv / "bin" / "python", "-m", "pip", "--version"], check=False).returncode == 0


def test_an_environment_made_by_hand_is_kept(tmp_path: Path) -> None:
    """Only what this script was seen to break off is thrown away."""
    venv = make_project(tmp_path) / ".venv"
    (venv / "mine").touch()

    install.prepare_venv(venv)

    assert (venv / "mine").exists()


@pytest.mark.slow
def test_an_environment_without_pip_is_made_afresh(tmp_path: Path) -> None:
    """Ctrl-C while the environment itself was being made leaves a Python that can install nothing."""
    venv = make_project(tmp_path) / ".venv"
    executable(venv / "bin", "python", "exit 1")

    install.prepare_venv(venv)

    assert install.is_usable(venv)


def test_two_set_ups_at_once_take_turns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`make test` waits for `make run`, says so, and finds its work done."""
    project = make_project(tmp_path)
    first = (project / "pyproject.toml").open()
    fcntl.flock(first, fcntl.LOCK_EX)
    threading.Timer(0.2, first.close).start()

    install.set_up("dev", project)

    assert capsys.readouterr().out == "==> une autre installation est en cours ici : attente de sa fin\n"


def test_on_linux_only_the_cpu_build_of_pytorch_fits() -> None:
    """The plain version would let pip choose the CUDA build."""
    for machine in ("x86_64", "aarch64"):
        assert install.torch_requirement("Linux", machine).endswith("+cpu")
    assert install.torch_requirement("Darwin", "arm64") == f"torch=={install.TORCH_VERSION}"


@pytest.mark.parametrize(("system", "machine"), [("Darwin", "x86_64"), ("Windows", "AMD64")])
def test_a_machine_without_this_pytorch_is_told_so(system: str, machine: str) -> None:
    """The message names the machine and says which ones work."""
    with pytest.raises(install.SetupError, match=rf"{system} sur {machine} ; prenez un Linux ou"):
        install.torch_requirement(system, machine)


def test_cuda_packages_are_found_and_refused(tmp_path: Path) -> None:
    """One CUDA package that slipped in stops the set-up and is named."""
    packages = tmp_path / ".venv" / "lib" / "python3.11" / "site-packages"
    for name in ("nvidia_cublas_cu12", "triton", "numpy"):
        folder = packages / f"{name}-1.0.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n"
        )

    with pytest.raises(
        install.SetupError, match=r"\.venv contient des paquets CUDA \(nvidia-cublas-cu12, triton\)"
    ):
        install.check_cpu_only(tmp_path / ".venv")


def test_the_suite_itself_runs_on_the_cpu_build() -> None:
    """The environment that runs this test holds no CUDA package."""
    assert install.cuda_packages(Path(sys.prefix)) == []


def test_pytorch_is_one_version_everywhere() -> None:
    """pyproject.toml and the set-up name the same PyTorch, and the locks leave it to the set-up."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert f"torch=={install.TORCH_VERSION}" in project["project"]["dependencies"]
    assert project["tool"]["uv"]["dependency-metadata"][0]["version"] == install.TORCH_VERSION
    assert all("torch" not in pins(lock) for lock in install.LOCKS.values())


@pytest.mark.parametrize("group", install.LOCKS)
def test_the_lock_pins_every_dependency(group: str) -> None:
    """A dependency added to pyproject.toml without `make lock` is noticed."""
    assert set(direct_dependencies()[group]) - {"torch"} <= set(pins(install.LOCKS[group]))


def test_both_locks_name_the_same_versions() -> None:
    """What developers test is what visitors get."""
    runtime, dev = (pins(install.LOCKS[group]) for group in ("runtime", "dev"))

    assert {name: dev.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("lock", install.LOCKS.values())
def test_no_lock_names_cuda_or_a_host(lock: str) -> None:
    """Nothing of CUDA, and no address that works on one network only."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert not [name for name in pins(lock) if name.startswith(install.FORBIDDEN)]
    assert "://" not in text
    assert text.count("--hash=sha256:") > len(pins(lock))


def test_each_direct_dependency_has_its_reason_and_licence() -> None:
    """docs/dependencies.md explains every package that pyproject.toml asks for."""
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = {normal(name) for name in re.findall(r"^\| `([^`]+)` \| .+ \| .+ \|$", table, re.MULTILINE)}

    assert explained == set(direct_dependencies()["dev"])


def test_without_python_the_packages_are_named(tmp_path: Path) -> None:
    """One line says what to install on Debian and on macOS."""
    executable(tmp_path, "python3", "echo 3.9; exit 1")

    ended = run_setup(tmp_path)

    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "apt-get install python3 python3-venv" in ended.stderr
    assert "brew install python@3.13" in ended.stderr


def test_without_venv_the_package_of_that_python_is_named(tmp_path: Path) -> None:
    """Debian splits venv off: the message names the package for the version that was found."""
    executable(tmp_path, "python3.12", 'case "$2" in *ensurepip*) exit 1;; *) echo 3.12;; esac')

    ended = run_setup(tmp_path)

    assert ended.returncode == 2
    assert (
        ended.stderr
        == "Python 3.12 est là, mais sans venv ni pip ; lancez : sudo apt-get install python3.12-venv\n"
    )


def test_an_old_python_is_passed_over_for_a_newer_one(tmp_path: Path) -> None:
    """`python3` may be too old while a newer one has a name of its own."""
    executable(tmp_path, "python3", "exit 1")
    executable(
        tmp_path,
        "python3.13",
        'case "$1 $2" in "-m "*) echo "chosen: $*";; *ensurepip*) ;; *) echo 3.13;; esac',
    )

    ended = run_setup(tmp_path)

    assert ended.stdout == "chosen: -m scripts.install runtime\n"


def test_without_a_browser_the_command_to_get_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no browser can be installed, the browser tests fail before they begin, with the way out."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))

    code = browser.main()

    message = capsys.readouterr().err
    assert code == 2
    assert message.count("\n") == 1
    assert f"CHROMIUM={tmp_path / 'chromium'} n'est pas un fichier exécutable" in message
    assert "install" in message


def test_a_missing_browser_is_installed_where_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As root, or by a sudo that asks nothing, Debian's package is installed and then found."""
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "env").symlink_to("/usr/bin/env")
    executable(tmp_path, "sudo", 'shift; exec "$@"')
    brings_a_browser = f'[ "$1" = update ] || /bin/ln -s /bin/sh {tmp_path}/chromium'
    executable(tmp_path, "apt-get", f"echo $* >> {tmp_path}/calls\n{brings_a_browser}")

    code = browser.main()

    assert code == 0
    assert (tmp_path / "calls").read_text().splitlines()[-1].endswith("chromium")


def test_a_driver_that_does_not_start_gets_its_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minimal Debian lacks a library of Playwright's Node.js: it is installed, or the command is named."""
    faults = iter(["node: libatomic.so.1: cannot open shared object file", ""])
    monkeypatch.setattr(browser, "find_browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(browser, "driver_fault", lambda: next(faults, "node: libatomic.so.1: missing"))
    asked: list[str] = []
    monkeypatch.setattr(browser, "install", asked.extend)

    assert (browser.main(), asked) == (0, ["libatomic1"])
    assert browser.main() == 2
    assert "sudo apt-get install libatomic1" in capsys.readouterr().err


def test_the_driver_that_is_installed_starts() -> None:
    """The browser tests would fail one by one otherwise."""
    assert browser.driver_fault() == ""


def test_the_browser_of_playwright_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What `playwright install chromium` fetched serves where the system has no browser."""
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    fetched = tmp_path / ".cache" / "ms-playwright" / "chromium-1200" / "chrome-linux"
    fetched.mkdir(parents=True)
    executable(fetched, "chrome", "true")

    assert browser.find_browser() == str(fetched / "chrome")


def test_without_namespaces_nothing_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that could not be cut off from the network is not run as if it had been."""
    monkeypatch.setenv("PATH", os.devnull)

    assert offline.main(["true"]) == 2


@pytest.mark.slow
def test_the_offline_run_has_loopback_and_nothing_else() -> None:
    """In its namespace a command reaches its own servers and no address outside."""
    if offline.namespace_command() is None:
        pytest.skip("this system lets this user make no network namespace")
    probe = (
        "import socket; from scripts import offline; "
        "server = socket.create_server(('127.0.0.1', 0)); "
        "socket.create_connection(server.getsockname()).close(); "
        "raise SystemExit(7 if not offline.can_leave() else 1)"
    )

    assert offline.main([sys.executable, "-c", probe]) == 7


def test_the_suite_may_not_reach_other_machines(no_network: list[str]) -> None:
    """What connects to another machine during a test is stopped before a packet leaves."""
    with pytest.raises(OSError, match="runs without a network"):
        socket.create_connection(("192.0.2.1", 9), timeout=1)

    assert no_network.pop() == "socket.getaddrinfo 192.0.2.1"
