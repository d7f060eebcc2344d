"""Texts changed by chance, piece by piece."""

from __future__ import annotations

import random

PIECES = (
    *(":", ": ", "'", '"', "[", "]", "{", "}", "#", " #", "&", "*", "!", "|", ">", "%", "@", "`"),
    *("\t", "\n", "\r", " ", "- ", "? ", ",", "---\n", "...\n", "<<: ", "\\", "\u00a0", "\u200b"),
    *(
        "\ufeff",
        "\x00",
        "\x0b",
        "\x85",
        "\u2028",
        "\u202e",
        "\uf70a",
        "๙",
        "ำ",
        "่่",
        "ะ",
        "：",
        "\U0001f600",
    ),
    *("!!int ", "\\x00", '"\\UFFFFFFFF"', "{{ กำหนด }}", "{%", "1.", "๒.๑ ", "เรื่อง: ", "subject: "),
)


def mutated(text: str, chance: random.Random) -> bytes:
    """``text`` with one to six random changes."""
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        change = chance.randrange(4)
        if change == 0:
            text = text[:place] + chance.choice(PIECES) + text[place:]
        elif change == 1:
            text = text[:place] + text[place + chance.randint(1, 5) :]
        elif change == 2:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        else:
            other = chance.randrange(len(text) + 1)
            text = text[:place] + text[other : other + 20] + text[place:]
    content = bytearray(text.encode("utf-8"))
    if chance.random() < 0.2:
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)
