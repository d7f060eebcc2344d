"""A letter packed for other systems: PDF, enclosures, annexes, ``letter.json`` and e-CMS message.

A package is of one recipient and holds nothing of another.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from docgen import opening, standards
from docgen.batch.enclosures import enclosed_files
from docgen.batch.file_names import stem
from docgen.batch.jobs import Job
from docgen.batch.package_data import package_of
from docgen.batch.plan import Plan
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.making import MadeLetter
from docgen.model.dossier import Dossier
from docgen.model.letter import Letter
from docgen.model.package import FILE_NAME, PackageFile
from docgen.press import Press
from docgen.thai.numerals import thai_digits, to_arabic
from docgen.writers import ecms, xlsx
from docgen.writers.formats import FORMATS
from docgen.writers.safe_names import safe_name

_MOST_BYTES = 200_000_000
_IN_MAIL = 4 / 3 * 78 / 76  # base64 with its line ends
_MEGABYTE = 1_000_000
_ASCII = regex(r"[A-Za-z0-9]+")
_MEDIA = {"json": "application/json", "xml": "application/xml"}


@dataclass(frozen=True, slots=True)
class Packing:
    """How packages are made: as a zip or a folder, and whether their names are in ASCII.

    ``issued`` are the PDFs that went out, by row; ``numbers`` those of rows with one of their own;
    ``endings`` are how names of rows end that have namesakes in other steps of a long list.
    """

    zipped: bool = False
    ascii_names: bool = False
    issued: Mapping[int, Path] = field(default_factory=dict)
    numbers: Mapping[int, int] = field(default_factory=dict)
    endings: Mapping[int, str] = field(default_factory=dict)


def packages(plan: Plan, dossier: Dossier, press: Press, packing: Packing) -> Iterator[Job]:
    """A job for the package of each letter that goes out."""
    room = _PackingRoom(plan, dossier, press, packing)
    for job in plan.jobs:
        if job.chosen and not job.codes:
            yield room.job(job)


def too_large_for_mail(jobs: list[Job], dossier: Dossier) -> list[Diagnostic]:
    """A warning where what goes out is larger than mail commonly carries, before it is made.

    The first is drawn; the others differ from it in the addressee alone.
    """
    if not jobs:
        return []
    most = int(standards.table("dispatch")["mail_megabytes"])
    size = sum(map(len, jobs[0].draw().values())) * _IN_MAIL / _MEGABYTE
    if size <= most:
        return []
    params = {"size": f"{size:.1f}", "most": most, "name": jobs[0].recipient}
    return [Diagnostic("DG5143", dossier.places.of("enclosures"), params)]


def ascii_stem(row: int, number: str) -> str:
    """A file's name that every mail gateway takes: ``0001-0812-1960``."""
    return "-".join((f"{row:04d}", *_ASCII.findall(to_arabic(number))))


