"""The server killed while somebody types: the file is whole, and at most the last pause is lost."""

from __future__ import annotations

from pathlib import Path

from docgen.drafting.yaml_tree import tree, value_of
from tests.helpers.page_caller import Caller
from tests.helpers.running_page import start
from tests.helpers.scale import times

KILLS = times(3, 100)


def test_a_killed_server_leaves_the_file_whole(workspace: Path, tmp_path: Path) -> None:
    path = workspace / "config" / "circulars" / "memo-example.yaml"
    last = ""
    for round_number in range(KILLS):
        server = start(workspace, tmp_path)
        caller = Caller(server).enter()
        for number in range(3):
            last = f"รอบ {round_number} ครั้ง {number}"
            values = {"token": caller.token, "subject": last, "tab": "a"}
            assert caller.post("/letters/memo-example", values, Accept="application/json")[0] == 200
        caller.send_only("/letters/memo-example", values | {"subject": f"{last} ดับ"})
        server.kill()
        content = value_of(tree(path.read_text(encoding="utf-8")))
        assert isinstance(content, dict)
        assert content["เรื่อง"] in (last, f"{last} ดับ")
