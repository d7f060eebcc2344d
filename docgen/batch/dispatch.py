"""What goes to the printer and the mail room: in the order of the list, group after group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from docgen import vocabulary
from docgen.batch import stationery
from docgen.batch.jobs import Job
from docgen.batch.local_mailboxes import odd_mailboxes, wrong_mailboxes
from docgen.batch.mail import message
from docgen.batch.package import Packing, ascii_stem, packages, too_large_for_mail
from docgen.batch.pdfs import joined_documents
from docgen.batch.plan import Plan
from docgen.batch.print_run import PrintedPdfs, PrintRun
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Letter, Table
from docgen.press import Files, Press
from docgen.standards import table
from docgen.thai.dates import long_date
from docgen.thai.mailboxes import mailboxes
from docgen.thai.numerals import thai_digits, to_arabic, to_thai
from docgen.writers import xlsx
from docgen.writers.safe_names import safe_name

_POSTCODE = regex(r"(?<![0-9])[1-9][0-9]{4}(?![0-9])")
_COLUMNS = ("order", "recipient", "number", "group", "email", "signed_for")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which of the dispatch's files are wanted; ``envelopes`` is their size.

    ``attached`` are the formats that go by mail. ``packing`` makes a package for each recipient;
    with ``ascii_names`` no file that goes out by mail has a Thai name.
    """

    duplex: bool = True
    separators: bool = False
    envelopes: str | None = None
    labels: bool = False
    mail: bool = False
    attached: tuple[str, ...] = ("pdf",)
    packing: Packing | None = None
    ascii_names: bool = False


def jobs_of(plan: Plan, press: Press, wishes: Wishes) -> tuple[tuple[Job, ...], list[Diagnostic]]:
    """A job for each file, and a warning where an address is missing for one of them.

    Raises: ValueError, when the plan has errors.
    """
    if plan.dossier is None:
        raise ValueError("nothing can be dispatched from a plan with errors")
    if plan.dossier.circular.secrecy is not None and (wishes.mail or wishes.packing is not None):
        code, at = "DG5131" if wishes.mail else "DG5140", plan.dossier.places.of("secrecy")
        return (), [Diagnostic(code, at, {"secrecy": plan.dossier.recorded_subject})]
    room = _MailRoom(plan, plan.dossier, press, wishes)
    jobs = [room.print_run(), room.dispatch_list()]
    if wishes.envelopes:
        jobs.append(room.envelopes(wishes.envelopes))
    if wishes.labels:
        jobs.append(room.labels())
    found = []
    if wishes.envelopes or wishes.labels:
        found += [*room.recipients_without("address", "DG5110"), *room.without_postcode()]
    if wishes.mail:
        wrong = room.wrong_mailboxes()
        if wrong:
            return (), wrong
        found += [*room.without_mailbox(), *room.odd_mailboxes()]
        messages = sorted(room.messages(), key=lambda job: job.row)
        found += too_large_for_mail(messages, plan.dossier)
        jobs += messages
    if wishes.packing is not None:
        found += () if wishes.mail else room.odd_mailboxes()
        packed = list(packages(plan, plan.dossier, press, wishes.packing))
        found += too_large_for_mail(packed, plan.dossier)
        jobs += packed
    return tuple(_numbered_jobs(jobs)), found


def _numbered_jobs(jobs: Sequence[Job]) -> Iterator[Job]:
    for row, job in enumerate(jobs, start=1):
        yield replace(job, row=row)


