"""How much memory a child process uses, where the system cannot bound it by itself."""

from __future__ import annotations

import subprocess
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("PeakWorkingSetSize", "WorkingSetSize")),
            *((f"Quota{number}", ctypes.c_size_t) for number in range(4)),
            *((name, ctypes.c_size_t) for name in ("PagefileUsage", "PeakPagefileUsage")),
        )

    def used_by(child: subprocess.Popen[bytes]) -> int:
        """The child's memory in bytes; 0 when it is gone."""
        counters = _Counters()
        counters.cb = ctypes.sizeof(counters)
        ask = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        ask.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
        found = ask(int(child._handle), ctypes.byref(counters), counters.cb)
        return max(counters.WorkingSetSize, counters.PagefileUsage) if found else 0

else:

    def used_by(child: subprocess.Popen[bytes]) -> int:  # noqa: ARG001 - RLIMIT_AS binds the child instead
        """Nothing to watch: the child has bound itself."""
        return 0
