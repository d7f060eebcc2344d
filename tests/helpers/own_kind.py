"""A kind of an office's own: its file, its template, and a circular of it."""

from __future__ import annotations

KIND = """\
thai: ใบรับคำร้อง
english: receipt of a request
form_number: แบบของหน่วยงาน
clause: คำสั่งกรมที่ 9/2564
certainty: practice
text_top: text_top_plain
measures:
  paper_height: 148 mm
fields:
  - {field: ผู้ร้อง, english: applicant, required: 'yes',
     meaning: ชื่อผู้ยื่นคำร้อง, sample: นายชื่อ นามสกุล}
  - {field: เอกสาร, english: papers, form: texts,
     meaning: เอกสารที่รับไว้, sample: [สำเนาบัตรประชาชน]}
parts:
  - {part: title, required: 'yes', form: centred, style: title,
     text: 'ใบรับคำร้องของ{agency}', sample: [ใบรับคำร้อง]}
  - {part: applicant, required: 'yes', form: line, style: entry,
     text: 'ผู้ร้อง {applicant}', sample: [ผู้ร้อง]}
  - {part: papers, label: เอกสาร, form: columns, style: entry,
     text: '{papers}', numbered: 'yes', sample: [เอกสาร]}
  - {part: body, required: 'yes', form: body, space: space_before_part, sample: [ข้อความ]}
  - {part: issue_phrase, form: at_axis, style: entry,
     text: 'รับไว้ ณ วันที่ {issue_date}', sample: [รับไว้ ณ วันที่]}
"""
TEMPLATE = """\
---
thai: รับคำร้อง
english: receive
title: รับคำร้องไว้พิจารณา
kinds: [slip]
slots:
  เรื่องที่ร้อง: {english: matter, required: 'yes', meaning: คำร้องเรื่องใด}
---
{{ หน่วยงาน.ชื่อ }}ได้รับคำร้อง{{ เรื่องที่ร้อง }} ไว้พิจารณาแล้ว
"""
CIRCULAR = """\
ชนิด: ใบรับคำร้อง
ส่วนราชการ: สถ
วันที่: 10 กันยายน 2564
ผู้ร้อง: นายสมชาย ใจดี
เอกสาร: [สำเนาทะเบียนบ้าน, สำเนาบัตรประชาชน]
ข้อความ:
  แม่แบบ: รับคำร้อง
  เรื่องที่ร้อง: ขอแก้ไขข้อมูล
"""
