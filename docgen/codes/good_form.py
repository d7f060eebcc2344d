"""DG710x to DG715x, DG7185 and DG7186: how a letter addresses, refers, spaces and counts."""

from __future__ import annotations

from docgen.codes.code import Code

_REGULATION = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖"
_ADVICE = "คำแนะนำการเขียนหนังสือราชการ"
_SPACING = "หลักเกณฑ์การเว้นวรรค ราชบัณฑิตยสภา"


def _rule(
    id: str,
    message: str,
    remedy: str,
    en: str,
    en_remedy: str,
    *,
    wrong: str,
    right: str,
    meaning: str,
    clause: str,
    strength: str = "practice",
    label: str = "",
    severity: str = "warning",
    asked: bool = False,
) -> Code:
    return Code(
        id=id, message=message, remedy=remedy, en=en, en_remedy=en_remedy,
        label=label, meaning=meaning, wrong=wrong, right=right,
        severity=severity, clause=clause, strength=strength, asked=asked,
    )  # fmt: skip


def _spacing_code(
    id: str, what: str, en: str, meaning: str, wrong: str, right: str, clause: str = _SPACING
) -> Code:
    """A slip of spacing or of digits, whose parameters hold the text as it is and as meant."""
    return _rule(
        id=id,
        message=f"{what}: «{{text}}»",
        remedy="พิมพ์ «{suggestion}» หรือสั่ง docgen check --fix",
        en=f"{en}: «{{text}}»",
        en_remedy="type «{suggestion}», or run docgen check --fix",
        meaning=meaning,
        wrong=wrong,
        right=right,
        clause=clause,
    )


