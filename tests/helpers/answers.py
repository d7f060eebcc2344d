"""An invitation, who was invited, and the table of their answers."""

from __future__ import annotations

from tests.helpers.workspaces import CIRCULAR

INVITATION = CIRCULAR.replace(
    "ข้อความ:\n", "ผู้รับ: guests\nกำหนด:\n  ตอบ: {ถึง: 2 กันยายน 2564}\nข้อความ:\n"
)
GUESTS = "ชื่อ,เรียน\n" + "".join(
    f"{one},หัวหน้า{one}\n" for one in ("คลังจังหวัด", "จังหวัดตรัง", "พะเยา", "กระบี่")
)
ANSWERS = """ประทับเวลา,ชื่อหน่วยงานของท่าน,ท่านจะเข้าร่วมประชุมหรือไม่,ผู้ประสาน
"1/9/2021, 9:12:03",คลังจังหวัด,เข้าร่วม,0812345678
"2/9/2564, 10:00:00",ตรัง,ไม่เข้าร่วม เนื่องจากติดภารกิจ,
"3/9/2021, 8:00:00",จังหวัดพะเยา,ใช่,
"3/9/2021, 9:00:00",คลังจังหวัด,ไม่,
"""
