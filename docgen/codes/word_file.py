"""DG72xx: a finished Word file against the standard."""

from __future__ import annotations

from docgen.codes.code import Code

_REGULATION = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖"
_SECRECY = "ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. ๒๕๔๔"
_MANUAL = "คำอธิบายการพิมพ์หนังสือราชการด้วยคอมพิวเตอร์ นร ๐๑๐๖/ว ๒๐๑๙"
_FIX = " หรือสั่ง docgen check แฟ้ม.docx --fix -o แฟ้มใหม่.docx"
_EN_FIX = ", or run docgen check FILE.docx --fix -o NEW.docx"


def _rule(
    id: str,
    message: str,
    remedy: str,
    en: str,
    en_remedy: str,
    meaning: str,
    wrong: str,
    right: str,
    clause: str,
    *,
    strength: str,
    severity: str = "error",
    fixed: bool = False,
) -> Code:
    return Code(
        id=id,
        message=message,
        remedy=remedy + (_FIX if fixed else ""),
        en=en,
        en_remedy=en_remedy + (_EN_FIX if fixed else ""),
        meaning=meaning,
        wrong=wrong,
        right=right,
        severity=severity,
        clause=clause,
        strength=strength,
    )


_PAGE = (
    _rule(
        id="DG7200", message="อ่านแฟ้ม «{file}» ไม่ได้: {reason}", remedy="{remedy}",
        en="the file «{file}» cannot be read: {reason}", en_remedy="{remedy}",
        meaning="docgen เปิดเฉพาะแฟ้ม .docx ปกติ แฟ้มที่เสียหรือทำให้โปรแกรมค้างได้จะไม่ถูกเปิด",
        wrong="หนังสือ.doc", right="หนังสือ.docx", clause="แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        id="DG7201", message="กระดาษ {text} ซม. ไม่ใช่ A4", remedy="ตั้งกระดาษเป็น A4 (21.0 x 29.7 ซม.)",
        en="the paper is {text} cm, not A4", en_remedy="set the paper to A4 (21.0 x 29.7 cm)",
        meaning="หนังสือราชการใช้กระดาษ A4 แบบจดหมายอเมริกัน (Letter) สั้นและกว้างกว่า",
        wrong="Letter 21.6 x 27.9", right="A4 21.0 x 29.7", clause=f"{_REGULATION} ข้อ ๗๕", strength="regulation", fixed=True,
    ),
    _rule(
        id="DG7202", message="ระยะขอบกระดาษด้าน{side}คือ {text} ซม. ต้องเป็น {value} ซม.", remedy="ตั้งขอบซ้าย 3 ซม. ขอบขวา 2 ซม.",
        en="the {side} margin is {text} cm; it must be {value} cm", en_remedy="set the margins to 3 cm left and 2 cm right",
        meaning="ขอบซ้าย ๓ เซนติเมตร ขอบขวา ๒ เซนติเมตร ความกว้างของข้อความจึงเป็น ๑๖ เซนติเมตร",
        wrong="ขอบซ้าย 2.54", right="ขอบซ้าย 3", clause=f"{_MANUAL} ข้อ ๑.๑", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7203", message="อักษรไทยใน «{text}» ใช้แบบอักษร «{face}»", remedy="ตั้งแบบอักษรเป็น TH SarabunPSK ทั้งช่องอักษรละตินและช่องอักษรไทย (Complex scripts)",
        en="the Thai of «{text}» is drawn in «{face}»", en_remedy="set TH SarabunPSK for Latin and for complex scripts",
        meaning="Word วาดอักษรไทยด้วยแบบอักษรของช่อง Complex scripts ถ้าตั้งเพียงช่องละติน เครื่องอื่นจะพิมพ์ด้วยแบบอักษรอื่น",
        wrong="Calibri", right="TH SarabunPSK", clause=f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7204", message="ใช้แบบอักษร «{text}» ซึ่งวาดเลขอารบิกเป็นรูปเลขไทย", remedy="ใช้ TH SarabunPSK และพิมพ์เลขไทยจริง",
        en="the face «{text}» draws Thai shapes on Arabic digits", en_remedy="use TH SarabunPSK and type real Thai digits",
        meaning="ข้อความในแฟ้มยังเป็นเลขอารบิก ค้นหา คัดลอก และส่งทางอิเล็กทรอนิกส์แล้วเลขจะเปลี่ยนรูป",
        wrong="TH SarabunIT๙", right="TH SarabunPSK", clause=f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7205", message="อักษรไทยใน «{text}» ขนาด {size} พอยท์ ต้องเป็น {value} พอยท์", remedy="ตั้งขนาด {value} พอยท์ ทั้งช่องละตินและ Complex scripts",
        en="the Thai of «{text}» is {size} point; it must be {value}", en_remedy="set {value} point for Latin and complex scripts",
        meaning="ข้อความทั้งฉบับใช้ขนาด ๑๖ พอยท์ รวมทั้งท้ายหนังสือ",
        wrong="14 พอยท์", right="16 พอยท์", clause=f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7206", message="ระยะบรรทัดของ «{text}» คือ {line} ไม่ใช่ระยะเดี่ยว", remedy="ตั้งระยะบรรทัดเป็นเดี่ยว (Single)",
        en="the line spacing of «{text}» is {line}, not single", en_remedy="set single line spacing",
        meaning="ระยะแน่นอน (Exactly) ที่แคบตัดวรรณยุกต์ที่อยู่สูง ระยะที่กว้างกว่าเดี่ยวไม่ตรงแบบ",
        wrong="Exactly 16 pt", right="Single", clause=f"{_MANUAL} ข้อ ๑.๔", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7207", message="ย่อหน้า «{text}» เริ่มที่ {got} ซม. ต้องเป็น 2.5 ซม.", remedy="ตั้งย่อหน้าบรรทัดแรก (First line) 2.5 ซม.",
        en="the paragraph «{text}» begins {got} cm in, not 2.5 cm", en_remedy="set a first-line indent of 2.5 cm",
        meaning="บรรทัดแรกของทุกย่อหน้าในข้อความเริ่มที่ ๒.๕ เซนติเมตร บรรทัดต่อไปชิดขอบซ้าย",
        wrong="1.25 ซม.", right="2.5 ซม.", clause=f"{_MANUAL} ข้อ ๑.๒", strength="manual", fixed=True,
    ),
    _rule(
        id="DG7208", message="ย่อหน้า «{text}» เลื่อนด้วยการเคาะหรือแท็บ", remedy="ลบช่องว่างหน้าบรรทัด แล้วตั้งย่อหน้าบรรทัดแรก 2.5 ซม.",
        en="the paragraph «{text}» is moved in by spaces or a tab", en_remedy="delete them and set a first-line indent of 2.5 cm",
        meaning="ช่องว่างที่เคาะเลื่อนไปเมื่อเปลี่ยนเครื่องหรือแบบอักษร",
        wrong="เคาะ 10 ครั้ง", right="First line 2.5 ซม.", clause=f"{_MANUAL} ข้อ ๑.๒", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        id="DG7209", message="ย่อหน้า «{text}» จัด{align}", remedy="จัดแบบกระจายอย่างไทย (Thai Distributed) หรือชิดซ้าย",
        en="the paragraph «{text}» is aligned wrongly ({align})", en_remedy="use Thai distribution, or align left",
        meaning="การจัดเต็มแนวอย่างอังกฤษถ่างเฉพาะช่องว่าง ซึ่งภาษาไทยมีน้อย จึงเกิดช่องโหว่",
        wrong="Justify", right="Thai Distributed", clause=_MANUAL, strength="manual", fixed=True,
    ),
    _rule(
        id="DG7210", message="ระยะก่อน «{text}» คือ {got} พอยท์ ต้องเป็น {value} พอยท์", remedy="ตั้งระยะก่อนย่อหน้า (Before) {value} pt",
        en="the space before «{text}» is {got} point; it should be {value}", en_remedy="set {value} point before it",
        meaning="เรื่อง คำขึ้นต้น อ้างถึง สิ่งที่ส่งมาด้วย และข้อความแต่ละภาคห่างจากส่วนก่อนหน้า ๖ พอยท์",
        wrong="Before 0 pt", right="Before 6 pt", clause=f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning", fixed=True,
    ),
    _rule(
        id="DG7211", message="ระยะก่อนคำลงท้ายคือ {got} พอยท์ ต้องเป็น {value} พอยท์", remedy="ตั้งระยะก่อนย่อหน้า (Before) {value} pt",
        en="the space before the close is {got} point; it should be {value}", en_remedy="set {value} point before it",
        meaning="คำลงท้ายห่างจากข้อความ ๑๒ พอยท์",
        wrong="Before 0 pt", right="Before 12 pt", clause=f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning", fixed=True,
    ),
)  # fmt: skip

