"""Why a file that came from outside is not read, and what to do, in both languages."""

from __future__ import annotations

from docgen.codes.reasons import Reason

_SAVE_AS_DOCX = Reason(
    "เปิดแฟ้มนี้ใน Word แล้วสั่ง บันทึกเป็น (Save As) เลือกชนิด เอกสาร Word (.docx)",
    "open it in Word, choose Save As and the type Word Document (.docx)",
)
_SAVE_ANEW = Reason(
    "เปิดแฟ้มในโปรแกรมที่ทำแฟ้มนี้ ตรวจว่าข้อความครบ แล้วบันทึกใหม่เป็น .docx หรือ PDF",
    "open it in the program that made it, see that it is whole, and save it anew as .docx or PDF",
)
_ANOTHER_COPY = Reason(
    "ขอแฟ้มใหม่จากผู้ส่ง หรือเปิดแฟ้มนี้ใน Word แล้วบันทึกใหม่เป็น .docx",
    "ask the sender for another copy, or open it in Word and save it again as .docx",
)
_WITHOUT_PASSWORD = Reason(
    "เปิดแฟ้มด้วยรหัสผ่าน แล้วบันทึกสำเนาที่ไม่มีรหัสผ่าน",
    "open it with its password and save a copy without one",
)
_TO_TEXT = Reason(
    "ขอแฟ้ม .docx หรือ PDF ที่คัดลอกข้อความได้จากผู้ส่ง หรือแปลงภาพเป็นข้อความด้วยโปรแกรมอ่านตัวอักษร (OCR) ก่อน",
    "ask the sender for .docx or a PDF with text, or put the picture through character recognition first",
)
_ONE_LETTER = Reason(
    "แยกแฟ้มให้เหลือเฉพาะหนังสือฉบับที่จะอ่าน แล้วสั่งใหม่",
    "keep only the letter to be read in the file, and try again",
)

# name: (code, why, what to do)
REFUSALS: dict[str, tuple[str, Reason, Reason]] = {
    "too_large": (
        "DG7200",
        Reason("แฟ้มใหญ่เกิน 20 ล้านไบต์", "it has over 20 million bytes"),
        _ONE_LETTER,
    ),
    "too_slow": (
        "DG7200",
        Reason("อ่านไม่จบในเวลาที่ให้ไว้", "it is not read within the time allowed"),
        _ONE_LETTER,
    ),
    "too_much_memory": (
        "DG7200",
        Reason("ใช้หน่วยความจำเกินที่ให้ไว้", "it takes more memory than is allowed"),
        _ONE_LETTER,
    ),
    "not_word": ("DG7200", Reason("ไม่ใช่แฟ้ม Word", "it is no Word file"), _SAVE_AS_DOCX),
    "broken": ("DG7200", Reason("แฟ้มเสียหรือมาไม่ครบ", "it is damaged or cut off"), _ANOTHER_COPY),
    "old_word": (
        "DG7200",
        Reason("เป็นแฟ้ม Word แบบเก่า (.doc)", "it is of an old Word (.doc)"),
        _SAVE_AS_DOCX,
    ),
    "password": ("DG7200", Reason("แฟ้มมีรหัสผ่าน", "it has a password"), _WITHOUT_PASSWORD),
    "macros": (
        "DG7200",
        Reason("เป็นแฟ้ม Word ที่มีคำสั่งอัตโนมัติ (.docm)", "it is a Word file with macros (.docm)"),
        _SAVE_AS_DOCX,
    ),
    "open_document": (
        "DG7200",
        Reason("เป็นแฟ้ม OpenDocument (.odt)", "it is an OpenDocument file (.odt)"),
        Reason(
            "เปิดแฟ้มนี้ใน Word หรือ LibreOffice แล้วบันทึกเป็น .docx",
            "open it in Word or LibreOffice and save it as .docx",
        ),
    ),
    "rich_text": (
        "DG7200",
        Reason("เป็นแฟ้ม Rich Text (.rtf)", "it is a rich text file (.rtf)"),
        _SAVE_AS_DOCX,
    ),
    "web_page": (
        "DG7200",
        Reason("เป็นหน้าเว็บ (.html) ที่ตั้งชื่อเป็นหนังสือ", "it is a web page"),
        _SAVE_AS_DOCX,
    ),
    "other_office": (
        "DG7200",
        Reason("เป็นแฟ้ม Excel หรือ PowerPoint ไม่ใช่หนังสือ", "it is a workbook or slides, no letter"),
        Reason("ใช้แฟ้มหนังสือ (.docx, PDF, .txt)", "use the file of the letter (.docx, PDF, .txt)"),
    ),
    "archive": (
        "DG7200",
        Reason("เป็นแฟ้มบีบอัด (.zip) ไม่ใช่หนังสือ", "it is an archive, no letter"),
        Reason("แตกแฟ้มก่อน แล้วใช้แฟ้มหนังสือข้างใน", "unpack it first and use the letter inside"),
    ),
    "bomb": (
        "DG7200",
        Reason("แฟ้มคลายออกแล้วใหญ่ผิดปกติ", "unpacked it is beyond all measure"),
        _ANOTHER_COPY,
    ),
    "too_many": (
        "DG7200",
        Reason("มีย่อหน้าหรือแถวตารางมากเกินกว่าหนังสือฉบับหนึ่ง", "it has more paragraphs than any letter"),
        _ONE_LETTER,
    ),
    "odd_names": (
        "DG7200",
        Reason("มีชื่อแฟ้มย่อยที่ชี้ออกนอกแฟ้ม", "names in it lead out of the file"),
        _ANOTHER_COPY,
    ),
    "doctype": (
        "DG7200",
        Reason("มี DOCTYPE ซึ่งแฟ้ม Word ปกติไม่มี", "it has a DOCTYPE, which no Word file has"),
        _ANOTHER_COPY,
    ),
    "locked_pdf": ("DG2221", Reason("PDF มีรหัสผ่าน", "the PDF has a password"), _WITHOUT_PASSWORD),
    "broken_pdf": (
        "DG2221",
        Reason("PDF เสียหรือมาไม่ครบ", "the PDF is damaged or cut off"),
        _SAVE_ANEW,
    ),
    "heavy_pdf": (
        "DG2221",
        Reason(
            "หน้าหนึ่งของ PDF มีอักษรมากผิดปกติ", "a page of the PDF has more letters than paper holds"
        ),
        _SAVE_ANEW,
    ),
    "scan": ("DG2220", Reason("เป็นภาพสแกน ไม่มีข้อความ", "it is a scan without text"), _TO_TEXT),
    "empty": ("DG2220", Reason("ไม่มีข้อความในแฟ้ม", "it holds no text"), _TO_TEXT),
    "picture": ("DG2220", Reason("เป็นแฟ้มภาพ", "it is a picture"), _TO_TEXT),
    "unmapped": (
        "DG2220",
        Reason("อักษรใน PDF คัดลอกออกมาเป็นข้อความไม่ได้", "the letters of the PDF give no text"),
        _TO_TEXT,
    ),
    "unknown": (
        "DG2221",
        Reason("ไม่ใช่ .docx PDF หรือข้อความ", "it is neither .docx, PDF nor text"),
        _SAVE_ANEW,
    ),
}
