"""What a letter tells about contacts, replies, events and money."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from docgen.model.field_types import DateField, TelephonesField, YamlForm, read_by
from docgen.model.records import Model
from docgen.model.value_readers import ReadBy
from docgen.thai.amounts import Amount, parse_amount
from docgen.thai.times import TimeSpan, parse_time_span


def _named_contact(value: Any) -> Any:
    """A coordinator of whom only the name is given."""
    return {"name": value} if isinstance(value, str) else value


AmountField = Annotated[Amount, read_by(parse_amount)]
TimesField = Annotated[TimeSpan, read_by(parse_time_span)]


class Coordinator(Model):
    """Someone to ask, with a telephone of his own or without."""

    section: ClassVar[str] = "coordinator"
    name: str
    telephone: TelephonesField | None = None


CoordinatorField = Annotated[Coordinator, ReadBy(_named_contact), YamlForm("people", "coordinator")]


class Contact(Model):
    """An office that answers questions about the letter, and how to reach it."""

    section: ClassVar[str] = "contact"
    responsible_office: tuple[str, ...]
    telephone: TelephonesField | None = None
    fax: TelephonesField | None = None
    email: str | None = None
    website: str | None = None
    line: str | None = None
    coordinators: tuple[CoordinatorField, ...] = ()


class ReplyChannel(Model):
    """One way to answer: an address on the web, drawn as a QR code unless said otherwise, or mail.

    Its texts may name what the recipient's row says, as in ``{{ ผู้รับ.ลิงก์ }}``.
    """

    section: ClassVar[str] = "reply_channel"
    caption: str
    url: str | None = None
    email: str | None = None
    qr: bool = True


class Event(Model):
    """A meeting or another event that the letter calls to; the sentences name its parts."""

    section: ClassVar[str] = "event"
    title: str | None = None
    day: DateField
    last_day: DateField | None = None
    time: TimesField | None = None
    place: str | None = None
