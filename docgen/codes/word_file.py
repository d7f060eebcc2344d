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
        id,
        message,
        remedy + (_FIX if fixed else ""),
        en,
        en_remedy + (_EN_FIX if fixed else ""),
        meaning=meaning,
        wrong=wrong,
        right=right,
        severity=severity,
        clause=clause,
        strength=strength,
    )


_PAGE = (
    _rule(
        "DG7200", "อ่านแฟ้ม «{file}» ไม่ได้: {reason}", "{remedy}",
        "the file «{file}» cannot be read: {reason}", "{remedy}",
        "docgen เปิดเฉพาะแฟ้ม .docx ปกติ แฟ้มที่เสียหรือทำให้โปรแกรมค้างได้จะไม่ถูกเปิด",
        "หนังสือ.doc", "หนังสือ.docx", "แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        "DG7201", "กระดาษ {text} ซม. ไม่ใช่ A4", "ตั้งกระดาษเป็น A4 (21.0 x 29.7 ซม.)",
        "the paper is {text} cm, not A4", "set the paper to A4 (21.0 x 29.7 cm)",
        "หนังสือราชการใช้กระดาษ A4 แบบจดหมายอเมริกัน (Letter) สั้นและกว้างกว่า",
        "Letter 21.6 x 27.9", "A4 21.0 x 29.7", f"{_REGULATION} ข้อ ๗๕", strength="regulation", fixed=True,
    ),
    _rule(
        "DG7202", "ระยะขอบกระดาษด้าน{side}คือ {text} ซม. ต้องเป็น {value} ซม.", "ตั้งขอบซ้าย 3 ซม. ขอบขวา 2 ซม.",
        "the {side} margin is {text} cm; it must be {value} cm", "set the margins to 3 cm left and 2 cm right",
        "ขอบซ้าย ๓ เซนติเมตร ขอบขวา ๒ เซนติเมตร ความกว้างของข้อความจึงเป็น ๑๖ เซนติเมตร",
        "ขอบซ้าย 2.54", "ขอบซ้าย 3", f"{_MANUAL} ข้อ ๑.๑", strength="manual", fixed=True,
    ),
    _rule(
        "DG7203", "อักษรไทยใน «{text}» ใช้แบบอักษร «{face}»", "ตั้งแบบอักษรเป็น TH SarabunPSK ทั้งช่องอักษรละตินและช่องอักษรไทย (Complex scripts)",
        "the Thai of «{text}» is drawn in «{face}»", "set TH SarabunPSK for Latin and for complex scripts",
        "Word วาดอักษรไทยด้วยแบบอักษรของช่อง Complex scripts ถ้าตั้งเพียงช่องละติน เครื่องอื่นจะพิมพ์ด้วยแบบอักษรอื่น",
        "Calibri", "TH SarabunPSK", f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        "DG7204", "ใช้แบบอักษร «{text}» ซึ่งวาดเลขอารบิกเป็นรูปเลขไทย", "ใช้ TH SarabunPSK และพิมพ์เลขไทยจริง",
        "the face «{text}» draws Thai shapes on Arabic digits", "use TH SarabunPSK and type real Thai digits",
        "ข้อความในแฟ้มยังเป็นเลขอารบิก ค้นหา คัดลอก และส่งทางอิเล็กทรอนิกส์แล้วเลขจะเปลี่ยนรูป",
        "TH SarabunIT๙", "TH SarabunPSK", f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        "DG7205", "อักษรไทยใน «{text}» ขนาด {size} พอยท์ ต้องเป็น {value} พอยท์", "ตั้งขนาด {value} พอยท์ ทั้งช่องละตินและ Complex scripts",
        "the Thai of «{text}» is {size} point; it must be {value}", "set {value} point for Latin and complex scripts",
        "ข้อความทั้งฉบับใช้ขนาด ๑๖ พอยท์ รวมทั้งท้ายหนังสือ",
        "14 พอยท์", "16 พอยท์", f"{_MANUAL} ข้อ ๑.๓", strength="manual", fixed=True,
    ),
    _rule(
        "DG7206", "ระยะบรรทัดของ «{text}» คือ {line} ไม่ใช่ระยะเดี่ยว", "ตั้งระยะบรรทัดเป็นเดี่ยว (Single)",
        "the line spacing of «{text}» is {line}, not single", "set single line spacing",
        "ระยะแน่นอน (Exactly) ที่แคบตัดวรรณยุกต์ที่อยู่สูง ระยะที่กว้างกว่าเดี่ยวไม่ตรงแบบ",
        "Exactly 16 pt", "Single", f"{_MANUAL} ข้อ ๑.๔", strength="manual", fixed=True,
    ),
    _rule(
        "DG7207", "ย่อหน้า «{text}» เริ่มที่ {got} ซม. ต้องเป็น 2.5 ซม.", "ตั้งย่อหน้าบรรทัดแรก (First line) 2.5 ซม.",
        "the paragraph «{text}» begins {got} cm in, not 2.5 cm", "set a first-line indent of 2.5 cm",
        "บรรทัดแรกของทุกย่อหน้าในข้อความเริ่มที่ ๒.๕ เซนติเมตร บรรทัดต่อไปชิดขอบซ้าย",
        "1.25 ซม.", "2.5 ซม.", f"{_MANUAL} ข้อ ๑.๒", strength="manual", fixed=True,
    ),
    _rule(
        "DG7208", "ย่อหน้า «{text}» เลื่อนด้วยการเคาะหรือแท็บ", "ลบช่องว่างหน้าบรรทัด แล้วตั้งย่อหน้าบรรทัดแรก 2.5 ซม.",
        "the paragraph «{text}» is moved in by spaces or a tab", "delete them and set a first-line indent of 2.5 cm",
        "ช่องว่างที่เคาะเลื่อนไปเมื่อเปลี่ยนเครื่องหรือแบบอักษร",
        "เคาะ 10 ครั้ง", "First line 2.5 ซม.", f"{_MANUAL} ข้อ ๑.๒", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        "DG7209", "ย่อหน้า «{text}» จัด{align}", "จัดแบบกระจายอย่างไทย (Thai Distributed) หรือชิดซ้าย",
        "the paragraph «{text}» is aligned wrongly ({align})", "use Thai distribution, or align left",
        "การจัดเต็มแนวอย่างอังกฤษถ่างเฉพาะช่องว่าง ซึ่งภาษาไทยมีน้อย จึงเกิดช่องโหว่",
        "Justify", "Thai Distributed", _MANUAL, strength="manual", fixed=True,
    ),
    _rule(
        "DG7210", "ระยะก่อน «{text}» คือ {got} พอยท์ ต้องเป็น {value} พอยท์", "ตั้งระยะก่อนย่อหน้า (Before) {value} pt",
        "the space before «{text}» is {got} point; it should be {value}", "set {value} point before it",
        "เรื่อง คำขึ้นต้น อ้างถึง สิ่งที่ส่งมาด้วย และข้อความแต่ละภาคห่างจากส่วนก่อนหน้า ๖ พอยท์",
        "Before 0 pt", "Before 6 pt", f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning", fixed=True,
    ),
    _rule(
        "DG7211", "ระยะก่อนคำลงท้ายคือ {got} พอยท์ ต้องเป็น {value} พอยท์", "ตั้งระยะก่อนย่อหน้า (Before) {value} pt",
        "the space before the close is {got} point; it should be {value}", "set {value} point before it",
        "คำลงท้ายห่างจากข้อความ ๑๒ พอยท์",
        "Before 0 pt", "Before 12 pt", f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning", fixed=True,
    ),
)  # fmt: skip

