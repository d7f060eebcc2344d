"""What a letter is, as lists and headings say it: read from its text without judging it."""

from __future__ import annotations

from docgen.drafting.yaml_tree import UneditableError, tree, value_of
from docgen.light import dataclass
from docgen.messages import sentence
from docgen.services.letter_form import typed_values


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is, as typed; a secret one has its class in place of the subject."""

    kind: str
    number: str
    date: str
    subject: str
    office: str
    secrecy: str
    recipients: str


def about_text(text: str) -> About:
    """What the text of a letter says of it; nothing of one that is no YAML."""
    try:
        content = value_of(tree(text))
    except UneditableError:
        content = ""

    def typed_text(name: str) -> str:
        value = typed_values.value_under(content, typed_values.names_of("circular", name))
        return " ".join(value.split()) if isinstance(value, str) else ""

    secrecy, subject = typed_text("secrecy"), typed_text("subject")
    if sentence("placeholder_opens", "th") in subject:  # still to be filled in
        subject = ""
    return About(
        kind=typed_text("kind"),
        number=typed_text("reference_number"),
        date=typed_text("date"),
        subject=secrecy or subject,
        office=typed_text("office"),
        secrecy=secrecy,
        recipients=typed_text("recipients"),
    )
