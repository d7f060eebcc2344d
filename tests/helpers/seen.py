"""Which sentences and findings a run of the tests has shown: every one must be, once at least.

Every finding that a test brings about is told in both languages at once, so that a text whose
parameters are not all there fails where it is made. After a run of the whole suite those that
nobody has seen are told, and are a failure where ``DOCGEN_REQUIRE_SEEN`` is set (``pytest
--unseen`` lists them after any run).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import messages
from docgen.codes import CODES
from docgen.diagnostics import Diagnostic

SENTENCES: set[str] = set()
FINDINGS: set[str] = set()
_TOLD: set[tuple[str, frozenset[str]]] = set()
_SHARED = "seen"


class _Watched(dict[str, Any]):
    """Sentences, each remembered when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        SENTENCES.add(name)
        return super().__getitem__(name)


def install() -> None:
    """Watch every sentence and every finding from now on."""
    Diagnostic("DG1001", None)  # its class is finished when the first one is made
    made, known = Diagnostic.__init__, _Watched(messages._sentences())

    def init(self: Diagnostic, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        key = (self.code, frozenset(self.params))
        if key not in _TOLD and self.code in CODES and self.params:
            _TOLD.add(key)
            for language in ("th", "en"):
                self.message(language)
                self.remedy(language)
            self.label()
        FINDINGS.add(self.code)

    told = Diagnostic.message

    def message(self: Diagnostic, language: str = "th") -> str:
        FINDINGS.add(self.code)  # also of one that came from a process of its own
        return told(self, language)

    Diagnostic.message = message  # type: ignore[method-assign]
    messages._sentences = lambda: known  # type: ignore[assignment]
    Diagnostic.__init__ = init  # type: ignore[method-assign]


def unseen() -> list[str]:
    """The sentences and the findings that no test has shown, by name."""
    file = Path(messages.__file__).with_name("messages.yaml")
    names = yaml.safe_load(file.read_text(encoding="utf-8"))
    return sorted({*names} - SENTENCES) + sorted({*CODES} - FINDINGS)


def is_whole(config: pytest.Config) -> bool:
    """Whether all tests were asked for."""
    asked = [Path(one).resolve() for one in config.args]
    whole = {config.rootpath.resolve(), (config.rootpath / "tests").resolve()}
    chosen = any(config.getoption(name, None) for name in ("keyword", "markexpr", "deselect", "lf"))
    return bool(asked) and set(asked) <= whole and not chosen


def send(config: pytest.Config) -> None:
    """From a worker to the process that gathers."""
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output[_SHARED] = [sorted(SENTENCES), sorted(FINDINGS)]


def gather(node: Any) -> None:
    """What a worker has seen."""
    sentences, findings = getattr(node, "workeroutput", {}).get(_SHARED, ([], []))
    SENTENCES.update(sentences)
    FINDINGS.update(findings)