_EMBLEM = (
    _rule(
        "DG7212", "ตราครุฑสูง {got} ซม. ต้องสูง {value} ซม.", "ตั้งความสูงของภาพ {value} ซม. โดยล็อกสัดส่วน",
        "the emblem is {got} cm high; it must be {value} cm", "set its height to {value} cm with locked proportions",
        "หนังสือภายนอกใช้ครุฑสูง ๓ เซนติเมตร บันทึกข้อความใช้ ๑.๕ เซนติเมตร",
        "สูง 2 ซม.", "สูง 3 ซม.", f"{_REGULATION} ข้อ ๗๑ และข้อ ๗๕", strength="regulation",
    ),
    _rule(
        "DG7236", "«{part}» อยู่ในย่อหน้าเดียวกับ «{text}» เพราะขึ้นบรรทัดด้วย Shift+Enter", "ลบเครื่องหมายขึ้นบรรทัดหน้า {part} แล้วกด Enter แทน",
        "«{part}» stands in one paragraph with «{text}», after a line break", "replace the line break before it by a new paragraph (Enter)",
        "แต่ละส่วนของหนังสือเป็นย่อหน้าของตัวเอง จึงตั้งระยะและแนวของแต่ละส่วนได้",
        "เรื่อง ขอเชิญประชุม↵เรียน นายอำเภอ", "เรื่อง ขอเชิญประชุม¶เรียน นายอำเภอ", f"{_REGULATION} แบบที่ ๑", strength="practice", severity="warning",
    ),
    _rule(
        "DG7237", "มีข้อความซ่อน {count} แห่งที่ไม่พิมพ์ออกมา เช่น «{text}»", "ใน Word กด Ctrl+Shift+8 ให้เห็นข้อความซ่อน แล้วลบออก หรือยกเลิกการซ่อน",
        "{count} texts are hidden and do not print, as «{text}»", "press Ctrl+Shift+8 in Word to see them; delete them or unhide them",
        "ผู้รับที่เปิดแฟ้มอ่านข้อความซ่อนได้ แม้จะไม่พิมพ์ออกมา จึงต้องไม่ออกไปกับหนังสือ",
        "ข้อความซ่อน (Hidden)", "ไม่มีข้อความซ่อน", "แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        "DG7238", "มีการแก้ไขที่ยังไม่ได้ยอมรับ: {changes} เช่น «{text}»", "ใน Word แท็บ ตรวจทาน (Review) สั่ง ยอมรับการเปลี่ยนแปลงทั้งหมด (Accept All) แล้วปิดการติดตาม",
        "changes are pending: {changes}, as «{text}»", "in Word, tab Review, choose Accept All Changes and stop tracking",
        "ผู้รับที่เปิดแฟ้มเห็นทั้งข้อความเดิมและข้อความที่แก้ และใครเป็นผู้แก้",
        "ภายในวันที่ ๑๕[ลบ] ๓๐[เพิ่ม]", "ภายในวันที่ ๓๐", "แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        "DG7239", "มีข้อคิดเห็น {count} ข้อในแฟ้ม เช่น «{text}»", "ใน Word แท็บ ตรวจทาน (Review) สั่ง ลบข้อคิดเห็นทั้งหมดในเอกสาร (Delete All Comments)",
        "the file holds {count} comments, as «{text}»", "in Word, tab Review, choose Delete All Comments in Document",
        "ข้อคิดเห็นเป็นเรื่องภายในของผู้ร่างและผู้ตรวจ ต้องไม่ออกไปกับหนังสือ",
        "ข้อคิดเห็น: อย่าเพิ่งส่ง", "ไม่มีข้อคิดเห็น", "แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        "DG7247", "ยังมีช่องที่ไม่ได้กรอก {count} ช่อง ซึ่งพิมพ์ออกมาเป็น «{text}»", "ใน Word คลิกช่องนั้นแล้วพิมพ์ข้อความ หรือคลิกขวาแล้วสั่ง ลบตัวควบคุมเนื้อหา (Remove Content Control) และลบข้อความ",
        "{count} fields are not filled in and print as «{text}»", "click the field in Word and type, or right-click it, choose Remove Content Control and delete its text",
        "ช่องของแบบใน Word ที่ยังไม่ได้กรอก พิมพ์ข้อความให้กรอกออกมาในหนังสือ",
        "เรื่อง คลิกหรือแตะที่นี่เพื่อใส่ข้อความ", "เรื่อง ขอเชิญประชุม", "แฟ้ม Word (.docx)", strength="practice",
    ),
    _rule(
        "DG7240", "หลัง «{text}» ไม่มีชื่อหรือตำแหน่งผู้รับ", "พิมพ์ตำแหน่งหรือชื่อผู้รับหลังคำขึ้นต้น",
        "nobody stands after «{text}»", "type the post or name of the addressee after the salutation",
        "คำขึ้นต้นตามด้วยตำแหน่งของผู้ที่หนังสือถึง หรือชื่อบุคคล",
        "เรียน", "เรียน ผู้ว่าราชการจังหวัดกระบี่", f"{_REGULATION} แบบที่ ๑", strength="regulation",
    ),
    _rule(
        "DG7241", "«{text}» ({part}) เริ่มห่างขอบซ้ายของข้อความ {got} ซม. แบบเริ่มที่ {value} ซม. คือกึ่งกลางครุฑ", "เลื่อนการเยื้องซ้ายของย่อหน้าไปที่ {value} ซม.",
        "«{text}» ({part}) begins {got} cm from the margin; the form begins it at {value} cm, the middle of the emblem", "set the paragraph's left indent to {value} cm",
        "วันที่และคำลงท้ายเริ่มที่แนวกึ่งกลางครุฑ ไม่ใช้วรรคหรือแท็บดันข้อความ เพราะเลื่อนไปเมื่อเปลี่ยนแบบอักษร",
        "(เยื้องซ้าย 4 ซม.)", "(เยื้องซ้าย 8 ซม.)", f"{_REGULATION} แบบที่ ๑", strength="unverified", severity="note", fixed=True,
    ),
    _rule(
        "DG7242", "กึ่งกลางของ «{text}» ({part}) ห่างขอบซ้ายของข้อความ {got} ซม. ไม่ตรงกับคำลงท้าย ควรห่าง {value} ซม.", "จัดชื่อและตำแหน่งให้กึ่งกลางตรงกับคำลงท้าย",
        "the middle of «{text}» ({part}) stands {got} cm from the margin, not under the close; it should be {value} cm", "centre the name and the post under the close",
        "ชื่อเต็มในวงเล็บและตำแหน่งอยู่กึ่งกลางใต้คำลงท้าย",
        "(ชิดซ้าย)", "(กึ่งกลางใต้คำลงท้าย)", f"{_REGULATION} แบบที่ ๑", strength="unverified", severity="note", fixed=True,
    ),
    _rule(
        "DG7235", "ไม่มีภาพตราครุฑ", "ใส่ภาพตราครุฑสูง {value} ซม. เว้นแต่จะพิมพ์บนกระดาษตราครุฑที่มีครุฑอยู่แล้ว",
        "there is no picture of the emblem", "put the emblem in, {value} cm high, unless the paper already has it printed",
        "หนังสือภายนอกและบันทึกข้อความมีครุฑ กระดาษตราครุฑที่พิมพ์ครุฑไว้แล้วไม่ต้องมีภาพในแฟ้ม",
        "(หน้ากระดาษเปล่า ไม่มีภาพ)", "(มีภาพครุฑสูง 3 ซม. กลางหน้า)", f"{_REGULATION} ข้อ ๗๑ และข้อ ๗๕", strength="regulation", severity="warning",
    ),
    _rule(
        "DG7234", "ตราครุฑอยู่ห่างขอบบนของกระดาษ {got} ซม. ควรห่าง {value} ซม.", "ลากภาพให้ห่างขอบบน {value} ซม. หรือตั้งขอบบนของกระดาษเป็น {value} ซม.",
        "the emblem stands {got} cm from the top of the paper; it should be {value} cm", "move it to {value} cm from the top, or set the top margin to {value} cm",
        "ครุฑห่างขอบบนของกระดาษประมาณ ๑.๕ เซนติเมตร บอกได้เมื่อภาพยึดกับหน้าหรืออยู่ในบรรทัดแรก",
        "ห่าง 2.5 ซม.", "ห่าง 1.5 ซม.", f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning",
    ),
    _rule(
        "DG7233", "เหนือ «{text}» มีที่ลงชื่อเพียง {got} บรรทัด", "เว้น 3 บรรทัดให้ลงชื่อระหว่างคำลงท้ายกับชื่อเต็มในวงเล็บ (กด Enter 4 ครั้ง)",
        "above «{text}» only {got} lines are left to sign", "leave 3 lines between the close and the name in brackets (Enter four times)",
        "ระหว่างคำลงท้ายกับชื่อเต็มต้องมีที่ให้ลงลายมือชื่อ ประมาณสามบรรทัด",
        "ขอแสดงความนับถือ\n(นายชื่อ นามสกุล)", "ขอแสดงความนับถือ\n\n\n\n(นายชื่อ นามสกุล)", f"{_MANUAL} ข้อ ๒", strength="manual", severity="warning",
    ),
    _rule(
        "DG7213", "ตราครุฑถูกบีบหรือยืด กว้างต่อสูง {got} ภาพจริงคือ {value}", "คืนสัดส่วนเดิมของภาพ (Reset Picture) แล้วตั้งเฉพาะความสูง",
        "the emblem is squeezed: its width to height is {got}, the picture's own {value}", "restore its proportions, then set its height alone",
        "ครุฑที่อ้วนหรือผอมกว่าแบบไม่เป็นไปตามแบบที่ ๒๖",
        "กว้าง 4 สูง 3", "กว้าง 2.8 สูง 3", f"{_REGULATION} แบบที่ ๒๖", strength="regulation", severity="warning",
    ),
    _rule(
        "DG7214", "ตราครุฑอยู่ในหัวกระดาษของทุกหน้า", "ย้ายครุฑไปไว้ในหน้าแรก หรือเลือก Different First Page",
        "the emblem stands in the header of every page", "move it to the first page, or choose a different first page",
        "กระดาษตราครุฑใช้เฉพาะหน้าแรก หน้าต่อไปเป็นกระดาษไม่มีตรา",
        "ครุฑในหัวกระดาษทุกหน้า", "ครุฑในหน้าแรก", f"{_REGULATION} แบบที่ ๒๘", strength="unverified", severity="warning",
    ),
    _rule(
        "DG7224", "หัวข้อ «{text}» เป็นตัวหนา", "ยกเลิกตัวหนา",
        "the label «{text}» is bold", "make it regular",
        "หัวข้อ เรื่อง เรียน อ้างถึง ในหนังสือภายนอกเป็นตัวธรรมดา ต่างจากบันทึกข้อความ",
        "**เรื่อง**", "เรื่อง", "แบบที่ ๑", strength="unverified", severity="warning",
    ),
    _rule(
        "DG7226", "«{text}» ในบันทึกข้อความต้องเป็นตัวหนา {value} พอยท์", "ตั้งตัวหนา ขนาด {value} พอยท์",
        "«{text}» of a memorandum must be bold {value} point", "make it bold {value} point",
        "คำว่าบันทึกข้อความตัวหนา ๒๙ พอยท์ หัวข้อตัวหนา ๒๐ พอยท์",
        "16 พอยท์", "ตัวหนา 29 พอยท์", f"{_MANUAL} ข้อ ๓", strength="manual",
    ),
    _rule(
        "DG7227", "ชั้นความเร็ว «{text}» ต้องเป็นสีแดง ไม่เล็กกว่า {value} พอยท์", "ตั้งสีแดง ตัวหนา {value} พอยท์",
        "the class of speed «{text}» must be red and at least {value} point", "make it red, bold, {value} point",
        "ชั้นความเร็วเป็นตัวอักษรสีแดงขนาดไม่เล็กกว่าตัวพิมพ์โป้ง ๓๒ พอยท์",
        "สีดำ 16 พอยท์", "สีแดง 32 พอยท์", f"{_REGULATION} ข้อ ๒๘", strength="regulation",
    ),
)  # fmt: skip

