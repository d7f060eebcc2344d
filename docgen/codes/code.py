"""What a DG code carries."""

from __future__ import annotations

from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One fault docgen can name.

    ``message``, ``label`` and ``remedy`` are Thai sentences with ``{name}`` places filled from
    the diagnostic's parameters; ``label`` stands beside the caret. ``en`` and ``en_remedy`` say
    the same in English. ``meaning``, ``wrong`` and ``right`` make the ``docgen explain`` page.
    ``asked`` is told only when everything is asked for (``docgen check --all``): on letters that
    offices really sent it was right less than nine times in ten.
    ``clause`` and ``strength`` belong to DG7 codes: the rule's source and how much it binds.
    """

    id: str
    message: str
    remedy: str
    en: str
    en_remedy: str
    label: str = ""
    meaning: str = ""
    wrong: str = ""
    right: str = ""
    severity: str = "error"
    clause: str = ""
    strength: str = ""
    asked: bool = False