_ADDRESSING = (
    _rule(
        id="DG7101",
        message="ผู้รับขึ้นต้นด้วยคำขึ้นต้น «{word}» อยู่แล้ว ในหนังสือจะเป็น «{salutation} {text}»",
        remedy="ลบคำว่า {word} ออก docgen เลือกคำขึ้นต้นให้เอง",
        en="the recipient begins with the salutation «{word}», which docgen adds by itself",
        en_remedy="delete {word}",
        meaning="docgen พิมพ์คำขึ้นต้นให้ตรงกับผู้รับและคำลงท้าย ช่องนี้จึงมีเพียงตำแหน่งหรือชื่อผู้รับ",
        wrong="เรียน: เรียน ผู้ว่าราชการจังหวัดกระบี่",
        right="เรียน: ผู้ว่าราชการจังหวัดกระบี่",
        clause=f"{_REGULATION} ภาคผนวก ๒",
        strength="regulation",
        severity="error",
        label="คำนี้เกินมา",
    ),
    _rule(
        id="DG7102",
        message="ข้อความมีคำลงท้าย «{text}» ซึ่ง docgen พิมพ์ให้อยู่แล้ว",
        remedy="ลบคำลงท้ายออกจากข้อความ",
        en="the body holds the complimentary close «{text}», which docgen adds by itself",
        en_remedy="delete it from the body",
        meaning="คำลงท้ายต้องเข้าคู่กับคำขึ้นต้น docgen จึงเลือกให้เอง ส่วนบันทึกข้อความไม่มีคำลงท้าย",
        wrong="ข้อความ:\n  - จึงเรียนมาเพื่อทราบ\n  - ขอแสดงความนับถืออย่างสูง",
        right="ข้อความ:\n  - จึงเรียนมาเพื่อทราบ",
        clause=f"{_REGULATION} ภาคผนวก ๒",
        strength="regulation",
        label="คำลงท้าย",
    ),
    _rule(
        id="DG7185",
        message="ข้อความมี «{text}» ซึ่ง docgen พิมพ์ต่อท้ายข้อความให้อยู่แล้ว จะมีสองแห่ง",
        remedy="ลบย่อหน้านี้ออกจากข้อความ วันที่พิมพ์ตามช่อง วันที่",
        en="the body holds «{text}», which docgen prints after the body by itself, so it would stand twice",
        en_remedy="delete this paragraph from the body; the date printed is that of the field วันที่",
        meaning="คำสั่ง ประกาศ และหนังสือแบบเดียวกันลงวันที่ครั้งเดียวต่อจากข้อความ docgen พิมพ์ให้จากช่อง วันที่",
        wrong="ข้อความ:\n  - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป\n  - สั่ง ณ วันที่ 8 กันยายน พ.ศ. 2564",
        right="ข้อความ:\n  - ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        clause=f"{_REGULATION} ข้อ ๑๖",
        strength="regulation",
        label="พิมพ์ให้อยู่แล้ว",
    ),
    _rule(
        id="DG7186",
        message="พิมพ์เลขลำดับ «{text}» ไว้หน้ารายการ ซึ่ง docgen ใส่ให้เอง จะมีเลขสองแห่ง",
        remedy="ลบ {text} ออก หรือสั่ง docgen check --fix",
        en="the entry begins with its number «{text}»; docgen numbers by itself, so it would stand twice",
        en_remedy="delete {text}, or run docgen check --fix",
        meaning="รายชื่อผู้มาประชุมและรายการแบบเดียวกัน docgen ใส่เลขลำดับให้เอง",
        wrong="ผู้มาประชุม:\n  - 1. นายสมชาย ใจดี",
        right="ผู้มาประชุม:\n  - นายสมชาย ใจดี",
        clause=f"{_ADVICE} การแบ่งข้อ",
        label="เลขนี้เกินมา",
    ),
    _rule(
        id="DG7103",
        message="ผู้รับ «{text}» คล้ายกับ «{office}» ซึ่งใช้ กราบเรียน แต่ไม่ตรงชื่อตำแหน่ง หนังสือนี้จึงใช้ เรียน",
        remedy="ถ้าหมายถึง {office} ให้พิมพ์ชื่อตำแหน่งนี้เพียงอย่างเดียว",
        en="the recipient «{text}» resembles «{office}», who is addressed กราบเรียน, but is not that title",
        en_remedy="if {office} is meant, type that title alone",
        meaning="ตำแหน่งที่ใช้ กราบเรียน และ ขอแสดงความนับถืออย่างยิ่ง มีเพียง ๑๔ ตำแหน่ง และต้องตรงทุกคำ รองหรือผู้ช่วยไม่นับ",
        wrong="เรียน: ฯพณฯ นายกรัฐมนตรี",
        right="เรียน: นายกรัฐมนตรี",
        clause=f"{_REGULATION} ภาคผนวก ๒ และ นร ๑๓๐๕/ว ๕๒๙๓",
        strength="regulation",
        label="ไม่ตรงชื่อตำแหน่ง",
    ),
    _rule(
        id="DG7104",
        message="ผู้รับ «{text}» ต้องใช้คำขึ้นต้นและคำลงท้ายเฉพาะ แต่ docgen จะพิมพ์ เรียน กับ ขอแสดงความนับถือ",
        remedy="ถ้าเป็นพระภิกษุ ให้เพิ่ม ชั้นผู้รับ: เช่น พระราชาคณะ ผู้อื่นให้เพิ่ม คำขึ้นต้น: และ คำลงท้าย: ตามภาคผนวก ๒",
        en="«{text}» takes a salutation and close of its own; docgen would print เรียน and ขอแสดงความนับถือ",
        en_remedy="for a monk add addressee_rank:; for others salutation: and complimentary_close: as appendix 2 says",
        meaning="พระภิกษุและพระบรมวงศานุวงศ์มีคำขึ้นต้นและคำลงท้ายแยกตามชั้น ซึ่งผู้ร่างต้องเป็นผู้กำหนด",
        wrong="เรียน: พระราชวชิรโมลี เจ้าคณะจังหวัด",
        right="เรียน: ผู้อำนวยการสำนักงานพระพุทธศาสนาจังหวัด",
        clause=f"{_REGULATION} ภาคผนวก ๒",
        strength="regulation",
        label="มีคำขึ้นต้นเฉพาะ",
    ),
)

