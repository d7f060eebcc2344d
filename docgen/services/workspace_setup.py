"""The first start in an empty folder: the office and who signs, and a workspace to work in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen import opening, vocabulary
from docgen.drafting import edits
from docgen.drafting.yaml_tree import Value
from docgen.loading.workspace import Workspace
from docgen.thai import typed_forms
from docgen.writers.files import write_together

_STARTER = Path(__file__).parent.parent / "starter"
_REPOSITORY = _STARTER.parent.parent
_MOST_BYTES = 2_000_000
_TELEPHONES = ("telephone", "fax")
_TAKEN = ("templates", "config/recipients", "config/holidays.yaml")


def may_become_workspace(folder: Path) -> bool:
    """Whether a workspace may be made of the folder: it is new, or holds nothing that shows."""
    if not opening.exists(folder):
        return True
    is_folder = opening.is_folder(folder)
    return is_folder and all(path.name.startswith(".") for path in opening.names_in(folder))


def make_workspace(
    folder: Path, office: Mapping[str, str], signatory: Mapping[str, str]
) -> Workspace:
    """A workspace with that office and that signatory, by English field names.

    Letters call them by the agency and the post; fields of several lines are lists.

    Raises: OSError, when the disk refuses.
    """
    workspace = Workspace(folder)
    for place, source in _starting_files():
        target = folder / place
        opening.make_folder(target.parent)
        if not opening.exists(target):
            content = opening.content(source, _MOST_BYTES)
            write_together(target.parent, {target.name: content})
    opening.make_folder(workspace.config / "circulars")
    workspace.templates.mkdir(exist_ok=True)
    workspace.output.mkdir(exist_ok=True)
    signing = _meaning_of("position_title", " ".join(signatory["position_title"].split()))
    agency = " ".join(office["agency"].split())
    _write(workspace.signatories, "signatory", signing, signatory)
    _write(workspace.offices, "office", agency, {**office, "signatory": signing})
    return workspace


def _starting_files() -> list[tuple[Path, Path]]:
    base = _STARTER if (_STARTER / "templates").is_dir() else _REPOSITORY
    found = [
        (Path("README.md"), _STARTER / "README.md"),
        (Path(".gitignore"), _STARTER / "gitignore"),
    ]
    for name in _TAKEN:
        source = base / name
        is_folder = opening.is_folder(source)
        paths = sorted(opening.files_below(source)) if is_folder else [source]
        found += [(path.relative_to(base), path) for path in paths]
    return found


def _write(path: Path, section: str, key: str, typed: Mapping[str, str]) -> None:
    record: dict[str, Value] = {}
    for word in vocabulary.words(section):
        text = _meaning_of(word.english, typed.get(word.english, "").strip())
        if word.english == "name" and section == "office":
            continue
        lines: list[Value] = [line.strip() for line in text.split("\n") if line.strip()]
        if text:
            is_list = word.english in ("letterhead", "responsible_office")
            record[word.thai] = lines if is_list else " ".join(text.split())
    text = edits.set_value("", (key,), record).text
    write_together(path.parent, {path.name: text.encode("utf-8")})


def _meaning_of(field: str, text: str) -> str:
    """What an answer stands for, without what the letter prints around it by itself."""
    if not text:
        return ""
    if field in _TELEPHONES:
        return typed_forms.telephone_meant(text)
    if field == "reference_prefix":
        return typed_forms.prefix_meant(text)
    if field == "name":
        return typed_forms.name_meant(text)
    if field == "position_title":
        return typed_forms.without_label(text, vocabulary.thai("signatory", field))
    return text
