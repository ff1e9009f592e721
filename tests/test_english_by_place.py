"""What only its place in an English text shows: names of bodies, whom a person acts for."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

NAMES = [
    # Where it is seated stands behind the name; behind a person's it does not count.
    (
        "Harbour Genomics (Ilmport) and Tolland MedTech (Wye) join forces.",
        {"Harbour Genomics", "Tolland MedTech"},
    ),
    ("Ann Lee (Cork) met Upper Wye Biodesign of the Netherlands.", {"Upper Wye Biodesign"}),
    # Its people, and those for whom it does something.
    ("Members of Alley Vaccine Ring met in Wye.", {"Alley Vaccine Ring"}),
    (
        "The tour is sponsored by Tolland Health and by Wye Bank.",
        {"Tolland Health", "Wye Bank"},
    ),
    # Two that become partners, one of them unknown.
    (
        "On Monday Lower Wye MedTech and the Tolland Institute have become partners.",
        {"Lower Wye MedTech", "Tolland Institute"},
    ),
    # The end of an entry of a programme, and the head of one of a list.
    (
        "4.45 pm Ann Lee, Director, Corrib Valley Life Sciences",
        {"Corrib Valley Life Sciences"},
    ),
    # ‘and’ inside a name: what stands behind it names nothing by itself.
    (
        "The Wye Food and Health Ring met the Alley Institute and Biotech Cluster.",
        {"Wye Food and Health Ring", "Alley Institute"},
    ),
    # A field is no body, nor is what takes place.
    ("Precision Medicine (Cork) is a field. Digital Health of Wye grows.", set()),
    ("They met at the BioTolland Days and again at the BioTolland Days.", set()),
]

PEOPLE = [
    # Whom one signs for stands behind the name and its office.
    (
        "The protocol was signed by Mayor Jane Roe for the City of Wye, by the chairman, "
        "Eng. Tom Hill, for Alley Technologies Association, and by Zoe Hlava, director, for the "
        "Corrib Foundation.",
        {
            "Jane Roe": [("Mayor", "City of Wye")],
            "Tom Hill": [("chairman", "Alley Technologies Association")],
            "Zoe Hlava": [("director", "Corrib Foundation")],
        },
    ),
    # Each of two directors is of one of the two bodies.
    (
        "The Tolland Institute and the Alley Foundation were glad. Their presidents, Ann Lee and "
        "Tom Hill, signed.",
        {
            "Ann Lee": [("presidents", "Tolland Institute")],
            "Tom Hill": [("presidents", "Alley Foundation")],
        },
    ),
    # The first word of a name, where it acts.
    (
        "For Corrib, managing director Ann Lee signed. The Corrib Science Cluster is glad.",
        {"Ann Lee": [("managing director", "Corrib")]},
    ),
    # A title that points to its body, and a form of address behind it.
    (
        "Wye Borough Council has renewed it. It was signed by the Leader of the Council, "
        "Councillor Jane Roe.",
        {"Jane Roe": [("Leader of the Council", "Council")]},
    ),
    # Labels with a role and a name; brackets behind a body.
    (
        "Author: Manager Site Affairs (Ann Lee)",
        {"Ann Lee": [("Manager Site Affairs", "")]},
    ),
    (
        "Lead officer: Assistant Director Growth, Tom Hill",
        {"Tom Hill": [("Assistant Director Growth", "")]},
    ),
    (
        "The office is run by the Tolland Council (Ann Lee, Program Officer).",
        {"Ann Lee": [("Program Officer", "Tolland Council")]},
    ),
    # Whom to turn to.
    ("Please register by 3 October with Ann Lee (a@b.example).", {"Ann Lee": []}),
    ("Call the Tolland Office, attention Tom Hill, 555-0110.", {"Tom Hill": []}),
    (
        "Information: Ann Lee, media relations advisor",
        {"Ann Lee": [("media relations advisor", "")]},
    ),
    # Whom a state sends is of no body that the text names.
    (
        "Jane Roe, Japan's consul general in Cork, came.",
        {"Jane Roe": [("consul general in Cork", "")]},
    ),
    # An office with its field right before a name, or a form of address between.
    (
        "Secretary of Commerce Ann Lee and the Executive Member for Economy, Councillor Tom Hill, "
        "came.",
        {
            "Ann Lee": [("Secretary of Commerce", "")],
            "Tom Hill": [("Executive Member for Economy", "")],
        },
    ),
    (
        "The Honourable Ann Lee, Minister of Jobs, Trade and Technology, came.",
        {"Ann Lee": [("Minister of Jobs, Trade and Technology", "")]},
    ),
    # A name that ends like a German councillor's office.
    ("Minister Wirat Chan came.", {"Wirat Chan": [("Minister", "")]}),
]

TABLE = """Tolland Health Network (THN): partners

