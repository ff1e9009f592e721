"""What a worker cannot do: use more memory than it may, reach the network."""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys

#: For each machine: its number in seccomp data, and those of socket(2) and connect(2).
_SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}


def limit_memory(size: int) -> None:
    """Have the kernel refuse this process more than ``size`` bytes of data, and core files."""
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def die_with_parent() -> None:
    """Have the kernel end this process when the one that forked it ends (Linux only)."""
    if sys.platform == "linux":
        set_death_signal = 1
        ctypes.CDLL(None, use_errno=True).prctl(set_death_signal, signal.SIGKILL)


def forbid_opening() -> None:
    """Have the kernel refuse this process every new descriptor: no file, no socket, for good."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def forbid_network() -> bool:
    """Have the kernel refuse this process new sockets, for good; whether it does.

    A second wall behind the check of the query's text. Linux only (seccomp(2),
    filter mode); elsewhere nothing happens. Sockets that are open stay so.
    """
    known = _SYSTEM_CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    machine, *refused = known
    load, equal, give = 0x20, 0x15, 0x06
    program = [
        (load, 0, 0, 4),
        (equal, 0, 3, machine),
        (load, 0, 0, 0),
        (equal, 2, 0, refused[0]),
        (equal, 1, 0, refused[1]),
        (give, 0, 0, 0x7FFF0000),
        (give, 0, 0, 0x00050000 | errno.EACCES),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    header = struct.pack("HP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_seccomp, filter_mode = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0:
        return False
    pointer = ctypes.create_string_buffer(header)
    return bool(libc.prctl(set_seccomp, filter_mode, pointer, 0, 0) == 0)
