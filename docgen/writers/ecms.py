"""The body of an e-CMS message: made after two public clients of it, and certified by nobody."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from lxml import etree

from docgen import standards
from docgen.model.package import Package, PackageDate

NAME = "ecms.xml"


def package_message(package: Package, files: Mapping[str, bytes]) -> bytes:
    """The message of a package: the letter and what goes with it are inside, as base64.

    The time of sending and the transport are left to the system that sends it.
    """
    form = standards.table("ecms")
    maker = _Maker(form["terms"])
    root = etree.Element("CorrespondenceLetterOutboundRequest")
    spaces = {"rsm": form["message"], "ram": form["terms"]}
    document = etree.SubElement(root, f"{{{form['message']}}}GovernmentDocument", nsmap=spaces)
    letter = maker.put(document, "CorrespondenceLetter")
    letter.set("ID", "Letter")
    maker.put(letter, "ID", package.number)
    maker.put(letter, "CorrespondenceDate", _day(package.date))
    maker.put(letter, "Subject", package.subject)
    maker.put(letter, "SecretCode", form["secrecy"]["ordinary"])
    urgency = package.urgency.code if package.urgency else "ordinary"
    maker.put(letter, "SpeedCode", form["urgency"][urgency])
    _parties(maker, letter, package)
    _references(maker, letter, package)
    maker.put(letter, "Attachment", "; ".join(enclosure.item for enclosure in package.enclosures))
    maker.put(letter, "SendDate")
    maker.put(letter, "Description")
    _contents(maker, letter, package, files)
    made_of: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made_of + b"\n"


class _Maker:
    """Elements of the terms' namespace."""

    def __init__(self, terms: str) -> None:
        self._terms = terms

    def put(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        """One more element at the end of ``parent``."""
        made = etree.SubElement(parent, f"{{{self._terms}}}{name}")
        made.text = "".join(c for c in text if c.isprintable() or c in "\n\t") or None
        return made


def _parties(maker: _Maker, letter: etree._Element, package: Package) -> None:
    signer = package.sender.signers[0] if package.sender.signers else None
    given, _, family = (signer.name if signer else "").partition(" ")
    sender, receiver = package.sender, package.receiver
    parties = (
        ("SenderParty", (given, family, signer.position if signer else ""), sender),
        ("ReceiverParty", ("", "", receiver.addressee), receiver),
    )
    for name, person, office in parties:
        party = maker.put(letter, name)
        for part, text in zip(("GivenName", "FamilyName", "JobTitle"), person, strict=True):
            maker.put(party, part, text)
        codes = (office.ecms_ministry, office.ecms_department)
        for part, code in zip(("Ministry", "Department"), codes, strict=True):
            maker.put(maker.put(party, f"{part}Organization"), "ID", code or "")


def _references(maker: _Maker, letter: etree._Element, package: Package) -> None:
    for cited in package.references:
        made = maker.put(letter, "ReferenceCorrespondence")
        maker.put(made, "ID", cited.number or "")
        maker.put(made, "CorrespondenceDate", _day(cited.date))
        maker.put(made, "Subject", cited.document)


def _contents(
    maker: _Maker, letter: etree._Element, package: Package, files: Mapping[str, bytes]
) -> None:
    """The files of the package, but for the message itself."""
    for file in package.files:
        if file.holds != "ecms":
            name = "MainLetter" if file.holds == "letter" else "Attachment"
            content = base64.b64encode(files[file.name]).decode("ascii")
            maker.put(letter, f"{name}BinaryObject", content).set("mimeCode", file.media)


def _day(date: PackageDate | None) -> str:
    return date.common or "" if date is not None else ""
