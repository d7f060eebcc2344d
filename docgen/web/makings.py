"""Files that are made when they are asked for: how far each is, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from docgen.light import dataclass, regex

_KEY = regex(r"[0-9a-f-]{36}")


class NoLongerWantedError(Exception):
    """Whoever asked for the file has stopped the making of it."""


@dataclass(slots=True)
class FileUnderWay:
    """One file under way: so many of its parts are done, of so many; none where none are told."""

    done: int = 0
    of: int = 0
    is_stopped: bool = False

    def count_parts(self, done: int, of: int) -> None:
        """Note how far it is.

        Raises: NoLongerWantedError, once it was stopped.
        """
        self.done, self.of = done, of
        self.expect_wanted()

    def expect_wanted(self) -> None:
        """Go on only while it is wanted.

        Raises: NoLongerWantedError.
        """
        if self.is_stopped:
            raise NoLongerWantedError


class Makings:
    """The files under way, by the keys that the pages which asked for them gave."""

    def __init__(self) -> None:
        self._under_way: dict[str, FileUnderWay] = {}

    def __getitem__(self, key: str) -> FileUnderWay | None:
        return self._under_way.get(key)

    @contextmanager
    def begin_file(self, request: Request) -> Iterator[FileUnderWay]:
        """The file that a request asks for, until it is made.

        Raises: NoLongerWantedError, when it was stopped meanwhile.
        """
        making, key = FileUnderWay(), request.query_params.get("making", "")
        is_followed = _KEY.fullmatch(key) is not None
        if is_followed:
            self._under_way[key] = making
        try:
            yield making
            making.expect_wanted()
        finally:
            if is_followed:
                self._under_way.pop(key, None)
