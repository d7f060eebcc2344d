"""Who was written to, who answered, who is late: as rows, and as a picture of the groups."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from docgen.drafting.answers_map import picture_of_answers
from docgen.drafting.followup import Answer
from docgen.drafting.remind_words import reminder_words
from docgen.services.following import Followed
from docgen.thai.dates import ThaiDate, short_day


def record_of_answer(answer: Answer, case: Followed | None = None) -> dict[str, object]:
    """One recipient as plain values; with the ``case`` when he received the letter."""
    made = _record(answer)
    if case is None or not case.received:
        return made
    received = case.received.get(answer.recipient.name)
    at, counts = (received.at, received.counts) if received else (None, None)
    return {
        **made,
        "received": received is not None,
        "received_at": at.isoformat(timespec="minutes") if at else None,
        "counts_from": counts.isoformat(timespec="minutes") if counts else None,
    }


def _record(answer: Answer) -> dict[str, object]:
    return {
        "recipient": answer.recipient.name,
        "region": answer.group,
        "done": answer.done,
        "total": answer.total,
        "state": answer.state.name,
        "late": answer.late,
        "owed": list(answer.owed),
    }


def rows_of_status(case: Followed) -> list[tuple[str, ...]]:
    """A row a recipient under headings."""
    said = reminder_words()
    heads = {**said["columns"], "region": case.group_heading}
    more = tuple(said["received"]["columns"].values()) if case.received else ()
    made = [(*heads.values(), *more)]
    for number, each_answer in enumerate(case.answers, 1):
        state = each_answer.state.word + (f" ({said['late']})" if each_answer.late else "")
        row = (
            str(number),
            each_answer.recipient.name,
            each_answer.group,
            f"{each_answer.done}/{each_answer.total}",
            state,
        )
        made.append((*row, *(_received_moments(each_answer, case) if case.received else ())))
    if any(answer.group for answer in case.answers):
        return made
    region = list(heads).index("region")  # nobody has a group: the column would be empty
    return [(*row[:region], *row[region + 1 :]) for row in made]


def _received_moments(answer: Answer, case: Followed) -> tuple[str, str]:
    """When he received the letter, and from when that counts where it is later."""
    said = reminder_words()["received"]
    received = case.received.get(answer.recipient.name)
    if received is None:
        return said["no"], ""
    if received.at is None or received.counts is None:
        return said["yes"], ""
    counts = _minute(received.counts) if received.counts != received.at else ""
    return _minute(received.at), counts


def _minute(moment: datetime.datetime) -> str:
    day = short_day(ThaiDate.of(moment.date()))
    text: str = reminder_words()["received"]["moment"]
    return text.format(day=day, time=f"{moment:%H.%M}")


def group_rows(case: Followed) -> list[tuple[str, ...]]:
    """A row a group under headings, each state in a column, and all together."""
    said = reminder_words()
    heads = (case.group_heading, said["written"], *(state.word for state in case.states))
    made = [heads]
    groups = list(dict.fromkeys(answer.group for answer in case.answers))
    for group in groups if groups != [""] else ():
        own = [answer for answer in case.answers if answer.group == group]
        made.append((group or said["elsewhere"], *_counts(own, case)))
    return [*made, (said["total"], *_counts(case.answers, case))]


def _counts(own: Sequence[Answer], case: Followed) -> list[str]:
    count = Counter(answer.state.name for answer in own)
    return [str(len(own)), *(str(count[state.name]) for state in case.states)]


def status_picture(case: Followed, today: ThaiDate) -> str:
    """The groups as bars, as SVG; the data are of ``today`` where the circular does not say."""
    number = case.dossier.circular.reference_number.text
    return picture_of_answers(case.answers, case.states, number, case.as_of or today)
