"""What a code means: a wrong and a right example, the remedy, the clause and its strength."""

from __future__ import annotations

from docgen import vocabulary
from docgen.codes import CODES
from docgen.light import dataclass, regex
from docgen.messages import sentence
from docgen.services.reports import Report, unknown_name

_PLACE = regex(r"(?<!\{)\{[a-z_]+(?::[^{}]*)?\}")


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of one code; ``parts`` are headings with their texts, in order."""

    code: str
    severity: str
    message: str
    parts: tuple[tuple[str, str], ...]


def explain(code: str, *, language: str = "th") -> Report[CodePage]:
    """The page of a code; DG5211 when there is no such code."""
    known = CODES.get(code.strip().upper())
    if known is None:
        return Report(None, (unknown_name("DG5211", "code", code.strip().upper(), sorted(CODES)),))
    thai = language == "th"
    texts = {
        "explain_meaning": known.meaning,
        "explain_wrong": known.wrong,
        "explain_right": known.right,
        "explain_remedy": _without_places(known.remedy if thai else known.en_remedy),
        "explain_clause": known.clause,
        "explain_strength": _strength(known.strength, thai=thai),
    }
    parts = tuple((sentence(name, language), text) for name, text in texts.items() if text)
    severity = sentence(f"severity.{known.severity}", language)
    message = _without_places(known.message if thai else known.en)
    return Report(CodePage(known.id, severity, message, parts))


def _strength(name: str, *, thai: bool) -> str:
    """How much a rule binds, in words."""
    known = vocabulary.english("strengths", name)
    if known is None:
        return name
    word = vocabulary.word("strengths", known)
    return word.thai if thai else word.title


def _without_places(text: str) -> str:
    """A message's sentence with dots where a fault would fill in its own words."""
    filled = _PLACE.sub("…", text)
    # Only a sentence with places is a format string, whose braces are written twice.
    return text if filled == text else filled.replace("{{", "{").replace("}}", "}")
