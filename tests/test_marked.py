"""Texts in which places are marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.web.marked import Line, Place, lines


def pieces(text: str, *places: Place) -> list[tuple[int, str, int, str]]:
    return [tuple(piece) for line in lines(text, places) for piece in line.pieces]


def test_a_text_is_cut_wherever_a_place_begins_or_ends() -> None:
    found = pieces("Harbour City signed.", Place(0, 12, "party"), Place(8, 12, "place"))
    assert found == [
        (0, "Harbour ", 1, "party"),
        (8, "City", 2, "place"),
        (12, " signed.", 0, ""),
    ]


def test_places_that_overlap_and_places_over_lines_keep_their_ends() -> None:
    found = pieces("ab\n\ncd", Place(0, 2, "x"), Place(1, 5, "y"))
    assert found == [(0, "a", 1, "x"), (1, "b", 2, "x"), (4, "c", 1, "y"), (5, "d", 0, "")]


def test_a_line_is_counted_as_in_the_text_and_knows_whether_a_paragraph_begins() -> None:
    found = [(line.number, line.begins) for line in lines("one\ntwo\n \nfour", [])]
    assert found == [(1, True), (2, False), (4, True)]


@given(
    st.text("ab \n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
)
def test_a_piece_knows_all_that_lies_over_it(text: str, spans: list[tuple[int, int]]) -> None:
    places = [Place(*sorted(span), f"{place}") for place, span in enumerate(spans)]
    shown: list[Line] = list(lines(text, places))
    assert [line.number for line in shown] == [
        number for number, line in enumerate(text.split("\n"), 1) if line.strip()
    ]
    for line in shown:
        for piece in line.pieces:
            for at in range(piece.start, piece.start + len(piece.text)):
                over = {one[:2] for one in places if one.start <= at < one.end}
                assert text[at] == piece.text[at - piece.start]
                assert piece.depth == len(over)
            assert bool(piece.of) == bool(piece.depth)
