"""Reading of English texts of many kinds: names, who holds an office, who agreed when."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

NAMES = [
    # The last s of a plural has its apostrophe.
    (
        "the Wye Biomedical Suppliers' Federation (WBSF) met the Pharma Makers' Association.",
        {"Wye Biomedical Suppliers' Federation", "Pharma Makers' Association"},
    ),
    # A state is but where a body is; of an embassy it is a part of the name.
    (
        "The Wyeland Trust of the Republic of Korea wrote to the Consulate General of the "
        "Republic of Korea in Kobe.",
        {"Wyeland Trust", "Consulate General of the Republic of Korea in Kobe"},
    ),
    ("The Board of Directors met at the Delta Institute.", {"Delta Institute"}),
    # A field and whose it is.
    (
        "Wendy Ho is President of Life Sciences Ontario; the scheme is backed by Business Sweden "
        "and by Invest in Nordtal.",
        {"Life Sciences Ontario", "Business Sweden", "Invest in Nordtal"},
    ),
    ("It is owned by Wye Gas Co. of Cork.", {"Wye Gas Co."}),
]

PEOPLE = [
    # What stands between a body and the brackets behind it is where it is.
    (
        "The Wyeland Trust of the Republic of Korea (Chairman: Jinyoung Yang) wrote.",
        {"Jinyoung Yang": [("Chairman", "Wyeland Trust")]},
    ),
    # An office with its article, and who holds it between commas.
    (
        "We met the Lord Provost, Jane Roe, and the director, Tom Hill.",
        {"Jane Roe": [("Lord Provost", "")], "Tom Hill": [("director", "")]},
    ),
    ("Nordtal Gov. Lee Si-jong came.", {"Lee Si-jong": [("Gov.", "Nordtal")]}),
    (
        "Maria Hoch has been confirmed as general manager of the Delta Institute for three years.",
        {"Maria Hoch": [("general manager", "Delta Institute")]},
    ),
    # No name: whose visit it is.
    ("It was signed during the Lord Provost's visit.", {}),
]

AGREEMENTS: list[tuple[str, list[tuple[set[str], str, str]]]] = []


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_of_bodies(text: str, wanted: set[str]) -> None:
    assert bodies(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_with_their_roles(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted
