"""The same commands without a window: grono VERB FILE …"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb, or open the window; returns the exit code: 0 done, 1 a sentence on stderr, 2 usage."""
    from grono.cli.running import run

    return run(arguments)
