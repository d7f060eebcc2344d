"""A circular that asks for an answer, and the statuses of those who owe one."""

from __future__ import annotations

from tests.helpers.workspaces import CIRCULAR

ASKING = (
    CIRCULAR.replace(
        "ข้อความ:",
        """ผู้รับ: all
สิ่งที่ส่งมาด้วย:
  - {รายการ: สถานะ, จำนวน: 1 ชุด, ภาคผนวก: สถานะ}
กำหนด:
  บันทึก: {ถึง: 30 กันยายน 2564}
ข้อความ:
  - รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย""",
    )
    + """ภาคผนวก:
  สถานะ: {แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/round0.csv, ณ: 8 กันยายน 2564 10.00 น.}
"""
)
