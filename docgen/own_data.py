"""docgen's own YAML files, read from a compiled form where it holds what the files say.

The wheel brings the compiled form (``compiled.json``, made when it is built); a source tree keeps
one in the user's cache. Both name each file by its digest, and a file that reads otherwise is
parsed: a compiled form can be missing or old, and never wrong.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import kept
from docgen.later import later

if TYPE_CHECKING:
    import yaml
else:
    yaml = later("yaml")

COMPILED = "compiled.data"
_PACKAGE = Path(__file__).parent
_ELSEWHERE = ("starter", "assets", "web")  # an office's own files, pictures, the page's words


def plain_data(path: Path) -> Any:
    """What one of docgen's own files says, all scalars as text."""
    content = path.read_bytes()
    name = path.relative_to(_PACKAGE).as_posix()
    digest = hashlib.sha256(content).hexdigest()
    index, body = _compiled_form()
    known = index.get(name)
    if known is None or known[0] != digest:
        _renew()
        return parsed_yaml(content)
    return json.loads(body[known[1] : known[2]])


def parsed_yaml(content: bytes) -> Any:
    """What YAML says, all scalars as text.

    Raises: ValueError, where a name stands for what is written elsewhere: such texts swell.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    events = yaml.parse(content, Loader=loader)
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        raise ValueError("an alias")
    return yaml.load(content, Loader=loader)


def compiled_form() -> bytes:
    """All of docgen's own files with what they say: an index in the first line, then each."""
    index, pieces, start = {}, [], 0
    for path in sorted(_PACKAGE.rglob("*.yaml")):
        name = path.relative_to(_PACKAGE)
        if name.parts[0] in _ELSEWHERE:
            continue
        content = path.read_bytes()
        said = json.dumps(parsed_yaml(content), ensure_ascii=False, separators=(",", ":"))
        piece = said.encode("utf-8")
        index[name.as_posix()] = (hashlib.sha256(content).hexdigest(), start, start + len(piece))
        pieces.append(piece)
        start += len(piece)
    return json.dumps(index).encode("ascii") + b"\n" + b"".join(pieces)


@cache
def _compiled_form() -> tuple[dict[str, tuple[str, int, int]], bytes]:
    """The compiled form at hand, as index and body; empty where there is none."""
    shipped = _PACKAGE / COMPILED
    content = shipped.read_bytes() if shipped.is_file() else kept.kept_object(COMPILED, _key())
    if content is None:
        return {}, b""
    head, _, body = content.partition(b"\n")
    return json.loads(head), body


@cache
def _renew() -> None:
    """Keep the files as they are now for the next run, once a process."""
    kept.keep_object(COMPILED, _key(), compiled_form())


def _key() -> str:
    return kept.digest_of(str(_PACKAGE).encode("utf-8"))
