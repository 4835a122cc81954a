"""Ask the proceedings from the terminal: `python -m chatbot ask "Que dit … ?"`."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 bad input, 130 interrupted."""
    try:
        from chatbot.command_line import heed_signals

        heed_signals()
        from chatbot.commands import run  # not above: Ctrl-C while it loads is one line too

        return run(arguments)
    except KeyboardInterrupt:
        print("chatbot : interrompu", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
