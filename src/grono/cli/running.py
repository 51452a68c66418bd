"""One run of the command line: whatever happens, a plain sentence and an exit code, never a traceback."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from types import TracebackType

import click

from grono import paths
from grono.cli.program import program
from grono.cli.usage import spoken
from grono.cli.voice import Voice, system_language, use_utf8
from grono.domain.text import UserError, _

DONE, REFUSED, USAGE, STOPPED = 0, 1, 2, 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    use_utf8()
    sys.excepthook = _unexpected
    given = list(sys.argv[1:] if arguments is None else arguments)
    with spoken(_voice(given).locale):
        return _run(given)


def _run(given: list[str]) -> int:
    try:
        answer = program.main(given, prog_name="grono", standalone_mode=False)
        sys.stdout.flush()
        return answer if isinstance(answer, int) else DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except UserError as error:
        _voice(given).refusal(error)
        return REFUSED
    except BrokenPipeError:
        return _nobody_listens()
    except OSError as error:
        if error.errno == errno.EINVAL and error.filename is None:  # how Windows calls a broken pipe
            return _nobody_listens()
        _voice(given).refusal(_of_system(error))
        return REFUSED


def _voice(arguments: Sequence[str]) -> Voice:
    """The language that was asked for, read by hand: click may not have come so far."""
    for before, value in pairwise(arguments):
        if before == "--lang" and value in ("pl", "en"):
            return Voice(value)
    return Voice(system_language())


def _nobody_listens() -> int:
    """The reader of the pipe went away; nothing more is said, not even on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED


def _of_system(error: OSError) -> UserError:
    name = str(error.filename or "")
    what = _("The system refused to use {file}.", file=name) if name else _("The system refused to go on.")
    return UserError(what, _("It says: {reason}.", reason=error.strerror or str(error)))


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of the program: the details go to the log, the person gets one sentence."""
    file = paths.log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    log = logging.getLogger("grono.cli")
    log.addHandler(handler := logging.FileHandler(file, encoding="utf-8"))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.propagate = False
    log.error("unexpected: %s", sys.argv[1:2], exc_info=(kind, error, trace))
    said = _("Grono made a mistake and stopped; the details are in {file}.", file=str(file))
    Voice(system_language()).remark(said)
