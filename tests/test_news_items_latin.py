"""Reading of short news items in German and English: who signed what and when, what came before."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

PAIR = {"Norvital GmbH", "Stiftung Ilmtal"}
TWO = {"Vantiscope Ltd", "City of Cork"}

AGREEMENTS = [
    # The day of signing stands in a sentence of its own.
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben ihr Abkommen erneuert. Die Unterschriften "
        "leisteten am 15. Oktober 2015 Ute Beck und Jan Holm. Die erste Fassung stammte aus dem "
        "Jahr 2008.",
        [(PAIR, "2015-10-15", "Concluded"), (PAIR, "2008", "Concluded")],
    ),
    (
        "Rundbrief, Ausgabe 3/2021\n\nDie Norvital GmbH und die Stiftung Ilmtal haben ihre "
        "Kooperationsvereinbarung verlängert. Weil niemand reisen konnte, fand die Unterzeichnung "
        "am 15. September per Video statt.\n\nDie erste Vereinbarung stammt aus dem Jahr 2013, "
        "die zweite von 2017.",
        [
            (PAIR, "2021-09-15", "Concluded"),
            (PAIR, "2013", "Concluded"),
            (PAIR, "2017", "Concluded"),
        ],
    ),
    (
        "Vantiscope Ltd and the City of Cork signed the renewed partnership agreement on "
        "22 May 2023. First concluded in May 2017, the agreement has helped nine firms.",
        [(TWO, "2023-05-22", "Concluded"), (TWO, "2017-05", "Concluded")],
    ),
    # The end of a period, and the year of the first signing, are no years of today's.
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben ihr Abkommen vom Juni 2015 bis Ende Mai "
        "2021 verlängert. Ute Beck und Jan Holm unterzeichneten am 31. Mai in Ilmtal.",
        [(PAIR, "2015-06", "Concluded"), (PAIR, "--05-31", "Concluded")],
    ),
    (
        "In 2019 Vantiscope Ltd went on working with the City of Cork. The framework agreement of "
        "September 2014 between Vantiscope Ltd and the City of Cork was renewed on 16 October.",
        [(TWO, "2014-09", "Concluded"), (TWO, "2019-10-16", "Concluded")],
    ),
    # A table, the party on the other side of all rows, and a note about one of them.
    (
        "Vereinbarungen\n\n| Partner | Land | Form | unterzeichnet | läuft bis |\n"
        "|---|---|---|---|---|\n"
        "| Delta Business Agency | Korea | Memorandum of Understanding | 05.11.2019 "
        "| 04.11.2022 |\n"
        "| Norvital Park, Lund | Schweden | Kooperationsvertrag | 21.09.2021 | 20.09.2026 |\n\n"
        "Vertragspartei auf deutscher Seite ist jeweils die Stiftung Ilmtal; den Vertrag mit "
        "Norvital Park hat auch die Bergland GmbH unterschrieben.",
        [
            ({"Stiftung Ilmtal", "Delta Business Agency"}, "2019-11-05", "Concluded"),
            ({"Stiftung Ilmtal", "Norvital Park", "Bergland GmbH"}, "2021-09-21", "Concluded"),
        ],
    ),
    # In German what stands between commas before ‘und’ describes the body before it.
    (
        "Die Bergland GmbH, die Agentur für Standortförderung, und die Stiftung Ilmtal haben am "
        "3. Mai 2021 ein Abkommen unterzeichnet.",
        [({"Bergland GmbH", "Stiftung Ilmtal"}, "2021-05-03", "Concluded")],
    ),
    (
        "Die deltaplus, Berglands Wirtschaftsagentur, und die Stiftung Ilmtal haben am 3. Mai 2021 "
        "ein Abkommen unterzeichnet.",
        [({"deltaplus", "Stiftung Ilmtal"}, "2021-05-03", "Concluded")],
    ),
    # A dateline that ends in a colon is no day of signing.
    (
        "CORK, February 28, 2024: Vantiscope Ltd and the City of Cork signed a statement of intent "
        "here on February 27.",
        [(TWO, "2024-02-27", "Concluded")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements_of_news_items(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    key = lambda row: (row[1], sorted(row[0]))  # noqa: E731
    assert sorted(bonds(text), key=key) == sorted(wanted, key=key)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Ilmtaler Branchenverband deltatal e.V. lud ein.", "deltatal e.V."),
        ("Das Gesundheitsnetzwerk BioDelta e.V. lud ein.", "BioDelta e.V."),
        ("Talks with the trade group BioWye went on.", "BioWye"),
        (
            "The Wyeland Center of Excellence for Vaccines (Public Organization), or WCEV, met.",
            "Wyeland Center of Excellence for Vaccines",
        ),
        ("The state of Wyeland supports it.", "state of Wyeland"),
    ],
)
def test_bodies_known_by_their_position(text: str, name: str) -> None:
    assert name in bodies(text)


def test_a_name_in_lower_case_stands_without_its_legal_form() -> None:
    text = "Der Branchenverband deltatal e.V. lud ein. Ute Beck, Vorsitzende von deltatal, sprach."
    assert people(text) == {"Ute Beck": [("Vorsitzende", "deltatal")]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Present was Professor Ida Quandt, who is executive director of Vantiscope Ltd and "
            "teaches.",
            {"Ida Quandt": [("executive director", "Vantiscope Ltd")]},
        ),
        (
            "Jan Holm, who heads Vantiscope Ltd as chairman, signed.",
            {"Jan Holm": [("chairman", "Vantiscope Ltd")]},
        ),
        (
            "Vantiscope Ltd, whose chairman is Jan Holm, is in Cork.",
            {"Jan Holm": [("chairman", "Vantiscope Ltd")]},
        ),
        (
            "Der Kanton Aarwil, seit Jahren Förderer der Norvital GmbH, war durch Jan Holm "
            "vertreten.",
            {"Jan Holm": [("", "Kanton Aarwil")]},
        ),
        (
            "Letter of Intent\n\nVantiscope Ltd (Cork), Managing Director Dr. Jan Holm\n"
            "Dundrum Bio Foundation, Wye - CEO Ida Quandt",
            {
                "Jan Holm": [("Managing Director", "Vantiscope Ltd")],
                "Ida Quandt": [("CEO", "Dundrum Bio Foundation")],
            },
        ),
        (
            "The two chief executives - Ida Quandt of Vantiscope Ltd and Jan Holm of Norvital "
            "GmbH - signed.",
            {
                "Ida Quandt": [("chief executive", "Vantiscope Ltd")],
                "Jan Holm": [("chief executive", "Norvital GmbH")],
            },
        ),
        (
            "Signatory: Mohd Amir Zain bin Abdul Hakim, Director, Vantiscope Ltd",
            {"Mohd Amir Zain bin Abdul Hakim": [("Director", "Vantiscope Ltd")]},
        ),
    ],
)
def test_people_in_clauses_about_bodies(
    text: str, wanted: dict[str, list[tuple[str, str]]]
) -> None:
    assert people(text) == wanted


def test_a_body_is_called_by_some_words_of_its_name() -> None:
    text = (
        "The Wyeland Growth Development Corporation met. Ida Quandt, director of the Growth "
        "Corporation, spoke."
    )
    assert bodies(text) == {"Wyeland Growth Development Corporation"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Vantiscope Ltd, the trade association for the region, met. Hannah Ortwin, a board "
            "member of the association, spoke.",
            {"Hannah Ortwin": [("board member", "association")]},
        ),
        (
            "Mayor Jan Holm of Wyeport looked on.",
            {"Jan Holm": [("Mayor", "Wyeport")]},
        ),
        (
            "DeltaMed met. Jan Holm, DeltaMed president and chief executive officer, signed.",
            {"Jan Holm": [("president and chief executive officer", "DeltaMed")]},
        ),
        (
            "Media contacts\nColin Ross, Director, Communications and Events, Vantiscope Ltd",
            {"Colin Ross": [("Director, Communications and Events", "Vantiscope Ltd")]},
        ),
    ],
)
def test_bodies_of_roles(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A remark of a table tells what the row's agreement renews.
        (
            "Dundrum Bio Foundation: overseas partners\n\n"
            "No.\tPartner\tDocument\tDate of signing\tRemarks\n"
            "1\tVantiscope Ltd\tMOU\tNovember 9, 2022\tRenewal of the MOU of November 2012\n"
            "2\tCity of Cork\tMOU\tJuly 2019\t",
            [
                ({"Dundrum Bio Foundation", "Vantiscope Ltd"}, "2012-11", "Concluded"),
                ({"Dundrum Bio Foundation", "City of Cork"}, "2019-07", "Concluded"),
                ({"Dundrum Bio Foundation", "Vantiscope Ltd"}, "2022-11-09", "Concluded"),
            ],
        ),
        # One more party, told of in a sentence of its own.
        (
            "Die Norvital GmbH und die Stiftung Ilmtal haben am 3. Mai 2021 eine "
            "Kooperationsvereinbarung unterzeichnet. Dritte Partnerin ist die Universität Aarburg.",
            [
                (
                    {"Norvital GmbH", "Stiftung Ilmtal", "Universität Aarburg"},
                    "2021-05-03",
                    "Concluded",
                )
            ],
        ),
        (
            "Vantiscope Ltd has had a similar agreement with Cork-based Norvital GmbH since 2017.",
            [({"Vantiscope Ltd", "Norvital GmbH"}, "2017", "Concluded")],
        ),
    ],
)
def test_further_agreements_and_parties(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    key = lambda row: (row[1], sorted(row[0]))  # noqa: E731
    assert sorted(bonds(text), key=key) == sorted(wanted, key=key)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norvital GmbH und die Stiftung Ilmtal haben ein Memorandum of Understanding "
            "unterzeichnet. Anlass war die Messe, die vom 26. bis 30. Juli 2023 stattfand. Am "
            "zweiten Messetag setzten dort Ute Beck und Jan Holm ihre Namen unter das Papier.",
            "2023-07-27",
        ),
        (
            "Cork, July 26, 2019\n\nVantiscope Ltd and Norvital GmbH signed a cooperation "
            "agreement Thursday on the sidelines of the fair.",
            "2019-07-25",
        ),
        (
            "Jahresbericht 2022\n\nMit der Stiftung Ilmtal hatte die Norvital GmbH seit 2019 ein "
            "Abkommen. Es lief im März 2022 aus und wurde am 27. Oktober für fünf Jahre erneuert; "
            "die Unterschriften leisteten Ute Beck und Jan Holm von der Norvital GmbH.",
            "2022-10-27",
        ),
    ],
)
def test_days_of_signing(text: str, wanted: str) -> None:
    assert wanted in {date for _, date, _ in bonds(text)}


def test_partners_of_a_body_known_by_its_nation() -> None:
    text = (
        "Cork, July 26, 2019\n\nThe Wyeland Bio Organization met the City of Cork. The Wyelandian "
        "organization already has agreements with Vantiscope Ltd, signed in 2014, and with "
        "Norvital GmbH, signed last year."
    )
    assert bonds(text) == [
        ({"Wyeland Bio Organization", "Vantiscope Ltd"}, "2014", "Concluded"),
        ({"Wyeland Bio Organization", "Norvital GmbH"}, "2018", "Concluded"),
    ]


def test_bodies_in_lines_above_their_officers() -> None:
    text = (
        "Joint Declaration on Vaccines\nCork, 10 October 2024\n\nSignatories\n\n"
        "Delta and Wye Catapult, United Kingdom\n   Jan Holm, Chief Executive\n\n"
        "CRWD, Wyeport, Canada\n   Ida M. Quandt, PhD, President and CEO\n"
    )
    assert bonds(text) == [({"Delta and Wye Catapult", "CRWD"}, "2024-10-10", "Concluded")]
    assert people(text) == {
        "Jan Holm": [("Chief Executive", "Delta and Wye Catapult")],
        "Ida M. Quandt": [("President and CEO", "CRWD")],
    }


def test_founders_in_a_list_are_no_people() -> None:
    assert people("It was founded by Gustav Rosen, Sanova, Deltis and Wye University.") == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Memorandum of Understanding\nDate: 9 June 2021\nParties: Wyeland Cluster Bergland; "
            "Vantiscope Ltd\nTerm: three years\nBackground: A first MoU between the parties was "
            "signed on 4 May 2018.",
            [
                ({"Wyeland Cluster Bergland", "Vantiscope Ltd"}, "2018-05-04", "Concluded"),
                ({"Wyeland Cluster Bergland", "Vantiscope Ltd"}, "2021-06-09", "Concluded"),
            ],
        ),
        (
            "Kooperationsvertrag\nDatum: 3. Mai 2021\nVertragspartner: Norvital GmbH; Stiftung "
            "Ilmtal\nDer Vertrag ist in der Kanzlei des Rathauses für alle einzusehen.",
            [(PAIR, "2021-05-03", "Concluded")],
        ),
        # What a new agreement replaces is another, older one.
        (
            "Vantiscope Ltd and the City of Cork signed a contract on 3 May 2022. The contract "
            "replaces a letter of intent the two bodies signed in June 2021.",
            [(TWO, "2021-06", "Concluded"), (TWO, "2022-05-03", "Concluded")],
        ),
        (
            "(Ilmtal, 3.11.2022) Die Norvital GmbH und die Stiftung Ilmtal haben gestern eine "
            "Rahmenvereinbarung abgeschlossen.",
            [(PAIR, "2022-11-02", "Concluded")],
        ),
        (
            "Partner der Stiftung Ilmtal\n\n- Norvital GmbH, Memorandum of Understanding vom "
            "4. Mai 2018, 2021 um drei Jahre verlängert\n- Bergland GmbH: Vertrag (seit 2019)",
            [
                (PAIR, "2018-05-04", "Concluded"),
                ({"Bergland GmbH", "Stiftung Ilmtal"}, "2019", "Concluded"),
                (PAIR, "2021", "Concluded"),
            ],
        ),
    ],
)
def test_notices_and_what_came_before(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    key = lambda row: (row[1], sorted(row[0]))  # noqa: E731
    assert sorted(bonds(text), key=key) == sorted(wanted, key=key)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Cork, 30 November 2023. Vantiscope Ltd signed memoranda of understanding with the "
            "Dundrum Bio Foundation on 27 November and with the City of Cork on 28 November.",
            [
                ({"Vantiscope Ltd", "Dundrum Bio Foundation"}, "2023-11-27", "Concluded"),
                (TWO, "2023-11-28", "Concluded"),
            ],
        ),
        (
            "Die Norvital GmbH und die Stiftung Ilmtal wollen kleinen Firmen helfen. Ute Beck und "
            "Jan Holm unterzeichneten dazu am 1. September 2022 eine Absichtserklärung.",
            [(PAIR, "2022-09-01", "Concluded")],
        ),
        (
            "Die Norvital GmbH und die Stiftung Ilmtal arbeiten künftig enger zusammen. Die "
            "Kooperationsvereinbarung trägt das Datum vom 22. August 2024.",
            [(PAIR, "2024-08-22", "Concluded")],
        ),
    ],
)
def test_parties_of_the_sentence_before(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted


def test_a_name_shorter_than_a_shorter_one_is_the_same_body() -> None:
    text = (
        "Ida Quandt of the Wyeland Foundation spoke. The Wyeland Growth Foundation agreed. "
        "The Wyeland Growth Development Foundation was founded in 2001."
    )
    assert "Wyeland Growth Development Foundation" in bodies(text)


def test_what_is_announced_under_a_dateline_in_brackets_was_signed_on_another_day() -> None:
    text = (
        "Cork (June 20, 2018) – The City of Cork and Vantiscope Ltd today announced a memorandum "
        "of understanding. The memorandum was signed on June 5 in Boston."
    )
    assert bonds(text) == [(TWO, "2018-06-05", "Concluded")]


def test_whose_list_of_agreements_it_is_the_title_says() -> None:
    text = (
        "Bio Cluster Aarlund: agreements with clusters abroad\n\n"
        "Partner          Country   Instrument        Date\n"
        "Vantiscope Ltd   Ireland   Joint Agreement   2013-05-28\n"
    )
    assert bonds(text) == [({"Bio Cluster Aarlund", "Vantiscope Ltd"}, "2013-05-28", "Concluded")]


def test_the_word_for_several_bodies_is_in_no_name() -> None:
    text = (
        "Die Verbände Nordmark Bio e. V. und Stiftung Ilmtal haben eine Vereinbarung geschlossen."
    )
    assert bodies(text) == {"Nordmark Bio e. V.", "Stiftung Ilmtal"}
