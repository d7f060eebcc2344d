"""A Dask cluster as an executor: its workers agree with this machine, or none of them works.

Dask is the extra ``[cluster]``. Workers see the workspace and the folder of the letters under the
same paths as this machine; they make the letters slice by slice, as the processes of one machine
do, and what a lost worker had under way is made by another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import opening
from docgen.batch.agreement import AgreementQuestion, answers_of_machine, disagreements
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.light import dataclass

if TYPE_CHECKING:
    import distributed
else:
    distributed = later("distributed")

_PATIENCE = 15  # seconds until the scheduler must have answered
_RETRIES = 5


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler that answered; ``count`` is how many slices its workers make at a time."""

    client: Any
    address: str
    count: int

    def executor(self) -> Executor:
        """What makes slices; a worker that is lost is made up for."""
        executor: Executor = self.client.get_executor(pure=False, retries=_RETRIES)
        return executor

    def refuse_others(self, circular: Path, root: Path, family: str, folder: Path) -> None:
        """Ask every worker what it has.

        Raises: Rejected, with DG5115 for each that would make other letters.
        """
        folder.mkdir(parents=True, exist_ok=True)
        token = folder / f".docgen-{os.urandom(8).hex()}.tmp"
        token.write_bytes(os.urandom(16))
        where, around = str(opening.resolved_path(circular)), str(opening.resolved_path(root))
        question = AgreementQuestion(where, around, family, str(opening.resolved_path(token)))
        try:
            ours, told = answers_of_machine(question), self.client.run(answers_of_machine, question)
        finally:
            token.unlink(missing_ok=True)
        found = [
            Diagnostic("DG5115", None, {"worker": worker, "what": ", ".join(differing)})
            for worker, theirs in sorted(told.items())
            if (differing := disagreements(ours, theirs))
        ]
        if found:
            raise Rejected(found)


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler listens at ``address`` (``tcp://HOST:PORT``).

    Raises: Rejected, with DG5113 where Dask is not installed, DG5114 where no scheduler answers or
    no worker has come to it.
    """
    if find_spec("distributed") is None:
        raise Rejected([Diagnostic("DG5113", None, {}, argument="cluster")])
    try:
        client: Any = _client(address, timeout=_PATIENCE, set_as_default=False)
    except Exception as error:  # whatever its library stumbles at, nobody works there
        params = {"address": address, "reason": type(error).__name__}
        raise Rejected([Diagnostic("DG5114", None, params, argument="cluster")]) from error
    try:
        threads = client.nthreads()
        if not threads:
            params = {"address": address, "reason": "0 workers"}
            raise Rejected([Diagnostic("DG5114", None, params, argument="cluster")])
        yield Cluster(client, address, len(threads))
    finally:
        client.close()


def _client(address: str, **options: Any) -> Any:
    """A client of the scheduler there; its library has no types."""
    made: Any = distributed.Client
    return made(address, **options)
