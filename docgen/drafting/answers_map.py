"""A small picture of who has answered, by region: bars in words, numbers and colours, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from docgen.drafting.followup import Answer
from docgen.drafting.remind_words import reminder_words
from docgen.model.submissions import Status
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import thai_digits

_LEGEND = 600
_WIDE, _BAR, _LEFT, _ROW, _TOP = 640, 400, 150, 28, 58


def picture_of_answers(
    answers: Sequence[Answer], states: Sequence[Status], number: str, as_of: ThaiDate
) -> str:
    """One bar a group, its share of answers of each state side by side."""
    said = reminder_words()
    regions = list(dict.fromkeys(answer.group for answer in answers))
    groups = [(name, [answer for answer in answers if answer.group == name]) for name in regions]
    groups = [] if regions == [""] else groups
    groups.append((said["total"], list(answers)))
    title = said["picture"].format(number=number, as_of=long_date(as_of))
    high = _TOP + _ROW * len(groups) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{high}"'
        f' viewBox="0 0 {_WIDE} {high}" font-family="TH SarabunPSK, Sarabun, sans-serif"'
        f' font-size="16" role="img"><title>{escape(title)}</title>',
        f'<rect width="{_WIDE}" height="{high}" fill="#ffffff"/>',
        f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>',
        *_legend(states),
    ]
    for index, (name, own) in enumerate(groups):
        parts += _row(name or said["elsewhere"], own, states, _TOP + index * _ROW)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend(states: Sequence[Status]) -> list[str]:
    parts = []
    for index, state in enumerate(states):
        x = 12 + index * (_LEGEND // max(1, len(states)))
        parts.append(f'<rect x="{x}" y="34" width="12" height="12" fill="#{state.colour}"/>')
        parts.append(f'<text x="{x + 18}" y="45">{escape(state.word)}</text>')
    return parts


def _row(name: str, own: Sequence[Answer], states: Sequence[Status], y: int) -> list[str]:
    parts = [f'<text x="12" y="{y + 17}">{escape(name)}</text>']
    x = float(_LEFT)
    for state in states:
        count = sum(1 for answer in own if answer.state.name == state.name)
        if not count:
            continue
        wide = _BAR * count / len(own)
        parts.append(
            f'<rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="22" fill="#{state.colour}"'
            ' stroke="#ffffff"/>'
        )
        label = thai_digits(count)
        parts.append(
            f'<text x="{x + wide / 2:.1f}" y="{y + 16}" fill="#ffffff" text-anchor="middle">'
            f"{label}</text>"
        )
        x += wide
    parts.append(f'<text x="{_LEFT + _BAR + 12}" y="{y + 17}">{thai_digits(len(own))}</text>')
    return parts
