"""Two hundred faults of Thai text planted into clean words, and clean text with no alarm."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest
from pythainlp.corpus import thai_words

from docgen.thai.running_text import personal_data, wrong_dates
from docgen.thai.spacing import slips
from docgen.thai.text import problems

_PLAIN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{3,}")
FOUND, OF = 198, 200


def found(text: str) -> set[str]:
    """Every code that the readers of text know something by."""
    checks = (problems, slips, wrong_dates, personal_data)
    return {fault.code for check in checks for fault in check(text)}


@pytest.fixture(scope="module")
def words() -> list[str]:
    return sorted(word for word in thai_words() if _PLAIN.fullmatch(word) and not problems(word))


KINDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("DG3051", lambda word: word[:2] + "\u200b" + word[2:]),
    ("DG3051", lambda word: word[:1] + "\ufeff" + word[1:]),
    ("DG3050", lambda word: word[:2] + "\x0b" + word[2:]),
    ("DG3052", lambda word: word + "\uf70a"),
    ("DG3053", lambda word: ("กรมการ" + word).encode("cp874").decode("latin-1", "ignore")),
    ("DG3055", lambda word: word + "ະ"),
    ("DG3056", lambda word: word[:1] + "с" + word[1:]),
    ("DG3057", lambda word: f"เเกง{word}"),
    ("DG3057", lambda word: "นํ้า" + word),
    ("DG3057", lambda word: word + "พันธ์ุ"),
    ("DG3057", lambda word: "หลััก" + word),
    ("DG3058", lambda word: "รักษาู" + word),
    ("DG3058", lambda word: "ก่้า" + word),
    ("DG7130", lambda word: f"{word}ๆ"),
    ("DG7131", lambda word: f"{word} ฯ"),
    ("DG7132", lambda word: f"{word}ฯลฯ"),
    ("DG7133", lambda word: f"{word}({word})"),
    ("DG7134", lambda word: f"{word}8"),
    ("DG7134", lambda word: f"Zoom{word}"),
    ("DG7135", lambda word: f"{word},{word}"),
    ("DG7136", lambda word: f"{word}  {word}"),
    ("DG7137", lambda word: f"{word} พ.ศ.2564"),
    ("DG7140", lambda word: f"{word} 25๖4"),
    ("DG7141", lambda word: f"{word} www.๑๒๑๒.go.th"),
    ("DG3006", lambda word: f"{word} วันศุกร์ที่ 8 กันยายน 2564"),
    ("DG3005", lambda word: f"{word} 31 กันยายน 2564"),
    ("DG3002", lambda word: f"{word} 8 กันยายน 2021"),
    ("DG7150", lambda word: f"{word} 1-2345-67890-12-1"),
)


def planted(words: list[str]) -> Iterator[tuple[str, str]]:
    chance = random.Random(2564)
    for index in range(OF):
        code, spoil = KINDS[index % len(KINDS)]
        before, word, after = chance.sample(words, 3)
        yield code, f"{before} {spoil(word)} {after}"


def test_two_hundred_planted_faults_are_found(words: list[str]) -> None:
    missed = [(code, text) for code, text in planted(words) if code not in found(text)]
    assert OF - len(missed) >= FOUND, missed


def test_twenty_thousand_clean_words_raise_two_alarms_at_most(words: list[str]) -> None:
    chance = random.Random(1)
    chosen = chance.sample(words, 20_000)
    phrases = [
        "".join(chosen[start : start + 5]) + " " + " ".join(chosen[start + 5 : start + 10])
        for start in range(0, len(chosen), 10)
    ]
    alarms = [text for text in phrases if found(text)]
    assert len(alarms) <= 2, alarms[:10]
