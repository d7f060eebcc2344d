"""Inputs of odd kinds: what nobody types and anybody may send, as a file, a name or a value."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests.helpers.workspaces import CIRCULAR
from tests.hostile.foreign import paragraph, pdf, word
from tests.hostile.pictures import chunk
from tests.hostile.workbooks import workbook

SAID = "จึงเรียนมาเพื่อโปรดพิจารณา"
CHECK, BATCH = ("check",), ("batch", "--dry-run")
Attack = Callable[[Path], list[str]]
ATTACKS: dict[str, Attack] = {}


def circular(root: Path, content: str | bytes, name: str = "ก.yaml") -> Path:
    """A circular of the workspace at ``root``."""
    path = root / "config" / "circulars" / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def put(root: Path, name: str, content: str | bytes) -> Path:
    """A file of the workspace at ``root``."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def typed(name: str, content: str | bytes, *command: str) -> None:
    """An attack by what stands in a circular."""
    words = command or CHECK
    ATTACKS[name] = lambda root: [words[0], str(circular(root, content)), *words[1:]]


def with_file(name: str, file: str, content: Callable[[], str | bytes], more: str = "") -> None:
    """An attack by a file that a sound circular draws on."""

    def attack(root: Path) -> list[str]:
        put(root, file, content())
        return ["build", str(circular(root, CIRCULAR + more))]

    ATTACKS[name] = attack


def given(name: str, file: str, content: Callable[[], bytes], *command: str) -> None:
    """An attack by a file that a command is given."""
    ATTACKS[name] = lambda root: [command[0], str(put(root, file, content())), *command[1:]]


def body(text: str) -> str:
    return CIRCULAR.replace(SAID, text)


