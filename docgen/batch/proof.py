"""The letters to look at before all are made: the extremes of the list, and one of each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.batch.jobs import Job
from docgen.model.dossier import Recipient


def extreme_letters(jobs: Sequence[Job], recipients: Mapping[int, Recipient]) -> tuple[Job, ...]:
    """The longest and the shortest name, the most pages, and the first of each group; each once."""
    good = [job for job in jobs if job.chosen and not job.codes]
    if not good:
        return ()
    by_name = sorted(good, key=lambda job: len(job.addressee))
    wanted = [by_name[-1], by_name[0], max(good, key=lambda job: job.pages)]
    seen: set[str] = set()
    for job in good:
        group = recipients[job.row].fields.get("group", "")
        if group not in seen:
            seen.add(group)
            wanted.append(job)
    rows = {job.row for job in wanted}
    return tuple(job for job in good if job.row in rows)
