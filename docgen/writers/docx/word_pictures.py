"""Pictures in Word: on the sheet at a known place, or in a line of text."""

from __future__ import annotations

from collections.abc import Callable

from docgen.layout.model.pages import Picture
from docgen.length import Length
from docgen.writers.xml_text import quoted_attribute

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def anchored_picture(picture: Picture, *, relation: str, number: int) -> str:
    """``picture`` at its place on the sheet, over or under the text and without moving it."""
    content = _content(picture.name, picture.description, relation, number, picture)
    return _anchor(picture, number, content)


def _anchor(picture: Picture, number: int, content: str) -> str:
    left, top = _emu(picture.left), _emu(picture.y)
    upright = "page" if picture.on_page else "paragraph"
    # A picture of a hand or a seal lies over words, which stay to be read.
    behind = 1 if picture.file else 0
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="{behind}" locked="0" '
        'layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="{upright}"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        + _box(picture.width, picture.height)
        + '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        + content
        + "</wp:anchor>"
    )


def text_box(box: Picture, content: str, held: Callable[[str], str], *, number: int) -> str:
    """A framed box with text at its place on the sheet, before the text and without moving it.

    ``held`` puts a drawing into the holder that a run has.
    """
    shape = (
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
    )
    graphic = (
        f'<wp:docPr id="{number}" name={quoted_attribute(box.name)}'
        f" descr={quoted_attribute(box.description)}/>"
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}">{shape}'
        "</a:graphicData></a:graphic>"
    )
    drawn = held(_anchor(box, number, graphic))
    return (
        f'<mc:AlternateContent xmlns:mc="{_COMPATIBILITY}">'
        f'<mc:Choice xmlns:wps="{_SHAPE}" Requires="wps">{drawn}</mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent>"
    )


def inline(name: str, *, size: float, relation: str, number: int, description: str = "") -> str:
    """A square picture in the line, ``size`` points high; without description it only adorns."""
    box = Picture(name, 0.0, 0.0, size, size, description)
    return (
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        + _box(size, size)
        + _content(name, description, relation, number, box)
        + "</wp:inline>"
    )


def _box(width: float, height: float) -> str:
    return f'<wp:extent cx="{_emu(width)}" cy="{_emu(height)}"/>'


def _content(name: str, description: str, relation: str, number: int, box: Picture) -> str:
    adorning = "" if description else _DECORATIVE
    return (
        f'<wp:docPr id="{number}" name={quoted_attribute(name)}'
        f" descr={quoted_attribute(description)}>"
        f"{adorning}</wp:docPr>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={quoted_attribute(name)}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )


def _emu(points: float) -> int:
    return Length.of(points, "pt").emu