# What is typed.
typed("flow lists in one another", CIRCULAR + "ภาคผนวก: " + "[" * 20_000)
typed("groups in one another", CIRCULAR + "".join(" " * n + "ก:\n" for n in range(3_000)))
typed(
    "lists in one another", CIRCULAR + "ภาคผนวก:\n" + "".join(" " * n + "-\n" for n in range(3_000))
)
typed("a key with a turned direction", CIRCULAR + "\u202eงอื่รเ: ก\n")
typed("a key with unseen letters", CIRCULAR + "เรื่\u200bอง: ก\n\u2060เรียน: ข\n")
typed("a key that is a list", CIRCULAR + "? [ก, ข]\n: ค\n? {ก: ข}\n: ค\n")
typed("a key of a hundred thousand letters", CIRCULAR + "ก" * 100_000 + ": ข\n")
typed("a null character written out", CIRCULAR + 'หมายเหตุ: "\\0\\x00\\u0000"\n')
typed("half a character written out", body('"\\ud800 \\udfff"'))
typed("pages that never end", CIRCULAR + "พอดีหน้า: .inf\n")
typed("pages that are no number", CIRCULAR + "พอดีหน้า: .nan\n")
typed("a sum that is no number", CIRCULAR + "เงิน:\n  ก: .nan\n  ข: -.inf\n  ค: 1e400\n")
typed("a year far away", CIRCULAR.replace("2564", "99999"))
typed("a year of a hundred thousand digits", CIRCULAR.replace("2564", "9" * 100_000))
typed("no day of no year", CIRCULAR.replace("8 กันยายน 2564", "0 กันยายน 0000"))
typed("a day that is not", CIRCULAR.replace("8 กันยายน 2564", "29 กุมภาพันธ์ 2566"))
typed("a number beyond all books", CIRCULAR.replace("1960", "9" * 40), "build", "--final")
typed("a number of no office", CIRCULAR.replace("มท 0812/ว 1960", "/" * 5_000))
typed("marks on one letter", body("ก" + "\u0e49" * 50_000))
typed("families of one sign", body("\U0001f468\u200d\U0001f469\u200d\U0001f467" * 5_000), "build")
typed("directions that are not ended", body("\u202e\u2066\u2067\u2068" * 5_000 + "ก"), "build")
typed("letters of private use", body("\ue000\uf8ff\U000f0000\U0010ffff" * 2_000), "build")
typed("letters joined by nothing", body("ก\u2060" * 30_000), "build")
typed("lines of other systems", CIRCULAR.replace("\n", "\u2028"))
typed("carriage returns alone", CIRCULAR.replace("\n", "\r"))
typed("tabs before keys", CIRCULAR.replace("\n", "\n\t"))
typed("documents without end", "---\n" * 100_000 + CIRCULAR)
typed("directives", "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + CIRCULAR)
typed("notes without end", "# ก\n" * 200_000 + CIRCULAR)
typed(
    "a block of two million letters", CIRCULAR + "หมายเหตุ: |\n" + ("  " + "ก" * 99 + "\n") * 20_000
)
typed("an object of a program", CIRCULAR + "หมายเหตุ: !!python/object/apply:os.system [ls]\n")
typed("a key merged", CIRCULAR + "ก: &ก {ข: ค}\n<<: *ก\n")
typed("the same key a thousand times", CIRCULAR + "เรื่อง: ก\n" * 1_000)
typed("UTF-16", CIRCULAR.encode("utf-16"))
typed("UTF-32", CIRCULAR.encode("utf-32"))
typed("UTF-7", CIRCULAR.encode("utf-7"))
typed("nothing but nulls", bytes(1_000_000))
typed("a mark of order a thousand times", "\ufeff" * 1_000 + CIRCULAR)
typed("a word that is a template", body("{{ '%0999999999d' % 1 }}"), "build")
typed("a template of powers", body("{{ 10 ** 10 ** 10 }}"), "build")
typed("a template of widths", body("{{ เรื่อง | center(2000000000) }}"), "build")
typed(
    "a template that calls itself", body("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"), "build"
)
typed(
    "a template that repeats", body("{% for a in range(999999999) %}{{ a }}{% endfor %}"), "build"
)
typed("braces in one another", body("{{" * 20_000), "build")
typed("stars in one another", body("*" * 30_000 + "ก" + "*" * 30_000), "build")
typed("a list of whom nobody knows", CIRCULAR + "ผู้รับ: ../../../../etc/passwd\n", *BATCH)
typed(
    "an annex without end",
    CIRCULAR + "ภาคผนวก:\n" + "".join(f"  ก{n}: {{แบบ: ข}}\n" for n in range(3_000)),
)
typed("copies to everybody", CIRCULAR + "สำเนาส่ง:\n" + "  - สำนักงาน\n" * 20_000)
typed("signers without end", CIRCULAR + "ลงนามร่วม:\n" + "  - {ผู้ลงนาม: รองอธิบดี}\n" * 3_000)
typed(
    "references without end",
    CIRCULAR + "อ้างถึง:\n" + "  - หนังสือกรม ที่ มท 0812/1 ลงวันที่ 1 มกราคม 2564\n" * 3_000,
)


# Names.
def _named(name: str, file: str) -> None:
    ATTACKS[name] = lambda root: ["build", str(circular(root, CIRCULAR, file))]


_named("a name with a line end", "ก\nข.yaml")
_named("a name with a turned direction", "\u202elmay.ก.yaml")
_named("a name of marks alone", "\u0e49\u0e49\u0e4d.yaml")
_named("a name of a device", "CON.yaml")
_named("a name that ends in a dot", "ก. .yaml")
_named("a name of quotes", "'\"`$(ls)`;|&.yaml")
_named("a name as long as may be", "ก" * 80 + ".yaml")
_named("a name of percent signs", "%s%n%2e%2e%2f{0}.yaml")


def cyclic(root: Path) -> list[str]:
    circular(root, CIRCULAR.replace("1960", "1961") + "ส่งต่อจาก: ก.yaml\n", "ข.yaml")
    return ["build", str(circular(root, CIRCULAR + "ส่งต่อจาก: ข.yaml\n"))]


def enclosing_each_other(root: Path) -> list[str]:
    said = "สิ่งที่ส่งมาด้วย:\n  - {{รายการ: ก, จำนวน: 1 ฉบับ, แฟ้ม: {}.yaml}}\n"
    circular(root, CIRCULAR.replace("1960", "1961") + said.format("ก"), "ข.yaml")
    return ["build", str(circular(root, CIRCULAR + said.format("ข"))), "--final"]


def enclosing_itself(root: Path) -> list[str]:
    said = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: ก, จำนวน: 1 ฉบับ, แฟ้ม: ก.yaml}\n"
    return ["build", str(circular(root, CIRCULAR + said))]


