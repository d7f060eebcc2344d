"""What the wheel brings beside the sources: docgen's own data in their compiled form.

hatchling runs this while it builds a wheel (``pyproject.toml``); docgen itself never imports it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledData(BuildHookInterface):  # type: ignore[misc]
    """Puts ``compiled.data`` into the wheel; a source tree keeps its own in the user's cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the files as they are now; an editable installation reads the tree itself."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from docgen.own_data import COMPILED, compiled_form

        made = Path(tempfile.mkdtemp(prefix="docgen-wheel-"), COMPILED)
        made.write_bytes(compiled_form())
        build_data["force_include"][str(made)] = f"docgen/{COMPILED}"
