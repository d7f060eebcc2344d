"""The text of a letter while it is edited: read, saved with its versions, undone and redone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from pathlib import Path

from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services import letter_files, workspace_journal
from docgen.services.letter_files import LetterFile
from docgen.services.workroom.about import about_text
from docgen.services.workroom.typed_tabs import Typed, TypedByTab

_MOST_FORMER = 100
_MOST_TABS = 50
_HAND = ThreadPoolExecutor(1, thread_name_prefix="docgen-saving")  # begins when first asked


@dataclass(slots=True)
class WorkroomText:
    """The file of one letter; texts that a page may still show are known by their marks.

    ``last_text`` is what the file said when it was seen last.
    """

    workspace: Workspace
    path: Path
    last_text: str = ""
    _texts: dict[str, str] = field(default_factory=dict)
    _former: list[str] = field(default_factory=list)
    _undone: list[str] = field(default_factory=list)
    _tabs: dict[str, TypedByTab] = field(default_factory=dict)  # what each wrote, the latest last
    _earlier: list[str] | None = None
    _under_way: list[Future[None]] | None = None  # what is being saved aside

    def file(self) -> LetterFile:
        """The file as it stands; what another program wrote over can be brought back by undo.

        Raises: Rejected, when it is gone or cannot be read.
        """
        file = letter_files.read_letter(self.path)
        if self.last_text not in ("", file.text):
            self._add_former(self.last_text)
        self._remember(file)
        return file

    def shown_text(self, file: LetterFile, mark: str, tab: str) -> str:
        """The text that a page shows whose form bears ``mark``.

        What the same ``tab`` wrote last is no change underneath.
        """
        if mark == file.mark:
            return file.text
        typed = self._tabs.get(tab)
        if typed is not None and typed.base == mark:
            return typed.shown
        return self._texts.get(mark, file.text)

    def written_by(self, tab: str) -> Typed:
        """The values that a tab wrote last, by their keys."""
        typed = self._tabs.get(tab)
        return typed.own if typed is not None else {}

    def is_late(self, tab: str, number: int) -> bool:
        """Whether a request of the tab with a higher ``number`` was here before."""
        typed = self._tabs.get(tab)
        return typed is not None and 0 < number < typed.number

    def note_typing(self, tab: str, typed: TypedByTab) -> None:
        """Remember what a tab wrote."""
        if not tab:
            return
        self._tabs.pop(tab, None)
        self._tabs[tab] = typed
        if len(self._tabs) > _MOST_TABS:
            del self._tabs[next(iter(self._tabs))]

    def save(self, file: LetterFile, text: str, moment: str) -> LetterFile:
        """Write ``text`` in place of ``file``, and remember what it was.

        Raises: OSError, when the disk refuses.
        """
        return file if text == file.text else self._write_file(file, text, moment)

    @contextmanager
    def saving_aside(self) -> Iterator[None]:
        """Within it, texts are saved beside the work of whoever saves them; at its end they are.

        Raises: OSError, when the disk refuses, and Rejected, when a link leads elsewhere; then the
        last text is what it was before.
        """
        before = (self.last_text, dict(self._texts), [*self._former], [*self._undone])
        tabs, self._under_way = dict(self._tabs), []
        try:
            yield
        finally:
            under_way, self._under_way = self._under_way, None
            try:
                for saving in under_way:
                    saving.result()
            except (OSError, Rejected):
                self.last_text, self._texts, self._former, self._undone = before
                self._tabs = tabs
                raise

    def undo(self, moment: str) -> LetterFile:
        """Go back to the text before the last change, or to a version kept before this start."""
        if not self._former:
            self._take_earlier(self.file())
        return self._step(self._former, self._undone, moment)

    def redo(self, moment: str) -> LetterFile:
        """Bring back the text that was undone."""
        return self._step(self._undone, self._former, moment)

    @property
    def can_undo(self) -> bool:
        """Whether there is a former text."""
        return bool(self._former or self._earlier_versions())

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._undone)

    def _earlier_versions(self) -> list[str]:
        """The versions of former starts that were not gone back to yet, the oldest first."""
        if self._earlier is None:
            known = letter_files.versions(self.workspace, self.path)
            self._earlier = [version.name for version in reversed(known)]
        return self._earlier

    def _take_earlier(self, file: LetterFile) -> None:
        """The latest version of a former start that says something else becomes the former text."""
        earlier = self._earlier_versions()
        while earlier and not self._former:
            text = letter_files.version_text(self.workspace, self.path, earlier.pop())
            if text is not None and text != file.text:
                self._former.append(text)

    def _write_file(self, file: LetterFile, text: str, moment: str) -> LetterFile:
        saved = self._save_text(file, text, moment)
        self._add_former(file.text)
        return saved

    def _add_former(self, text: str) -> None:
        self._former.append(text)
        del self._former[:-_MOST_FORMER]
        self._undone.clear()

    def _step(self, taken: list[str], kept: list[str], moment: str) -> LetterFile:
        file = self.file()
        while taken and taken[-1] == file.text:
            taken.pop()
        if not taken:
            return file
        saved = self._save_text(file, taken[-1], moment)
        taken.pop()
        kept.append(file.text)
        return saved

    def _save_text(self, file: LetterFile, text: str, moment: str) -> LetterFile:
        self._earlier_versions()
        writing = partial(self._write_text, file, text, moment)
        if self._under_way is None:
            writing()
        else:
            self._under_way.append(_HAND.submit(writing))
        saved = LetterFile(file.path, text)
        self._remember(saved)
        return saved

    def _write_text(self, file: LetterFile, text: str, moment: str) -> None:
        """Onto the disk, with a version of what was there and a line in the journal."""
        is_secret = bool(about_text(text).secrecy)
        saved = letter_files.save_letter(self.workspace, file, text, moment, private=is_secret)
        if saved is not file:
            name = workspace_journal.name_in(self.workspace, self.path, is_secret=is_secret)
            workspace_journal.record_act(self.workspace, "change", name, moment, saved.mark)

    def _remember(self, file: LetterFile) -> None:
        self.last_text = self._texts[file.mark] = file.text
        if len(self._texts) > _MOST_FORMER:
            del self._texts[next(iter(self._texts))]