_EMBLEM = (
    _rule(
        id="DG7212", message="ตราครุฑสูง {got} ซม. ต้องสูง {value} ซม.", remedy="ตั้งความสูงของภาพ {value} ซม. โดยล็อกสัดส่วน",
        en="the emblem is {got} cm high; it must be {value} cm", en_remedy="set its height to {value} cm with locked proportions",
        meaning="หนังสือภายนอกใช้ครุฑสูง ๓ เซนติเมตร บันทึกข้อความใช้ ๑.๕ เซนติเมตร",
        wrong="สูง 2 ซม.", right="สูง 3 ซม.", clause=f"{_REGULATION} ข้อ ๗๑ และข้อ ๗๕", strength="regulation",
    ),
    _rule(
        id="DG7236", message="«{part}» อยู่ในย่อหน้าเดียวกับ «{text}» เพราะขึ้นบรรทัดด้วย Shift+Enter", remedy="ลบเครื่องหมายขึ้นบรรทัดหน้า {part} แล้วกด Enter แทน",
        en="«{part}» stands in one paragraph with «{text}», after a line break", en_remedy="replace the line break before it by a new paragraph (Enter)",
        meaning="แต่ละส่วนของหนังสือเป็นย่อหน้าของตัวเอง จึงตั้งระยะและแนวของแต่ละส่วนได้",
        wrong="เรื่อง ขอเชิญประชุม↵เรียน นายอำเภอ", right="เรื่อง ขอเชิญประชุม¶เรียน นายอำเภอ", clause=f"{_REGULATION} แบบที่ ๑", strength="practice", severity="warning",
    ),
    _rule(
        id="DG7237", message="มีข้อความซ่อน {count} แห่งที่ไม่พิมพ์ออกมา เช่น «{text}»", remedy="ใน Word กด Ctrl+Shift+8 ให้เห็นข้อความซ่อน แล้วลบออก หรือยกเลิกการซ่อน",
        en="{count} texts are hidden and do not print, as «{text}»", en_remedy="press Ctrl+Shift+8 in Word to see them; delete them or unhide them",
        meaning="ผู้รับที่เปิดแฟ้มอ่านข้อความซ่อนได้ แม้จะไม่พิมพ์ออกมา จึงต้องไม่ออกไปกับหนังสือ",
        wrong="ข้อความซ่อน (Hidden)", right="ไม่มีข้อความซ่อน", clause="แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        id="DG7238", message="มีการแก้ไขที่ยังไม่ได้ยอมรับ: {changes} เช่น «{text}»", remedy="ใน Word แท็บ ตรวจทาน (Review) สั่ง ยอมรับการเปลี่ยนแปลงทั้งหมด (Accept All) แล้วปิดการติดตาม",
        en="changes are pending: {changes}, as «{text}»", en_remedy="in Word, tab Review, choose Accept All Changes and stop tracking",
        meaning="ผู้รับที่เปิดแฟ้มเห็นทั้งข้อความเดิมและข้อความที่แก้ และใครเป็นผู้แก้",
        wrong="ภายในวันที่ ๑๕[ลบ] ๓๐[เพิ่ม]", right="ภายในวันที่ ๓๐", clause="แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        id="DG7239", message="มีข้อคิดเห็น {count} ข้อในแฟ้ม เช่น «{text}»", remedy="ใน Word แท็บ ตรวจทาน (Review) สั่ง ลบข้อคิดเห็นทั้งหมดในเอกสาร (Delete All Comments)",
        en="the file holds {count} comments, as «{text}»", en_remedy="in Word, tab Review, choose Delete All Comments in Document",
        meaning="ข้อคิดเห็นเป็นเรื่องภายในของผู้ร่างและผู้ตรวจ ต้องไม่ออกไปกับหนังสือ",
        wrong="ข้อคิดเห็น: อย่าเพิ่งส่ง", right="ไม่มีข้อคิดเห็น", clause="แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        id="DG7247", message="ยังมีช่องที่ไม่ได้กรอก {count} ช่อง ซึ่งพิมพ์ออกมาเป็น «{text}»", remedy="ใน Word คลิกช่องนั้นแล้วพิมพ์ข้อความ หรือคลิกขวาแล้วสั่ง ลบตัวควบคุมเนื้อหา (Remove Content Control) และลบข้อความ",
        en="{count} fields are not filled in and print as «{text}»", en_remedy="click the field in Word and type, or right-click it, choose Remove Content Control and delete its text",
        meaning="ช่องของแบบใน Word ที่ยังไม่ได้กรอก พิมพ์ข้อความให้กรอกออกมาในหนังสือ",
        wrong="เรื่อง คลิกหรือแตะที่นี่เพื่อใส่ข้อความ", right="เรื่อง ขอเชิญประชุม", clause="แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        id="DG7240", message="หลัง «{text}» ไม่มีชื่อหรือตำแหน่งผู้รับ", remedy="พิมพ์ตำแหน่งหรือชื่อผู้รับหลังคำขึ้นต้น",
        en="nobody stands after «{text}»", en_remedy="type the post or name of the addressee after the salutation",
        meaning="คำขึ้นต้นตามด้วยตำแหน่งของผู้ที่หนังสือถึง หรือชื่อบุคคล",
        wrong="เรียน", right="เรียน ผู้ว่าราชการจังหวัดกระบี่", clause=f"{_REGULATION} แบบที่ ๑", strength="regulation",
    ),
    _rule(
        id="DG7241", message="«{text}» ({part}) เริ่มห่างขอบซ้ายของข้อความ {got} ซม. แบบเริ่มที่ {value} ซม. คือกึ่งกลางครุฑ", remedy="เลื่อนการเยื้องซ้ายของย่อหน้าไปที่ {value} ซม.",
        en="«{text}» ({part}) begins {got} cm from the margin; the form begins it at {value} cm, the middle of the emblem", en_remedy="set the paragraph's left indent to {value} cm",
        meaning="วันที่และคำลงท้ายเริ่มที่แนวกึ่งกลางครุฑ ไม่ใช้วรรคหรือแท็บดันข้อความ เพราะเลื่อนไปเมื่อเปลี่ยนแบบอักษร",
        wrong="(เยื้องซ้าย 4 ซม.)", right="(เยื้องซ้าย 8 ซม.)", clause=f"{_REGULATION} แบบที่ ๑", strength="unverified", severity="note", fixed=True,
    ),
    _rule(
        id="DG7242", message="กึ่งกลางของ «{text}» ({part}) ห่างขอบซ้ายของข้อความ {got} ซม. ไม่ตรงกับคำลงท้าย ควรห่าง {value} ซม.", remedy="จัดชื่อและตำแหน่งให้กึ่งกลางตรงกับคำลงท้าย",
        en="the middle of «{text}» ({part}) stands {got} cm from the margin, not under the close; it should be {value} cm", en_remedy="centre the name and the post under the close",
        meaning="ชื่อเต็มในวงเล็บและตำแหน่งอยู่กึ่งกลางใต้คำลงท้าย",
        wrong="(ชิดซ้าย)", right="(กึ่งกลางใต้คำลงท้าย)", clause=f"{_REGULATION} แบบที่ ๑", strength="unverified", severity="note", fixed=True,
    ),
    _rule(
        id="DG7235", message="ไม่มีภาพตราครุฑ", remedy="ใส่ภาพตราครุฑสูง {value} ซม. เว้นแต่จะพิมพ์บนกระดาษตราครุฑที่มีครุฑอยู่แล้ว",
        en="there is no picture of the emblem", en_remedy="put the emblem in, {value} cm high, unless the paper already has it printed",
        meaning="หนังสือภายนอกและบันทึกข้อความมีครุฑ กระดาษตราครุฑที่พิมพ์ครุฑไว้แล้วไม่ต้องมีภาพในแฟ้ม",
        wrong="(หน้ากระดาษเปล่า ไม่มีภาพ)", right="(มีภาพครุฑสูง 3 ซม. กลางหน้า)", clause=f"{_REGULATION} ข้อ ๗๑ และข้อ ๗๕", strength="regulation", severity="warning",
    ),
    _rule(
        id="DG7234", message="ตราครุฑอยู่ห่างขอบบนของกระดาษ {got} ซม. ควรห่าง {value} ซม.", remedy="ลากภาพให้ห่างขอบบน {value} ซม. หรือตั้งขอบบนของกระดาษเป็น {value} ซม.",
        en="the emblem stands {got} cm from the top of the paper; it should be {value} cm", en_remedy="move it to {value} cm from the top, or set the top margin to {value} cm",
        meaning="ครุฑห่างขอบบนของกระดาษประมาณ ๑.๕ เซนติเมตร บอกได้เมื่อภาพยึดกับหน้าหรืออยู่ในบรรทัดแรก",
        wrong="ห่าง 2.5 ซม.", right="ห่าง 1.5 ซม.", clause=f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning",
    ),
    _rule(
        id="DG7233", message="เหนือ «{text}» มีที่ลงชื่อเพียง {got} บรรทัด", remedy="เว้น 3 บรรทัดให้ลงชื่อระหว่างคำลงท้ายกับชื่อเต็มในวงเล็บ (กด Enter 4 ครั้ง)",
        en="above «{text}» only {got} lines are left to sign", en_remedy="leave 3 lines between the close and the name in brackets (Enter four times)",
        meaning="ระหว่างคำลงท้ายกับชื่อเต็มต้องมีที่ให้ลงลายมือชื่อ ประมาณสามบรรทัด",
        wrong="ขอแสดงความนับถือ\n(นายชื่อ นามสกุล)", right="ขอแสดงความนับถือ\n\n\n\n(นายชื่อ นามสกุล)", clause=f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning",
    ),
    _rule(
        id="DG7213", message="ตราครุฑถูกบีบหรือยืด กว้างต่อสูง {got} ภาพจริงคือ {value}", remedy="คืนสัดส่วนเดิมของภาพ (Reset Picture) แล้วตั้งเฉพาะความสูง",
        en="the emblem is squeezed: its width to height is {got}, the picture's own {value}", en_remedy="restore its proportions, then set its height alone",
        meaning="ครุฑที่อ้วนหรือผอมกว่าแบบไม่เป็นไปตามแบบที่ ๒๖",
        wrong="กว้าง 4 สูง 3", right="กว้าง 2.8 สูง 3", clause=f"{_REGULATION} แบบที่ ๒๖", strength="regulation", severity="warning",
    ),
    _rule(
        id="DG7214", message="ตราครุฑอยู่ในหัวกระดาษของทุกหน้า", remedy="ย้ายครุฑไปไว้ในหน้าแรก หรือเลือก Different First Page",
        en="the emblem stands in the header of every page", en_remedy="move it to the first page, or choose a different first page",
        meaning="กระดาษตราครุฑใช้เฉพาะหน้าแรก หน้าต่อไปเป็นกระดาษไม่มีตรา",
        wrong="ครุฑในหัวกระดาษทุกหน้า", right="ครุฑในหน้าแรก", clause=f"{_REGULATION} แบบที่ ๒๘", strength="unverified", severity="warning",
    ),
    _rule(
        id="DG7224", message="หัวข้อ «{text}» เป็นตัวหนา", remedy="ยกเลิกตัวหนา",
        en="the label «{text}» is bold", en_remedy="make it regular",
        meaning="หัวข้อ เรื่อง เรียน อ้างถึง ในหนังสือภายนอกเป็นตัวธรรมดา ต่างจากบันทึกข้อความ",
        wrong="**เรื่อง**", right="เรื่อง", clause="แบบที่ ๑", strength="unverified", severity="warning",
    ),
    _rule(
        id="DG7226", message="«{text}» ในบันทึกข้อความต้องเป็นตัวหนา {value} พอยท์", remedy="ตั้งตัวหนา ขนาด {value} พอยท์",
        en="«{text}» of a memorandum must be bold {value} point", en_remedy="make it bold {value} point",
        meaning="คำว่าบันทึกข้อความตัวหนา ๒๙ พอยท์ หัวข้อตัวหนา ๒๐ พอยท์",
        wrong="16 พอยท์", right="ตัวหนา 29 พอยท์", clause=f"{_MANUAL} ข้อ ๓", strength="manual",
    ),
    _rule(
        id="DG7227", message="ชั้นความเร็ว «{text}» ต้องเป็นสีแดง ไม่เล็กกว่า {value} พอยท์", remedy="ตั้งสีแดง ตัวหนา {value} พอยท์",
        en="the class of speed «{text}» must be red and at least {value} point", en_remedy="make it red, bold, {value} point",
        meaning="ชั้นความเร็วเป็นตัวอักษรสีแดงขนาดไม่เล็กกว่าตัวพิมพ์โป้ง ๓๒ พอยท์",
        wrong="สีดำ 16 พอยท์", right="สีแดง 32 พอยท์", clause=f"{_REGULATION} ข้อ ๒๘", strength="regulation",
    ),
)  # fmt: skip

