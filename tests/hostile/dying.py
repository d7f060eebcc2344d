"""A stand-in for :mod:`tests.hostile.asking` that aborts at one input and sleeps at another."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    with Path(sys.argv[2]).open("a", encoding="ascii", buffering=1) as told:
        for number in range(*map(int, sys.argv[3:6])):
            told.write(f"{number}\n")
            if number == 3:
                os.abort()
            if number == 8:
                time.sleep(600)
            told.write(f'{{"number": {number}, "faults": []}}\n')