ATTACKS |= {
    "letters that forward each other": cyclic,
    "letters that enclose each other": enclosing_each_other,
    "a letter that encloses itself": enclosing_itself,
}

# PDF that goes out with a letter, and that comes in.
ENCLOSED = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แผนที่, จำนวน: 1 ฉบับ, แฟ้ม: แผนที่.pdf}\n"


def objects(*bodies: bytes, root: int = 1, more: bytes = b"") -> bytes:
    """A PDF of those objects."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    trailer = b"trailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return made + head + table + trailer % (len(bodies) + 1, root, more, len(made))


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PDFS: dict[str, Callable[[], bytes]] = {
    "that runs a script": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>>>", PAGES, PAGE
    ),
    "with a file in it": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(../../x)<</Type/Filespec"
        b"/F(../../x)/EF<</F 4 0 R>>>>]>>>>>>",
        PAGES,
        PAGE,
        b"<</Length 4>>stream\nevil\nendstream ",
    ),
    "whose pages hold themselves": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
    ),
    "that promises two thousand million pages": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE
    ),
    "of a page as large as a country": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]>>",
    ),
    "of a page of no size": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[nan 5 -inf 0]>>",
    ),
    "whose tables name each other": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, more=b"/Prev 9"
    ),
    "that is encrypted by nobody": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES,
        PAGE,
        b"<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -1>>",
        more=b"/Encrypt 4 0 R/ID[<00><00>]",
    ),
    "of objects in one another": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R/A" + b"[" * 50_000 + b"]" * 50_000 + b">>", PAGES, PAGE
    ),
    "that is deflated a thousandfold": lambda: pdf(b"q Q " * 2_000_000),
    "with a signature of nothing": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
        PAGES,
        PAGE,
        b"<</FT/Sig/T(x)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
        b"/ByteRange[0 99999999999 -5 7]/Contents<" + b"00" * 4_000 + b">>>>>",
    ),
    "of ten thousand pages": lambda: objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * 10_000 + b"]/Count 10000>>",
        PAGE,
    ),
}
for _name, _made in PDFS.items():
    with_file(f"an enclosed PDF {_name}", "config/circulars/แผนที่.pdf", _made, ENCLOSED)
    given(f"a received PDF {_name}", "มา.pdf", _made, "read")
    given(f"a PDF to verify {_name}", "ตรวจ.pdf", _made, "verify")


# Pictures of an office's own emblem.
def png(*chunks: bytes, width: int = 600, height: int = 660) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + end


DOTS = chunk(b"IDAT", zlib.compress(bytes(661 * 660)))
PICTURES: dict[str, Callable[[], bytes]] = {
    "of a piece that promises more than there is": lambda: (
        png(DOTS)[:-12] + struct.pack(">I", 0x7FFFFFFF) + b"tEXt" + b"x" * 100
    ),
    "with words that swell": lambda: png(
        chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 9)), DOTS
    ),
    "with a profile that swells": lambda: png(
        chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(200_000_000), 9)), DOTS
    ),
    "that moves": lambda: png(chunk(b"acTL", struct.pack(">II", 2**31, 0)), DOTS),
    "of a hundred thousand pieces": lambda: png(
        *(chunk(b"tEXt", b"a\0b") for _ in range(100_000)), DOTS
    ),
    "wider than any paper": lambda: png(DOTS, width=2**31 - 1, height=2),
    "of one dot": lambda: png(chunk(b"IDAT", zlib.compress(b"\0\0")), width=1, height=1),
    "that is a page of the web": lambda: b"<html><script>alert(1)</script></html>",
    "that is a drawing that includes itself": lambda: (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
        b'<image x:href="emblem.png"/><image x:href="file:///etc/passwd"/></svg>'
    ),
}


def _emblem(made: Callable[[], bytes]) -> Attack:
    def attack(root: Path) -> list[str]:
        put(root, "config/emblem.png", made())
        offices = root / "config" / "offices.yaml"
        text = offices.read_text("utf-8").replace("สถ:\n", "สถ:\n  ครุฑ: config/emblem.png\n", 1)
        offices.write_text(text, "utf-8")
        return ["build", str(circular(root, CIRCULAR))]

    return attack


ATTACKS |= {f"an emblem {name}": _emblem(made) for name, made in PICTURES.items()}

# Lists.
LISTED = "ผู้รับ: provinces\n"
HEAD = "ชื่อ,เรียน\n"
ROW = "ลำปาง,ผู้ว่าราชการจังหวัดลำปาง\n"
CSVS: dict[str, Callable[[], str | bytes]] = {
    "with nulls": lambda: HEAD + ROW.replace("ลำ", "ล\0ำ") + "\0" * 1_000 + "\n",
    "of ten thousand columns": lambda: "ชื่อ,เรียน" + ",ก" * 10_000 + "\n" + ROW,
    "of a cell without end": lambda: HEAD + "ก" * 2_000_000 + ",ข\n",
    "of one quotation mark": lambda: HEAD + '"' + ROW * 15_000,
    "of quotation marks alone": lambda: HEAD + '"' * 200_000,
    "in UTF-16": lambda: (HEAD + ROW).encode("utf-16"),
    "in two encodings": lambda: HEAD.encode() + ROW.encode("tis-620") + ROW.encode(),
    "of formulas": lambda: HEAD + "=cmd|'/c calc'!A1,@SUM(1)\n-1+1,+2\n",
    "of commas alone": lambda: HEAD + "," * 500_000 + "\n",
    "of carriage returns": lambda: HEAD.replace("\n", "\r") + ROW.replace("\n", "\r") * 500,
    "of turned names": lambda: HEAD + "\u202eกขค,\u2066ง\n" * 50,
    "of names alike": lambda: HEAD + ROW * 2_000,
    "of ends of files": lambda: HEAD + "\x1a" * 1_000 + ROW,
}
for _name, _written in CSVS.items():

    def _listed(root: Path, written: Callable[[], str | bytes] = _written) -> list[str]:
        put(root, "config/recipients/provinces.csv", written())
        return ["batch", str(circular(root, CIRCULAR + LISTED)), "--dry-run"]

    ATTACKS[f"a list {_name}"] = _listed


def book(files: dict[str, str | bytes], rows: str = "") -> bytes:
    """A workbook with other members beside its own, or in their place."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(rows))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in files:
                new.writestr(name, old.read(name))
        for name, content in files.items():
            new.writestr(name, content)
    return stream.getvalue()


