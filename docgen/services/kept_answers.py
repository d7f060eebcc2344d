"""Answers kept beside the file that they will make, so that questions go on where they stopped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.batch.disk_faults import disk_fault
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.own_records import record_at
from docgen.writers.files import write_together


@dataclass(slots=True)
class KeptAnswers:
    """What was answered so far of the questions ``about`` something, in a file of its own.

    ``answers`` are whole ones by the name of the question, ``part`` what was given of one that is
    answered piece by piece.
    """

    path: Path
    about: Mapping[str, str]
    answers: dict[str, Any] = field(default_factory=dict)
    part: tuple[str, list[Any]] = ("", [])

    @classmethod
    def of_earlier_run(cls, target: Path, about: Mapping[str, str]) -> KeptAnswers:
        """Those of an earlier run about the same thing, or none yet."""
        kept = cls(target.with_name(f".{target.stem}.answers.json"), about)
        former = record_at(kept.path)
        if former.get("about") == dict(about):
            answers, part = former.get("answers"), former.get("part")
            kept.answers = answers if isinstance(answers, dict) else {}
            if isinstance(part, list) and len(part) == 2 and isinstance(part[1], list):
                kept.part = (str(part[0]), part[1])
        return kept

    def save(self) -> None:
        """Write them down, for the owner alone.

        Raises: Rejected, with what the system refused.
        """
        content = {"about": dict(self.about), "answers": self.answers, "part": list(self.part)}
        text = json.dumps(content, ensure_ascii=False, indent=1)
        name = self.path.name
        try:
            opening.make_folder(self.path.parent)
            written = {name: text.encode("utf-8")}
            write_together(self.path.parent, written, replace=(name,), private=True)
        except OSError as error:
            raise Rejected([disk_fault(error, self.path)]) from error

    def forget(self) -> None:
        """Take them away."""
        self.path.unlink(missing_ok=True)
        self.answers.clear()
        self.part = ("", [])

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answers or self.part[1])
