"""Who was written to, who answered, who is late: as rows, and as a picture of the groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docgen.drafting.answers_map import picture
from docgen.drafting.followup import Answer
from docgen.drafting.remind_words import words
from docgen.services.following import Followed
from docgen.thai.dates import ThaiDate


def record(answer: Answer) -> dict[str, object]:
    """One recipient as plain values."""
    return {
        "recipient": answer.recipient.name,
        "region": answer.group,
        "done": answer.done,
        "total": answer.total,
        "state": answer.state.name,
        "late": answer.late,
        "owed": list(answer.owed),
    }


def rows(case: Followed) -> list[tuple[str, ...]]:
    """A row a recipient under headings."""
    said = words()
    heads = {**said["columns"], "region": case.group_heading}
    made = [tuple(heads.values())]
    for number, one in enumerate(case.answers, 1):
        state = one.state.word + (f" ({said['late']})" if one.late else "")
        made.append((str(number), one.recipient.name, one.group, f"{one.done}/{one.total}", state))
    if any(one.group for one in case.answers):
        return made
    region = list(heads).index("region")  # nobody has a group: the column would be empty
    return [(*row[:region], *row[region + 1 :]) for row in made]


def group_rows(case: Followed) -> list[tuple[str, ...]]:
    """A row a group under headings, each state in a column, and all together."""
    said = words()
    heads = (case.group_heading, said["written"], *(one.word for one in case.states))
    made = [heads]
    groups = list(dict.fromkeys(one.group for one in case.answers))
    for group in groups if groups != [""] else ():
        own = [one for one in case.answers if one.group == group]
        made.append((group or said["elsewhere"], *_counts(own, case)))
    return [*made, (said["total"], *_counts(case.answers, case))]


def _counts(own: Sequence[Answer], case: Followed) -> list[str]:
    count = Counter(one.state.name for one in own)
    return [str(len(own)), *(str(count[state.name]) for state in case.states)]


def status_picture(case: Followed, today: ThaiDate) -> str:
    """The groups as bars, as SVG; the data are of ``today`` where the circular does not say."""
    number = case.dossier.circular.reference_number.text
    return picture(case.answers, case.states, number, case.as_of or today)
