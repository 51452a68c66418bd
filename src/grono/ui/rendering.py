"""Papers made beside the window: the register is read by a connection of its own, in the task's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from grono.reports.document import Document
    from grono.store.store import Store
    from grono.ui.tasks import Progress

T = TypeVar("T")
Build = Callable[["Store"], "Document"]


def made(register: Path, build: Build, format: str, progress: Progress) -> bytes:
    """The bytes of a document of a register; stopped between its phases."""
    from grono.reports.render.output import rendered

    document = read(register, build)
    progress()
    return rendered(document, format)


def saved(register: Path, build: Build, target: Path, progress: Progress) -> Path:
    """Write a document into a file of the format that its ending names."""
    from grono.reports.render.output import save

    document = read(register, build)
    progress.point_of_no_return()
    save(document, target)
    return target


def read(register: Path, build: Callable[[Store], T]) -> T:
    """What is made of a register over a connection that only reads."""
    from grono.store.opening import open_register

    with open_register(register, "", read_only=True) as store:
        return build(store)
