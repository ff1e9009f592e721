"""English texts in which the parties of an agreement are hard to see: names, organs, asides."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

TWO = {"Corrib Foundation", "Tolland Institute"}

AGREEMENTS = [
    # Whatever two bodies do together that a sentence begins with, they are its parties.
    (
        "Cork, 5 May 2021\n\nCorrib MedAlliance, Tolland Health City and Upper Wye BioNetwork on "
        "Monday put their names to a memorandum of understanding.",
        [
            (
                {"Corrib MedAlliance", "Tolland Health City", "Upper Wye BioNetwork"},
                "2021-05-03",
                "Concluded",
            )
        ],
    ),
    (
        "The Corrib Foundation and the Tolland Institute launched a cooperation agreement on "
        "3 May 2021.",
        [(TWO, "2021-05-03", "Concluded")],
    ),
    (
        "Corrib Foundation and Tolland Institute welcomed the agreement that the City of Wye and "
        "the Alley Council signed on 3 May 2021.",
        [({"City of Wye", "Alley Council"}, "2021-05-03", "Concluded")],
    ),
    # They have worked together since a paper; a deal, and the paper told of after it.
    (
        "Corrib Foundation and Tolland Institute have worked together since a 2017 memorandum of "
        "understanding.",
        [(TWO, "2017", "Concluded")],
    ),
    (
        "Corrib Foundation has struck a three-year deal with the Tolland Institute. The "
        "cooperation agreement was signed in Cork on 3 May 2021.",
        [(TWO, "2021-05-03", "Concluded")],
    ),
    # An older paper in the same sentence is another agreement.
    (
        "Corrib Foundation and Tolland Institute signed a partnership agreement on 3 May 2021 that "
        "goes well beyond the exchange agreement concluded in 2015.",
        [(TWO, "2021-05-03", "Concluded"), (TWO, "2015", "Concluded")],
    ),
    # Somebody stays outside.
    (
        "Corrib Foundation and Tolland Institute concluded a charter on 4 April 2020, which the "
        "City of Wye did not sign.",
        [(TWO, "2020-04-04", "Concluded")],
    ),
    # The board decides, the body is the party.
    (
        "MINUTES\nMeeting of the Board of Corrib Health CLG\n5 May 2020\n\n4. The framework "
        "agreement with the Tolland Institute was signed on 3 April 2020.",
        [({"Corrib Health CLG", "Tolland Institute"}, "2020-04-03", "Concluded")],
    ),
    # A place whose agreements a table lists is a body.
    (
        "Appendix: Agreements held by Corrib Science Park\n\nPartner\tType\tDate\n"
        "Tolland Institute\tMoU\t12/03/2021\nWye College\tContract\t28/06/2022",
        [
            ({"Corrib Science Park", "Tolland Institute"}, "2021-03-12", "Concluded"),
            ({"Corrib Science Park", "Wye College"}, "2022-06-28", "Concluded"),
        ],
    ),
    # Those who sign act for their bodies: unnamed, or in the text of one of them.
    (
        "Tolland Biocom's chief executive and Tom Hill, president of the Corrib Foundation, signed "
        "an agreement on 3 May 2021, the day before the Wye Health Forum opened.",
        [({"Tolland Biocom", "Corrib Foundation"}, "2021-05-03", "Concluded")],
    ),
    (
        "City of Wye\nPosted: May 4, 2021\n\nDirector of Commerce Ann Lee and Corrib Foundation "
        "president Tom Hill signed a memorandum of cooperation on May 3, 2021.",
        [({"City of Wye", "Corrib Foundation"}, "2021-05-03", "Concluded")],
    ),
    (
        "Wye City Council\n15 August 2022\n\nCouncil and the Corrib Foundation signed an agreement "
        "on 3 May 2021.",
        [({"Wye City Council", "Corrib Foundation"}, "2021-05-03", "Concluded")],
    ),
    # What is extended has a first day; several pairs have an agreement each.
    (
        "The memorandum between Corrib Foundation and Tolland Institute, in place since 2013, was "
        "extended on 4 February 2019 to the end of 2023.",
        [(TWO, "2013", "Concluded"), (TWO, "2019-02-04", "Concluded")],
    ),
    (
        "It replaces two memoranda, between Corrib Foundation and Tolland Institute (2013) and "
        "between Corrib Foundation and Wye College (2015).",
        [(TWO, "2013", "Concluded"), ({"Corrib Foundation", "Wye College"}, "2015", "Concluded")],
    ),
    (
        "INVITATION\n\nCorrib Foundation and the Tolland Institute request the pleasure of your "
        "company at the renewal of their Memorandum of Understanding\n\nThursday, 6 March 2025, "
        "4.30 p.m.\n\nThe memorandum was first concluded on 11 February 2020.",
        [(TWO, "2025-03-06", "Planned"), (TWO, "2020-02-11", "Concluded")],
    ),
    # Entries whose fields dashes part; one that signed later changes no day.
    (
        "DECLARATION ON TRIALS\nOpened for signature at Wye on 13 November 2018\n\nSigned on that "
        "day\n\nOrganisation - Country - Signatory\nCorrib Foundation - Ireland - Ann Lee, "
        "Director\nTolland Science Park - Estonia - Tom Hill, Chairman of the Board of Governors\n"
        "Alley Institute - Norway - Jane Roe, Rector, 22 January 2019",
        [
            (
                {"Corrib Foundation", "Tolland Science Park", "Alley Institute"},
                "2018-11-13",
                "Concluded",
            )
        ],
    ),
    # The day that the sentence before gives; the day before that of issue.
    (
        "Mayor Ann Lee welcomed Tom Hill of the Corrib Foundation on 3 May 2021. After the visit, "
        "the City of Wye and the Corrib Foundation signed an agreement.",
        [({"City of Wye", "Corrib Foundation"}, "2021-05-03", "Concluded")],
    ),
    (
        "Wye, 20 November 2019\n\nCorrib Foundation and Tolland Institute set their seals to an "
        "agreement on exchange the previous day in Cork.",
        [(TWO, "2019-11-19", "Concluded")],
    ),
    # Bodies and their officers, line by line; a year in words.
    (
        "Charter of Cooperation\n\nDone at Wye on the third day of May two thousand and nineteen."
        "\n\nSignatories\n\nCorrib Bleu Santé\n  Ann Lee, President\nTolland Vert\n  Tom Hill, "
        "Director\nMar Azul - Grupo\n  Dr Jane Roe, Chair",
        [({"Corrib Bleu Santé", "Tolland Vert", "Mar Azul - Grupo"}, "2019-05-03", "Concluded")],
    ),
    # The month, where the text says no more.
    (
        "Published: 12 July 2022\n\nCorrib Foundation and Tolland Institute signed a partnership "
        "agreement late last month.",
        [(TWO, "2022-06", "Concluded")],
    ),
]

PEOPLE = [
    (
        "Corrib Foundation was represented by its director, Ann Lee, and Tolland MedAlliance by "
        "chair Tom Hill.",
        {
            "Ann Lee": [("director", "Corrib Foundation")],
            "Tom Hill": [("chair", "Tolland MedAlliance")],
        },
    ),
    (
        "Corrib Health Partnership signed on 3 May 2020 in Wye. Ann Lee, then Chair of the "
        "Partnership, was glad.",
        {"Ann Lee": [("Chair", "Partnership")]},
    ),
    (
        "The Corrib Foundation hosted the French consul general, Tom Hill.",
        {"Tom Hill": [("consul general", "")]},
    ),
    (
        "Partners of Corrib Foundation\n\n| Partner | Document | Contact at partner |\n"
        "|---|---|---|\n| Tolland Park | MoU | Ann Lee, Director |",
        {"Ann Lee": [("Director", "Tolland Park")]},
    ),
    ("Her Worship Ann Lee, Mayor of Wye, spoke.", {"Ann Lee": [("Mayor", "Wye")]}),
]


@pytest.mark.parametrize(("text", "told"), AGREEMENTS)
def test_parties_and_days(text: str, told: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == told


@pytest.mark.parametrize(("text", "told"), PEOPLE)
def test_people(text: str, told: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == told


def test_a_word_for_a_body_may_be_joined_to_its_field() -> None:
    assert bodies("Wye BioForum met Upper Wye MedCouncil.") == {
        "Wye BioForum",
        "Upper Wye MedCouncil",
    }


_CHARTER = "Norvital Ltd and the Ilmtal Foundation signed the Bioland Charter on 4 May 2019. "
_TWO = {"Norvital Ltd", "Ilmtal Foundation"}


@pytest.mark.parametrize(
    "second",
    [
        "The Weserbio Institute acceded to the charter on 3 June 2021.",
        "On 3 June 2021 the Weserbio Institute joined the charter in Kassel.",
        "The Weserbio Institute joined on 3 June 2021.",
    ],
)
def test_who_accedes_to_a_charter_is_a_party_beside_the_old_ones(second: str) -> None:
    assert bonds(_CHARTER + second) == [
        (_TWO, "2019-05-04", "Concluded"),
        (_TWO | {"Weserbio Institute"}, "2021-06-03", "Concluded"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "The Weserbio Institute joined the celebration on 3 June 2021.",
        "The Weserbio Institute hopes to accede to the charter in 2022.",
        "The Weserbio Institute joined the Baltic Association on 3 June 2021.",
        "Dr Ute Rahm joined the Weserbio Institute in June 2021.",
    ],
)
def test_who_joins_something_else_is_no_party(second: str) -> None:
    assert bonds(_CHARTER + second) == [(_TWO, "2019-05-04", "Concluded")]