_BODY = (
    _rule(
        id="DG7105",
        message="ย่อหน้าที่ขึ้นต้นด้วย «{opening}» ลงท้ายด้วย «{closing}»",
        remedy="ตัด {closing} ท้ายย่อหน้าออก หรือขึ้นต้นด้วย ตามที่ ถ้าเป็นเรื่องที่ผู้รับรู้แล้ว",
        en="a paragraph that opens with «{opening}» ends with «{closing}»",
        en_remedy="leave out {closing}, or open with ตามที่ when the matter is known",
        meaning="ด้วย และ เนื่องจาก ยกเรื่องใหม่ขึ้นมา จึงไม่รับด้วย นั้น",
        wrong="ข้อความ:\n  - ด้วยกรมจะจัดการประชุม นั้น",
        right="ข้อความ:\n  - ด้วยกรมจะจัดการประชุม",
        clause=f"{_ADVICE} ภาคเหตุ",
        strength="unverified",
        label="ไม่ต้องมี",
    ),
    _rule(
        id="DG7106",
        message="พิมพ์เลขลำดับ «{text}» ไว้หน้ารายการ ซึ่ง docgen ใส่ให้เอง และรายการเดียวไม่มีเลข",
        remedy="ลบ {text} ออก หรือสั่ง docgen check --fix",
        en="the entry begins with its number «{text}»; docgen numbers by itself, and a single entry has none",
        en_remedy="delete {text}, or run docgen check --fix",
        meaning="สิ่งที่ส่งมาด้วยหรืออ้างถึงรายการเดียวไม่มีเลขลำดับ สองรายการขึ้นไปจึงมี ๑. ๒.",
        wrong="สิ่งที่ส่งมาด้วย:\n  - รายการ: 1. แบบรายงาน",
        right="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน",
        clause=f"{_REGULATION} ข้อ ๑๑",
        strength="unverified",
        label="เลขนี้เกินมา",
    ),
    _rule(
        id="DG7108",
        message="ข้อความกล่าวถึง «{name}» แต่หนังสือไม่มีสิ่งที่ส่งมาด้วย",
        remedy="เพิ่มหัวข้อ สิ่งที่ส่งมาด้วย หรือตัดข้อความนี้ออก",
        en="the body speaks of «{name}», but the letter encloses nothing",
        en_remedy="add the enclosures, or leave this out",
        meaning="ผู้รับจะหาสิ่งที่ส่งมาด้วยไม่พบ มักเกิดจากการคัดลอกข้อความจากหนังสือฉบับอื่น",
        wrong="ข้อความ:\n  - ด้วยกรมขอให้รายงานผล รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
        right="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน\nข้อความ:\n  - ด้วยกรมขอให้รายงานผล รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
        clause=f"{_ADVICE} สิ่งที่ส่งมาด้วย",
    ),
    _rule(
        id="DG7109",
        message="ข้อความกล่าวถึง «{name}» แต่หนังสือไม่มีอ้างถึง",
        remedy="เพิ่มหัวข้อ อ้างถึง หรือบอกชื่อและเลขที่ของหนังสือนั้นในข้อความ",
        en="the body speaks of «{name}», but the letter cites nothing",
        en_remedy="add the reference, or name the letter in the body",
        meaning="คำว่าหนังสือที่อ้างถึงหมายถึงบรรทัดอ้างถึง ผู้รับจะไม่รู้ว่าเป็นฉบับใด",
        wrong="ข้อความ:\n  - ตามหนังสือที่อ้างถึง กรมได้แจ้งกำหนดการแล้ว นั้น",
        right="อ้างถึง:\n  - เอกสาร: หนังสือกรมการปกครอง\n    ที่: มท 0310/ว 5\n    ลงวันที่: 1 กันยายน 2564\nข้อความ:\n  - ตามหนังสือที่อ้างถึง กรมได้แจ้งกำหนดการแล้ว นั้น",
        clause=f"{_ADVICE} อ้างถึง",
    ),
    _rule(
        id="DG7110",
        message="ข้อความกล่าวถึง «{name}» แต่สิ่งที่ส่งมาด้วยมี {count} รายการ",
        remedy="แก้เลขให้ตรงกับรายการ รายการเดียวไม่ต้องมีเลข",
        en="the body speaks of «{name}», but there are {count} enclosures",
        en_remedy="give the number of an enclosure that is there; a single one has none",
        meaning="เลขในข้อความต้องตรงกับเลขลำดับของสิ่งที่ส่งมาด้วย",
        wrong="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน\nข้อความ:\n  - รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย 2",
        right="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน\nข้อความ:\n  - รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
        clause=f"{_ADVICE} สิ่งที่ส่งมาด้วย",
        strength="unverified",
    ),
    _rule(
        id="DG7111",
        message="อ้างถึงหนังสือลงวันที่ {later} ก่อนหนังสือลงวันที่ {earlier}",
        remedy="เรียงหนังสือที่อ้างถึงตามวันที่ ฉบับเก่าก่อน",
        en="a letter of {later} is cited before one of {earlier}",
        en_remedy="put the cited letters in the order of their dates",
        meaning="หนังสือที่อ้างถึงหลายฉบับเรียงตามวันที่ ผู้อ่านจึงเห็นลำดับเรื่อง",
        wrong="อ้างถึง:\n  - {เอกสาร: หนังสือกรม, ที่: มท 0310/ว 9, ลงวันที่: 9 กันยายน 2564}\n  - {เอกสาร: หนังสือกรม, ที่: มท 0310/ว 5, ลงวันที่: 1 กันยายน 2564}",
        right="อ้างถึง:\n  - {เอกสาร: หนังสือกรม, ที่: มท 0310/ว 5, ลงวันที่: 1 กันยายน 2564}\n  - {เอกสาร: หนังสือกรม, ที่: มท 0310/ว 9, ลงวันที่: 9 กันยายน 2564}",
        clause=f"{_ADVICE} อ้างถึง",
        strength="unverified",
        label="เก่ากว่าฉบับก่อนหน้า",
    ),
    _rule(
        id="DG7118",
        message="วันที่ «{written}» ในข้อความใช้ไม่ได้: {reason}",
        remedy="{remedy}",
        en="the date «{written}» in the text cannot be: {reason}",
        en_remedy="{remedy}",
        meaning="วันที่ในข้อความต้องมีจริง เป็นปี พ.ศ. และตรงกับชื่อวันที่เขียนไว้ข้างหน้า",
        wrong="ข้อความ:\n  - ด้วยกรมจะประชุมในวันศุกร์ที่ 8 กันยายน 2564",
        right="ข้อความ:\n  - ด้วยกรมจะประชุมในวันพุธที่ 8 กันยายน 2564",
        clause="ปฏิทินและปีพุทธศักราช",
    ),
    _rule(
        id="DG7119",
        message="สิ่งที่ส่งมาด้วย «{item}» ไม่บอกจำนวน",
        remedy="เพิ่มหัวข้อ จำนวน เช่น จำนวน: 1 ชุด",
        en="the enclosure «{item}» does not tell how many",
        en_remedy="add its quantity, as in quantity: 1 ชุด",
        meaning="สิ่งที่ส่งมาด้วยทุกรายการบอกชื่อและจำนวน ผู้รับจึงตรวจได้ว่าได้รับครบ",
        wrong="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน",
        right="สิ่งที่ส่งมาด้วย:\n  - รายการ: แบบรายงาน\n    จำนวน: 1 ชุด",
        clause="ระเบียบงานสารบรรณ ข้อ ๑๑.๗",
        label="ไม่บอกจำนวน",
    ),
    _rule(
        id="DG7120",
        message="ย่อหน้านี้มีคำว่า «{word}» {count} แห่ง ผู้รับอาจเห็นไม่ครบ",
        remedy="แยกแต่ละเรื่องเป็นข้อ ๑. ๒. ๓. ใต้ «ดังนี้»",
        en="this paragraph asks {count} things in a row",
        en_remedy="make each of them a numbered item",
        meaning="ความประสงค์หลายเรื่องควรแยกเป็นข้อ ให้ผู้รับปฏิบัติและตอบได้ทีละข้อ",
        wrong="ข้อความ:\n  - จึงขอให้รายงาน ขอให้ยืนยัน และขอให้แจ้งชื่อ",
        right="ข้อความ:\n  - จึงขอความร่วมมือ ดังนี้\n  - ข้อ: [รายงาน, ยืนยัน, แจ้งชื่อ]",
        clause="คำแนะนำการเขียนหนังสือราชการ ภาคความประสงค์",
        severity="note",
        asked=True,
    ),
)

