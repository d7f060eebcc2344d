"""What a form of the workspace offers to choose from, and what tells that this has changed."""

from __future__ import annotations

from docgen import kinds, opening
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, offices, own_kinds, wordings
from docgen.model.wordings import WordingTemplate
from docgen.services.letter_form.form_fields import FieldChoice
from docgen.services.letter_form.typed_values import OfferedValues


def files_as_they_are(workspace: Workspace) -> tuple[object, ...]:
    """Name, time and size of each file that the choices are read from."""
    config = workspace.config
    folders = (config, config / "kinds", config / "recipients", workspace.templates)
    return tuple(map(opening.stamps_in, folders))


def choices_of(workspace: Workspace) -> OfferedValues:
    """The kinds, offices, signatories, lists and wordings of the workspace."""
    own = own_kinds.load(workspace)
    sound = {name: path for name, path in own.names.items() if name not in own.faults}
    known = {kinds.kind(name).thai: kinds.kind(name) for name in kinds.names()}
    known |= {kind.thai: kind for kind in map(kinds.kind, sound.values())}
    people = offices.signatories(workspace)
    agencies = offices.offices(workspace)
    return OfferedValues(
        kinds=tuple(FieldChoice(name, name) for name in known),
        offices=tuple(
            FieldChoice(name, model.agency if (model := agencies.models.get(name)) else name)
            for name in agencies.names
        ),
        signatories=tuple(
            FieldChoice(name, _person(people.models.get(name), name)) for name in people.names
        ),
        recipients=tuple(
            FieldChoice(path.stem, path.stem) for path in workspace.recipients_files()
        ),
        templates=templates_of(workspace),
        own_kinds=tuple((name, kinds.kind(path)) for name, path in sound.items()),
    )


def templates_of(workspace: Workspace) -> tuple[WordingTemplate, ...]:
    """The wordings of the workspace; none when one of them cannot be read."""
    try:
        return wordings.load(workspace).all_sound()
    except Rejected:
        return ()


def _person(model: object, name: str) -> str:
    title = getattr(model, "name", "")
    post = getattr(model, "position_title", "")
    return f"{title} ({post})" if title else name
