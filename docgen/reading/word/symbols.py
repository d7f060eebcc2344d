"""Signs of symbol faces as the characters that they print."""

from __future__ import annotations

# The places of one byte that the faces of Word give to boxes, marks and bullets.
_WINGDINGS = {
    **dict.fromkeys((0x6F, 0x71, 0x72, 0x70, 0xA8), "☐"),
    **dict.fromkeys((0x78, 0xFD), "☒"),
    **dict.fromkeys((0xA1, 0xA2, 0x6D), "○"), **dict.fromkeys((0xA4, 0xA5), "◉"),
    0xFE: "☑", 0xFC: "✓", 0xFB: "✗",
    **dict.fromkeys((0x6C, 0x6E, 0x9F, 0xA7, 0x76, 0xD8, 0x9E), "•"),
    0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
_WINGDINGS_2 = {
    **dict.fromkeys((0x30, 0xA3, 0x2A, 0x35, 0x99), "☐"),
    **dict.fromkeys((0x51, 0x53, 0x54, 0x55), "☒"),
    0x52: "☑", 0x50: "✓", 0x4F: "✗",
    **dict.fromkeys((0x97, 0x98, 0xA1, 0x95, 0x96), "•"),
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥",
    0xB0: "°", 0x2D: "−", 0xB9: "≠", 0xA5: "∞", 0xD6: "√", 0x61: "α", 0x62: "β", 0x6D: "μ",
}  # fmt: skip
_WEBDINGS = {0x63: "☐", 0x61: "✓", 0x72: "✗", 0x67: "•", 0x3D: "•"}
_FACES = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {0x7D: "•", 0x75: "→"},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
    "zapfdingbats": {0x6F: "☐", 0x6E: "•", 0x34: "✓", 0x33: "✓"},
    "marlett": {},
}
_PRIVATE = range(0xF000, 0xF100)


def is_symbol_face(name: str | None) -> bool:
    """Whether a face draws signs in the places of letters."""
    return name is not None and name.strip().lower() in _FACES


def printed_symbol(face: str | None, code: int) -> str | None:
    """What ``face`` prints in the place ``code``; ``None`` where it is not known."""
    table = _FACES.get((face or "").strip().lower(), {})
    found = table.get(code & 0xFF if code in _PRIVATE else code)
    if found is None and code not in _PRIVATE and not is_symbol_face(face):
        return chr(code) if code < 0x110000 else None
    return found


def symbols_as_printed(face: str | None, text: str) -> tuple[str, str]:
    """A text set in a symbol face as it prints, and the signs of it that are not known."""
    made: list[str] = []
    unknown: list[str] = []
    for character in text:
        if character.isspace():
            made.append(character)
            continue
        found = printed_symbol(face, ord(character))
        (made if found is not None else unknown).append(found or character)
    return "".join(made), "".join(unknown)
