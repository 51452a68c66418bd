"""Where a register lies: on this computer, on a network, or in a folder that another program synchronises."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "com~apple~clouddocs": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
}
_BY_MARK = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
}
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.rclone", "davfs")
_REMOTE_DRIVE = 4


def synchronised_by(path: Path) -> str | None:
    """The program that synchronises the folder of a file, or None."""
    for folder in path.absolute().parents:
        name = folder.name.casefold()
        for start, program in _BY_NAME.items():
            if name == start or name.startswith((f"{start} ", f"{start}-")):
                return program
        for mark, program in _BY_MARK.items():
            if (folder / mark).exists() and folder != Path.home():
                return program
    return None


def is_on_network(path: Path) -> bool:
    """Whether the file lies on another computer, where a write-ahead log is not safe."""
    if sys.platform == "win32":
        return _windows_network(path)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _kind_of_mount(path, mounts).startswith(_NETWORK)


def _kind_of_mount(path: Path, mounts: str) -> str:
    """The file system of the deepest mount point above a path."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if len(point) >= len(best) and path.absolute().is_relative_to(point):
            best, kind = point, fields[2]
    return kind


def _windows_network(path: Path) -> bool:
    import ctypes

    anchor = path.absolute().anchor
    if anchor.startswith("\\\\"):
        return True
    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(anchor)  # noqa: B009 - not there on other systems
    return kind == _REMOTE_DRIVE


def is_writable(path: Path) -> bool:
    """Whether a file and the folder around it can be written."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
