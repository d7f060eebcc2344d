"""What passes between docgen and its worker: pickles with their length before them."""

from __future__ import annotations

import pickle
import signal
import struct
from typing import IO, Any

MOST_MEMORY = 400_000_000  # bytes beside what the worker itself takes
MOST_SECONDS = 4  # of the processor, for one piece of work
LONGEST_WAIT = 30.0  # seconds by the clock, on a machine that has much else to do
MOST_REPLY = 200_000_000  # bytes
TIME_CODE, MEMORY_CODE = 75, 76
# How a worker ends: by its own watch, or by the system's hand.
OUT_OF_TIME = (TIME_CODE, -getattr(signal, "SIGXCPU", 24))
OUT_OF_MEMORY = (MEMORY_CODE,)
_LENGTH = struct.Struct(">Q")


def send_value(stream: IO[bytes], value: Any) -> None:
    """Send a value, whole.

    Raises: OSError, when nobody listens.
    """
    content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive_value(stream: IO[bytes]) -> Any:
    """The next value.

    Raises: EOFError, when there is none, or it is longer than anybody would send.
    """
    length = _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]
    if length > MOST_REPLY:
        raise EOFError
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise EOFError
    return content
