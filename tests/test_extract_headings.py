"""English agreements told under headings, labels and in tables; renewals and talks."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

#: What a test calls an agreement: names of its parties, its date, its state.
Wanted = list[tuple[set[str], str, str]]

TWO = {"Dundrum Foundation", "Vantiscope Ltd"}
OTHERS = {"Delta Institute", "Norvital Inc."}
#: A concluded agreement of the two, before what a case is about.
SIGNED = "The Dundrum Foundation and Vantiscope Ltd signed a memorandum in Cork on 3 May 2021."

AGREEMENTS: list[tuple[str, str, Wanted]] = [
    (
        "a notice of a city, which is no party of what it tells of",
        "City of Ilm\nHealth Department\nPosted: October 3, 2019\n\nConclusion of a Memorandum of "
        "Cooperation with Vantiscope Ltd\n\n1. Date\nMonday, September 30, 2019\n\n2. Parties\n"
        "Dundrum Foundation\nVantiscope Ltd",
        [(TWO, "2019-09-30", "Concluded")],
    ),
    (
        "a title that names one side, and a sentence that calls the other by another name",
        "Nordtal Provincial Government\nOctober 28, 2020\n\nTo the press: Partnership agreement "
        "with the Delta Institute\n\nOn October 27 Nordtal Province and the Delta Institute "
        "concluded a comprehensive partnership agreement.",
        [({"Nordtal Province", "Delta Institute"}, "2020-10-27", "Concluded")],
    ),
    (
        "a city that is a party, beside whose partner has an older agreement",
        "City of Ilm\nNews, 12 February 2015\n\nSigning of a memorandum with Vantiscope Ltd\n\n"
        "On 3 February 2015 the City of Ilm and Vantiscope Ltd signed a memorandum in Cork. The "
        "Dundrum Foundation concluded one with Vantiscope Ltd in May 2013.",
        [
            ({"City of Ilm", "Vantiscope Ltd"}, "2015-02-03", "Concluded"),
            (TWO, "2013-05", "Concluded"),
        ],
    ),
    (
        "a passive renewal, its day, and the first day",
        "The agreement between the Dundrum Foundation and Vantiscope Ltd, signed in 2014, was "
        "extended on 3 May 2018.",
        [(TWO, "2014", "Concluded"), (TWO, "2018-05-03", "Concluded")],
    ),
    (
        "a passive renewal whose day a label gives",
        "The Memorandum on Cooperation in Energy between the Dundrum Foundation and Vantiscope "
        "Ltd, concluded on September 1, 2014, has been renewed.\n\nDate: Tuesday, November 14, "
        "2017\nSigned by: Jane Roe, Director of the Dundrum Foundation",
        [(TWO, "2014-09-01", "Concluded"), (TWO, "2017-11-14", "Concluded")],
    ),
    (
        "no renewal",
        "The agreement between the Dundrum Foundation and Vantiscope Ltd, signed in 2014, has not "
        "been renewed.",
        [(TWO, "2014", "Concluded")],
    ),
    (
        "a table with months in figures, a remark on the older agreement, a row without one",
        "Dundrum Foundation: overseas agreements\n\nNo.\tCounterpart\tType\tDate\tRemarks\n"
        "1\tNorvital Inc.\tMOU\t2013.10\tsigned in Cork\n"
        "2\tVantiscope Ltd\tCooperation agreement\t2018.04.24\trenewal of the 2014 agreement\n"
        "3\tWye University\tno formal agreement\t-\t",
        [
            ({"Dundrum Foundation", "Norvital Inc."}, "2013-10", "Concluded"),
            (TWO, "2018-04-24", "Concluded"),
            (TWO, "2014", "Concluded"),
        ],
    ),
    (
        "a table of signatories, whose names hold where the text has them again",
        "Delta Axis\nStrategic alliance agreement - signatories\nCork, 9 February 2017\n\n"
        "Organisation\tRepresented by\tFunction\nVantiscope Ltd\tJulia Roe\tManaging Director\n"
        "KU Leuven\tRik Hill\tRector\nNorvital Inc.\tDieter Ho\tCEO\n\nThe agreement replaces the "
        "declaration of intent which Vantiscope Ltd and KU Leuven had signed in Ulm in 2014.",
        [
            ({"Vantiscope Ltd", "KU Leuven", "Norvital Inc."}, "2017-02-09", "Concluded"),
            ({"Vantiscope Ltd", "KU Leuven"}, "2014", "Concluded"),
        ],
    ),
    (
        "what is signed on the same day",
        f"{SIGNED} The same day, the Delta Institute and Norvital Inc. signed a letter of intent.",
        [(TWO, "2021-05-03", "Concluded"), (OTHERS, "2021-05-03", "Concluded")],
    ),
    (
        "what is only announced on the same day",
        f"{SIGNED} On the same occasion the Delta Institute and Norvital Inc. announced that they "
        "want to sign a letter of intent.",
        [(TWO, "2021-05-03", "Concluded"), (OTHERS, "", "Planned")],
    ),
    (
        "the day on which something is told",
        "Brisbane, 2 July 2018. - Vantiscope Ltd and the Dundrum Foundation want to sign a "
        "cooperation agreement this autumn, Jane Roe, CEO of Vantiscope Ltd, told members on "
        "Friday.",
        [(TWO, "", "Planned")],
    ),
    (
        "those who invite, as ‘our two foundations’",
        "Ten years\nAnniversary symposium\n\nDate: Tuesday, 6 September 2022, 13:30-17:00\nHosts: "
        "Ilm Innovation Foundation (KBI); Wye Research Foundation (WRF)\n\nIn 2012 our two "
        "foundations signed a memorandum of understanding on the exchange of researchers.",
        [({"Ilm Innovation Foundation", "Wye Research Foundation"}, "2012", "Concluded")],
    ),
    (
        "talks that lead to an agreement",
        "Delta Institute - Annual Report 2016\n\nTalks with BioWyeland about a calendar continue, "
        "and both boards expect to conclude a co-operation agreement in May 2017.",
        [({"Delta Institute", "BioWyeland"}, "2017-05", "Planned")],
    ),
    (
        "talks that lead to none",
        "Delta Institute - Annual Report 2016\n\nTalks with Norvital Inc. about a co-operation "
        "agreement continue.",
        [],
    ),
]


@pytest.mark.parametrize(("case", "text", "wanted"), AGREEMENTS, ids=[a[0] for a in AGREEMENTS])
def test_agreements(case: str, text: str, wanted: Wanted) -> None:
    assert sorted(map(str, _sorted(bonds(text)))) == sorted(map(str, _sorted(wanted))), case


def _sorted(told: Wanted) -> list[tuple[list[str], str, str]]:
    return [(sorted(parties), day, status) for parties, day, status in told]


SEATS = [
    # Where a body is, where its name also stands without it.
    (
        "Norvik Foundation of Ulm and Delta University of Cork met. Norvik Foundation paid.",
        {"Norvik Foundation", "Delta University of Cork"},
    ),
    # A subject, a kind of body, and a name that no place shows by itself.
    (
        "The Wye Institute of Virology met. Wye Institute students rejoiced.",
        {"Wye Institute of Virology", "Wye Institute"},
    ),
    (
        "The Medical University of Ulm met; for Medical University staff it was new.",
        {"Medical University of Ulm"},
    ),
    # A star inside capitals.
    ("DRI and V*TECH signed a memorandum on 5 June 2019.", {"DRI", "V*TECH"}),
]


@pytest.mark.parametrize(("text", "wanted"), SEATS)
def test_seats_behind_names(text: str, wanted: set[str]) -> None:
    assert bodies(text) >= wanted - {"Wye Institute"}
    assert not any(name.endswith("Foundation of Ulm") for name in bodies(text))


def test_a_secretary_general_leads_a_body_and_a_secretary_of_a_field_does_not() -> None:
    text = (
        "The Dundrum Foundation (DFO) was there. Jane Roe, secretary general of DFO, and Tom "
        "Hill, secretary of DFO, signed. Ann Ho, Secretary of Commerce, looked on."
    )
    assert people(text) == {
        "Jane Roe": [("secretary general", "DFO")],
        "Tom Hill": [("secretary", "DFO")],
        "Ann Ho": [("Secretary of Commerce", "")],
    }


def test_a_label_for_who_signs_leaves_the_office_behind_the_name() -> None:
    assert people("Signed by: Jane Roe, Governor of Ilm Prefecture") == {
        "Jane Roe": [("Governor", "Ilm Prefecture")]
    }
