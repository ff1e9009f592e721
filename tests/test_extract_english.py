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
        "Republic of Estonia in Cork.",
        {"Wyeland Trust", "Consulate General of the Republic of Estonia in Cork"},
    ),
    ("The Board of Directors met at the Delta Institute.", {"Delta Institute"}),
    # A field and whose it is.
    (
        "Nora Ho is President of Life Sciences Ontario; the scheme is backed by Business Norway "
        "and by Invest in Nordtal.",
        {"Life Sciences Ontario", "Business Norway", "Invest in Nordtal"},
    ),
    ("It is owned by Wye Gas Co. of Cork.", {"Wye Gas Co."}),
]

PEOPLE = [
    # What stands between a body and the brackets behind it is where it is.
    (
        "The Wyeland Trust of the Republic of Korea (Chairman: Minyoung Cho) wrote.",
        {"Minyoung Cho": [("Chairman", "Wyeland Trust")]},
    ),
    # An office with its article, and who holds it between commas.
    (
        "We met the Lord Provost, Jane Roe, and the director, Tom Hill.",
        {"Jane Roe": [("Lord Provost", "")], "Tom Hill": [("director", "")]},
    ),
    ("Nordtal Gov. Lee Min-ho came.", {"Lee Min-ho": [("Gov.", "Nordtal")]}),
    (
        "Maria Hoch has been confirmed as general manager of the Delta Institute for three years.",
        {"Maria Hoch": [("general manager", "Delta Institute")]},
    ),
    # Whom to turn to: with the work, a family name with its part of a body, a number behind it.
    (
        "For tickets call Karin Lind, member services, or let my colleague Ute Beck know.",
        {"Karin Lind": [("member services", "")], "Ute Beck": []},
    ),
    (
        "Please apply by January 31 to Tanabe, Trade Promotion Division.",
        {"Tanabe": [("", "Trade Promotion Division")]},
    ),
    ("Contact: Ailsa Dunn   Ext: 78216", {"Ailsa Dunn": []}),
    ("More information: Trade Affairs team, Jan Holm", {"Jan Holm": []}),
    # Of whom a clause tells something; an office like another's; an office with several fields.
    (
        "Nora Ho, President of the Delta Institute, and Ute Beck, who holds the same position at "
        "the Wye Foundation, spoke. Wyeland's Minister for Jobs, Trade and Health, Jan Holm, who "
        "watched the exchange, smiled.",
        {
            "Nora Ho": [("President", "Delta Institute")],
            "Ute Beck": [("President", "Wye Foundation")],
            "Jan Holm": [("Minister for Jobs, Trade and Health", "Wyeland")],
        },
    ),
    # Two offices on one line.
    (
        "Head of partnerships: Ada Moyo-Reid, founder of the Wye Foundation",
        {"Ada Moyo-Reid": [("Head of partnerships", ""), ("founder", "Wye Foundation")]},
    ),
    # For whom somebody signed, by the words that the name begins with.
    (
        "The Wye Bio-industry Agency (Wye Bio) met. Dr. Jan Holm signed on behalf of Wye Bio.",
        {"Jan Holm": [("", "Wye Bio")]},
    ),
    # No name: whose visit it is.
    ("It was signed during the Lord Provost's visit.", {}),
]

WYE = {"Delta Institute", "Wye Foundation"}
CORK = {"Vantiscope Ltd", "City of Cork"}

