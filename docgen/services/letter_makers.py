"""Who makes the letters of a run: processes with so many at work, or this one alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.delivery import MakeJobs
from docgen.batch.plan import Plan
from docgen.later import later
from docgen.light import dataclass
from docgen.press import Press
from docgen.services.batch_wishes import Batch

if TYPE_CHECKING:
    from docgen.batch import cluster as clusters
    from docgen.batch import workers
    from docgen.batch.cluster import Cluster
    from docgen.loading.workspace.long_lists import ListStep, LongList
else:
    clusters = later("docgen.batch.cluster")
    workers = later("docgen.batch.workers")


@dataclass(frozen=True, slots=True)
class LetterMakers:
    """Who makes the letters: an executor with so many at work, or this process alone."""

    wishes: Batch
    executor: Executor | None = None
    count: int = 1
    cluster: Cluster | None = None

    def maker(
        self, plan: Plan, folder: Path, listed: LongList | None = None, step: ListStep | None = None
    ) -> MakeJobs | None:
        """What makes the letters of a plan; ``None`` for this process."""
        if self.executor is None:
            return None
        order = workers.order_for_letters(
            plan,
            folder,
            self.wishes.formats,
            page_breaks=self.wishes.page_breaks,
            carries_data=self.wishes.carries_data,
            listed=listed and replace(listed, first=b""),
            step=step,
            may_repeat=self.cluster is not None,
        )
        return workers.Workers(self.executor, order, self.count).make

    def refuse_others(self, press: Press) -> None:
        """Raises: Rejected, where workers of the cluster would make other letters."""
        if self.cluster is not None:
            path, root = self.wishes.path, self.wishes.workspace.root
            self.cluster.refuse_others(path, root, press.family, self.wishes.target)


@contextmanager
def makers_for(wishes: Batch, executor: Executor | None) -> Iterator[LetterMakers]:
    """Whoever is asked for; processes start at once, while the plan is checked."""
    if executor is not None:
        yield LetterMakers(wishes, executor, max(wishes.jobs, 2))
    elif wishes.cluster:
        with clusters.cluster(wishes.cluster) as found:
            yield LetterMakers(wishes, found.executor(), found.count, found)
    elif wishes.jobs > 1:
        with workers.processes(wishes.jobs) as pool:
            yield LetterMakers(wishes, pool, wishes.jobs)
    else:
        yield LetterMakers(wishes)