_SIGNING = (
    _rule(
        id="DG7112",
        message="ชื่อผู้ลงนาม «{name}» ไม่มีคำนำหน้าชื่อ หรือไม่มีนามสกุล",
        remedy="พิมพ์ชื่อเต็ม เช่น นายขจร ศรีชวโนทัย ใน config/signatories.yaml",
        en="the signatory's name «{name}» lacks its title or surname",
        en_remedy="type the full name, as in นายขจร ศรีชวโนทัย",
        meaning="ใต้ลายมือชื่อพิมพ์ชื่อเต็มในวงเล็บ มีคำนำหน้า ชื่อ และนามสกุล",
        wrong="รองอธิบดี:\n  ชื่อ: ขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี",
        right="รองอธิบดี:\n  ชื่อ: นายขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี",
        clause=f"{_REGULATION} ข้อ ๑๑ ลงชื่อ",
        strength="regulation",
        label="ไม่ใช่ชื่อเต็ม",
    ),
    _rule(
        id="DG7113",
        message="ชื่อผู้ลงนามใช้ «{title}» แทนคำนำหน้าชื่อ",
        remedy="ใช้ นาย นาง นางสาว ยศ หรือตำแหน่งทางวิชาการที่กฎหมายให้ใช้",
        en="the signatory's name has «{title}» for its title",
        en_remedy="use นาย, นาง, นางสาว, a rank, or an academic rank that the law allows",
        meaning="คำว่า ดร. หรือคำนำหน้าทางวิชาชีพไม่ใช้แทนคำนำหน้าชื่อในหนังสือราชการ",
        wrong="ผอ:\n  ชื่อ: ดร.สมชาย ใจดี\n  ตำแหน่ง: ผู้อำนวยการ",
        right="ผอ:\n  ชื่อ: นายสมชาย ใจดี\n  ตำแหน่ง: ผู้อำนวยการ",
        clause="ระเบียบว่าด้วยการใช้คำนำหน้าชื่อทางวิชาการ",
        strength="unverified",
    ),
    _rule(
        id="DG7114",
        message="เว้นวรรคระหว่างคำนำหน้า «{title}» กับชื่อ",
        remedy="พิมพ์ {suggestion} หรือสั่ง docgen check --fix",
        en="there is a space between the title «{title}» and the name",
        en_remedy="type {suggestion}, or run docgen check --fix",
        meaning="นาย นาง และนางสาวพิมพ์ติดกับชื่อ ส่วนยศเว้นวรรค",
        wrong="รองอธิบดี:\n  ชื่อ: นาย ขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี",
        right="รองอธิบดี:\n  ชื่อ: นายขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี",
        clause=_SPACING,
    ),
    _rule(
        id="DG7115",
        message="ตำแหน่งมีคำว่า «{phrase}» อยู่ในข้อความ",
        remedy="แยกเป็นหัวข้อ เช่น ตำแหน่ง: รองอธิบดี แล้ว {phrase}: อธิบดี",
        en="the position title holds the words «{phrase}»",
        en_remedy="give them as a field of their own:  {phrase}: …",
        meaning="คำแทนอยู่ท้ายบรรทัดตำแหน่งของผู้ลงนาม และตำแหน่งของผู้มอบอยู่บรรทัดถัดไป docgen จัดให้เมื่อเขียนเป็นหัวข้อ",
        wrong="รองอธิบดี:\n  ชื่อ: นายขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี ปฏิบัติราชการแทน อธิบดี",
        right="รองอธิบดี:\n  ชื่อ: นายขจร ศรีชวโนทัย\n  ตำแหน่ง: รองอธิบดี\n  ปฏิบัติราชการแทน: อธิบดี",
        clause=f"{_REGULATION} ภาคผนวก ๓",
        strength="regulation",
        label="ควรเป็นหัวข้อ",
    ),
)