def row(*values: str, kind: str = 't="inlineStr"') -> str:
    """Cells of one row, each as it is written."""
    return "<row>" + "".join(f"<c {kind}>{value}</c>" for value in values) + "</row>"


def said(text: str) -> str:
    return f"<is><t>{text}</t></is>"


OPEN = "schemas.openxmlformats.org"
HEADS = row(said("ชื่อ"), said("เรียน"))
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOOKS: dict[str, Callable[[], bytes]] = {
    "with links to other books": lambda: book(
        {
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/_rels/externalLink1.xml.rels": "<Relationships/>",
        },
        HEADS + row("<f>[1]Sheet1!A1</f>", "<f>'file:///etc/[x]y'!A1</f>", kind=""),
    ),
    "that swells to a thousand million": lambda: book(
        {"xl/sharedStrings.xml": bytes(300_000_000)}, HEADS
    ),
    "of laughs": lambda: book(
        {"xl/sharedStrings.xml": f'<!DOCTYPE x [<!ENTITY a0 "ก">{LAUGHS}]><sst>&a11;</sst>'}, HEADS
    ),
    "of days that are not": lambda: workbook(
        HEADS
        + row("<v>99999999</v>", "<v>-1e308</v>", kind='s="1"')
        + row("<v>NaN</v>", "<v>1e999</v>", kind="")
    ),
    "of formulas without values": lambda: workbook(
        HEADS + row("<f>1+1</f>", "<f>A1</f>", kind="") * 50
    ),
    "of a sheet that leads out": lambda: book(
        {
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="http://{OPEN}/package/2006/relationships">'
                '<Relationship Id="r1" Target="../../../etc/passwd" '
                f'Type="http://{OPEN}/officeDocument/2006/relationships/worksheet"/>'
                "</Relationships>"
            )
        }
    ),
    "of two members of one name": lambda: workbook(HEADS) + workbook(HEADS),
    "that is an old Excel's": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50_000),
    "that is cut off": lambda: workbook(HEADS * 500)[:-60],
    "of merged cells without end": lambda: workbook(
        HEADS, "{}<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 5_000 + "</mergeCells>"
    ),
    "of a shared text that is not there": lambda: workbook(
        HEADS + row("<v>999999999</v>", kind='t="s"')
    ),
    "of styles without end": lambda: book(
        {"xl/styles.xml": "<styleSheet>" + "<xf/>" * 500_000 + "</styleSheet>"}, HEADS
    ),
}
for _name, _bytes in BOOKS.items():

    def _of_book(root: Path, written: Callable[[], bytes] = _bytes) -> list[str]:
        (root / "config" / "recipients" / "provinces.csv").unlink(missing_ok=True)
        put(root, "config/recipients/provinces.xlsx", written())
        return ["batch", str(circular(root, CIRCULAR + LISTED)), "--dry-run"]

    ATTACKS[f"a workbook {_name}"] = _of_book


