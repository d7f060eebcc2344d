"""Whether a path lies on a network share, where SQLite's locks and shared memory do not hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from docgen import opening

_NETWORK_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"),
        *("ceph", "lustre", "beegfs", "ocfs2", "gfs2", "webdav", "afpfs"),
    }
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4  # GetDriveTypeW


def is_on_network(path: Path, *, mounts: Path = _MOUNTS) -> bool:
    """Whether ``path`` (or the nearest folder of it that exists) lies on another machine."""
    written = os.fspath(path)
    if written.startswith(("\\\\", "//")):
        return True
    there = path.absolute()
    while not opening.exists(there) and there != there.parent:
        there = there.parent
    if sys.platform == "win32":
        return _is_remote_drive(there)
    return _system_of(opening.resolved_path(there), mounts) in _NETWORK_SYSTEMS


def _system_of(path: Path, mounts: Path) -> str:
    """The file system of the mount nearest above ``path``; empty where the system tells none."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, system = -1, ""
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(_unescaped_path(fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, system = len(point.parts), fields[2]
    return system


def _unescaped_path(point: str) -> str:
    """The mount table writes a space as ``\\040``."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point


def _is_remote_drive(path: Path) -> bool:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return False
    return bool(windows.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