_TEXT = (
    _spacing_code(
        id="DG7130", what="ไม้ยมก (ๆ) ไม่ได้เว้นวรรคหน้าและหลัง", en="ๆ lacks its space",
        meaning="ไม้ยมกเว้นวรรคทั้งหน้าและหลัง", wrong="เรื่อง: งานต่างๆของกรม", right="เรื่อง: งานต่าง ๆ ของกรม",
    ),
    _spacing_code(
        id="DG7131", what="ไปยาลน้อย (ฯ) ต้องติดกับคำหน้าและเว้นวรรคข้างหลัง", en="ฯ stands apart from its word",
        meaning="ไปยาลน้อยย่อคำที่อยู่หน้า จึงติดกับคำนั้น", wrong="เรื่อง: ระบบ ฯ ของกรม", right="เรื่อง: ระบบฯ ของกรม",
    ),
    _spacing_code(
        id="DG7132", what="ไปยาลใหญ่ (ฯลฯ) ไม่ได้เว้นวรรค", en="ฯลฯ lacks its space",
        meaning="ไปยาลใหญ่เว้นวรรคทั้งหน้าและหลัง", wrong="เรื่อง: สมุด ดินสอฯลฯ", right="เรื่อง: สมุด ดินสอ ฯลฯ",
    ),
    _spacing_code(
        id="DG7133", what="วงเล็บเว้นวรรคผิด", en="brackets are spaced wrongly",
        meaning="เว้นวรรคหน้าวงเล็บเปิดและหลังวงเล็บปิด ไม่เว้นข้างใน", wrong="เรื่อง: ระบบ( e-Office )ของกรม", right="เรื่อง: ระบบ (e-Office) ของกรม",
    ),
    _spacing_code(
        id="DG7134", what="ไม่ได้เว้นวรรคระหว่างอักษรไทยกับตัวเลขหรืออักษรโรมัน", en="no space between Thai and digits or Latin letters",
        meaning="ตัวเลขและคำโรมันในข้อความไทยเว้นวรรคหน้าและหลัง", wrong="เรื่อง: งาน8ด้าน", right="เรื่อง: งาน 8 ด้าน",
    ),
    _spacing_code(
        id="DG7135", what="เครื่องหมายจุลภาคหรืออัฒภาคเว้นวรรคผิด", en="a comma or semicolon is spaced wrongly",
        meaning="ไม่เว้นหน้าเครื่องหมาย และเว้นข้างหลัง", wrong="เรื่อง: สมุด ,ดินสอ", right="เรื่อง: สมุด, ดินสอ",
    ),
    _spacing_code(
        id="DG7136", what="เว้นวรรคซ้ำ", en="more than one space",
        meaning="วรรคหนึ่งพิมพ์หนึ่งเคาะ docgen จัดช่องไฟให้เอง", wrong="เรื่อง: การ  ประชุม", right="เรื่อง: การ ประชุม",
    ),
    _spacing_code(
        id="DG7137", what="ไม่ได้เว้นวรรคหลังคำย่อ", en="no space after the abbreviation",
        meaning="พ.ศ. และ โทร. เว้นหนึ่งวรรคก่อนตัวเลข", wrong="เรื่อง: แผนปี พ.ศ.2564", right="เรื่อง: แผนปี พ.ศ. 2564",
    ),
    _rule(
        id="DG7138",
        message="เลขข้อ «{text}» มีวงเล็บตัวเดียว",
        remedy="พิมพ์เลขข้อเป็น ๑. หรือใช้หัวข้อ ข้อ: ให้ docgen ใส่เลข",
        en="the number «{text}» has one bracket",
        en_remedy="type ๑. or let docgen number the items",
        meaning="ข้อในหนังสือราชการใช้ ๑. ๑.๑ ไม่ใช้ ๑)",
        wrong="ข้อความ:\n  - 1) ให้รายงานผล",
        right="ข้อความ:\n  - 1. ให้รายงานผล",
        clause=f"{_ADVICE} การแบ่งข้อ",
    ),
    _rule(
        id="DG7139",
        message="วันที่ «{text}» ใช้ชื่อเดือนย่อหรือปีสองหลัก",
        remedy="พิมพ์ชื่อเดือนและปี พ.ศ. เต็ม เช่น {meant}",
        en="the date «{text}» is abbreviated",
        en_remedy="write month and year in full, as in {meant}",
        meaning="ในข้อความของหนังสือใช้วันที่เต็ม คำย่อใช้ในตาราง บันทึก และตรารับ",
        wrong="ข้อความ:\n  - ด้วยกรมจะประชุมในวันที่ 8 ก.ย. 64",
        right="ข้อความ:\n  - ด้วยกรมจะประชุมในวันที่ 8 กันยายน 2564",
        clause=f"{_ADVICE} วันที่",
    ),
    _spacing_code(
        id="DG7140", what="ตัวเลขจำนวนเดียวมีทั้งเลขไทยและเลขอารบิก", en="one number mixes Thai and Arabic digits",
        meaning="ตัวเลขจำนวนหนึ่งพิมพ์ด้วยเลขแบบเดียว ในหนังสือ docgen พิมพ์เป็นเลขไทยให้", wrong="เรื่อง: แผนปี 25๖4", right="เรื่อง: แผนปี 2564",
        clause="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓",
    ),
    _spacing_code(
        id="DG7141", what="มีเลขไทยในที่อยู่เว็บ อีเมล หรือคำโรมัน", en="Thai digits in an address or a Latin word",
        meaning="ที่อยู่เว็บ อีเมล และคำอย่าง COVID-19 ใช้เลขอารบิก เลขไทยทำให้ใช้การไม่ได้", wrong="เรื่อง: การใช้เว็บไซต์ www.๑๒๑๒.go.th", right="เรื่อง: การใช้เว็บไซต์ www.1212.go.th",
        clause="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓",
    ),
)  # fmt: skip


