"""DG717x: what a letter writes otherwise than the form; it is printed, and the office decides."""

from __future__ import annotations

from docgen.codes.code import Code

_REGULATION = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖"

CODES: tuple[Code, ...] = (
    Code(
        id="DG7170",
        message="«{text}» ไม่ใช่วัน เดือน ปี จึงพิมพ์ตามที่เขียน",
        label="พิมพ์ตามที่เขียน",
        remedy="พิมพ์ตัวเลขของวันที่ ชื่อเต็มของเดือน และปีพุทธศักราช เช่น 8 กันยายน 2564 ถ้าตั้งใจเขียนอย่างนี้ ไม่ต้องแก้",
        en="«{text}» is no date, so it is printed as typed",
        en_remedy="type the day, the month's full name and the Buddhist-era year; leave it if it is meant so",
        meaning="ระเบียบให้ลงวันที่เป็นตัวเลขของวัน ชื่อเต็มของเดือน และปีพุทธศักราช ข้อความอื่นพิมพ์ให้ตามที่เขียน แต่ทะเบียน การเรียงลำดับ และการนับกำหนดใช้วันที่นี้ไม่ได้",
        wrong="วันที่: ต้นเดือนกันยายน 64",
        right="วันที่: 8 กันยายน 2564",
        severity="warning",
        clause=f"{_REGULATION} ข้อ ๑๑ วัน เดือน ปี",
        strength="regulation",
    ),
    Code(
        id="DG7171",
        message="หนังสือที่อ้างถึงไม่ได้บอก «{missing}»",
        label="ขาด {missing}",
        remedy="เติม {missing}: ของหนังสือที่อ้างถึง ถ้าไม่มี ให้เขียนทั้งรายการเป็นข้อความเดียว",
        en="the letter that is cited lacks «{missing}»",
        en_remedy="add {missing}: to it, or write the whole entry as one text where there is none",
        meaning="หนังสือที่อ้างถึงลงชื่อส่วนราชการเจ้าของหนังสือ เลขที่ และวันที่ เอกสารอื่น เช่น แผน สัญญา คำร้อง เขียนเป็นข้อความเดียวได้",
        wrong="อ้างถึง:\n  - เอกสาร: หนังสือกรมการปกครอง\n    ที่: มท 0310/ว 5",
        right="อ้างถึง:\n  - เอกสาร: หนังสือกรมการปกครอง\n    ที่: มท 0310/ว 5\n    ลงวันที่: 1 กันยายน 2564",
        severity="warning",
        clause=f"{_REGULATION} ข้อ ๑๑ อ้างถึง",
        strength="regulation",
    ),
    Code(
        id="DG7172",
        message="แบบของ{kind}ไม่มี «{part}» ({clause}) แต่พิมพ์ให้ตามที่เขียน",
        label="แบบไม่มีส่วนนี้",
        remedy="กล่าวถึงไว้ในข้อความแทน ถ้าหน่วยงานใช้อย่างนี้ ไม่ต้องแก้",
        en="the form of a {kind} has no «{part}» ({clause}), but it is printed as written",
        en_remedy="mention it in the body instead; leave it if your office writes it so",
        meaning="บันทึกข้อความตามแบบไม่มีบรรทัดอ้างถึงและสิ่งที่ส่งมาด้วย หนังสือประทับตราก็เช่นกัน ส่วนที่เขียนไว้พิมพ์ในที่เดียวกับหนังสือภายนอก หน่วยงานเป็นผู้ตัดสินใจ",
        wrong="ชนิด: บันทึกข้อความ\nอ้างถึง:\n  - เอกสาร: หนังสือกรมการปกครอง\n    ที่: มท 0310/ว 5\n    ลงวันที่: 1 กันยายน 2564",
        right="ชนิด: บันทึกข้อความ\nข้อความ:\n  - ตามหนังสือกรมการปกครอง ที่ มท 0310/ว 5 ลงวันที่ 1 กันยายน 2564 นั้น",
        severity="warning",
        clause=f"{_REGULATION} ข้อ ๑๒",
        strength="regulation",
    ),
    Code(
        id="DG7173",
        message="{kind}ฉบับนี้ไม่มีครุฑ",
        label="ไม่พิมพ์ครุฑ",
        remedy="ลบบรรทัด ครุฑ: ถ้าเป็นหนังสือของส่วนราชการ ถ้าเป็นหนังสือของเอกชนหรือแบบฟอร์ม ไม่ต้องแก้",
        en="this {kind} has no emblem",
        en_remedy="delete the line ครุฑ: in a letter of an agency; leave it in a private letter or a form",
        meaning="หนังสือของส่วนราชการใช้กระดาษตราครุฑหรือกระดาษบันทึกข้อความ หนังสือของเอกชน วัด หรือแบบฟอร์มไม่มีครุฑได้",
        wrong="ชนิด: หนังสือภายนอก\nครุฑ: ไม่มี",
        right="ชนิด: หนังสือภายนอก",
        severity="warning",
        clause=f"{_REGULATION} ข้อ ๗๕ และข้อ ๗๖",
        strength="regulation",
    ),
)
