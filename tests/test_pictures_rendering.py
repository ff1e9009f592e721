"""Pictures as pixels and pages: with fonts of the project, whatever the machine has."""

from __future__ import annotations

import struct
from xml.etree import ElementTree as Et

import pypdfium2
import pytest

from graph.exports.pictures import as_pdf, as_png
from graph.exports.pictures.fonts import BOLD, CJK, LATIN, family_of, runs, width

TEXT = "Łódź 川崎市 バイオエム 한국 Θεσσαλονίκη"


def drawing(text: str = TEXT) -> Et.Element:
    root = Et.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "xml:lang": "ja"})
    root.attrib |= {"viewBox": "0 0 640 120", "width": "640", "height": "120"}
    Et.SubElement(root, "title").text = text
    Et.SubElement(root, "text", {"x": "20", "y": "60", "font-size": "24"}).text = text
    return root


def test_a_png_has_two_pixels_for_one_of_the_drawing() -> None:
    written = as_png(drawing())
    assert written.startswith(b"\x89PNG")
    assert struct.unpack(">II", written[16:24]) == (1280, 240)


def test_a_pdf_has_its_fonts_its_title_and_text_to_be_found() -> None:
    written = as_pdf(drawing())
    assert b"NotoSans-Regular" in written and b"NotoSansCJKjp-Regular" in written
    document = pypdfium2.PdfDocument(written)
    assert len(document) == 1 and document[0].get_size() == (480, 90)
    assert document.get_metadata_dict()["Title"] == TEXT
    found = document[0].get_textpage().get_text_bounded()
    assert "川崎市" in found and "Łódź" in found


@pytest.mark.parametrize("write", [as_png, as_pdf])
def test_the_same_drawing_gives_the_same_bytes(write) -> None:  # type: ignore[no-untyped-def]
    assert write(drawing()) == write(drawing())


def test_a_drawing_is_data_not_a_program() -> None:
    for hostile in ('#read("/etc/passwd")', '"); panic()', "</text><image href='file:///x'/>"):
        document = pypdfium2.PdfDocument(as_pdf(drawing(hostile)))
        found = document[0].get_textpage().get_text_bounded()
        assert "".join(found.split()) == "".join(hostile.split())


def test_each_character_is_set_in_a_family_that_has_it() -> None:
    assert {family_of(character) for character in "AzäßŁźΔЖ0–“"} == {LATIN}
    assert {family_of(character) for character in "川髙﨑𠮷アァー・한臺→"} == {CJK}
    assert "".join(part for _, part in runs(TEXT)) == TEXT


def test_a_text_is_as_wide_as_its_glyphs() -> None:
    assert width("川崎市") == 3
    assert 0.2 < width("i") < width("m") < 1
    assert width("Kawasaki", BOLD) > width("Kawasaki")
    assert width("\U0001f600") == 1 and width("") == 0
