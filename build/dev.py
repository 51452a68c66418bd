"""Set up, run, test, package, translate: python3 build/dev.py VERB. Standard library only."""

from __future__ import annotations

import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said plainly, instead of an ImportError further down
    sys.exit("Grono needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ".")

import environment


def run(_arguments: list[str]) -> int:
    environment.ensure()
    return 0


def main() -> int:
    try:
        return run(sys.argv[2:])
    except environment.Stop as stop:
        environment.say(str(stop))
        return 1


if __name__ == "__main__":
    sys.exit(main())
