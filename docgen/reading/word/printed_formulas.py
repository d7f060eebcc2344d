"""A formula of a Word file in one line: what stands over another is told by a stroke."""

from __future__ import annotations

from docgen.reading.word import tags

Element = tags.Element
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = f"{_MATH}oMath"
_OUT = (tags.tag("del"), tags.tag("moveFrom"))
_DEEPEST = 60


def formula_text(element: Element, depth: int = 0) -> str:
    """What a formula says: ``1/2`` for a fraction, ``x^2`` for a power, ``√(a+b)`` for a root."""
    if depth > _DEEPEST or not isinstance(element.tag, str) or element.tag in _OUT:
        return ""
    name = element.tag.removeprefix(_MATH)
    if name == "t":
        return element.text or ""
    parts = {
        child.tag.removeprefix(_MATH): formula_text(child, depth + 1)
        for child in element
        if isinstance(child.tag, str)
    }
    if name == "f":
        return f"{_in_brackets(parts.get('num', ''))}/{_in_brackets(parts.get('den', ''))}"
    if name == "sSup":
        return f"{_in_brackets(parts.get('e', ''))}^{_in_brackets(parts.get('sup', ''))}"
    if name == "sSub":
        return f"{_in_brackets(parts.get('e', ''))}_{_in_brackets(parts.get('sub', ''))}"
    if name == "rad":
        return f"{parts.get('deg', '')}√{_in_brackets(parts.get('e', ''))}"
    return "".join(formula_text(child, depth + 1) for child in element)


def _in_brackets(text: str) -> str:
    """A part of a formula in brackets, where more than one thing stands in it."""
    return text if text.isalnum() or not text else f"({text})"