_PARTS = (
    _rule(
        "DG7215", "หนังสือไม่มี «{part}»", "เพิ่มส่วนนี้ตามแบบ",
        "the letter has no «{part}»", "add this part",
        "แบบของหนังสือแต่ละชนิดกำหนดส่วนที่ต้องมี",
        "ไม่มีบรรทัด โทร.", "โทร. ๐ ๒๒๔๑ ๙๐๐๐", f"{_REGULATION} ข้อ ๑๑ และข้อ ๑๒", strength="regulation",
    ),
    _rule(
        "DG7216", "«{part}» อยู่หลัง «{other}»", "ย้ายให้เรียงตามแบบ: ที่ วันที่ เรื่อง คำขึ้นต้น อ้างถึง สิ่งที่ส่งมาด้วย",
        "«{part}» stands after «{other}»", "put the parts in the order of the form",
        "ส่วนต่าง ๆ ของหนังสือภายนอกเรียงตามแบบที่ ๑",
        "เรียน … เรื่อง …", "เรื่อง … เรียน …", f"{_REGULATION} ข้อ ๑๑ แบบที่ ๑", strength="regulation",
    ),
    _rule(
        "DG7217", "คำลงท้าย «{text}» ไม่เข้าคู่กับคำขึ้นต้น «{opening}»", "ใช้ {right}",
        "the close «{text}» does not go with the salutation «{opening}»", "use {right}",
        "คำขึ้นต้นและคำลงท้ายใช้เป็นคู่ตามผู้รับ",
        "กราบเรียน … ขอแสดงความนับถือ", "กราบเรียน … ขอแสดงความนับถืออย่างยิ่ง", f"{_REGULATION} ภาคผนวก ๒", strength="regulation",
    ),
    _rule(
        "DG7218", "ใช้ «{text}» ถึง «{addressee}»", "ใช้ {right}",
        "«{text}» is used to «{addressee}»", "use {right}",
        "กราบเรียน ใช้กับ ๑๔ ตำแหน่งเท่านั้น ผู้ว่าราชการจังหวัด อธิบดี และรัฐมนตรีใช้ เรียน",
        "กราบเรียน ผู้ว่าราชการจังหวัด", "เรียน ผู้ว่าราชการจังหวัด", f"{_REGULATION} ภาคผนวก ๒ และ นร ๑๓๐๕/ว ๕๒๙๓", strength="regulation",
    ),
    _rule(
        "DG7219", "บรรทัดวันที่ «{text}» ไม่ตรงแบบ", "พิมพ์เพียง วัน เดือนเต็ม ปี พ.ศ. เช่น ๘ กันยายน ๒๕๖๔",
        "the date line «{text}» is not of the form", "type day, full month and Buddhist-era year alone",
        "บรรทัดวันที่ของหนังสือภายนอกไม่มีคำว่า วันที่ เดือน พ.ศ. หรือชื่อวัน และไม่ใช้ตัวเลขล้วนหรือปี ค.ศ.",
        "วันที่ ๘ ก.ย. ๖๔", "๘ กันยายน ๒๕๖๔", f"{_REGULATION} ข้อ ๑๑", strength="regulation",
    ),
    _rule(
        "DG7220", "บรรทัดเลขที่ «{text}» ไม่ตรงแบบ", "พิมพ์ ที่ รหัสตัวพยัญชนะ รหัสเจ้าของเรื่อง / เลขทะเบียน เช่น ที่ มท ๐๘๑๒/ว ๑๙๖๐",
        "the number line «{text}» is not of the form", "type it as in ที่ มท ๐๘๑๒/ว ๑๙๖๐",
        "เลขที่หนังสือไม่มีปี ไม่เติมศูนย์หน้าเลขทะเบียน และไม่ใช้ กทม. เป็นรหัส",
        "ที่ กทม. ๔๐๓/๒๕๖๔", "ที่ กท ๐๔๐๓/๒๑๑", f"{_REGULATION} ภาคผนวก ๑", strength="regulation", severity="note",
    ),
    _rule(
        "DG7221", "บันทึกข้อความมีคำลงท้าย «{text}»", "ลบคำลงท้ายออก",
        "the memorandum has a close, «{text}»", "delete it",
        "บันทึกข้อความไม่มีคำลงท้าย ลงชื่อต่อจากข้อความ",
        "ขอแสดงความนับถือ", "(ลงชื่อ)", f"{_REGULATION} แบบที่ ๒", strength="unverified", severity="warning",
    ),
    _rule(
        "DG7222", "บันทึกข้อความมีบรรทัด «{part}»", "กล่าวถึงไว้ในข้อความแทน",
        "the memorandum has a line «{part}»", "mention it in the body instead",
        "แบบบันทึกข้อความไม่มีบรรทัดอ้างถึงและสิ่งที่ส่งมาด้วย",
        "อ้างถึง หนังสือ…", "ตามหนังสือ… นั้น", f"{_REGULATION} ข้อ ๑๒", strength="regulation",
    ),
    _rule(
        "DG7223", "มีเลขอารบิกใน «{text}»", "พิมพ์เลขไทย ยกเว้นที่อยู่เว็บ อีเมล และคำโรมัน",
        "there are Arabic digits in «{text}»", "use Thai digits but in addresses and Latin words",
        "หนังสือราชการใช้เลขไทย ตารางตัวเลขและคำโรมันใช้เลขอารบิกได้",
        "วันที่ 8 กันยายน 2564", "วันที่ ๘ กันยายน ๒๕๖๔", "มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        "DG7225", "«{part}» มีรายการเดียวแต่มีเลขลำดับ", "ลบเลขลำดับออก",
        "«{part}» has one entry and a number", "delete the number",
        "รายการเดียวไม่มีเลขลำดับ สองรายการขึ้นไปจึงมี",
        "สิ่งที่ส่งมาด้วย ๑. แบบรายงาน", "สิ่งที่ส่งมาด้วย แบบรายงาน", f"{_REGULATION} ข้อ ๑๑", strength="unverified", severity="warning",
    ),
    _rule(
        "DG7230", "แฟ้มนี้มีชั้นความลับ «{text}» ซึ่งทำเป็นแฟ้มไม่ได้", "นำแฟ้มออกจากเครื่อง และปฏิบัติตามที่นายทะเบียนข้อมูลข่าวสารลับกำหนด",
        "this file is marked «{text}», which may not be a file", "take it off the machine and ask the registrar of secrets",
        "ข้อมูลข่าวสารลับที่สุดส่งทางอิเล็กทรอนิกส์ไม่ได้",
        "ลับที่สุด", "ลับ", _SECRECY, strength="regulation",
    ),
    _rule(
        "DG7231", "ชั้นความลับ «{text}» ไม่ได้อยู่ทั้งบนและล่างของทุกหน้า", "ใส่ไว้กลางหัวกระดาษและท้ายกระดาษ คำเดียวกันทุกหน้า",
        "the mark «{text}» is not above and below every page", "put it at the centre of header and footer, the same on every page",
        "ชั้นความลับอยู่กลางหน้ากระดาษทั้งด้านบนและด้านล่างของทุกหน้า จึงพิมพ์ไว้ในหัวกระดาษและท้ายกระดาษ",
        "ลับ (พิมพ์ในเนื้อความ)", "ลับ (ในหัวกระดาษและท้ายกระดาษ)", _SECRECY, strength="unverified", severity="warning",
    ),
    _rule(
        "DG7232", "ชั้นความลับ «{text}» ไม่เป็นสีแดง", "ให้ตัวอักษรเป็นสีแดง (FF0000) หรือสีที่เห็นเด่นชัด",
        "the mark «{text}» is not red", "make it red (FF0000)",
        "ชั้นความลับต้องเห็นได้เด่นชัด นิยมใช้สีแดง",
        "ลับ (สีดำ)", "ลับ (สีแดง)", _SECRECY, strength="practice", severity="warning",
    ),
    _rule(
        "DG7246", "แฟ้มนี้เรียกแม่แบบจาก «{target}» ทุกครั้งที่เปิด", "ใน Word เลือกแม่แบบ Normal ที่ แม่แบบและ Add-in",
        "the file fetches a template from «{target}» whenever it is opened", "choose the template Normal under Templates and Add-ins in Word",
        "แม่แบบของผู้อื่นอาจมีคำสั่งอัตโนมัติ และบอกผู้ส่งว่าใครเปิดแฟ้มเมื่อใด",
        "แม่แบบ: https://ที่อื่น/แม่แบบ.dotm", "แม่แบบ: Normal", "ข้อปฏิบัติด้านความปลอดภัย", strength="practice", severity="warning", fixed=True,
    ),
    _rule(
        "DG7229", "อ้างถึงหนังสือลงวันที่ {dated} หลังวันที่ของหนังสือนี้ ({letter})", "ตรวจวันที่ของหนังสือทั้งสองฉบับ",
        "a letter of {dated} is cited, after this letter's date ({letter})", "check both dates",
        "อ้างถึงได้เฉพาะหนังสือที่ออกก่อน",
        "อ้างถึง … ลงวันที่ ๙ กันยายน ๒๕๖๔", "อ้างถึง … ลงวันที่ ๑ กันยายน ๒๕๖๔", f"{_REGULATION} ข้อ ๑๑", strength="regulation",
    ),
)  # fmt: skip

CODES: tuple[Code, ...] = (*_PAGE, *_EMBLEM, *_PARTS)
