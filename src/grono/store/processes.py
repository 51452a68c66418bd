"""Whether a process of this computer runs, and since when."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path


def started(pid: int) -> datetime | None:
    """When a process began; None when there is none, or when it has ended and only waits to be collected."""
    if sys.platform == "win32":
        return _windows(pid)
    return _linux(pid) if Path("/proc/self/stat").exists() else _other(pid)


def _linux(pid: int) -> datetime | None:
    try:
        said = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        system = Path("/proc/stat").read_text(encoding="utf-8").splitlines()
        booted = next(line for line in system if line.startswith("btime "))
    except (OSError, StopIteration):
        return None
    fields = said.rpartition(")")[2].split()
    if fields[0] in "ZX":
        return None
    seconds = int(booted.split()[1]) + int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return datetime.fromtimestamp(seconds).astimezone()


def _other(pid: int) -> datetime | None:
    """By ps, whose elapsed time looks like 3-04:05:06."""
    said = subprocess.run(["ps", "-o", "etime=", "-p", str(pid)], capture_output=True, text=True, check=False)
    days, _dash, clock = said.stdout.strip().rpartition("-")
    parts = [int(part) for part in clock.split(":") if part.isdigit()]
    if not parts:
        return None
    seconds = sum(part * 60**power for power, part in enumerate(reversed(parts)))
    return datetime.now().astimezone() - timedelta(days=int(days or 0), seconds=seconds)


def _windows(pid: int) -> datetime | None:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there on other systems
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not process:
        return None
    times = [ctypes.c_ulonglong() for _time in range(4)]
    try:
        known = kernel.GetProcessTimes(ctypes.c_void_p(process), *map(ctypes.byref, times))
    finally:
        kernel.CloseHandle(ctypes.c_void_p(process))
    began, ended = times[0].value, times[1].value
    if not known or ended:
        return None
    return datetime.fromtimestamp(began / 10_000_000 - 11_644_473_600).astimezone()  # counted from 1601