@dataclass(frozen=True, slots=True)
class _PackingRoom:
    plan: Plan
    dossier: Dossier
    press: Press
    packing: Packing
    _sent_along: dict[int, bytes] = field(default_factory=dict)

    def job(self, letter: Job) -> Job:
        """The package of one letter, drawn when it is written."""
        names = self._names(letter)
        own = self._stem(letter)
        files = (f"{own}.zip",) if self.packing.zipped else tuple(f"{own}/{n}" for n in names)

        def draw() -> dict[str, bytes]:
            content = self._content(letter, names)
            if self.packing.zipped:
                return {files[0]: _zip_of(own, content)}
            return {f"{own}/{name}": packed for name, packed in content.items()}

        return replace(letter, files=files, begin=lambda: draw)

    def _stem(self, letter: Job) -> str:
        if self.packing.ascii_names:
            number = self.dossier.circular.reference_number
            own = self.packing.numbers.get(letter.row)
            text = number.text if own is None else f"{number.text}{thai_digits(own)}"
            return ascii_stem(letter.row, text)
        issued = self.packing.issued.get(letter.row)
        if issued is not None and letter.part:
            return safe_name(issued.stem, limit=120)
        ending = self.packing.endings.get(letter.row)
        if ending is None:
            return safe_name(Path(letter.files[0]).stem, limit=120)
        whole = stem(letter.row, self.dossier.circular.reference_number.text, ending)
        return safe_name(whole, limit=120)

    def _names(self, letter: Job) -> tuple[str, ...]:
        """Every file of the package by what it holds, letter first."""
        return (
            self._letter_name(letter),
            *(self._enclosure_name(place) for place in self._enclosed_places()),
            *(self._annex_name(place, name) for place, name in enumerate(self._annexes())),
            ecms.NAME,
            FILE_NAME,
        )

    def _letter_name(self, letter: Job) -> str:
        return "letter.pdf" if self.packing.ascii_names else f"{self._stem(letter)}.pdf"

    def _enclosure_name(self, place: int) -> str:
        if self.packing.ascii_names:
            return f"enclosure-{place + 1}.pdf"
        return f"{standards.table('dispatch')['package']['enclosure']} {thai_digits(place + 1)}.pdf"

    def _annex_name(self, place: int, name: str) -> str:
        if self.packing.ascii_names:
            return f"annex-{place + 1}.xlsx"
        word = standards.table("dispatch")["package"]["annex"]
        return f"{safe_name(f'{word} {name}', limit=120)}.xlsx"

    def _annexes(self) -> tuple[str, ...]:
        return tuple(self.dossier.circular.annexes)

    def _enclosed_places(self) -> list[int]:
        """The places of the enclosures that are files."""
        listed = self.dossier.circular.enclosures
        return [place for place, enclosure in enumerate(listed) if enclosure.file is not None]

    def _sent_enclosures(self) -> Mapping[int, bytes]:
        """The enclosures' own PDFs, the same for all."""
        if not self._sent_along:
            self._sent_along.update(enclosed_files(self.dossier, self.press))
        return self._sent_along

    def _made_letter(self, letter: Job) -> MadeLetter:
        number = self.packing.numbers.get(letter.row)
        if number is None:
            return self.plan.letter_of(letter.row)
        return self.plan.under(letter.row, number)

    def _content(self, letter: Job, names: tuple[str, ...]) -> dict[str, bytes]:
        made = self._made_letter(letter)
        assert made.dossier is not None
        assert made.letter is not None
        files = {self._letter_name(letter): self._pdf(letter)}
        holds = {self._letter_name(letter): "letter"}
        enclosed: dict[int, list[str]] = {}
        for place, content in self._sent_enclosures().items():
            name = self._enclosure_name(place)
            files[name], holds[name] = content, "enclosure"
            enclosed.setdefault(place, []).append(name)
        for name, annex, content in self._workbooks(made.letter):
            files[name], holds[name] = content, "annex"
            for place, line in enumerate(made.dossier.circular.enclosures):
                if line.annex == annex:
                    enclosed.setdefault(place, []).append(name)
        recipient = self.plan.recipients[letter.row]
        told = [_file(name, holds[name], content) for name, content in files.items()]
        is_issued = letter.row in self.packing.issued
        package = package_of(made.dossier, recipient, told, enclosed, is_issued=is_issued)
        message = ecms.package_message(package, files)
        told.append(_file(ecms.NAME, "ecms", message))
        files[ecms.NAME] = message
        files[FILE_NAME] = package.model_copy(update={"files": tuple(told)}).to_json()
        return {name: files[name] for name in names}

    def _pdf(self, letter: Job) -> bytes:
        """The letter as it went out, or as it would."""
        issued = self.packing.issued.get(letter.row)
        if issued is not None:
            return opening.content(issued, _MOST_BYTES)
        drawn = letter.draw()
        return next(content for name, content in drawn.items() if name.endswith(".pdf"))

    def _workbooks(self, letter: Letter) -> Iterator[tuple[str, str, bytes]]:
        by_name = {annex.name: annex for annex in letter.annexes}
        for place, name in enumerate(self._annexes()):
            annex = by_name[name]
            content = xlsx.write(annex, agency=letter.agency, family=self.press.family)
            yield self._annex_name(place, name), name, content


def _file(name: str, holds: str, content: bytes) -> PackageFile:
    ending = name.rpartition(".")[2]
    media = _MEDIA.get(ending) or "/".join(FORMATS[ending].media)
    digest = hashlib.sha256(content).hexdigest()
    return PackageFile.model_validate(
        {"name": name, "holds": holds, "media": media, "size": len(content), "sha256": digest}
    )


def _zip_of(stem: str, files: Mapping[str, bytes]) -> bytes:
    """One archive of the files in a folder; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(f"{stem}/{name}")
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0  # whatever system docgen runs on
            archive.writestr(about, content)
    return stream.getvalue()
