"""What comes before everything else in a run of the command line: memory, and click's patterns."""

from __future__ import annotations

import gc

from docgen.compiled_patterns import of_libraries

# Most of what a run allocates lives until its end: looking through it again and again for what does
# not is a tenth of a short run. Cycles are still found, seldomer.
_OBJECTS_BETWEEN_SEARCHES = 200_000

gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES)

with of_libraries():
    import click  # noqa: F401
