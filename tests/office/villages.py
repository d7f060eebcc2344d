# ruff: noqa: E501 - what a letter says in one line
"""Letters of sub-districts, schools, hospitals and the police, typed by people in a hurry."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_BREAK

from tests.office.sheet import Sheet, deleted, inserted, office_letter

RESPECT = "ขอแสดงความนับถือ"


def _letter(s: Sheet, number: str, agency: tuple[str, ...], day: str, **look: Any) -> None:
    s.emblem()
    s.line(f"ที่ {number}\t{agency[0]}", tabs=[9])
    for line in agency[1:]:
        s.line(f"\t{line}", tabs=[9])
    s.line(day, **({"left": 7.5} | look))


def _sign(s: Sheet, *texts: str) -> None:
    s.line(RESPECT, left=8, align="centre")
    s.gap(3)
    for text in texts:
        s.line(text, left=8, align="centre")


def _right(s: Sheet, **fields: Any) -> None:
    s.right |= {"close": RESPECT} | fields


@office_letter
def condolence_with_honours(s: Sheet) -> None:
    """A letter to a private person: rank before the name, no office to ask but a telephone."""
    _letter(s, "สข ๕๑๐๐๑/๘๘๑", ("องค์การบริหารส่วนจังหวัดสงขลา", "ถนนสุขุม สข ๙๐๐๐๐"), "๑๕ มกราคม ๒๕๖๙")
    s.line("เรื่อง  ขอขอบคุณ")
    s.line("เรียน  ว่าที่ร้อยตรี สมศักดิ์ ใจกว้าง")
    s.body(
        "ตามที่ท่านได้บริจาคที่ดินเพื่อก่อสร้างศูนย์พัฒนาเด็กเล็ก จำนวน ๒ ไร่ ๓ งาน ๕๐ ตารางวา นั้น",
        "องค์การบริหารส่วนจังหวัดสงขลาขอขอบคุณท่านเป็นอย่างสูงมา ณ โอกาสนี้",
    )
    _sign(s, "พลตำรวจโท", "(ณรงค์ มั่นคง)", "นายกองค์การบริหารส่วนจังหวัดสงขลา")
    s.line("กองการศึกษา ศาสนา และวัฒนธรรม")
    s.line("โทร. 074-303-123, 074-303-124")
    _right(
        s,
        number="สข 51001/881",
        date="15 มกราคม 2569",
        agency=("องค์การบริหารส่วนจังหวัดสงขลา", "ถนนสุขุม สข 90000"),
        subject="ขอขอบคุณ",
        recipient="ว่าที่ร้อยตรี สมศักดิ์ ใจกว้าง",
        signers=(("พลตำรวจโท", "ณรงค์ มั่นคง", ("นายกองค์การบริหารส่วนจังหวัดสงขลา",)),),
        offices=((("กองการศึกษา ศาสนา และวัฒนธรรม",), "074-303-123, 074-303-124"),),
    )


@office_letter
def three_references_on_lines(s: Sheet) -> None:
    """References of many shapes: an order, a radio message, a plan, a fax by hand."""
    _letter(
        s,
        "ปข ๐๐๑๙/ว ๒๒",
        ("สำนักงานพัฒนาชุมชนจังหวัด", "ประจวบคีรีขันธ์", "ศาลากลางจังหวัด ปข ๗๗๐๐๐"),
        "๙ ก.พ. ๖๙",
    )
    s.line("เรื่อง  การดำเนินงานหมู่บ้านเศรษฐกิจพอเพียง")
    s.line("เรียน  พัฒนาการอำเภอ ทุกอำเภอ")
    s.line("อ้างถึง  (๑) คำสั่งจังหวัดประจวบคีรีขันธ์ ที่ ๑๒๓/๒๕๖๘ ลงวันที่ ๑ ธันวาคม ๒๕๖๘")
    s.line("            (๒) แผนปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
    s.line("            (๓) หนังสือกรมการพัฒนาชุมชน ที่ มท ๐๔๐๖.๓/ว ๐๙๙ ลงวันที่ ๕ มกราคม ๒๕๖๙")
    s.body(
        "ตามที่อ้างถึง (๑) - (๓) จังหวัดได้กำหนดแนวทางการดำเนินงานหมู่บ้านเศรษฐกิจพอเพียง นั้น",
        "เพื่อให้การดำเนินงานบรรลุเป้าหมาย ขอให้อำเภอจัดส่งรายชื่อหมู่บ้านเป้าหมาย ภายในวันที่ ๒๗ กุมภาพันธ์ ๒๕๖๙",
        "จึงเรียนมาเพื่อดำเนินการ",
    )
    _sign(s, "(นายชุมชน เข้มแข็ง)", "พัฒนาการจังหวัดประจวบคีรีขันธ์")
    s.line("กลุ่มงานส่งเสริมการพัฒนาชุมชน โทร. ๐ ๓๒๖๑ ๑๖๓๘")
    _right(
        s,
        number="ปข 0019/ว 22",
        date="9 กุมภาพันธ์ 2569",
        agency=("สำนักงานพัฒนาชุมชนจังหวัด", "ประจวบคีรีขันธ์", "ศาลากลางจังหวัด ปข 77000"),
        subject="การดำเนินงานหมู่บ้านเศรษฐกิจพอเพียง",
        recipient="พัฒนาการอำเภอ ทุกอำเภอ",
        references=(
            ("คำสั่งจังหวัดประจวบคีรีขันธ์", "", "123/2568", "1 ธันวาคม 2568"),
            ("แผนปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. 2569", "", "", ""),
            ("หนังสือกรมการพัฒนาชุมชน", "", "มท 0406.3/ว 099", "5 มกราคม 2569"),
        ),
        signers=(("", "นายชุมชน เข้มแข็ง", ("พัฒนาการจังหวัดประจวบคีรีขันธ์",)),),
        offices=((("กลุ่มงานส่งเสริมการพัฒนาชุมชน",), "0 3261 1638"),),
        deadlines=("27 กุมภาพันธ์ 2569",),
    )


@office_letter
def enclosures_lettered(s: Sheet) -> None:
    """Enclosures without quantity, one with it in brackets; urgency above the number."""
    s.line("ด่วนมาก", bold=True, size=24)
    _letter(
        s,
        "สธ ๐๔๓๙/๔๔๕",
        ("สำนักงานป้องกันควบคุมโรคที่ ๑๒", "ตำบลเขารูปช้าง สข ๙๐๐๐๐"),
        "๓ สิงหาคม ๒๕๖๙",
        left=8,
    )
    s.line("เรื่อง  ขอเชิญเข้าร่วมอบรมเชิงปฏิบัติการ")
    s.line("เรียน  นายแพทย์สาธารณสุขจังหวัดพัทลุง")
    s.line("สิ่งที่ส่งมาด้วย  ๑. โครงการอบรม (จำนวน ๑ ชุด)")
    s.line("                    ๒. กำหนดการอบรม (จำนวน ๑ แผ่น)")
    s.line("                    ๓. แบบตอบรับ (จำนวน ๑ แผ่น)")
    s.body(
        "ด้วยสำนักงานป้องกันควบคุมโรคที่ ๑๒ กำหนดจัดอบรมเชิงปฏิบัติการ ระหว่างวันที่ ๑๙ - ๒๐ สิงหาคม ๒๕๖๙ ณ โรงแรมตัวอย่าง จังหวัดสงขลา",
        "จึงเรียนมาเพื่อโปรดพิจารณาส่งเจ้าหน้าที่เข้าร่วม และส่งแบบตอบรับภายในวันที่ ๑๒ สิงหาคม ๒๕๖๙ จะเป็นพระคุณ",
    )
    _sign(s, "(แพทย์หญิงสุขใจ ไร้โรค)", "ผู้อำนวยการสำนักงานป้องกันควบคุมโรคที่ ๑๒")
    s.line("กลุ่มระบาดวิทยา")
    s.line("โทรศัพท์ ๐ ๗๔๓๓ ๖๐๗๙ โทรสาร ๐ ๗๔๓๓ ๖๐๘๐")
    s.line("ไปรษณีย์อิเล็กทรอนิกส์ odpc12@ddc.example.go.th")
    _right(
        s,
        urgency="ด่วนมาก",
        number="สธ 0439/445",
        date="3 สิงหาคม 2569",
        agency=("สำนักงานป้องกันควบคุมโรคที่ 12", "ตำบลเขารูปช้าง สข 90000"),
        subject="ขอเชิญเข้าร่วมอบรมเชิงปฏิบัติการ",
        recipient="นายแพทย์สาธารณสุขจังหวัดพัทลุง",
        enclosures=(("โครงการอบรม", "1 ชุด"), ("กำหนดการอบรม", "1 แผ่น"), ("แบบตอบรับ", "1 แผ่น")),
        signers=(("", "แพทย์หญิงสุขใจ ไร้โรค", ("ผู้อำนวยการสำนักงานป้องกันควบคุมโรคที่ 12",)),),
        offices=((("กลุ่มระบาดวิทยา",), "0 7433 6079"),),
        deadlines=("12 สิงหาคม 2569",),
    )


@office_letter
def body_in_one_paragraph_with_breaks(s: Sheet) -> None:
    """The whole body is one paragraph of Word with line breaks and tabs."""
    _letter(
        s,
        "ตช ๐๐๒๐.(ลป)๗/๑๒๓๔",
        ("สถานีตำรวจภูธรแม่ทะ", "อำเภอแม่ทะ จังหวัดลำปาง ๕๒๑๕๐"),
        "๒๔ มิถุนายน ๒๕๖๙",
    )
    s.line("เรื่อง  ขอความร่วมมือส่งภาพจากกล้องวงจรปิด")
    s.line("เรียน  ผู้จัดการธนาคารตัวอย่าง สาขาแม่ทะ")
    texts = (
        "ด้วยสถานีตำรวจภูธรแม่ทะได้รับคำร้องทุกข์คดีอาญาที่ ๑๑๒/๒๕๖๙ เหตุเกิดเมื่อวันที่ ๒๐ มิถุนายน ๒๕๖๙ เวลาประมาณ ๑๔.๓๐ น.",
        "จึงขอความร่วมมือส่งภาพจากกล้องวงจรปิดบริเวณตู้กดเงิน ระหว่างเวลา ๑๔.๐๐ - ๑๕.๐๐ น. ของวันดังกล่าว",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    )
    body = s.line("")
    for number, text in enumerate(texts):
        if number:
            body.runs[-1].add_break(WD_BREAK.LINE)
        s.dress(body, f"\t\t{text}")
    s.right["body"] = None
    _sign(s, "พันตำรวจเอก", "(กล้าหาญ ปราบโจร)", "ผู้กำกับการสถานีตำรวจภูธรแม่ทะ")
    s.line("งานสืบสวน")
    s.line("โทร. ๐ ๕๔๒๘ ๙๑๙๑")
    _right(
        s,
        number="ตช 0020.(ลป)7/1234",
        date="24 มิถุนายน 2569",
        agency=("สถานีตำรวจภูธรแม่ทะ", "อำเภอแม่ทะ จังหวัดลำปาง 52150"),
        subject="ขอความร่วมมือส่งภาพจากกล้องวงจรปิด",
        recipient="ผู้จัดการธนาคารตัวอย่าง สาขาแม่ทะ",
        signers=(("พันตำรวจเอก", "กล้าหาญ ปราบโจร", ("ผู้กำกับการสถานีตำรวจภูธรแม่ทะ",)),),
        offices=((("งานสืบสวน",), "0 5428 9191"),),
        deadlines=(),
    )


@office_letter
def letter_of_a_school_to_parents(s: Sheet) -> None:
    """A school to parents: number of its own, blank to fill in, a slip to be cut on the same sheet."""
    _letter(s, "พิเศษ ๑๒/๒๕๖๙", ("โรงเรียนบ้านทุ่งนา", "ตำบลทุ่งนา อำเภอเมือง"), "๑๐ กรกฎาคม ๒๕๖๙")
    s.line("เรื่อง  ขออนุญาตพานักเรียนไปทัศนศึกษา")
    s.line("เรียน  ผู้ปกครองนักเรียนชั้นประถมศึกษาปีที่ ๖")
    s.body(
        "ด้วยโรงเรียนบ้านทุ่งนาจะพานักเรียนไปทัศนศึกษา ณ พิพิธภัณฑ์วิทยาศาสตร์ ในวันศุกร์ที่ ๒๔ กรกฎาคม ๒๕๖๙",
        "จึงเรียนมาเพื่อโปรดอนุญาต",
    )
    _sign(s, "(นางครู ใจดี)", "ผู้อำนวยการโรงเรียนบ้านทุ่งนา")
    s.line("- - - - - - - - - - - - - - - - ตัดส่งกลับโรงเรียน - - - - - - - - - - - - - - - -")
    s.line(
        "ข้าพเจ้า ........................................ ผู้ปกครองของ .............................."
    )
    s.line("(  ) อนุญาต     (  ) ไม่อนุญาต")
    s.line("ลงชื่อ ..................................... ผู้ปกครอง")
    _right(
        s,
        number="พิเศษ 12/2569",
        number_doubted=True,
        date="10 กรกฎาคม 2569",
        agency=("โรงเรียนบ้านทุ่งนา", "ตำบลทุ่งนา อำเภอเมือง"),
        subject="ขออนุญาตพานักเรียนไปทัศนศึกษา",
        recipient="ผู้ปกครองนักเรียนชั้นประถมศึกษาปีที่ 6",
        signers=(("", "นางครู ใจดี", ("ผู้อำนวยการโรงเรียนบ้านทุ่งนา",)),),
        deadlines=(),
        asides=("อนุญาต",),
    )


@office_letter
def minister_signs(s: Sheet) -> None:
    """To the Secretary-General of the Cabinet: secret word on top, signed for the minister."""
    s.line("ลับมาก", align="centre", bold=True, size=24)
    _letter(
        s,
        "ลับมาก ที่ กต ๐๒๐๔/๓๓".replace("ลับมาก ที่ ", ""),
        ("กระทรวงการต่างประเทศ", "ถนนศรีอยุธยา กทม. ๑๐๔๐๐"),
        "๖ มีนาคม ๒๕๖๙",
    )
    s.line("เรื่อง  ร่างบันทึกความเข้าใจระหว่างรัฐบาลไทยกับรัฐบาลตัวอย่าง")
    s.line("เรียน  เลขาธิการคณะรัฐมนตรี")
    s.line("สิ่งที่ส่งมาด้วย  ร่างบันทึกความเข้าใจ  จำนวน ๑๐๐ ชุด")
    s.body(
        "ด้วยกระทรวงการต่างประเทศขอเสนอเรื่องร่างบันทึกความเข้าใจมาเพื่อคณะรัฐมนตรีพิจารณา",
        "จึงเรียนมาเพื่อโปรดนำเสนอคณะรัฐมนตรีพิจารณาต่อไป",
    )
    _sign(s, "(นายทูต การดี)", "รัฐมนตรีช่วยว่าการ รักษาราชการแทน", "รัฐมนตรีว่าการกระทรวงการต่างประเทศ")
    s.line("กรมสนธิสัญญาและกฎหมาย")
    s.line("กองสนธิสัญญา")
    s.line("โทร. ๐ ๒๒๐๓ ๕๐๐๐ ต่อ ๑๔๐๐๑, ๑๔๐๐๒")
    s.line("ลับมาก", align="centre", bold=True, size=24)
    _right(
        s,
        secrecy="ลับมาก",
        number="กต 0204/33",
        date="6 มีนาคม 2569",
        agency=("กระทรวงการต่างประเทศ", "ถนนศรีอยุธยา กทม. 10400"),
        subject="ร่างบันทึกความเข้าใจระหว่างรัฐบาลไทยกับรัฐบาลตัวอย่าง",
        recipient="เลขาธิการคณะรัฐมนตรี",
        enclosures=(("ร่างบันทึกความเข้าใจ", "100 ชุด"),),
        signers=(
            ("", "นายทูต การดี", ("รัฐมนตรีช่วยว่าการ รักษาราชการแทน", "รัฐมนตรีว่าการกระทรวงการต่างประเทศ")),
        ),
        offices=((("กรมสนธิสัญญาและกฎหมาย", "กองสนธิสัญญา"), "0 2203 5000 ต่อ 14001, 14002"),),
    )


@office_letter
def two_tables_and_a_note(s: Sheet) -> None:
    """Money in a ruled table with Arabic digits, a note under it, a period that is no deadline."""
    _letter(
        s,
        "นม 71204/567",
        ("องค์การบริหารส่วนตำบลบ้านใหม่", "อำเภอเมือง จังหวัดนครราชสีมา 30000"),
        "18 พฤศจิกายน 2568",
    )
    s.line("เรื่อง\tแจ้งผลการพิจารณาเงินอุดหนุน", tabs=[1.5])
    s.line("เรียน\tประธานกลุ่มแม่บ้านเกษตรกรบ้านใหม่", tabs=[1.5])
    s.para("ตามที่ท่านได้ขอรับเงินอุดหนุน ประจำปีงบประมาณ พ.ศ. 2569 นั้น คณะกรรมการพิจารณาแล้ว ดังนี้")
    s.table(
        [
            ("รายการ", "ขอรับ (บาท)", "อนุมัติ (บาท)"),
            ("ค่าวัสดุฝึกอบรม", "20,000", "15,000"),
            ("ค่าวิทยากร", "7,200", "7,200"),
        ],
        (8, 4, 4),
        ruled=True,
    )
    s.right["tables"] = (
        (
            ("รายการ", "ขอรับ (บาท)", "อนุมัติ (บาท)"),
            ("ค่าวัสดุฝึกอบรม", "20,000", "15,000"),
            ("ค่าวิทยากร", "7,200", "7,200"),
        ),
    )
    s.para("ขอให้มารับเงินได้ตั้งแต่วันที่ 1 ธันวาคม 2568 เป็นต้นไป ในวันและเวลาราชการ")
    s.para("จึงเรียนมาเพื่อทราบ")
    _sign(s, "(นายบ้านใหม่ ใจกว้าง)", "นายกองค์การบริหารส่วนตำบลบ้านใหม่")
    s.line("สำนักปลัด งานสวัสดิการสังคม")
    s.line("โทร./โทรสาร 0 4424 9999")
    _right(
        s,
        number="นม 71204/567",
        date="18 พฤศจิกายน 2568",
        agency=("องค์การบริหารส่วนตำบลบ้านใหม่", "อำเภอเมือง จังหวัดนครราชสีมา 30000"),
        subject="แจ้งผลการพิจารณาเงินอุดหนุน",
        recipient="ประธานกลุ่มแม่บ้านเกษตรกรบ้านใหม่",
        signers=(("", "นายบ้านใหม่ ใจกว้าง", ("นายกองค์การบริหารส่วนตำบลบ้านใหม่",)),),
        offices=((("สำนักปลัด งานสวัสดิการสังคม",), "0 4424 9999"),),
        deadlines=(),
    )


@office_letter
def tracked_table_and_signer(s: Sheet) -> None:
    """Track Changes in the name of the signer and in a telephone number."""
    _letter(s, "ชพ ๐๐๑๗/๙", ("ศาลากลางจังหวัดชุมพร", "ถนนไตรรัตน์ ชพ ๘๖๐๐๐"), "๘ มกราคม ๒๕๖๙")
    s.line("เรื่อง  แจ้งเปลี่ยนสถานที่ประชุม")
    s.line("เรียน  หัวหน้าส่วนราชการ ทุกส่วนราชการ")
    s.body(
        "ด้วยห้องประชุมเดิมอยู่ระหว่างปรับปรุง จังหวัดชุมพรจึงขอเปลี่ยนสถานที่ประชุมเป็นห้องประชุม ๓๐๑",
        "จึงเรียนมาเพื่อโปรดทราบ",
    )
    s.line(RESPECT, left=8, align="centre")
    s.gap(3)
    name = s.line("(นาย", left=8, align="centre")
    deleted(name, "เก่า ก่อน")
    inserted(name, "ใหม่ ทันสมัย")
    s.dress(name, ")")
    s.line("ผู้ว่าราชการจังหวัดชุมพร", left=8, align="centre")
    s.line("สำนักงานจังหวัด")
    telephone = s.line("โทร. ๐ ๗๗๕๑ ")
    deleted(telephone, "๑๕๕๑")
    inserted(telephone, "๑๕๕๒")
    _right(
        s,
        number="ชพ 0017/9",
        date="8 มกราคม 2569",
        agency=("ศาลากลางจังหวัดชุมพร", "ถนนไตรรัตน์ ชพ 86000"),
        subject="แจ้งเปลี่ยนสถานที่ประชุม",
        recipient="หัวหน้าส่วนราชการ ทุกส่วนราชการ",
        signers=(("", "นายใหม่ ทันสมัย", ("ผู้ว่าราชการจังหวัดชุมพร",)),),
        offices=((("สำนักงานจังหวัด",), "0 7751 1552"),),
    )


@office_letter
def memo_of_a_hospital_in_items(s: Sheet) -> None:
    """A memorandum whose text begins with numbered items typed after five spaces."""
    s.line("บันทึกข้อความ", align="centre", bold=True, size=29)
    s.line("ส่วนราชการ  กลุ่มงานเภสัชกรรม โรงพยาบาลตัวอย่าง โทร ๑๑๒")
    s.line("ที่  ลพ ๐๐๓๓.๓/๕๖                      วันที่  ๕ ก.ย. ๒๕๖๙")
    s.line("เรื่อง  ขออนุมัติซื้อยา")
    s.line("เรียน  ผู้อำนวยการโรงพยาบาลตัวอย่าง")
    s.line("     1. ตามที่โรงพยาบาลได้รับการจัดสรรงบประมาณค่ายา นั้น")
    s.line("     2. กลุ่มงานเภสัชกรรมขออนุมัติซื้อยา จำนวน ๑๒ รายการ เป็นเงิน ๙๘,๐๐๐ บาท")
    s.line("          จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ")
    s.said("1. ตามที่โรงพยาบาลได้รับการจัดสรรงบประมาณค่ายา นั้น")
    s.said("2. กลุ่มงานเภสัชกรรมขออนุมัติซื้อยา จำนวน 12 รายการ เป็นเงิน 98,000 บาท")
    s.said("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ")
    s.gap(2)
    s.line("(เภสัชกรหญิงยา สามัญ)", left=8, align="centre")
    s.line("หัวหน้ากลุ่มงานเภสัชกรรม", left=8, align="centre")
    s.right |= {
        "kind": "memorandum",
        "number": "ลพ 0033.3/56",
        "date": "5 กันยายน 2569",
        "date_doubted": True,  # it is a Saturday
        "agency": ("กลุ่มงานเภสัชกรรม โรงพยาบาลตัวอย่าง โทร 112",),
        "subject": "ขออนุมัติซื้อยา",
        "recipient": "ผู้อำนวยการโรงพยาบาลตัวอย่าง",
        "signers": (("", "เภสัชกรหญิงยา สามัญ", ("หัวหน้ากลุ่มงานเภสัชกรรม",)),),
    }


@office_letter
def memo_opinion_boxes(s: Sheet) -> None:
    """A memorandum on leave: opinions in a ruled table of two columns, dots for signatures."""
    s.emblem(1.5)
    s.line("บันทึกข้อความ", align="centre", bold=True, size=29)
    s.line("ส่วนราชการ\tสำนักงานเกษตรอำเภอตัวอย่าง โทร. ๐ ๓๔๐๐ ๐๐๐๐", tabs=[2.5])
    s.line("ที่\tกษ ๑๐๐๗.๑/๑๒\tวันที่\t๑๒ มกราคม ๒๕๖๙", tabs=[1, 8, 9.5])
    s.line("เรื่อง\tขออนุญาตลาพักผ่อน", tabs=[1.5])
    s.line("เรียน\tเกษตรอำเภอตัวอย่าง", tabs=[1.5])
    s.body(
        "ข้าพเจ้า นางสาวพักผ่อน สบายใจ ตำแหน่งนักวิชาการส่งเสริมการเกษตรชำนาญการ ขออนุญาตลาพักผ่อน ตั้งแต่วันที่ ๑๙ ถึงวันที่ ๒๐ มกราคม ๒๕๖๙ มีกำหนด ๒ วัน",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    )
    s.gap(2)
    s.line("(นางสาวพักผ่อน สบายใจ)", left=8, align="centre")
    s.line("นักวิชาการส่งเสริมการเกษตรชำนาญการ", left=8, align="centre")
    s.right |= {
        "kind": "memorandum",
        "number": "กษ 1007.1/12",
        "date": "12 มกราคม 2569",
        "agency": ("สำนักงานเกษตรอำเภอตัวอย่าง โทร. 0 3400 0000",),
        "subject": "ขออนุญาตลาพักผ่อน",
        "recipient": "เกษตรอำเภอตัวอย่าง",
        "signers": (("", "นางสาวพักผ่อน สบายใจ", ("นักวิชาการส่งเสริมการเกษตรชำนาญการ",)),),
        "deadlines": (),
    }


@office_letter
def stamped_with_items(s: Sheet) -> None:
    """A sealed letter that asks by items and by a day, agency in two lines."""
    s.emblem()
    s.line("ที่ ศธ ๐๔๐๐๙/ว ๑๔๔")
    s.line("ถึง\tสำนักงานเขตพื้นที่การศึกษาประถมศึกษา ทุกเขต", tabs=[1.5])
    s.body(
        "ด้วยสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐานขอให้ดำเนินการ ดังนี้",
        "๑. ตรวจสอบข้อมูลนักเรียน",
        "๒. ยืนยันข้อมูลผ่านระบบ https://data.obec.example.go.th ภายในวันที่ ๑๐ มิถุนายน ๒๕๖๙",
    )
    s.gap(2)
    s.line("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", left=7, align="centre")
    s.line("๒๕ พฤษภาคม ๒๕๖๙", left=7, align="centre")
    s.gap()
    s.line("สำนักนโยบายและแผนการศึกษาขั้นพื้นฐาน")
    s.line("โทร. ๐ ๒๒๘๘ ๕๘๔๕")
    s.right |= {
        "kind": "stamped_letter",
        "number": "ศธ 04009/ว 144",
        "date": "25 พฤษภาคม 2569",
        "agency": ("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",),
        "recipient": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา ทุกเขต",
        "subject": "",
        "offices": ((("สำนักนโยบายและแผนการศึกษาขั้นพื้นฐาน",), "0 2288 5845"),),
        "deadlines": ("10 มิถุนายน 2569",),
    }


@office_letter
def order_by_letters(s: Sheet) -> None:
    """An order with groups ก. and ข., people by spaces, signed by a deputy."""
    s.emblem()
    s.line("คำสั่งวิทยาลัยเทคนิคตัวอย่าง", align="centre", bold=True)
    s.line("ที่ ๓๐๑ / ๒๕๖๙", align="centre", bold=True)
    s.line("เรื่อง แต่งตั้งคณะกรรมการรับสมัครนักเรียน ปีการศึกษา ๒๕๖๙", align="centre", bold=True)
    s.line("------------------------------", align="centre")
    s.para("เพื่อให้การรับสมัครนักเรียนเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะกรรมการ ดังต่อไปนี้")
    s.para("๑. มอบหมายให้ฝ่ายวิชาการจัดทำประกาศรับสมัคร")
    s.para("๒. มอบหมายให้ฝ่ายทะเบียนรับรายงานตัว")
    s.para("ทั้งนี้ ให้ถือปฏิบัติตั้งแต่วันที่ ๑ มีนาคม ๒๕๖๙ เป็นต้นไป")
    s.line("สั่ง ณ วันที่ ๒๐ กุมภาพันธ์ พุทธศักราช ๒๕๖๙", left=4)
    s.gap(3)
    s.line("(นายเทคนิค ช่างกล)", left=8, align="centre")
    s.line("รองผู้อำนวยการ รักษาราชการแทน", left=8, align="centre")
    s.line("ผู้อำนวยการวิทยาลัยเทคนิคตัวอย่าง", left=8, align="centre")
    s.right |= {
        "kind": "order",
        "number": "301/2569",
        "date": "20 กุมภาพันธ์ 2569",
        "agency": ("วิทยาลัยเทคนิคตัวอย่าง",),
        "subject": "แต่งตั้งคณะกรรมการรับสมัครนักเรียน ปีการศึกษา 2569",
        "signers": (
            ("", "นายเทคนิค ช่างกล", ("รองผู้อำนวยการ รักษาราชการแทน", "ผู้อำนวยการวิทยาลัยเทคนิคตัวอย่าง")),
        ),
    }


@office_letter
def english_of_a_university(s: Sheet) -> None:
    """A letter in English: month first, name without brackets, two enclosures."""
    s.emblem()
    s.line("No. MHESI 8393/0012\tFaculty of Medicine", tabs=[9])
    s.line("\tExample University", tabs=[9])
    s.line("\tChiang Mai 50200, Thailand", tabs=[9])
    s.line("March 5, 2026", left=8)
    s.line("Professor John Doe")
    s.line("Dean, Example School of Medicine")
    s.line("Dear Professor Doe,")
    s.line("Subject: Memorandum of Understanding")
    s.body(
        "We are pleased to send you the signed Memorandum of Understanding.",
        "We look forward to our cooperation.",
    )
    s.line("Yours sincerely,", left=8)
    s.gap(3)
    s.line("(Associate Professor Somchai Jaidee, M.D.)", left=8)
    s.line("Dean of the Faculty of Medicine", left=8)
    s.line("International Relations Unit")
    s.line("Tel. +66 5393 5123")
    s.right |= {
        "kind": "english_letter",
        "number": "",
        "date": "5 มีนาคม 2569",
        "agency": ("Faculty of Medicine", "Example University", "Chiang Mai 50200, Thailand"),
        "subject": "Memorandum of Understanding",
        "recipient": "",
        "own": {
            "number": "MHESI 8393/0012",
            "opening": "Dear Professor Doe,",
            "closing": "Yours sincerely,",
            "signer": "Associate Professor Somchai Jaidee, M.D.",
        },
        "signers": (),
        "lists": {
            "to": (("Professor John Doe",), ("Dean, Example School of Medicine",)),
            "posts": (("Dean of the Faculty of Medicine",),),
            "contact": (("International Relations Unit",), ("Tel. +66 5393 5123",)),
        },
    }


@office_letter
def programme_after(s: Sheet) -> None:
    """An invitation whose programme follows on a sheet of its own, with its corner label."""
    _letter(s, "วธ ๐๒๐๕/ว ๗๗", ("สำนักงานวัฒนธรรมจังหวัดสุโขทัย", "ถนนสิงหวัฒน์ สท ๖๔๐๐๐"), "๒ เมษายน ๒๕๖๙")
    s.line("เรื่อง  ขอเชิญร่วมงานประเพณีสงกรานต์")
    s.line("เรียน  หัวหน้าส่วนราชการประจำจังหวัดสุโขทัย")
    s.line("สิ่งที่ส่งมาด้วย  กำหนดการ  จำนวน ๑ แผ่น")
    s.body(
        "ด้วยจังหวัดสุโขทัยกำหนดจัดงานประเพณีสงกรานต์ ในวันที่ ๑๓ เมษายน ๒๕๖๙", "จึงเรียนมาเพื่อโปรดทราบและร่วมงาน"
    )
    _sign(s, "(นางวัฒนธรรม งามตา)", "วัฒนธรรมจังหวัดสุโขทัย")
    s.line("กลุ่มส่งเสริมศาสนา")
    s.line("โทร. ๐ ๕๕๖๑ ๒๖๗๕")
    s.sheet_end()
    s.line("สิ่งที่ส่งมาด้วย", align="right")
    s.line("กำหนดการ", align="centre", bold=True)
    s.line("งานประเพณีสงกรานต์", align="centre", bold=True)
    s.line("เวลา ๐๘.๐๐ น.\tลงทะเบียน", tabs=[4])
    s.line("เวลา ๐๙.๐๐ น.\tพิธีเปิด", tabs=[4])
    s.line("เวลา ๑๒.๐๐ น.\tรับประทานอาหารกลางวัน", tabs=[4])
    _right(
        s,
        number="วธ 0205/ว 77",
        date="2 เมษายน 2569",
        agency=("สำนักงานวัฒนธรรมจังหวัดสุโขทัย", "ถนนสิงหวัฒน์ สท 64000"),
        subject="ขอเชิญร่วมงานประเพณีสงกรานต์",
        recipient="หัวหน้าส่วนราชการประจำจังหวัดสุโขทัย",
        enclosures=(("กำหนดการ", "1 แผ่น"),),
        signers=(("", "นางวัฒนธรรม งามตา", ("วัฒนธรรมจังหวัดสุโขทัย",)),),
        offices=((("กลุ่มส่งเสริมศาสนา",), "0 5561 2675"),),
        deadlines=(),
        sheets=(("free_sheet", "กำหนดการ"),),
    )
