"""Serves the chat page: settings → chatbot → web application. `python app.py --help` says how."""

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Run the command.

    Args:
        arguments: of the command line, the program's name excepted.
        root: holds `proceedings/`, which are shipped, and `index/built/`, their index.

    Returns:
        0 stopped by Ctrl-C while it served, 2 something the caller has to correct, 130 Ctrl-C before that.
    """
    try:
        from chatbot.command_line import heed_signals

        heed_signals()
        from chatbot.web.serving import serve  # not above: Ctrl-C while it loads is one line too

        return serve(arguments, root=root)
    except KeyboardInterrupt:
        print("app.py : interrompu", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
