"""DG514x–DG519x and DG546x–DG548x: packages, receipts, the journal, verifying and signing."""

from __future__ import annotations

from docgen.codes.code import Code

CODES = (
    Code(
        id="DG5140",
        message="หนังสือ{secrecy}ทำเป็นชุดส่งทางอิเล็กทรอนิกส์ไม่ได้",
        label="ชั้นความลับ",
        remedy="สั่งโดยไม่ใช้ --package แล้วส่งด้วยซองสองชั้นตามระเบียบว่าด้วยการรักษาความลับของทางราชการ",
        en="a letter marked {secrecy} is never packaged",
        en_remedy="leave --package out and send it in two envelopes",
        meaning="ชุดส่งเปิดอ่านได้ทุกคนที่ได้แฟ้ม และไม่มีการเข้ารหัส docgen จึงไม่ทำให้หนังสือลับ",
        wrong="docgen dispatch ลับ.yaml --package",
        right="docgen dispatch ลับ.yaml --envelopes C4",
    ),
    Code(
        id="DG5141",
        severity="warning",
        message="ชุดส่ง {count} ชุดเป็นร่าง เพราะหนังสือยังไม่ออกเลขจากทะเบียน เช่นของ «{name}»",
        remedy="ออกหนังสือก่อนด้วย docgen batch FILE --final แล้วสั่ง docgen dispatch อีกครั้ง",
        en="{count} packages hold drafts, for nothing was issued yet, such as that of «{name}»",
        en_remedy="issue the letters first by docgen batch FILE --final, then dispatch again",
        meaning="letter.json ของชุดที่เป็นร่างบอกว่า state: draft ชุดที่ออกเลขแล้วบรรจุแฟ้ม PDF เดียวกับที่ทะเบียนจำไว้",
        wrong="docgen dispatch ว1960.yaml --package ก่อนออกเลข",
        right="docgen batch ว1960.yaml --final แล้ว docgen dispatch ว1960.yaml --package",
    ),
    Code(
        id="DG5142",
        message="แฟ้มของหนังสือ {number} ที่ออกไปแล้วไม่อยู่ที่เดิมหรือไม่เหมือนเดิม: {file}",
        remedy="นำแฟ้มเดิมกลับมาไว้ที่เดิม หรือสั่ง --final อีกครั้งให้ docgen เขียนฉบับเดิมซ้ำ",
        en="the file of {number} that was issued is not where it was, or is another: {file}",
        en_remedy="put the file back, or run --final again, which writes the same letter again",
        meaning="ชุดส่งต้องบรรจุแฟ้มที่ออกเลขไปแล้วทุกไบต์ docgen ไม่ทำขึ้นใหม่แทนโดยไม่บอก",
        wrong="ลบ output แล้วสั่ง docgen dispatch --package",
        right="docgen batch FILE --final แล้ว docgen dispatch FILE --package",
    ),
    Code(
        id="DG5143",
        severity="warning",
        message="สิ่งที่ส่งถึงหนึ่งรายใหญ่ราว {size} MB เมื่อแนบไปกับจดหมาย เกินขนาดที่ระบบจดหมายทั่วไปรับ ({most} MB) เช่นของ «{name}»",
        remedy="ลดขนาดแฟ้มที่แนบ ให้ดาวน์โหลดผ่าน ลิงก์: ของสิ่งที่ส่งมาด้วย หรือถามขนาดที่ระบบจดหมายของผู้รับรับได้",
        en="what goes to one recipient takes about {size} MB in a message, more than mail commonly carries ({most} MB), such as that of «{name}»",
        en_remedy="make the enclosed files smaller, give an address to fetch them from, or ask what the mailbox takes",
        meaning="บอกก่อนทำแฟ้มแรก เพราะจดหมายที่ใหญ่เกินมักถูกตีกลับหรือหายไปโดยไม่มีใครบอก ขนาดนี้ไม่ใช่ข้อกำหนดของทางราชการ",
        wrong="แฟ้ม: รายงาน 30 MB.pdf",
        right="ลิงก์: https://www.dla.go.th/รายงาน.pdf",
    ),
)
