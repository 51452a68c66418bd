"""One desk writes a register at a time; everybody may read it; a dead holder holds nothing."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.store.registers import admit, beside, names

from grono.domain.text import UserError
from grono.store import lock, processes
from grono.store.lock import InUseError
from grono.store.opening import open_register

_HOLD = """
import sys
from pathlib import Path
from grono.store.opening import open_register
with open_register(Path(sys.argv[1]), "Anna"):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A second program that has the register open until it is told to end."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()


def lock_file(path: Path) -> Path:
    return path.with_name(path.name + "-lock")


def leave_lock(path: Path, host: str, pid: int, since: datetime) -> None:
    """The lock of a holder that may or may not live."""
    said = {"host": host, "user": "anna", "pid": pid, "since": since.isoformat()}
    lock_file(path).write_text(json.dumps(said), "utf-8")


def now() -> datetime:
    return datetime.now().astimezone()


def test_a_second_desk_is_told_who_and_where_and_may_read(path: Path) -> None:
    with another_process(path) as holder:
        with pytest.raises(InUseError) as refused:
            open_register(path, "tester")
        who = refused.value.holder
        assert who is not None
        assert (who.host, who.pid) == (socket.gethostname(), holder.pid)
        assert abs(now() - who.since) < timedelta(minutes=1)
        assert all(part in str(refused.value) for part in (who.host, who.user, f"{who.since:%H:%M}"))
        with open_register(path, "tester", read_only=True) as store:
            assert names(store) == []
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")


def test_the_lock_of_a_killed_process_clears_itself(path: Path) -> None:
    with another_process(path) as holder:
        holder.kill()
        holder.wait()
        assert lock_file(path).exists()
        assert lock.holder(path) is None
        with open_register(path, "tester") as store:
            admit(store, "PiastSoft")
    assert beside(path) == []


def test_the_lock_says_as_json_who_holds_it(path: Path) -> None:
    with open_register(path, "tester"):
        said = json.loads(lock_file(path).read_text("utf-8"))
        assert said.keys() == {"host", "user", "pid", "since"}
        assert said["pid"] == os.getpid()
        holder = lock.holder(path)
        assert holder is not None
        assert holder.pid == os.getpid()
    assert lock.holder(path) is None


def test_a_lock_without_the_systems_lock_counts_while_its_process_runs(path: Path) -> None:
    """As on disks that lock nothing."""
    leave_lock(path, socket.gethostname(), os.getpid(), now())
    with pytest.raises(InUseError, match="by anna"):
        open_register(path, "tester")
    assert json.loads(lock_file(path).read_text("utf-8"))["user"] == "anna"


def test_a_number_that_another_process_has_by_now_holds_nothing(path: Path) -> None:
    leave_lock(path, socket.gethostname(), os.getpid(), now() - timedelta(days=30))
    open_register(path, "tester").close()
    assert beside(path) == []


def test_another_computer_is_believed_and_the_way_out_is_named(path: Path) -> None:
    leave_lock(path, "laptop-anny", 1, now() - timedelta(days=1))
    with pytest.raises(InUseError, match="laptop-anny") as refused:
        open_register(path, "tester")
    assert f"delete {path.name}-lock" in str(refused.value)
    with open_register(path, "tester", read_only=True) as store:
        assert store.read_only


@pytest.mark.parametrize("left", [b"", b"{", b'{"host": 1}', b"\xff\xfe", b'{"since": "9999-99-99"}', b"[]"])
def test_a_lock_that_says_nothing_holds_nothing(path: Path, left: bytes) -> None:
    lock_file(path).write_bytes(left)
    open_register(path, "tester").close()
    assert beside(path) == []


def test_two_openings_in_one_program_are_kept_apart(path: Path) -> None:
    with open_register(path, "tester"), pytest.raises(InUseError):
        open_register(path, "tester")
    open_register(path, "tester").close()


def test_a_link_to_the_register_is_the_same_register(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.grono"
    link.symlink_to(path)
    with open_register(path, "tester"), pytest.raises(InUseError):
        open_register(link, "tester")


def test_a_refused_register_is_not_left_locked(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError):
        open_register(path, "tester")
    assert beside(path) == []


def test_releasing_twice_does_no_harm(path: Path) -> None:
    store = open_register(path, "tester")
    store.close()
    store.close()


def test_a_process_is_known_by_when_it_began() -> None:
    began = processes.started(os.getpid())
    assert began is not None
    assert began < now()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert processes.started(ended.pid) is None


@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="there is no ps to compare with")
def test_two_ways_of_asking_when_a_process_began_agree() -> None:
    """Where there is no /proc, ps tells it to the second."""
    one, other = processes.started(os.getpid()), processes._other(os.getpid())
    assert one is not None
    assert other is not None
    assert abs(one - other) < timedelta(seconds=3)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert processes._other(ended.pid) is None
