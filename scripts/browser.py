"""Find the browser that the browser tests drive, or install it where that is allowed."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHROMIUM, DRIVER_LIBRARY = "chromium", "libatomic1"  # Debian's packages
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_NAMES = ("chrome", "Chromium", "Google Chrome for Testing")
ADVICE = {
    "Darwin": "lancez : brew install --cask google-chrome",
    "Linux": "lancez : sudo apt-get install chromium (Debian) "
    "ou : .venv/bin/playwright install --with-deps chromium (Ubuntu et autres)",
}


def find_browser() -> str | None:
    """Name the executable of Chromium or Google Chrome; the variable CHROMIUM goes first."""
    chosen = os.environ.get("CHROMIUM")
    candidates = (chosen,) if chosen else (*COMMANDS, *MAC_APPLICATIONS, *playwright_browsers())
    return next((path for name in candidates if (path := shutil.which(name))), None)


def playwright_browsers() -> list[str]:
    """List the browsers that `playwright install chromium` put into this user's cache, newest first."""
    folders = [Path(folder).expanduser() for folder in PLAYWRIGHT_FOLDERS]
    found = [
        path for folder in folders for path in folder.glob("chromium-*/**/*") if path.name in PLAYWRIGHT_NAMES
    ]
    return [str(path) for path in sorted(found, reverse=True) if path.is_file()]


def driver_fault() -> str:
    """Say why the program that drives the browser does not start; nothing where it does.

    Playwright brings its own Node.js, which needs a library that a minimal Debian has not.
    """
    package = importlib.util.find_spec("playwright")
    driver = Path(package.origin).parent / "driver" / "node" if package and package.origin else None
    if driver is None or not driver.is_file():
        return ""  # none is brought for this system: the one on the path is used
    ended = subprocess.run([driver, "--version"], capture_output=True, text=True, check=False)
    return "" if ended.returncode == 0 else (ended.stderr.strip().splitlines() or ["ne démarre pas"])[-1]


def install(packages: Sequence[str]) -> bool:
    """Install Debian's packages, as root or by a sudo that asks no password; tell whether it was tried."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and (
        not shutil.which("sudo")
        or subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode
    ):
        return False
    print(f"==> installation de {' et '.join(packages)} pour les tests dans un navigateur", flush=True)
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*sudo, *environment, "apt-get", *step], stdin=subprocess.DEVNULL, check=False)
    return True


def main() -> int:
    """Make sure that a browser is there, and that what drives it starts.

    Returns:
        0 when all is there, 2 when something is missing.
    """
    missing = [*([] if find_browser() else [CHROMIUM]), *([DRIVER_LIBRARY] if driver_fault() else [])]
    if not missing:
        return 0
    install(missing)
    fault = driver_fault()
    if find_browser() and not fault:
        return 0
    if find_browser():
        print(
            f"pilote du navigateur : {fault} ; lancez : sudo apt-get install {DRIVER_LIBRARY}",
            file=sys.stderr,
        )
        return 2
    advice = ADVICE.get(platform.system(), "installez Chromium et donnez CHROMIUM=/chemin/du/navigateur")
    chosen = os.environ.get("CHROMIUM")
    found = (
        f"CHROMIUM={chosen} n'est pas un fichier exécutable"
        if chosen
        else "ni Chromium ni Google Chrome trouvé"
    )
    print(f"tests dans un navigateur : {found} ; {advice}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