_PARTS = (
    _rule(
        id="DG7215", message="หนังสือไม่มี «{part}»", remedy="เพิ่มส่วนนี้ตามแบบ",
        en="the letter has no «{part}»", en_remedy="add this part",
        meaning="แบบของหนังสือแต่ละชนิดกำหนดส่วนที่ต้องมี",
        wrong="ไม่มีบรรทัด โทร.", right="โทร. ๐ ๒๒๔๑ ๙๐๐๐", clause=f"{_REGULATION} ข้อ ๑๑ และข้อ ๑๒", strength="regulation",
    ),
    _rule(
        id="DG7216", message="«{part}» อยู่หลัง «{other}»", remedy="ย้ายให้เรียงตามแบบ: ที่ วันที่ เรื่อง คำขึ้นต้น อ้างถึง สิ่งที่ส่งมาด้วย",
        en="«{part}» stands after «{other}»", en_remedy="put the parts in the order of the form",
        meaning="ส่วนต่าง ๆ ของหนังสือภายนอกเรียงตามแบบที่ ๑",
        wrong="เรียน … เรื่อง …", right="เรื่อง … เรียน …", clause=f"{_REGULATION} ข้อ ๑๑ แบบที่ ๑", strength="regulation",
    ),
    _rule(
        id="DG7217", message="คำลงท้าย «{text}» ไม่เข้าคู่กับคำขึ้นต้น «{opening}»", remedy="ใช้ {right}",
        en="the close «{text}» does not go with the salutation «{opening}»", en_remedy="use {right}",
        meaning="คำขึ้นต้นและคำลงท้ายใช้เป็นคู่ตามผู้รับ",
        wrong="กราบเรียน … ขอแสดงความนับถือ", right="กราบเรียน … ขอแสดงความนับถืออย่างยิ่ง", clause=f"{_REGULATION} ภาคผนวก ๒", strength="regulation",
    ),
    _rule(
        id="DG7218", message="ใช้ «{text}» ถึง «{addressee}»", remedy="ใช้ {right}",
        en="«{text}» is used to «{addressee}»", en_remedy="use {right}",
        meaning="กราบเรียน ใช้กับ ๑๔ ตำแหน่งเท่านั้น ผู้ว่าราชการจังหวัด อธิบดี และรัฐมนตรีใช้ เรียน",
        wrong="กราบเรียน ผู้ว่าราชการจังหวัด", right="เรียน ผู้ว่าราชการจังหวัด", clause=f"{_REGULATION} ภาคผนวก ๒ และ นร ๑๓๐๕/ว ๕๒๙๓", strength="regulation",
    ),
    _rule(
        id="DG7219", message="บรรทัดวันที่ «{text}» ไม่ตรงแบบ", remedy="พิมพ์เพียง วัน เดือนเต็ม ปี พ.ศ. เช่น ๘ กันยายน ๒๕๖๔",
        en="the date line «{text}» is not of the form", en_remedy="type day, full month and Buddhist-era year alone",
        meaning="บรรทัดวันที่ของหนังสือภายนอกไม่มีคำว่า วันที่ เดือน พ.ศ. หรือชื่อวัน และไม่ใช้ตัวเลขล้วนหรือปี ค.ศ.",
        wrong="วันที่ ๘ ก.ย. ๖๔", right="๘ กันยายน ๒๕๖๔", clause=f"{_REGULATION} ข้อ ๑๑", strength="regulation",
    ),
    _rule(
        id="DG7220", message="บรรทัดเลขที่ «{text}» ไม่ตรงแบบ", remedy="พิมพ์ ที่ รหัสตัวพยัญชนะ รหัสเจ้าของเรื่อง / เลขทะเบียน เช่น ที่ มท ๐๘๑๒/ว ๑๙๖๐",
        en="the number line «{text}» is not of the form", en_remedy="type it as in ที่ มท ๐๘๑๒/ว ๑๙๖๐",
        meaning="เลขที่หนังสือไม่มีปี ไม่เติมศูนย์หน้าเลขทะเบียน และไม่ใช้ กทม. เป็นรหัส",
        wrong="ที่ กทม. ๔๐๓/๒๕๖๔", right="ที่ กท ๐๔๐๓/๒๑๑", clause=f"{_REGULATION} ภาคผนวก ๑", strength="regulation", severity="note",
    ),
    _rule(
        id="DG7221", message="บันทึกข้อความมีคำลงท้าย «{text}»", remedy="ลบคำลงท้ายออก",
        en="the memorandum has a close, «{text}»", en_remedy="delete it",
        meaning="บันทึกข้อความไม่มีคำลงท้าย ลงชื่อต่อจากข้อความ",
        wrong="ขอแสดงความนับถือ", right="(ลงชื่อ)", clause=f"{_REGULATION} แบบที่ ๒", strength="unverified", severity="warning",
    ),
    _rule(
        id="DG7222", message="บันทึกข้อความมีบรรทัด «{part}»", remedy="กล่าวถึงไว้ในข้อความแทน",
        en="the memorandum has a line «{part}»", en_remedy="mention it in the body instead",
        meaning="แบบบันทึกข้อความไม่มีบรรทัดอ้างถึงและสิ่งที่ส่งมาด้วย",
        wrong="อ้างถึง หนังสือ…", right="ตามหนังสือ… นั้น", clause=f"{_REGULATION} ข้อ ๑๒", strength="regulation",
    ),
    _rule(
        id="DG7223", message="มีเลขอารบิกใน «{text}»", remedy="พิมพ์เลขไทย ยกเว้นที่อยู่เว็บ อีเมล และคำโรมัน",
        en="there are Arabic digits in «{text}»", en_remedy="use Thai digits but in addresses and Latin words",
        meaning="หนังสือราชการใช้เลขไทย ตารางตัวเลขและคำโรมันใช้เลขอารบิกได้",
        wrong="วันที่ 8 กันยายน 2564", right="วันที่ ๘ กันยายน ๒๕๖๔", clause="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        id="DG7225", message="«{part}» มีรายการเดียวแต่มีเลขลำดับ", remedy="ลบเลขลำดับออก",
        en="«{part}» has one entry and a number", en_remedy="delete the number",
        meaning="รายการเดียวไม่มีเลขลำดับ สองรายการขึ้นไปจึงมี",
        wrong="สิ่งที่ส่งมาด้วย ๑. แบบรายงาน", right="สิ่งที่ส่งมาด้วย แบบรายงาน", clause=f"{_REGULATION} ข้อ ๑๑", strength="unverified", severity="warning",
    ),
    _rule(
        id="DG7230", message="แฟ้มนี้มีชั้นความลับ «{text}» ซึ่งทำเป็นแฟ้มไม่ได้", remedy="นำแฟ้มออกจากเครื่อง และปฏิบัติตามที่นายทะเบียนข้อมูลข่าวสารลับกำหนด",
        en="this file is marked «{text}», which may not be a file", en_remedy="take it off the machine and ask the registrar of secrets",
        meaning="ข้อมูลข่าวสารลับที่สุดส่งทางอิเล็กทรอนิกส์ไม่ได้",
        wrong="ลับที่สุด", right="ลับ", clause=_SECRECY, strength="regulation",
    ),
    _rule(
        id="DG7231", message="ชั้นความลับ «{text}» ไม่ได้อยู่ทั้งบนและล่างของทุกหน้า", remedy="ใส่ไว้กลางหัวกระดาษและท้ายกระดาษ คำเดียวกันทุกหน้า",
        en="the mark «{text}» is not above and below every page", en_remedy="put it at the centre of header and footer, the same on every page",
        meaning="ชั้นความลับอยู่กลางหน้ากระดาษทั้งด้านบนและด้านล่างของทุกหน้า จึงพิมพ์ไว้ในหัวกระดาษและท้ายกระดาษ",
        wrong="ลับ (พิมพ์ในเนื้อความ)", right="ลับ (ในหัวกระดาษและท้ายกระดาษ)", clause=_SECRECY, strength="unverified", severity="warning",
    ),
    _rule(
        id="DG7232", message="ชั้นความลับ «{text}» ไม่เป็นสีแดง", remedy="ให้ตัวอักษรเป็นสีแดง (FF0000) หรือสีที่เห็นเด่นชัด",
        en="the mark «{text}» is not red", en_remedy="make it red (FF0000)",
        meaning="ชั้นความลับต้องเห็นได้เด่นชัด นิยมใช้สีแดง",
        wrong="ลับ (สีดำ)", right="ลับ (สีแดง)", clause=_SECRECY, strength="practice", severity="warning",
    ),
    _rule(
        id="DG7246", message="แฟ้มนี้เรียกแม่แบบจาก «{target}» ทุกครั้งที่เปิด", remedy="ใน Word เลือกแม่แบบ Normal ที่ แม่แบบและ Add-in",
        en="the file fetches a template from «{target}» whenever it is opened", en_remedy="choose the template Normal under Templates and Add-ins in Word",
        meaning="แม่แบบของผู้อื่นอาจมีคำสั่งอัตโนมัติ และบอกผู้ส่งว่าใครเปิดแฟ้มเมื่อใด",
        wrong="แม่แบบ: https://ที่อื่น/แม่แบบ.dotm", right="แม่แบบ: Normal", clause="ข้อปฏิบัติด้านความปลอดภัย", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        id="DG7229", message="อ้างถึงหนังสือลงวันที่ {dated} หลังวันที่ของหนังสือนี้ ({letter})", remedy="ตรวจวันที่ของหนังสือทั้งสองฉบับ",
        en="a letter of {dated} is cited, after this letter's date ({letter})", en_remedy="check both dates",
        meaning="อ้างถึงได้เฉพาะหนังสือที่ออกก่อน",
        wrong="อ้างถึง … ลงวันที่ ๙ กันยายน ๒๕๖๔", right="อ้างถึง … ลงวันที่ ๑ กันยายน ๒๕๖๔", clause=f"{_REGULATION} ข้อ ๑๑", strength="regulation",
    ),
)  # fmt: skip

CODES: tuple[Code, ...] = (*_PAGE, *_EMBLEM, *_PARTS)
