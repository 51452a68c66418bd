"""The same fixtures as the tests of the task pages: the whole program, files chosen without a dialog."""

from __future__ import annotations

from tests.ui.task_pages.conftest import choose_file, start

__all__ = ["choose_file", "start"]
