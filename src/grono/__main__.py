"""Start: one door for the window and for the verbs without one."""

from __future__ import annotations

import sys


def main() -> None:
    """Hand over to the command line, which opens the window when no verb is given."""
    if sys.argv[1:] == ["--_parse"]:  # a child that parses one untrusted file: before everything heavy
        from grono.exchange.sheets.child import main as parse

        sys.exit(parse())
    from grono.cli import main as command_line

    sys.exit(command_line())


if __name__ == "__main__":
    main()