def package(files: dict[str, str | bytes]) -> bytes:
    """A Word file with other members beside its own, or in their place."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(paragraph("ที่ มท 0812/1")))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in files:
                new.writestr(name, old.read(name))
        for name, content in files.items():
            new.writestr(name, content)
    return stream.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS: dict[str, Callable[[], bytes]] = {
    "that swells to three hundred million": lambda: package(
        {"word/document.xml": bytes(300_000_000)}
    ),
    "of a picture that swells": lambda: package({"word/media/image1.png": bytes(300_000_000)}),
    "of styles that rest on each other": lambda: package(
        {
            "word/styles.xml": f"<w:styles {W}>"
            + "".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}">'
                f'<w:basedOn w:val="s{(n + 1) % 50}"/></w:style>'
                for n in range(50)
            )
            + "</w:styles>"
        }
    ),
    "of numbers that follow each other": lambda: package(
        {
            "word/numbering.xml": (
                f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/>'
                '<w:styleLink w:val="a"/><w:lvl w:ilvl="0"><w:start w:val="-99999999999"/>'
                '<w:lvlText w:val="%1%1%9"/></w:lvl></w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
            )
        }
    ),
    "of fields in one another": lambda: word(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + "</w:p>"
    ),
    "of controls in one another": lambda: word("<w:sdt><w:sdtContent>" * 5_000),
    "of sections without end": lambda: word(
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 5_000 + paragraph()
    ),
    "of sizes that are not": lambda: word(
        '<w:p><w:pPr><w:ind w:left="99999999999999999999" w:firstLine="NaN"/>'
        '<w:spacing w:line="-1e9"/>'
        '</w:pPr><w:r><w:rPr><w:sz w:val="0"/><w:szCs w:val="99999999999"/>'
        "</w:rPr><w:t>ก</w:t></w:r></w:p>"
    ),
    "with a stranger's macro": lambda: package(
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 5_000}
    ),
    "with a whole page of the web": lambda: package(
        {"word/afchunk.htm": "<script>" * 5_000, "word/_rels/x.rels": "<a/>"}
    ),
    "of the letters of no alphabet": lambda: word(paragraph("\ufffd\U000e0041" * 20_000)),
    "that is a folder of folders": lambda: package({"a/" * 400 + "b": b"x"}),
    "of names that are not": lambda: package({"../../../x": b"x", "C:\\x": b"y", "/etc/x": b"z"}),
    "of notes that note themselves": lambda: package(
        {
            "word/footnotes.xml": (
                f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r>'
                '<w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
            )
        }
    ),
}
for _name, _word in WORDS.items():
    given(f"a Word file {_name}, read", "มา.docx", _word, "read")
    given(f"a Word file {_name}, checked", "มา.docx", _word, "check")
    given(f"a Word file {_name}, built", "มา.docx", _word, "build")


# Answers by mail.
def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, text in {"From": "a@b.go.th", "Subject": "รับแล้ว", **headers}.items():
        made[name] = text
    made.set_content("รับแล้ว")
    return made


def nested(depth: int) -> bytes:
    inner = b"Content-Type: text/plain\n\nx\n"
    for number in range(depth):
        edge = b"b%d" % number
        inner = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (
            edge,
            edge,
            inner,
            edge,
        )
    return b"From: a@b.go.th\n" + inner


MAILS: dict[str, Callable[[], bytes]] = {
    "of parts in one another": lambda: nested(800),
    "of a hundred thousand headers": lambda: b"X: y\n" * 100_000 + b"\nx\n",
    "of a header without end": lambda: b"From: " + b"a" * 5_000_000 + b"\n\nx\n",
    "of letters nobody knows": lambda: (
        b"From: =?x-none?Q?=ff=fe?= <a@b.go.th>\nContent-Type: text/plain; charset=x-none\n\n\xff\n"
    ),
    "of a year far away": lambda: b"From: a@b.go.th\nDate: Mon, 32 Xxx 99999 99:99:99 +9999\n\nx\n",
    "of addresses without end": lambda: b"From: " + b"a@b.go.th, " * 50_000 + b"\n\nx\n",
    "of brackets in one another": lambda: b"From: " + b"(" * 50_000 + b"\n\nx\n",
    "of nothing": lambda: b"",
}
for _name, _mail in MAILS.items():

    def _answered(root: Path, written: Callable[[], bytes] = _mail) -> list[str]:
        path = circular(root, CIRCULAR + LISTED)
        put(root, "config/acknowledgements/ก/a.eml", written())
        return ["status", str(path)]

    ATTACKS[f"an answer {_name}"] = _answered


# What docgen wrote and somebody changed; what else lies in a workspace.
def _folder(name: str, content: Callable[[], str | bytes]) -> None:
    def attack(root: Path) -> list[str]:
        put(root, "output/ก/manifest.json", content())
        return ["verify", str(root / "output" / "ก")]

    ATTACKS[name] = attack


_folder("a record in one another", lambda: "[" * 100_000)
_folder("a record of no numbers", lambda: '{"manifest":NaN,"letters":[{"row":1e999}]}')
_folder(
    "a record that leads out",
    lambda: (
        '{"manifest":1,"letters":[{"files":[{"name":"../../../etc/passwd","sha256":"x","size":1}]}]}'
    ),
)
_folder(
    "a record of five million letters", lambda: '{"manifest":1,"letters":"' + "ก" * 5_000_000 + '"}'
)


def _workspace_file(
    name: str, file: str, content: Callable[[], str | bytes], *command: str
) -> None:
    def attack(root: Path) -> list[str]:
        put(root, file, content())
        path = circular(root, CIRCULAR)
        return [word.replace("@", str(path)) for word in command or ("check", "@")]

    ATTACKS[name] = attack


_workspace_file(
    "a calendar of years far away",
    "config/holidays.yaml",
    lambda: "".join(f"- 1 มกราคม {n}\n" for n in range(2500, 9_999)) + "- 1 มกราคม 99999\n",
)
_workspace_file("a calendar of nulls", "config/holidays.csv", lambda: "วันที่,ชื่อ\n\0\0,\0\n")
_workspace_file(
    "a house style of no sizes",
    "config/house_style.yaml",
    lambda: "margin_left: {value: .nan mm, reason: ก}\nfont_size: {value: 1e99 pt, reason: ข}\n",
)
_workspace_file(
    "a house style of a page of nothing",
    "config/house_style.yaml",
    lambda: "margin_left: {value: 9999 mm, reason: ก}\n",
    "build",
    "@",
)
_workspace_file(
    "a kind of itself", "config/kinds/ก.yaml", lambda: "name: ก\nbase: ก\nparts: [ก, ก, ก]\n"
)
_workspace_file(
    "a kind of a hundred thousand parts",
    "config/kinds/ก.yaml",
    lambda: "name: ก\nthai: ก\nparts:\n" + "  - subject\n" * 100_000,
)
_workspace_file(
    "a template that includes itself", "templates/request.j2", lambda: "{% include 'request.j2' %}"
)
_workspace_file(
    "sources of files",
    "config/sources.yaml",
    lambda: "ก:\n  url: file:///etc/passwd\nข:\n  url: gopher://x/\nค:\n  url: ${HOME}${${HOME}}\n",
    "fetch",
)
_workspace_file(
    "sources of a page that is not",
    "config/sources.yaml",
    lambda: (
        "ก:\n  url: http://[::1\nข:\n  url: 'http://\\0/'\nค:\n  url: "
        "http://256.256.256.256:99999/\n"
    ),
    "fetch",
)
_workspace_file(
    "a register that is text", "output/register.sqlite", lambda: "ก" * 100_000, "register", "list"
)
_workspace_file(
    "a journal of nothing", "output/journal.jsonl", lambda: "\0" * 1_000_000, "verify", "--journal"
)
_workspace_file(
    "a journal in one another",
    "output/journal.jsonl",
    lambda: "[" * 500_000 + "\n",
    "verify",
    "--journal",
)
_workspace_file(
    "a key that is no key",
    "key.p12",
    lambda: b"\x30\x84\xff\xff\xff\xff" + bytes(9_999),
    "sign",
    "@",
    "--p12",
    "key.p12",
)
_workspace_file("aliases of each other", "config/aliases.yaml", lambda: "ก: ข\nข: ก\n" * 500)
_workspace_file(
    "an earlier register of years far away",
    "เก่า.csv",
    lambda: "ที่,ลงวันที่,เรื่อง\n" + "มท 0812/1e308,1 มกราคม 99999,ก\n" * 500,
    "register",
    "import",
    "เก่า.csv",
    "--office",
    "สถ",
)


def with_arguments(name: str, *words: str) -> None:
    ATTACKS[name] = lambda root: [one.replace("@", str(circular(root, CIRCULAR))) for one in words]


with_arguments("a code of a million letters", "verify", "--qr", "B" * 100_000)
with_arguments("a code with line ends", "verify", "--qr", "\n\r\t\x1b[31m BCDF-GHJK")
with_arguments(
    "a year of the register far away", "register", "list", "--year", "99999999999999999999"
)
with_arguments(
    "a number of the register below nothing",
    "register",
    "cancel",
    "--office",
    "สถ",
    "-1",
    "--reason",
    "x",
)
with_arguments("a page that is not", "preview", "@", "--page", "99999999999")
with_arguments("dots without number", "preview", "@", "--ppi", "nan")
with_arguments("processes without number", "batch", "@", "--jobs", "999999999", "--dry-run")
with_arguments("a list of nobody", "batch", "@", "--only", "\x00,\ud800", "--dry-run")
with_arguments("a kind that leads out", "new", "../../etc/passwd")
with_arguments("a code of a fault that leads out", "explain", "../../../etc/passwd\n")
with_arguments("a page of the manual that leads out", "manual", "../../../../etc/passwd")


def _blocked(name: str, file: str, *command: str) -> None:
    """A folder where docgen wants to write a file, and the other way round."""

    def attack(root: Path) -> list[str]:
        path = circular(root, CIRCULAR)
        place = root / file
        if place.exists():
            os.rename(place, root / "aside")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x") if not place.suffix else place.mkdir()
        return [word.replace("@", str(path)) for word in command]

    ATTACKS[name] = attack


_blocked("an output that is a file", "output", "build", "@")
_blocked("a register that is a folder", "output/register.sqlite", "build", "@", "--final")
_blocked("a journal that is a folder", "output/journal.jsonl", "build", "@")
_blocked("a record that is a folder", "output/ก/manifest.json", "build", "@")
_blocked("a letter's folder that is a file", "output/ก", "build", "@")
_blocked("templates that are a file", "templates", "check", "@")
_blocked("a calendar that is a folder", "config/holidays.yaml", "check", "@")