@dataclass(frozen=True, slots=True)
class _MailRoom:
    plan: Plan
    dossier: Dossier
    press: Press
    wishes: Wishes

    @property
    def letters(self) -> list[Job]:
        """The letters that go out, group by group, else in the list's order."""
        good = [job for job in self.plan.jobs if job.chosen and not job.codes]
        order = dict.fromkeys(self.group(job) for job in good)
        places = {group: place for place, group in enumerate(order)}
        return sorted(good, key=lambda job: places[self.group(job)])

    def recipient(self, job: Job) -> Recipient:
        return self.plan.recipients[job.row]

    def group(self, job: Job) -> str:
        return self.recipient(job).fields.get("group", "")

    def print_run(self) -> Job:
        """One PDF of all letters, each beginning on the front of a sheet where that is wanted."""
        return self._job("print_run", ("pdf",), lambda: [self._all_pages()])

    def dispatch_list(self) -> Job:
        """The list that the messenger has signed."""
        annex = self._list()

        def draw() -> list[bytes]:
            pages = self.press.annex_alone(self._letter(annex), annex)
            return [
                self.press.docx.write(pages),
                xlsx.write(annex, agency=pages.agency, family=pages.family),
            ]

        return self._job("dispatch_list", ("docx", "xlsx"), draw)

    def envelopes(self, size: str) -> Job:
        """One page an envelope."""
        people = [self.recipient(job) for job in self.letters]
        standard, emblem = self.press.standard, Path(self.plan.pages_of(self.letters[0].row).emblem)

        def draw() -> list[bytes]:
            made = stationery.envelopes(self.dossier, people, size, standard, emblem)
            return [self.press.pdf.pdf(made)]

        return self._job("envelopes", ("pdf",), draw, size)

    def labels(self) -> Job:
        """Sheets of labels."""
        people = [self.recipient(job) for job in self.letters]

        def draw() -> list[bytes]:
            made = stationery.sheets_of_labels(self.dossier, people, self.press.standard)
            return [self.press.pdf.pdf(made)]

        return self._job("labels", ("pdf",), draw)

    def messages(self) -> Iterator[Job]:
        """A message for each recipient with a mailbox."""
        for letter in self.letters:
            if self.mailboxes(letter):
                name = f"{self.mailed_stem(letter)}.eml"
                yield replace(letter, files=(name,), begin=partial(self._mail_files, letter, name))

    def mailed_stem(self, letter: Job) -> str:
        """The name of a letter that goes by mail, without its ending."""
        if self.wishes.ascii_names:
            return ascii_stem(letter.row, self.dossier.circular.reference_number.text)
        return Path(letter.files[0]).stem

    def mailboxes(self, letter: Job) -> tuple[str, ...]:
        """Where a letter goes by mail."""
        return mailboxes(self.recipient(letter).fields.get("email", "")).addresses

    def wrong_mailboxes(self) -> list[Diagnostic]:
        """What stands in the list as a mailbox and is none, each at its own cell."""
        return list(wrong_mailboxes(self.recipient(letter) for letter in self.letters))

    def odd_mailboxes(self) -> list[Diagnostic]:
        """Mailboxes of local offices that are not in their pattern."""
        return list(odd_mailboxes(self.recipient(letter) for letter in self.letters))

    def without_mailbox(self) -> list[Diagnostic]:
        """A warning that some recipients have no mailbox."""
        missing = [letter for letter in self.letters if not self.mailboxes(letter)]
        people = [self.recipient(letter) for letter in missing]
        return self._missing(people, "email", "DG5109")

    def without_postcode(self) -> list[Diagnostic]:
        """A warning that some addresses lack what the post sorts by."""
        people = [self.recipient(job) for job in self.letters]
        bare = [
            person
            for person in people
            if person.fields.get("address")
            and not _POSTCODE.search(to_arabic(person.fields["address"]))
        ]
        return self._missing(bare, "address", "DG5133")

    def recipients_without(self, field: str, code: str) -> list[Diagnostic]:
        """A warning that some recipients have nothing under ``field``."""
        people = [self.recipient(job) for job in self.letters]
        return self._missing(
            [person for person in people if not person.fields.get(field)], field, code
        )

    def _missing(self, missing: Sequence[Recipient], field: str, code: str) -> list[Diagnostic]:
        if not missing:
            return []
        heading = vocabulary.thai("recipients", field)
        params = {"count": len(missing), "name": missing[0].name, "heading": heading}
        return [Diagnostic(code, missing[0].at, params)]

    def _mail_files(self, letter: Job, name: str) -> Files:
        return lambda: {name: self._message(letter)}

    def _message(self, letter: Job) -> bytes:
        circular = self.dossier.circular
        told = {
            "number": circular.reference_number.text,
            "subject": to_thai(self.dossier.recorded_subject),
            "urgency": vocabulary.thai("urgency", circular.urgency) if circular.urgency else "",
            "dated": long_date(circular.date),
            "addressee": letter.addressee,
            "agency": self.dossier.office.agency,
        }
        words = table("dispatch")
        lines = [line for line in words["body"] if told["urgency"] or "{urgency}" not in line]
        files = letter.draw()
        return message(
            sender=self.dossier.office.email,
            to=", ".join(self.mailboxes(letter)),
            subject=" ".join(words["subject"].format(**told).split()),
            text="\n".join(line.format(**told) for line in (*lines, "")),
            date=None if circular.date.day is None else circular.date.gregorian(),
            files={
                f"{self.mailed_stem(letter)}.{ending}": content
                for name, content in files.items()
                if (ending := name.rpartition(".")[2]) in self.wishes.attached
            },
        )

    def _all_pages(self) -> bytes:
        return joined_documents(self._documents(), duplex=self.wishes.duplex)

    def _documents(self) -> Iterator[PrintedPdfs]:
        run = PrintRun(self.press)
        for group, letters in groupby(self.letters, key=self.group):
            found = list(letters)
            if self.wishes.separators:
                yield (self._separator(group, len(found)),)
            yield from run.documents(found)

    def _separator(self, group: str, count: int) -> bytes:
        words = f"{group or vocabulary.thai('words', 'no_group')} ({thai_digits(count)})"
        annex = Annex("separator", to_thai(words), ())
        return self.press.pdf.pdf(self.press.annex_alone(self._letter(annex), annex))

    def _list(self) -> Annex:
        circular = self.dossier.circular
        headings = [vocabulary.thai("dispatch", name) for name in _COLUMNS]
        rows = []
        for place, job in enumerate(self.letters, start=1):
            person = self.recipient(job)
            fields = (person.fields.get("group", ""), person.fields.get("email", ""), "")
            texts = (thai_digits(place), to_thai(job.addressee), circular.reference_number.text)
            rows.append(tuple(map(Cell, (*texts, *fields))))
        title = f"{vocabulary.thai('dispatch', 'dispatch_list')} {circular.reference_number.text}"
        table = Table(tuple(map(Column, headings)), tuple(rows), summary=title)
        subject = Block("notes", (Entry(to_thai(self.dossier.recorded_subject)),))
        return Annex("dispatch_list", title, (subject, table))

    def _letter(self, annex: Annex) -> Letter:
        circular = self.dossier.circular
        day = None if circular.date.day is None else circular.date.gregorian()
        agency = self.dossier.office.agency
        return Letter(circular.kind, annex.title, agency, (), (annex,), day)

    def _job(
        self, name: str, endings: Sequence[str], draw: Callable[[], list[bytes]], size: str = ""
    ) -> Job:
        title = vocabulary.thai("dispatch", name)
        stem = safe_name(f"{title} {size}".strip())
        files = tuple(f"{stem}.{ending}" for ending in endings)

        def draw_pdf() -> dict[str, bytes]:
            return dict(zip(files, draw(), strict=True))

        is_secret = self.dossier.circular.secrecy is not None
        return Job(0, title, title, 0, files, lambda: draw_pdf, private=is_secret)
