"""Roles become named styles, every number of them from the standard."""

from __future__ import annotations

from dataclasses import replace

from docgen.layout.model.set_text import Baseline, ParagraphStyle, TextStyle
from docgen.standards import Standard, table


class Styles:
    """The named styles of a standard, each made once."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._rows: dict[str, dict[str, str]] = table("styles")
        self._made: dict[str, ParagraphStyle] = {}
        self._baseline = Baseline(
            ascent=standard["face_ascent"].number,
            descent=standard["face_descent"].number,
            exact_share=standard["exact_line_ascent"].number,
        )

    def __getitem__(self, name: str) -> ParagraphStyle:
        if name not in self._made:
            self._made[name] = self._style(name, self._rows[name])
        return self._made[name]

    def centred_style(self, name: str) -> ParagraphStyle:
        """The style of that name, or its twin whose lines stand in the middle."""
        style = self[name]
        if style.align == "center":
            return style
        if f"{name}_centred" not in self._made:
            told = table("wording")["centred_style"]["value"].format(name=style.name)
            made = replace(style, id=f"{name}_centred", name=told, align="center")
            self._made[f"{name}_centred"] = made
        return self._made[f"{name}_centred"]

    def label(self, name: str) -> TextStyle:
        """How the fixed label of a part in that style is set."""
        row = self._rows[name]
        if "label_size" not in row:
            return self[name].text
        return self._text(self.standard.pt(row["label_size"]), bold=True)

    def _style(self, name: str, row: dict[str, str]) -> ParagraphStyle:
        size = self.standard.pt(row["size"])
        colour = self.standard[row["colour"]].value if "colour" in row else ""
        return ParagraphStyle(
            id=name,
            name=row["name"],
            text=self._text(size, bold=row.get("bold") == "yes", colour=colour),
            align=row["align"],
            space_before=0.0,
            baseline=self._baseline,
            pitch=self.standard.pt(row["pitch"]) if "pitch" in row else self.standard.pitch(size),
            exact="pitch" in row or self.standard.fits(size),
        )

    def _text(self, size: float, *, bold: bool, colour: str = "") -> TextStyle:
        box = size * self.standard["box_height"].number
        return TextStyle(size, bold=bold, colour=colour, box=box)
