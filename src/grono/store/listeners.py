"""Who wants to know of changes; a listener that fails harms neither the step nor the others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

Listener = Callable[[set[str]], None]


class Listeners:
    """The functions that are told the names of changed tables."""

    def __init__(self) -> None:
        self._all: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell a function from now on; returns what ends that, once or again."""
        self._all.append(listener)
        return lambda: self._all.remove(listener) if listener in self._all else None

    def tell(self, tables: set[str]) -> None:
        """Call every listener, unless nothing changed."""
        for listener in list(self._all) if tables else ():
            with _Reported():
                listener(set(tables))


class _Reported:
    """Hands an error to where unexpected ones go, and lets the program go on."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if kind is None or error is None or not isinstance(error, Exception):
            return False
        sys.excepthook(kind, error, trace)
        return True