def _personal(id: str, what: str, en: str, wrong: str, right: str) -> Code:
    return _rule(
        id=id,
        message=f"{what} «{{text}}»",
        remedy="ตัดออก หรือตรวจว่าผู้รับทุกรายมีสิทธิรู้ แล้วเขียน # noqa: " + id + " เหตุผล ท้ายบรรทัด",
        en=f"{en} «{{text}}»",
        en_remedy="leave it out, or make sure that every recipient may know it and add # noqa: " + id + " with the reason",
        meaning="หนังสือเวียนถึงผู้รับหลายราย ข้อมูลส่วนบุคคลจึงควรมีเท่าที่จำเป็น",
        wrong=wrong,
        right=right,
        clause="พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒",
        strength="office",
        label="ข้อมูลส่วนบุคคล",
    )  # fmt: skip


_PERSONAL = (
    _personal(
        id="DG7150", what="มีเลขประจำตัวประชาชน", en="an identity number",
        wrong="ข้อความ:\n  - ด้วยนายสมชาย ใจดี เลขประจำตัว 1-2345-67890-12-1 ได้ยื่นคำขอ",
        right="ข้อความ:\n  - ด้วยนายสมชาย ใจดี ได้ยื่นคำขอ",
    ),
    _personal(
        id="DG7151", what="มีหมายเลขโทรศัพท์เคลื่อนที่", en="a mobile telephone number",
        wrong="ข้อความ:\n  - ด้วยกรมขอให้ติดต่อ 08 1234 5678", right="ข้อความ:\n  - ด้วยกรมขอให้ติดต่อ 0 2241 9000",
    ),
    _personal(
        id="DG7152", what="มีอีเมลส่วนตัว", en="a private mailbox",
        wrong="ข้อความ:\n  - ด้วยกรมขอให้ส่งที่ somchai@gmail.com", right="ข้อความ:\n  - ด้วยกรมขอให้ส่งที่ saraban@dla.go.th",
    ),
)  # fmt: skip

CODES: tuple[Code, ...] = (*_ADDRESSING, *_BODY, *_SIGNING, *_TEXT, *_PERSONAL)
