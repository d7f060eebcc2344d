"""A reader who does what a remedy says, letter by letter, and one who spoils files as people do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from docgen.diagnostics import Diagnostic

Lines = list[str]
CUT = " … "
_ODD = "\u00a0\u200b\ufeff\u2007\u3000"
_HEAD = re.compile(r"(?P<indent> *)(?P<rest>.*)", re.DOTALL)
_VALUE = re.compile(r"(?P<before> *(?:- +)*(?:[^:#'\"{\[]+?:[ ]+)?)(?P<value>\S.*?) *")


def followed(lines: Lines, fault: Diagnostic, chance: random.Random) -> Lines | None:
    """The lines after the remedy of a fault, ``None`` where nobody here can follow it."""
    act = _ACTS.get(fault.code)
    if act is None or fault.at is None:
        return None
    done = list(lines)
    while len(done) < fault.at.line:
        done.append("")
    act(done, fault.at.line - 1, fault, chance)
    return done


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_WAYS = (
    (re.compile("ลบบรรทัดนี้"), lambda line, _: []),
    (re.compile("พิมพ์เครื่องหมาย # ไว้หน้าบรรทัดนี้ .*"), lambda line, _: [f"# {line.strip()}"]),
    (
        re.compile("(?:ถ้าเป็นย่อหน้าหรือข้อใหม่ )?ให้มีช่องว่างหน้าบรรทัดนี้ ([0-9]+) ช่อง แล้วพิมพ์ (.*)"),
        lambda line, m: [" " * int(m[1]) + _uncut(m[2], line)],
    ),
    (
        re.compile("ให้มีช่องว่างหน้าบรรทัดนี้ ([0-9]+) ช่อง(?: ให้ตรงแนวกับ «.*»| ถ้าต่อจากบรรทัดบน .*)?"),
        lambda line, m: [" " * int(m[1]) + line.strip()],
    ),
    (re.compile("ลบช่องว่างหน้าบรรทัดนี้ให้หมด(?: ให้ตรงแนวกับ «.*»)?"), lambda line, _: [line.strip()]),
    (re.compile("พิมพ์ (.*)"), lambda line, m: [" " * _indent(line) + _uncut(m[1], line)]),
)


def _way(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    """The line as the remedy says that it be typed, or moved, or taken out."""
    remedy = fault.remedy()
    over = re.fullmatch("พิมพ์ (.*) แทนบรรทัด ([0-9]+) ถึง ([0-9]+)", remedy)
    if over:
        assert int(over[2]) == at + 1, remedy
        whole = " ".join(line.strip() for line in lines[at : int(over[3])])
        lines[at : int(over[3])] = [" " * _indent(lines[at]) + _uncut(over[1], whole)]
        return
    for pattern, act in _WAYS:
        match = pattern.fullmatch(remedy)
        if match:
            lines[at : at + 1] = act(lines[at], match)
            return
    raise AssertionError(remedy)


def _uncut(shown: str, line: str) -> str:
    """What a remedy shows; where it is cut, what stands there now goes between its two ends."""
    if CUT not in shown or shown in line:
        return shown
    begin, _, end = shown.rpartition(CUT)
    known, rest = begin[-12:], end[:12]
    start = line.find(known)
    stop = line.rfind(rest.rstrip("'\""))
    assert 0 <= start < stop, (shown, line)
    return begin + line[start + len(known) : stop] + end


def _quote(lines: Lines, at: int) -> None:
    """«ใส่อัญประกาศครอบข้อความ»: around all that the line says after its key."""
    match = _VALUE.fullmatch(lines[at])
    if match is not None:
        value = match["value"].strip("'\"").replace("'", "''")
        lines[at] = f"{match['before']}'{value}'"


def _tabs(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    match = re.fullmatch("ลบแท็บ แล้วให้มีช่องว่างตรงนั้น ([0-9]+) ช่องแทน", fault.remedy())
    assert match, fault.remedy()
    line, spaces = lines[at], " " * int(match[1])
    head = line[: len(line) - len(line.lstrip())]
    bare = line[len(head) :]
    lines[at] = spaces + bare if "\t" in head else head + bare.replace("\t", spaces)


def _new_spaces(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    match = re.fullmatch(".* แล้วเคาะช่องว่างใหม่ ([0-9]+) ช่อง", fault.remedy())
    assert match, fault.remedy()
    lines[at] = " " * int(match[1]) + lines[at].lstrip(f"{_ODD} \t")


def _below(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    indent = " " * _indent(lines[at])
    lines[at : at + 1] = [f"{indent}{fault.params['key']}:", f"{indent}  {fault.params['item']}"]


_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]\s*")


def _items_below(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    match = re.fullmatch(
        "พิมพ์ (.*): แล้วขึ้นบรรทัดใหม่ ย่อหน้า ([0-9]+) ช่อง แล้วพิมพ์ (- .*) "
        "จากนั้นให้ทุกข้อถึงบรรทัด ([0-9]+) อยู่ในแนวเดียวกัน ขึ้นต้นด้วย - (.*)",
        fault.remedy(),
    )
    assert match, fault.remedy()
    margin, is_bare = " " * int(match[2]), match[5] == "และเว้นวรรคแทนเลข"
    for place in range(at + 1, int(match[4])):
        text = lines[place].strip()
        number = _NUMBER.match(text)
        if number and not text.startswith("#"):
            text = f"- {text[number.end() :] if is_bare else text}"
        lines[place] = margin + ("" if number else "  ") + text
    indent = " " * _indent(lines[at])
    item = _uncut(match[3], lines[at])
    lines[at : at + 1] = [f"{indent}{match[1]}:", f"{margin}{item}"]


def _without_one(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    remedy = fault.remedy()
    text = re.fullmatch("ลบ (.*) ตรงที่ชี้ออก", remedy)
    if text:
        assert fault.at is not None
        place = lines[at].index(text[1], fault.at.column - 1)
        lines[at] = lines[at][:place] + lines[at][place + len(text[1]) :]
        return
    ranges = re.findall("บรรทัด ([0-9]+)(?: ถึง ([0-9]+))?", remedy)
    first, last = chance.choice(ranges)
    del lines[int(first) - 1 : int(last or first)]


def _deleted(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    del lines[at]


def _cleaned(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    assert fault.at is not None
    start = fault.at.column - 1
    lines[at] = lines[at][:start] + lines[at][start + fault.at.length :]


def _word_out(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    if chance.random() < 0.5:
        lines[at] = lines[at].replace(str(fault.params["text"]), "", 1)
    else:
        _quote(lines, at)


def _quoted(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    _quote(lines, at)


def _key_renamed(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    lines[at] = lines[at].replace(str(fault.params["key"]), str(fault.params["suggestion"]), 1)


def _comment_or_text(lines: Lines, at: int, fault: Diagnostic, chance: random.Random) -> None:
    line = lines[at]
    if chance.random() < 0.5:
        assert fault.at is not None
        lines[at] = f"{line[: fault.at.column]} {line[fault.at.column :]}"
    else:
        lines[at] = " " * _indent(line) + _uncut(str(fault.params["fixed"]), line)


_ACTS: dict[str, Callable[[Lines, int, Diagnostic, random.Random], None]] = {
    **dict.fromkeys(("DG1110", "DG1116", "DG1117", "DG1118", "DG1119", "DG1120"), _way),
    **dict.fromkeys(("DG1111", "DG1112", "DG1121", "DG1122", "DG1123", "DG1301", "DG1304"), _way),
    "DG1115": _comment_or_text,
    "DG1008": _cleaned,
    "DG1113": _tabs,
    "DG1114": _new_spaces,
    "DG1124": _below,
    "DG1126": _items_below,
    "DG1201": _without_one,
    "DG1202": _word_out,
    "DG1203": _quoted,
    "DG1204": _deleted,
    "DG1205": _deleted,
    "DG1206": _quoted,
    "DG1210": _key_renamed,
}


# -- spoiling ------------------------------------------------------------------------------------

_SPECIAL = "*&!@`%|>-?,#[]{}:'\""


def spoilt(lines: Lines, chance: random.Random) -> Lines:
    """The lines with one mistake of those that people make."""
    done = list(lines)
    used = [
        at for at, line in enumerate(done) if line.strip() and not line.lstrip().startswith("#")
    ]
    if not used:
        return done
    at = chance.choice(used)
    line = done[at]
    changed = chance.choice(_MISTAKES)(line, chance)
    done[at : at + 1] = changed if isinstance(changed, list) else [changed]
    return done


_MISTAKES: tuple[Callable[[str, random.Random], str | list[str]], ...] = (
    lambda line, _: line.replace("- ", "-", 1),
    lambda line, _: line.replace("- ", "– ", 1),
    lambda line, _: line.replace("- ", "• ", 1),
    lambda line, _: line.replace(": ", ":", 1),
    lambda line, _: line.replace(":", "：", 1),
    lambda line, _: line.replace(":", "", 1),
    lambda line, _: line.replace(":", " :", 1),
    lambda line, _: line.replace(": ", ": : ", 1),
    lambda line, _: line[1:] if line.startswith(" ") else f" {line}",
    lambda line, _: f" {line}",
    lambda line, _: f"  {line}",
    lambda line, _: f"   {line}",
    lambda line, _: line.lstrip(),
    lambda line, _: line.replace("  ", "\t", 1),
    lambda line, _: f"\t{line}",
    lambda line, _: line.replace(": ", ":\t", 1),
    lambda line, _: line.replace("- ", "-\t", 1),
    lambda line, _: line + "\t",
    lambda line, chance: chance.choice(_ODD) + line,
    lambda line, chance: line.replace(" ", chance.choice(_ODD), 1),
    lambda line, _: line.replace(": ", ": '", 1),
    lambda line, _: line.replace(": ", ': "', 1),
    lambda line, _: line.replace("- ", "- '", 1),
    lambda line, _: line.replace("- ", '- "', 1),
    lambda line, _: line.replace("'", "", 1),
    lambda line, _: line.replace('"', "", 1),
    lambda line, _: line.replace(": ", ": 'ก' ", 1),
    lambda line, _: line.replace("- ", '- "ก" ', 1),
    lambda line, chance: line.replace(": ", f": {chance.choice(_SPECIAL)}", 1),
    lambda line, chance: line.replace(": ", f": {chance.choice(_SPECIAL)} ", 1),
    lambda line, chance: line.replace("- ", f"- {chance.choice(_SPECIAL)}", 1),
    lambda line, _: f"{line}: ต่อ",
    lambda line, _: f"{line} : ต่อ",
    lambda line, _: f"{line} #ต่อ",
    lambda line, _: f"{line}, ",
    lambda line, _: line.replace("]", "", 1),
    lambda line, _: line.replace("[", "", 1),
    lambda line, _: line.replace("}", "", 1),
    lambda line, _: line.replace("{", "", 1),
    lambda line, _: line.replace(", ", " ", 1),
    lambda line, _: line.replace(": ", ": {{ กำหนด.บันทึก.ถึง }} ", 1),
    lambda line, _: line.replace(": ", ': "C:\\งาน\\', 1) + '"',
    lambda line, _: line.replace(": ", ": - ", 1),
    lambda line, _: [line, line],
    lambda line, _: [line, "---"],
    lambda line, _: [line, "..."],
    lambda line, _: [line, "ข้อความที่ไม่มีหัวข้อ"],
    lambda line, _: [line, " ข้อความที่ไม่มีหัวข้อ"],
    lambda line, _: [line, "1. ข้อแรกของรายการ"],
    lambda line, _: [line, "    - รายการที่เกิน"],
    lambda line, _: [line, "- รายการที่เกิน"],
    lambda line, _: [line, "  หัวข้อที่เกิน: ค่า"],
    lambda line, _: [],
    lambda line, chance: _cut(line, chance),
    lambda line, chance: _split(line, chance),
    lambda line, chance: _inserted(line, chance),
    lambda line, chance: _inserted(line, chance),
    lambda line, _: line.replace(": ", ": &ก ", 1),
    lambda line, _: line.replace(": ", ": *ก ", 1),
    lambda line, _: line.replace(": ", ": !ก ", 1),
    lambda line, _: line.replace(": ", ": |", 1),
    lambda line, _: line.replace(": ", ": > ", 1),
    # What people do who have never seen YAML: marks of Word, Line, Excel and paper.
    lambda line, _: line.replace(": ", " = ", 1),
    lambda line, _: line.replace(": ", "\t:\t", 1),
    lambda line, _: line.replace(": ", "; ", 1),
    lambda line, _: line.replace(": ", " - ", 1),
    lambda line, _: line.replace(": ", ": -", 1) if line[:1] != " " else line,
    lambda line, _: line.replace(": ", ": 1. ", 1),
    lambda line, _: [line.replace(": ", ": 1. ", 1), "2. ข้อที่สอง", "3) ข้อที่สาม"],
    lambda line, _: [line.replace(": ", ": ๑) ", 1), "\t๒) ข้อที่สอง", "\t    ต่อจากข้อที่สอง"],
    lambda line, _: [line, "\t1. ข้อหนึ่ง", "\t2. ข้อสอง"],
    lambda line, _: [line, "ก. ข้อแรก", "ข. ข้อที่สอง"],
    lambda line, _: [line, "๑.๑ ข้อย่อย"],
    lambda line, _: f"“{line.strip()}”",
    lambda line, _: line.replace(": ", ": “", 1) + "”",
    lambda line, _: f"{line.rstrip()};",
    lambda line, _: f"{line.rstrip()}:",
    lambda line, _: f"{line.rstrip()},",
    lambda line, _: f"{line} // ตรวจแล้ว",
    lambda line, _: f"({line.strip()})",
    lambda line, _: f"**{line.strip()}**",
    lambda line, _: f"> {line.strip()}",
    lambda line, _: f"| {line.strip()} |",
    lambda line, _: f"☐ {line.strip()}",
    lambda line, _: f"\u0e2f {line.strip()}",
    lambda line, _: line.upper() if line.isascii() else f"{line.rstrip()} ",
    lambda line, _: f"{line}\u2028",
    lambda line, _: [line, "-" * 20],
    lambda line, _: [line, "=" * 20],
    lambda line, _: [line, "# ใส่ตรงนี้", "\t"],
    lambda line, _: [line, "<b>ตัวหนา</b>"],
    lambda line, chance: [line[: (at := _gap(line, chance))], f"\t{line[at:].strip()}"],
    lambda line, chance: [line[: (at := _gap(line, chance))], line[at:].strip()],
    lambda line, _: [line.replace(": ", ': "คำ" ', 1), "    ต่อบรรทัดที่สอง", "    ต่อบรรทัดที่สาม"],
    lambda line, _: [line.replace("- ", "- [คำ] ", 1), "      ต่อบรรทัดที่สอง"],
)


def _gap(line: str, chance: random.Random) -> int:
    """Where a line is broken by hand: at one of its spaces."""
    gaps = [at for at, sign in enumerate(line) if sign == " "]
    return chance.choice(gaps) if gaps else len(line)


def _cut(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line))
    return line[:at] + line[at + 1 :]


def _split(line: str, chance: random.Random) -> list[str]:
    at = chance.randrange(len(line))
    return [line[:at], line[at:]]


def _inserted(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(_SPECIAL + _ODD + "\t ") + line[at:]