Partner | Seat | Agreement | Signed | Signatory (partner) | Signatory (THN)
Wye Foundation | Wye | Agreement | 3 May 2021 | Ann Lee, Director | Tom Hill, Chair
Alley Cluster | Alley | Agreement | 5 May 2021 | Dr Zoe Hlava | Tom Hill, Chair
"""

AGREEMENTS = [
    # They: the two of the sentence before; one that the new one replaces.
    (
        "The people of the Tolland Institute met those of the Alley Foundation in 2014. On 3 May "
        "2021 they signed a new agreement.\n\nThe agreement replaces one signed in 2016.",
        [
            ({"Tolland Institute", "Alley Foundation"}, "2021-05-03", "Concluded"),
            ({"Tolland Institute", "Alley Foundation"}, "2016", "Concluded"),
        ],
    ),
    # A relative clause that dates what the new agreement takes the place of.
    (
        "The accord takes the place of the memorandum which the Tolland Institute and the Alley "
        "Foundation concluded in Cork on 4 July 2021.",
        [({"Tolland Institute", "Alley Foundation"}, "2021-07-04", "Concluded")],
    ),
    # As many bodies as a later sentence counts.
    (
        "The Tolland Institute belongs to a ring with the Alley Foundation and the Wye Council. "
        "The three bodies renewed their agreement on 3 May 2021.",
        [({"Tolland Institute", "Alley Foundation", "Wye Council"}, "2021-05-03", "Concluded")],
    ),
    # Hosts invite; the parties stand in the lines below ‘between’.
    (
        "INVITATION\n\nThe Cork Foundation and the Tolland Institute request the pleasure of "
        "your company at the renewal of the memorandum between\n\nThe Tolland Institute (Cork)"
        "\nand\nAlley Foundation (Wye)\n\nThursday, 6 March 2025, 4.30 p.m.",
        [({"Tolland Institute", "Alley Foundation"}, "2025-03-06", "Planned")],
    ),
    # Who has not signed yet is no party.
    (
        "Wye Pathology Compact\nList of signatories\n\n"
        "1. Tolland Institute, Cork - Ann Lee, Chair - signed 3 May 2021\n"
        "2. Alley Foundation, Wye - Tom Hill, Director - signed 3 May 2021\n"
        "3. Wye Council, Wye - signature pending\n",
        [({"Tolland Institute", "Alley Foundation"}, "2021-05-03", "Concluded")],
    ),
    # What is to follow a declaration is another agreement.
    (
        "The Tolland Institute and the Alley Foundation are joining forces. A declaration of "
        "intent to that effect was signed on 3 May 2021. The final contract should be ready for "
        "signature by June 2022.",
        [
            ({"Tolland Institute", "Alley Foundation"}, "2021-05-03", "Concluded"),
            ({"Tolland Institute", "Alley Foundation"}, "", "Planned"),
        ],
    ),
    # An agreement that two bodies have.
    (
        "It is done: the Tolland Institute and the Alley Foundation have an agreement.",
        [({"Tolland Institute", "Alley Foundation"}, "", "Concluded")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_that_their_place_shows(text: str, wanted: set[str]) -> None:
    assert bodies(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_whom_people_act_for(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


def test_columns_of_a_table_say_who_acts_for_whom() -> None:
    assert people(TABLE) == {
        "Ann Lee": [("Director", "Wye Foundation")],
        "Tom Hill": [("Chair", "THN")],
        "Zoe Hlava": [("", "Alley Cluster")],
    }


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements_told_over_sentences(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted
