"""DG52xx: what was asked for and is not there; no file is at fault, but a choice."""

from __future__ import annotations

from docgen.codes.code import Code

# By which command the names there are can be seen.
_SHOWN_BY = {
    "DG5201": "docgen list kinds",
    "DG5202": "docgen list offices",
    "DG5203": "docgen list recipients",
    "DG5205": "docgen list templates",
    "DG5211": "docgen list codes",
    "DG5240": "docgen manual",
    "DG5241": "docgen list examples",
}


def _unknown(number: str, thing: str, en: str, meaning: str, wrong: str, right: str) -> Code:
    """A name that is not among those there are."""
    shown_by = _SHOWN_BY.get(number, "")
    return Code(
        id=number,
        message=f"ไม่มี{thing} «{{name}}»",
        remedy=f"{{meant}} ดูทั้งหมดด้วย {shown_by}" if shown_by else "{meant}",
        en=f"there is no {en} «{{name}}»",
        en_remedy=f"{{meant}}; {shown_by} shows all" if shown_by else "{meant}",
        meaning=meaning,
        wrong=wrong,
        right=right,
    )


CODES: tuple[Code, ...] = (
    _unknown(
        number="DG5201",
        thing="ชนิดหนังสือ",
        en="kind",
        meaning="ชนิดหนังสือเรียกด้วยชื่อไทยหรืออังกฤษตามรายการชนิด รวมทั้งชนิดของหน่วยงานเองใน config/kinds",
        wrong="docgen new หนังสือภายนอด",
        right="docgen new หนังสือภายนอก",
    ),
    _unknown(
        number="DG5202",
        thing="หน่วยงาน",
        en="office",
        meaning="หน่วยงานเรียกด้วยชื่อย่อที่ตั้งไว้ใน config/offices.yaml",
        wrong="docgen forward ว1960 --office ชม-สถ",
        right="docgen forward ว1960 --office ชม-สถจ",
    ),
    _unknown(
        number="DG5203",
        thing="ผู้รับ",
        en="recipient",
        meaning="ผู้รับเรียกด้วยชื่อที่อยู่ในช่องชื่อของบัญชีผู้รับของหนังสือฉบับนั้น",
        wrong="docgen annex ว1960 --only เชียงใหญ่",
        right="docgen annex ว1960 --only เชียงใหม่",
    ),
    _unknown(
        number="DG5205",
        thing="แม่แบบข้อความ",
        en="wording template",
        meaning="แม่แบบข้อความคือแฟ้ม .j2 ใน templates/ แต่ละแม่แบบใช้ได้กับชนิดหนังสือที่ระบุไว้ในแม่แบบเท่านั้น",
        wrong="docgen new หนังสือภายนอก --template ขยายเวร",
        right="docgen new หนังสือภายนอก --template ขยายเวลา",
    ),
    Code(
        id="DG5207",
        message="ไม่พบแฟ้ม «{name}»",
        remedy="{meant} ตรวจชื่อแฟ้มและโฟลเดอร์ แล้วสั่งใหม่",
        en="there is no file «{name}»",
        en_remedy="{meant}; check the name and its folder",
        meaning="แฟ้มที่ระบุไม่อยู่ในที่นั้น หนังสือใน config/circulars เรียกด้วยชื่อแฟ้มไม่รวมนามสกุลได้",
        wrong="docgen check ว1906",
        right="docgen check ว1960",
    ),
    _unknown(
        number="DG5210",
        thing="ตัวเลือก",
        en="choice",
        meaning="ค่านี้เลือกได้เฉพาะที่มีอยู่ เช่น ชั้นความเร็ว เลือกได้ ด่วน ด่วนมาก ด่วนที่สุด",
        wrong="docgen forward ว1960 --office ชม-สถจ --urgency ด่วนสุด",
        right="docgen forward ว1960 --office ชม-สถจ --urgency ด่วนที่สุด",
    ),
    _unknown(
        number="DG5211",
        thing="รหัส",
        en="code",
        meaning="รหัสของข้อความแจ้งขึ้นต้นด้วย DG ตามด้วยเลขสี่หลัก",
        wrong="docgen explain DG9999",
        right="docgen explain DG5208",
    ),
    Code(
        id="DG5212",
        message="ยังไม่ได้บอกที่เขียนแบบรายงาน",
        remedy="ระบุแฟ้ม .xlsx หนึ่งแฟ้ม หรือโฟลเดอร์เพื่อแยกแฟ้มรายจังหวัด",
        en="where to write the forms was not said",
        en_remedy="name one .xlsx file, or a folder for a file a province",
        meaning="แบบรายงานเป็นแฟ้ม Excel จึงพิมพ์ออกหน้าจอไม่ได้ ต้องบอกชื่อแฟ้มหรือโฟลเดอร์",
        wrong="docgen new แบบรายงาน",
        right="docgen new แบบรายงาน -o แบบรายงาน.xlsx",
    ),
    Code(
        id="DG5213",
        message="ไม่รู้ว่าจะใช้รายชื่อหน่วยที่รายงานจากแฟ้มใด (ใน config/submissions มี {names})",
        remedy="บอกด้วย --rows แฟ้มที่มีรายชื่อหน่วยที่รายงาน แฟ้มใดแฟ้มหนึ่ง",
        en="which file lists the units that report is not known (config/submissions has {names})",
        en_remedy="name with --rows one file that lists the units that report",
        meaning="รายชื่อหน่วยในแบบรายงาน (เช่น อำเภอ) มาจากแฟ้มข้อมูลเดิม ถ้ามีแฟ้มเดียวจะใช้แฟ้มนั้น ถ้ามีหลายแฟ้มหรือไม่มีเลยต้องระบุ",
        wrong="docgen new แบบรายงาน -o แบบ.xlsx",
        right="docgen new แบบรายงาน -o แบบ.xlsx --rows config/submissions/workload-2564.csv",
    ),
    Code(
        id="DG5214",
        message="ไม่พบอำเภอของจังหวัดที่ระบุในแฟ้ม",
        remedy="ตรวจชื่อจังหวัด หรือเลือกแฟ้มอื่นที่มีอำเภอของจังหวัดนั้น",
        en="the file has no districts of that province",
        en_remedy="look at the province's name, or choose another file that has its districts",
        meaning="แบบรายงานทำได้เฉพาะจังหวัดที่มีอำเภออยู่ในแฟ้มรายชื่อ",
        wrong="docgen new แบบรายงาน -o แบบ.xlsx --province กรุงเทพ",
        right="docgen new แบบรายงาน -o แบบ.xlsx --province เชียงใหม่",
    ),
    Code(
        id="DG5215",
        message="ยังไม่ได้บอกชื่อด้านที่ให้รายงาน และในแฟ้มรายชื่อไม่มี",
        remedy="ระบุชื่อด้าน คั่นด้วยจุลภาค",
        en="the domains to report on were not named, and the file has none",
        en_remedy="name the domains, separated by commas",
        meaning="แต่ละด้านเป็นช่องหนึ่งของแบบรายงาน ชื่อด้านมาจากแฟ้มข้อมูลเดิม หรือระบุเอง",
        wrong="docgen new แบบรายงาน -o แบบ.xlsx --rows อำเภอ.csv",
        right="docgen new แบบรายงาน -o แบบ.xlsx --rows อำเภอ.csv --domains การคลัง,การศึกษา",
    ),
    _unknown(
        number="DG5240",
        thing="หน้าคู่มือ",
        en="page of the manual",
        meaning="คู่มือมีหน้าละหนึ่งงาน เรียกด้วยชื่อหน้า หรือส่วนของชื่อที่ไม่ซ้ำกับหน้าอื่น docgen manual แสดงทุกหน้า",
        wrong="docgen manual ออกเลย",
        right="docgen manual ส่งต่อ-ออกเลข-ติดตาม",
    ),
    _unknown(
        number="DG5241",
        thing="ตัวอย่าง",
        en="example",
        meaning="หนังสือตัวอย่างที่มากับโปรแกรมดูได้ด้วย docgen list examples",
        wrong="docgen new --example ประกาศ",
        right="docgen new --example announcement-example",
    ),
    Code(
        id="DG5219",
        message="ยังไม่ได้บอกหน่วยงาน",
        remedy="ระบุ --office เป็นชื่อใดชื่อหนึ่ง: {known}",
        en="the office was not named",
        en_remedy="give --office one of: {known}",
        meaning="เมื่อพื้นที่ทำงานมีหลายหน่วยงาน ต้องบอกว่าเป็นของหน่วยงานใด",
        wrong="docgen register list",
        right="docgen register list --office สถ",
    ),
)
