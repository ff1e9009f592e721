"""Seats of bodies: the town that stands beside a name, and no town that only is in its sentence."""

from __future__ import annotations

import pytest

from tests.claims import view_with_conflicts
from tests.facts import facts_of
from tests.test_conflict_kinds import told


def seats(text: str) -> set[tuple[str, str]]:
    """Who has a seat in which place."""
    return {(who, where) for who, what, where in facts_of(text) if what.endswith("#locatedIn")}


@pytest.mark.parametrize(
    ("text", "body", "town"),
    [
        (
            "公益財団法人青葉医療財団(神戸市、理事長 北村 一郎)は、霧島市と覚書を締結しました。\n",
            "organization 公益財団法人青葉医療財団",
            "place 神戸市",
        ),
        (
            "神戸のバイオ産業支援組織「一般社団法人青葉ライフ協会」は、霧島市と協定を結んだ。\n",
            "organization 一般社団法人青葉ライフ協会",
            "place 神戸",
        ),
        (
            "Dr. Anna Weber, Geschäftsführerin der Auental Biotech GmbH, Heidelberg, sprach.\n",
            "organization AuentalBiotechGmbH",
            "place Heidelberg",
        ),
        (
            "Norvital Ltd, based in Basel, signed a memorandum with Harbour University.\n",
            "organization NorvitalLtd",
            "place Basel",
        ),
        (
            "Die Auental Biotech GmbH mit Sitz in Heidelberg hat eine Vereinbarung geschlossen.\n",
            "organization AuentalBiotechGmbH",
            "place Heidelberg",
        ),
        (
            "Kontakt:\n\nAuental Biotech GmbH\nAm Bach 7\n69117 Heidelberg\nTelefon: +49 6221 55\n",
            "organization AuentalBiotechGmbH",
            "place Heidelberg",
        ),
    ],
)
def test_a_town_beside_a_name_is_the_seat(text: str, body: str, town: str) -> None:
    assert (body, town) in seats(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Auental Biotech GmbH, Heidelberg and Basel signed an agreement on 3 March 2021.\n",
        "Norvital Ltd (Switzerland) signed a memorandum with Harbour University.\n",
        "Die Auental Biotech GmbH traf sich in Heidelberg mit der Universität Hafen.\n",
        "公益財団法人青葉医療財団は神戸市で、霧島市と覚書を締結しました。\n",
        "公益財団法人青葉医療財団(兵庫県)は、覚書を締結しました。\n",
    ],
)
def test_a_list_a_country_and_the_place_of_an_event_are_no_seat(text: str) -> None:
    assert seats(text) == set()


LETTER = (
    "Kooperation vereinbart\n\n3. März 2021\n\n{body}, hat am 3. März 2021 mit der "
    "Universität Hafen ein Memorandum of Understanding unterzeichnet.\n\n{contact}"
)
CONTACT = "Kontakt:\n\nAuental Biotech GmbH\nAm Bach 7\n69117 Heidelberg\nTelefon: +49 6221 555-0\n"


def test_two_towns_of_a_seat_stand_beside_each_other_and_the_postal_address_is_taken() -> None:
    text = LETTER.format(body="Die Auental Biotech GmbH, Mannheim", contact=CONTACT)
    assert ("seat: Mannheim or Heidelberg", "BothStand", "WithinDocument") in told(text)
    rows = view_with_conflicts(text).select(
        "SELECT ?town { ?c a rk:Conflict ; rk:conflictProperty rk:locatedIn ;"
        " rk:reason 'postal-address' ; rk:preferredClaim ?p ."
        " GRAPH ?g { ?p rdf:object ?town } }"
    )
    assert [str(row["town"]).rpartition("/")[2] for row in rows] == ["heidelberg"]


def test_one_town_that_is_told_twice_is_no_conflict() -> None:
    text = LETTER.format(body="Die Auental Biotech GmbH, Heidelberg", contact=CONTACT)
    assert told(text) == []
