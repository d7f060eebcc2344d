"""DG206x: an agency's own kinds of document."""

from __future__ import annotations

from docgen.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        id="DG2060",
        message="แบบหนังสือของหน่วยงานใช้ «{text}» ที่ {key} ซึ่ง docgen ไม่รู้จัก",
        label="ไม่รู้จัก",
        remedy="ใช้ชื่อที่มี เช่น {known}",
        en="the agency's own kind says «{text}» at {key}, which docgen does not know",
        en_remedy="use a known name, such as {known}",
        meaning="แบบใน config/kinds ใช้ส่วน รูปแบบ ระยะ และลักษณะอักษรที่ docgen มีอยู่ ส่วนใหม่ตั้งชื่อเองได้เมื่อมี text",
        wrong="parts:\n  - {part: subject, form: center, sample: [เรื่อง]}",
        right="parts:\n  - {part: subject, form: centred, sample: [เรื่อง]}",
    ),
    Code(
        id="DG2061",
        message="แบบหนังสือของหน่วยงานขาด {key}",
        label="ขาด {key}",
        remedy="เพิ่ม {key}: โดยดูตัวอย่างจาก docgen/kinds",
        en="the agency's own kind lacks {key}",
        en_remedy="add {key}:, as in the files of docgen/kinds",
        meaning="แบบหนังสือทุกแบบต้องบอกชื่อ เลขแบบ ข้อของระเบียบ ระยะบน และส่วนต่าง ๆ ตามลำดับ",
        wrong="thai: ใบรับคำร้อง",
        right="thai: ใบรับคำร้อง\nenglish: receipt of a request\nform_number: แบบของหน่วยงาน",
    ),
    Code(
        id="DG2062",
        message="แบบหนังสือของหน่วยงานเขียน {key} ไม่ถูกรูป",
        label="ไม่ถูกรูป",
        remedy="เขียน {key} เป็นรายการของหัวข้อ และปิดวงเล็บปีกกาทุกคู่",
        en="the agency's own kind has {key} in the wrong shape",
        en_remedy="write {key} as a list of fields, and close every brace",
        meaning="parts และ fields เป็นรายการ แต่ละรายการเป็นหัวข้อกับค่า ส่วน text อ้างชื่อค่าในวงเล็บปีกกา เช่น {subject}",
        wrong="parts: subject",
        right="parts:\n  - {part: subject, form: centred, sample: [เรื่อง]}",
    ),
    Code(
        id="DG2065",
        severity="note",
        message="แบบ «{kind}» ของหน่วยงานต่างจากแบบ {form}: {reason}",
        remedy="ถ้าไม่ต้องการให้ต่าง ให้ใช้ ชนิด: {form}",
        en="the agency's kind «{kind}» departs from the form of {form}: {reason}",
        en_remedy="to keep to the form write  kind: {form}",
        meaning="แบบใน config/kinds ที่ตัดส่วนใดออกหรือเรียงใหม่ บอกไว้ที่ departs ว่าต่างจากแบบใด และที่ reason ว่าเพราะเหตุใด",
        wrong="ชนิด: หนังสือภายนอกของเรา",
        right="ชนิด: หนังสือภายนอก",
    ),
    Code(
        id="DG2063",
        message="ผู้รับ «{text}» เป็นพระบรมวงศานุวงศ์ docgen ไม่เลือกคำขึ้นต้นและคำลงท้ายให้",
        label="ต้องมีคำขึ้นต้นและคำลงท้าย",
        remedy="ถามผู้รู้ตามภาคผนวก ๒ แล้วเพิ่มบรรทัด คำขึ้นต้น: และ คำลงท้าย:",
        en="«{text}» is a member of the royal family: docgen does not choose the salutation and close",
        en_remedy="ask someone who knows appendix 2, then add salutation: and complimentary_close:",
        meaning="คำขึ้นต้นและคำลงท้ายถึงพระบรมวงศานุวงศ์มีหลายชั้น ผู้รู้ต้องเป็นผู้ให้ถ้อยคำ docgen พิมพ์ตามนั้นเท่านั้น",
        wrong="เรียน: หม่อมเจ้าตัวอย่าง",
        right="เรียน: หม่อมเจ้าตัวอย่าง\nคำขึ้นต้น: ทูล\nคำลงท้าย: แล้วแต่จะโปรด",
    ),
    Code(
        id="DG2064",
        message="มี {key} แต่ไม่มี {other}",
        label="ต้องมาคู่กัน",
        remedy="เพิ่มบรรทัด {other}: หรือตัด {key}: ออก",
        en="there is {key} without {other}",
        en_remedy="add {other}:, or take {key}: out",
        meaning="คำขึ้นต้นกับคำลงท้ายเป็นคู่กัน ใช้คู่ผิดเป็นการไม่สมควร",
        wrong="คำขึ้นต้น: ทูล",
        right="คำขึ้นต้น: ทูล\nคำลงท้าย: แล้วแต่จะโปรด",
    ),
)