AGREEMENTS: list[tuple[str, list[tuple[set[str], str, str]]]] = [
    # Another name of a party between the parties; the date of another agreement is no year of it.
    (
        "The Delta Institute, better known as D-WYE hub, and the Wye Foundation concluded "
        "an agreement on September 21. D-WYE hub already works with Vantiscope Ltd under an MOU "
        "dating from March 2012.",
        [
            (WYE, "--09-21", "Concluded"),
            ({"Delta Institute", "Vantiscope Ltd"}, "2012-03", "Concluded"),
        ],
    ),
    # Where short names are from; the newest of several versions, in one sentence with the first.
    (
        "Delta Ltd of Cork, DIV of Tralee and Vantiscope Ltd of Ulm have renewed the "
        "memorandum of understanding. The first version dates from October 2016; the second was "
        "signed at the Vanta College on 4 June 2019 and runs until the end of 2022.",
        [
            ({"Delta Ltd", "DIV", "Vantiscope Ltd"}, "2019-06-04", "Concluded"),
            ({"Delta Ltd", "DIV", "Vantiscope Ltd"}, "2016-10", "Concluded"),
        ],
    ),
    # A dateline without its year: no day of signing, but what yesterday is counted from.
    (
        "CORK, Wye, October 11 - Vantiscope Ltd and its Ulm counterpart, the City of Cork, have "
        "entered into a Memorandum of Understanding. Signed yesterday at a conference, the MOU "
        "covers training.\n\nThey meet each month.\n\nThe two bodies concluded their first "
        "agreement, on training, in 2017.",
        [(CORK, "--10-10", "Concluded"), (CORK, "2017", "Concluded")],
    ),
    # The day of saying so is not that of signing.
    (
        "Dec 6, 2021\n\nVantiscope Ltd said on Monday that it had concluded an agreement "
        "with the City of Cork. It was signed online last Friday.",
        [(CORK, "2021-12-03", "Concluded")],
    ),
    (
        "CORK and ULM, June 12, 2023 – Vantiscope Ltd and the City of Cork have signed a "
        "Memorandum of Understanding. The MoU was signed on June 6 in Cork.",
        [(CORK, "2023-06-06", "Concluded")],
    ),
    # A weekday in a bulletin of one week.
    (
        "CLUSTERS IN BRIEF | Week 47, 2018\n\nCORK. Irish cluster Vantiscope Ltd and the City "
        "of Cork signed a partnership agreement in Ulm on Tuesday.",
        [(CORK, "2018-11-20", "Concluded")],
    ),
    # In a text that says ‘our’, the body that its first sentence is about; whose partner it is.
    (
        "Annual Report\n\nDuring the year to 31 March 2017 Vantiscope Ltd opened an office. Our "
        "memorandum with the City of Cork came to its end in December and was renewed for two more "
        "years in January 2017.\n\nWe also expect to sign with Ulm's MedWye before long.",
        [(CORK, "2017-01", "Concluded"), ({"Vantiscope Ltd", "MedWye"}, "", "Planned")],
    ),
    # One of several that were signed on the day told before them; its parties in the next sentence.
    (
        "28 October 2019\n\nLast Thursday the mayor received a delegation. Two papers were put on "
        "the table.\n\nThe first is a letter of intent between Vantiscope Ltd and the City of "
        "Cork.\n\nThe second is a cooperation agreement. With it the Delta Institute and the Wye "
        "Foundation want to train nurses.",
        [(CORK, "2019-10-24", "Concluded"), (WYE, "2019-10-24", "Concluded")],
    ),
    # What is to come: the day of a notice, of a report to a council, of a letter that invites.
    (
        "Released: Friday, January 24, Reiwa 7 (2025)\n\nSUBJECT: Signing ceremony\n\nVantiscope "
        "Ltd will conclude an agreement with the City of Cork.\n\n"
        "Date and time: Tuesday, February 4, 14:00 - 14:40",
        [(CORK, "2025-02-04", "Planned")],
    ),
    (
        "1.1 To seek agreement to a Memorandum of Understanding between Vantiscope Ltd and the "
        "City of Cork.\n\n2.1 The Delta Institute and the Wye Foundation signed a pact in "
        "June 2021.\n\n2.2 Signature is planned for 14th May 2025 in the Old Hall.",
        [(CORK, "2025-05-14", "Planned"), (WYE, "2021-06", "Concluded")],
    ),
    (
        "Dear members,\n\non Thursday, 16 May, we would like you to be there when Vantiscope Ltd "
        "and the City of Cork seal a pact. The agreement will be signed at 5 p.m. by Dr. Jan "
        "Holm, Director of Vantiscope Ltd, and Ute Beck, Mayor of the City of Cork.",
        [(CORK, "--05-16", "Planned")],
    ),
    # Signed the same day as that on which the paragraph before says what was agreed.
    (
        "2020.02.11 17:32\n\nCORK -- Vantiscope Ltd and Irish health cluster MedWye said Tuesday "
        "they had agreed to train nurses.\n\nUnder the two-year cooperation agreement, signed the "
        "same day at the head office in Cork, Nordtal Province, nurses will travel, the firm said.",
        [({"Vantiscope Ltd", "MedWye"}, "2020-02-11", "Concluded")],
    ),
    # A label in capitals, and one more that joined later.
    (
        "JOINT DECLARATION ON CROSS-CLUSTER TRAINING\nUlm, 7 November 2023\n\nThe organisations "
        "below declare that they train nurses.\n\nSIGNED BY\n\n1. Vantiscope Ltd, Cork: Anna "
        "Roy, Managing Director\n2. City of Cork: Rolf Fab, Mayor\n\n"
        "Joined by written procedure on 15 January 2024:\n3. Delta Institute: Ute Beck, Director",
        [(CORK | {"Delta Institute"}, "2023-11-07", "Concluded")],
    ),
    # To come to terms, to be bound, to arrange something as set out below; what is prepared.
    (
        "Vantiscope Ltd and the City of Cork came to terms on 27 July 2023, "
        "on the sidelines of the fair. Their letter of intent foresees discounts.",
        [(CORK, "2023-07-27", "Concluded")],
    ),
    (
        "Since 3 October 2018 Vantiscope Ltd has been bound to the City of Cork by a memorandum "
        "of understanding.",
        [(CORK, "2018-10-03", "Concluded")],
    ),
    (
        "Vantiscope Ltd (Lund, Sweden; CEO: Tom Hill) and the City of Cork have arranged to "
        "receive each other's companies, as outlined below.\n\n"
        "1. Name: Agreement on Mutual Support\n2. Date of conclusion: September 29, 2022\n"
        "3. Period: October 1, 2022 to March 31, 2024",
        [(CORK, "2022-09-29", "Concluded")],
    ),
    (
        "Vantiscope Ltd and the City of Cork are preparing a separate letter of intent.",
        [(CORK, "", "Planned")],
    ),
    # Items that begin with the partner's name alone; a last word that is initials.
    (
        "LIFE SCIENCES NOVA SCOTIA\nBoard of Directors, September 18, 2014\n\n"
        "Life Sciences NS has three agreements with organizations abroad.\n\n"
        "(i) Vantiscope Ltd and the Delta Institute. Research agreement of 2010. Expired June 30, "
        "2014; neither side has asked for more.\n\n"
        "The City of Cork has sent us a draft MOU. It suggests signing in Cork next July.\n\n"
        "THAT the Board authorize Nora Ho, President, to sign the MOU with the City of Cork.",
        [
            (
                {"LIFE SCIENCES NOVA SCOTIA", "Vantiscope Ltd", "Delta Institute"},
                "2010",
                "Concluded",
            ),
            ({"LIFE SCIENCES NOVA SCOTIA", "City of Cork"}, "2015-07", "Planned"),
        ],
    ),
    # A table whose rows name all parties, below the row if need be; a cell that runs into the next.
    (
        "VANTA PARK: AGREEMENTS IN FORCE\n\n"
        "Parties                                Agreement                Concluded        Term\n"
        "Vantiscope Ltd, City of Cork,          Basic agreement (4th)    March 29, 2019   fixed\n"
        "  Delta Institute\n"
        "Vantiscope Ltd, Delta Institute, Joint Laboratory agreement     February 2017    open\n",
        [
            (CORK | {"Delta Institute"}, "2019-03-29", "Concluded"),
            ({"Vantiscope Ltd", "Delta Institute"}, "2017-02", "Concluded"),
        ],
    ),
    # A periodical that is called by the body that writes it.
    (
        "Wye Alley Monthly, May 2018\nNEWS FROM THE ASSOCIATION\n\nA delegation led by our "
        "president Jane Roe was in Cork. On Thursday, 26 April, we put our names to an agreement "
        "with Vantiscope Ltd at the Vanta College.",
        [({"Wye Alley", "Vantiscope Ltd"}, "2018-04-26", "Concluded")],
    ),
    (
        "CORK (February 8, 2022) - Vantiscope Ltd and the City of Cork, the second city, "
        "today announced a partnership agreement, which was signed on January 31.",
        [(CORK, "2022-01-31", "Concluded")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names_of_bodies(text: str, wanted: set[str]) -> None:
    assert bodies(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_with_their_roles(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted


def test_between_two_sites_is_where_something_is() -> None:
    text = (
        "Vantiscope Ltd and the City of Cork signed a cooperation agreement for the corridor "
        "between the Delta Institute and the Wyeland Trust on 6 November 2023."
    )
    assert bonds(text) == [(CORK, "2023-11-06", "Concluded")]


INVITATION = """BioVale Ltd and the Tidal Research Institute (TRI)
request the pleasure of your company

Thursday, 16 November 2023, 2.00 pm

The Partnership Agreement will be signed by

Mr Tomas Hale, Chairman, BioVale Ltd
Dr Jane Roe, President, TRI

Guest of Honour: Mr Alan Tay, Minister of State, Ministry of Trade

Speakers
Prof. Ruth Orr, Director, Wye Genome Centre
"""


def test_those_who_sign_are_on_the_lines_below_and_guests_are_not() -> None:
    assert bonds(INVITATION) == [
        ({"BioVale Ltd", "Tidal Research Institute"}, "2023-11-16", "Planned"),
    ]


def test_who_attended_a_signing_has_signed_nothing() -> None:
    text = (
        "Ruth Orr, President of the Wye Science Centre, and representatives of the Delta "
        "Foundation and the Chamber of Commerce of Nordtal attended the signing."
    )
    assert bonds(text) == []


def test_when_somebody_took_an_office_is_no_day_of_signing() -> None:
    text = (
        "CORK, September 26, 2018 - Vantiscope Ltd and Norvital Inc. today announced a cooperation "
        "agreement. The document was signed on Monday by Jane Roe, President of Vantiscope Ltd, "
        "and Tom Hill, who became CEO of Norvital Inc. in May."
    )
    assert bonds(text) == [({"Vantiscope Ltd", "Norvital Inc."}, "2018-09-24", "Concluded")]


def test_since_when_is_a_day_of_signing_and_a_review_is_none() -> None:
    text = (
        "Delta Foundation: partners\n\nPartner\tBased in\tType\tIn force since\tReview date\n"
        "Norvital Inc.\tCork\tMOU\t14 March 2013\tSeptember 2022\n"
        "Vantiscope Ltd\tUlm\tPartnership agreement\t2020\t31 December 2023\n"
    )
    assert [(day, status) for _, day, status in bonds(text)] == [
        ("2013-03-14", "Concluded"),
        ("2020", "Concluded"),
    ]


def test_what_is_being_prepared_is_planned() -> None:
    text = "An agreement between Norvital Inc. and Vantiscope Ltd on nursing is being prepared."
    assert bonds(text) == [({"Norvital Inc.", "Vantiscope Ltd"}, "", "Planned")]
