"""Command lines in French: what argparse says by itself too, and one line for what is wrong."""

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Iterable
from typing import Any, NoReturn

BAD_INPUT = 2
INTERRUPTED = 130
_IN_FRENCH = (
    ("unrecognized arguments:", "option ou argument inconnu :"),
    ("the following arguments are required:", "il manque :"),
    ("expected one argument", "une valeur est attendue"),
    ("expected at least one argument", "au moins une valeur est attendue"),
    ("ignored explicit argument", "ne prend pas de valeur, trouvé"),
    ("not allowed with argument", "ne va pas avec"),
    ("ambiguous option:", "option ambiguë :"),
    ("could match", "peut être"),
    ("invalid choice:", "choix inconnu :"),
    ("choose from", "attendu"),
    ("invalid int value:", "nombre entier attendu, trouvé"),
)


def speak_utf8() -> None:
    """Print accents whatever the terminal claims to know: what cannot be printed would be a trace."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def heed_signals() -> None:
    """Make every SIGINT and SIGTERM a KeyboardInterrupt that arrives: what is half done is cleaned up.

    Where a signal comes while Python runs a weak reference's callback (each import has one), a finaliser or a
    library's callback, Python prints a trace, drops the interruption and goes on.
    """
    if sys.unraisablehook is sys.__unraisablehook__:  # else the process is another program's: a test run's
        sys.unraisablehook = _raise_later
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _raise_later(dropped: "sys.UnraisableHookArgs") -> None:
    """Interrupt again, once the main thread has left where nothing can be raised."""
    if not issubclass(dropped.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(dropped)
        return
    again = threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT))
    again.daemon = True
    again.start()


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose every word is French."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the French word."""
        super().add_usage(usage, actions, groups, "utilisation : " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Reads the arguments of a command; help and errors are French."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, **options)
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """Exit with one line: what is wrong, and where help is."""
        message = message.removeprefix("argument ")
        for english, french in _IN_FRENCH:
            message = message.replace(english, french)
        sys.stderr.write(f"{self.prog} : {message} ; voyez `{self.prog} --help`\n")
        raise SystemExit(BAD_INPUT)
