"""From when and until when German and English agreements hold."""

from __future__ import annotations

import pytest

from tests.reading import findings

EN = "Vantiscope Ltd and the City of Cork signed a cooperation agreement on 12 September 2023. "
DE = (
    "Die Wyeland GmbH und die Stadt Cork unterzeichneten am 12. September 2023 eine "
    "Kooperationsvereinbarung. "
)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        (EN + "It runs until the end of 2026.", [], ["2026"]),
        (
            EN + "It became operative on October 1 and carries through September 30, 2026.",
            ["2023-10-01"],
            ["2026-09-30"],
        ),
        (
            EN + "The agreement takes effect on 1 January and is good for four years.",
            ["2024-01-01"],
            [],
        ),
        (EN + "The first period ends with the year 2027.", [], ["2027"]),
        (
            EN + "The agreement applies from June 1, 2024 to May 31, 2027.",
            ["2024-06-01"],
            ["2027-05-31"],
        ),
        (EN + "It was made out for three years and lapses on 11 September.", [], ["2026-09-11"]),
        # What else ends, and what an older agreement did.
        (EN + "The exhibition runs until 30 November 2023.", [], []),
        (EN + "The previous agreement expired on 31 July 2023.", [], []),
        (EN + "Her term of office ends on 31 July 2025.", [], []),
        (
            DE + "Sie gilt rückwirkend ab 1. Januar 2023 und endet mit 31. Dezember 2025.",
            ["2023-01-01"],
            ["2025-12-31"],
        ),
        (DE + "Sie läuft am 31. März 2026 aus.", [], ["2026-03-31"]),
        (DE + "Sie soll bis Ende 2030 gelten.", [], ["2030"]),
        (
            DE + "Die Vereinbarung tritt am 1. Oktober 2023 in Kraft und gilt bis Ende 2027.",
            ["2023-10-01"],
            ["2027"],
        ),
        (DE + "Die Ausstellung läuft bis zum 30. November 2023.", [], []),
    ],
)
def test_beginnings_and_ends(text: str, begins: list[str], ends: list[str]) -> None:
    bond = findings(text).agreements.main
    assert bond is not None
    assert [str(d.value) for d in bond.valid_from] == begins
    assert [str(d.value) for d in bond.valid_until] == ends


_SEVERAL = (
    "Verträge der Stiftung Ilmtal\n\n"
    "- Vertrag mit der Norvital GmbH vom 3. April 2019\n"
    "- Absichtserklärung mit dem Institut Weserbio vom 12. Januar 2020\n"
    "- Vereinbarung mit der Stadt Kassel vom 5. Mai 2020\n\n"
)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Alle drei Verträge laufen am 31. Dezember 2025 aus.", ["2025-12-31"] * 3),
        ("Alle Vereinbarungen gelten bis zum 31. Dezember 2025.", ["2025-12-31"] * 3),
        ("Sämtliche Verträge enden am 31. Dezember 2025.", ["2025-12-31"] * 3),
        ("Alle drei Abkommen sind bis Ende 2025 befristet.", ["2025"] * 3),
        # Which of the three these are is not clear, or they are something else.
        ("Beide Verträge laufen am 31. Dezember 2025 aus.", []),
        ("Alle vier Verträge laufen am 31. Dezember 2025 aus.", []),
        ("Alle drei Projekte laufen am 31. Dezember 2025 aus.", []),
        ("Alle Verträge liegen ab dem 31. Dezember 2025 aus.", []),
    ],
)
def test_what_is_said_of_all_agreements_is_said_of_each(text: str, ends: list[str]) -> None:
    told = findings(_SEVERAL + text).agreements.bonds
    assert len(told) == 3
    assert [str(d.value) for bond in told for d in bond.valid_until] == ends
