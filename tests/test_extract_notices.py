"""German and English notices, briefs, lists and reports: agreements told over several sentences."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, findings, people

#: What a test calls an agreement: names of its parties, its date, its state.
Wanted = list[tuple[set[str], str, str]]

PAIR = {"Stiftung Ilmtal", "Norvital GmbH"}
TWO = {"Dundrum Foundation", "Vantiscope Ltd"}

HISTORIES: list[tuple[str, Wanted]] = [
    (
        "Die Stiftung Ilmtal und die Norvital GmbH haben am 1. September 2014 ein Memorandum of "
        "Understanding geschlossen. Es wurde am 31. Januar 2017 und zuletzt am 14. November 2019 "
        "erneuert. Beide Seiten möchten das Memorandum um fünf Jahre verlängern.",
        [
            (PAIR, "2014-09-01", "Concluded"),
            (PAIR, "2017-01-31", "Concluded"),
            (PAIR, "2019-11-14", "Concluded"),
            (PAIR, "", "Planned"),
        ],
    ),
    (
        "In May 2014 the Dundrum Foundation and Vantiscope Ltd signed a memorandum in Cork, and "
        "in 2019 they renewed it for five years.",
        [(TWO, "2014-05", "Concluded"), (TWO, "2019", "Concluded")],
    ),
    (
        "The Dundrum Foundation has extended its partnership agreement with "
        "Vantiscope Ltd in Cork. "
        "The first agreement dates from 2018.",
        [(TWO, "", "Concluded"), (TWO, "2018", "Concluded")],
    ),
    (
        "Die Stiftung Ilmtal und die Norvital GmbH schlossen am 3. Mai 2021 einen Vertrag. Es "
        "ersetzt die Absichtserklärung vom November 2018.",
        [(PAIR, "2021-05-03", "Concluded"), (PAIR, "2018-11", "Concluded")],
    ),
    (
        "The cooperation agreement between the Dundrum Foundation and Vantiscope Ltd, first signed "
        "in 2012 and extended in 2016, will not be renewed.",
        [(TWO, "2012", "Concluded"), (TWO, "2016", "Concluded")],
    ),
    (
        "The Dundrum Foundation already has an agreement with Vantiscope Ltd in Cork, and the "
        "Ilmtal Institute signed one with Norvital Inc. in December 2017.",
        [
            (TWO, "", "Concluded"),
            ({"Ilmtal Institute", "Norvital Inc."}, "2017-12", "Concluded"),
        ],
    ),
]

REFERENCES: list[tuple[str, Wanted]] = [
    (
        "Die Arbeit liegt bei der Stiftung Ilmtal und der Norvital GmbH. Beide Stellen haben im "
        "Februar 2020 eine Vereinbarung getroffen.",
        [(PAIR, "2020-02", "Concluded")],
    ),
    (
        "Grundlage ist eine Vereinbarung, die am 3. Mai 2021 unterzeichnet wurde. Beteiligt sind "
        "die Stadt Ilmtal, die Norvital GmbH und die Universität Aarburg.",
        [({"Stadt Ilmtal", "Norvital GmbH", "Universität Aarburg"}, "2021-05-03", "Concluded")],
    ),
    (
        "Proposed Memorandum of Understanding with Vantiscope Ltd\n\nThe new paper would have "
        "three parties: the City of Cork, the Dundrum Foundation and Vantiscope Ltd.",
        [({"City of Cork", "Dundrum Foundation", "Vantiscope Ltd"}, "", "Planned")],
    ),
    (
        "Norvital AB, Vantiscope Ltd and the Dundrum Foundation want to share their houses. A "
        "letter of intent to that effect was signed on 20 January 2025.",
        [({"Norvital AB", "Vantiscope Ltd", "Dundrum Foundation"}, "2025-01-20", "Concluded")],
    ),
    (
        "Der Ausschuss wurde unterrichtet. Mit der Aufgabe betraut sind die Stiftung Ilmtal und "
        "die Norvital GmbH, die bis Jahresende einen Vertrag schließen wollen.",
        [(PAIR, "", "Planned")],
    ),
    (
        "The work falls to the Dundrum Foundation and Vantiscope Ltd, which expect to conclude a "
        "working agreement soon.",
        [(TWO, "", "Planned")],
    ),
    (
        "MeRT Discovery Hill has renewed its partnership agreement with Vantiscope Ltd in Cork.",
        [({"MeRT Discovery Hill", "Vantiscope Ltd"}, "", "Concluded")],
    ),
    (
        "FjordSingel said on Thursday that it had renewed its MoU with Vantiscope Ltd in Cork.",
        [({"FjordSingel", "Vantiscope Ltd"}, "", "Concluded")],
    ),
    (
        "Life Science Ostland and Life Sciences Wye Columbia (LSWC) signed a cooperation agreement "
        "on March 5, 2020.",
        [({"Life Science Ostland", "Life Sciences Wye Columbia"}, "2020-03-05", "Concluded")],
    ),
    (
        "Cork, 6 June 2018 - The Dundrum Foundation and Vantiscope Ltd signed a pact. The papers "
        "were exchanged on Monday.",
        [(TWO, "2018-06-04", "Concluded")],
    ),
]

FURTHER: list[tuple[str, Wanted]] = [
    (
        "Die Stiftung Ilmtal und die Norvital GmbH schlossen am 3. Mai 2021 einen Vertrag. "
        "Beteiligt sind auch die Stadt Aarburg und der Verein rheinwege e. V.",
        [
            (
                {*PAIR, "Stadt Aarburg", "rheinwege e. V."},
                "2021-05-03",
                "Concluded",
            )
        ],
    ),
    (
        "A letter of intent between the Dundrum Foundation and Vantiscope Ltd was signed in 2016; "
        "it was followed by a full agreement in January 2018.",
        [(TWO, "2016", "Concluded"), (TWO, "2018-01", "Concluded")],
    ),
    (
        "+++ Der Cluster DeltaBio und das Institut Ilmtal planen ein Abkommen. +++",
        [({"DeltaBio", "Institut Ilmtal"}, "", "Planned")],
    ),
    (
        "Report of the director\n\nThe memorandum with the Dundrum Foundation was renewed on 6 "
        "October 2022. Chief Executive Ann Lee signed on behalf of Vantiscope Ltd in Cork.",
        [(TWO, "2022-10-06", "Concluded")],
    ),
    (
        "Dundrum Life Friends\nMember bulletin, 8 November 2019\n\nOur president Ann Lee and "
        "Tom Ray, director of Vantiscope Ltd, signed a letter of intent last Thursday.",
        [({"Dundrum Life Friends", "Vantiscope Ltd"}, "2019-11-07", "Concluded")],
    ),
]

LAYOUTS: list[tuple[str, Wanted]] = [
    (
        "Rahmenvereinbarung Ostsee\nAarburg, 3. Juni 2021\n\nVerzeichnis der Unterzeichnenden\n\n"
        "1. Norvital GmbH, Ilmtal\n   Dr. Ida Quandt, Geschäftsführerin\n"
        "2. SkanDelta, Tallinn\n   Prof. Uwe Brand, Vorsitzender des Verwaltungsrates\n"
        "3. Stiftung Ilmtal\n   Jan Holm, Präsident\n\nAls Zeuge: Rolf Amann, Minister",
        [({"Norvital GmbH", "SkanDelta", "Stiftung Ilmtal"}, "2021-06-03", "Concluded")],
    ),
    (
        "JOINT DECLARATION ON DATA\ndone at Cork, 26 July 2023\n\nSIGNATORIES\n\n"
        "Ireland: Dundrum Foundation\n  Ms Ann Lee, President\n"
        "Austria: BioDeltaX\n  Dr Eva Holl, Director\n\nOBSERVERS\n\nVantiscope Ltd: Mr Tom Ray",
        [({"Dundrum Foundation", "BioDeltaX"}, "2023-07-26", "Concluded")],
    ),
    (
        "Vereinbarung über gemeinsame Labore\n\nUnterzeichnet in Aarburg am 8. Mai 2019\n\n"
        "Für die Stiftung Ilmtal\nIda Quandt, Präsidentin\n\nFür die Norvital GmbH\n"
        "Uwe Brand, Geschäftsführer\n\nZeugen\nJan Holm, Oberbürgermeister der Stadt Aarburg",
        [(PAIR, "2019-05-08", "Concluded")],
    ),
    (
        "EINLADUNG\n\nzur Unterzeichnung des Memorandum of Understanding\nzwischen\n"
        "Norvital Oberland – NO Agentur GmbH\nund\nHsinling Science Park Bureau, Taiwan\n\n"
        "Donnerstag, 17. Oktober 2024, 15.30 Uhr",
        [
            (
                {"Norvital Oberland – NO Agentur GmbH", "Hsinling Science Park Bureau"},
                "2024-10-17",
                "Planned",
            )
        ],
    ),
    (
        "Centre for Cell Exchange: register of agreements\n\n"
        "Partner | Title | Executed | Term\n"
        "Ilmtal Institute | Letter of Intent | Feb 2020 | -\n"
        "Same (renewal) | Letter of Intent | Feb 2022 | -",
        [
            ({"Centre for Cell Exchange", "Ilmtal Institute"}, "2020-02", "Concluded"),
            ({"Centre for Cell Exchange", "Ilmtal Institute"}, "2022-02", "Concluded"),
        ],
    ),
    (
        "Notice: Memorandum of Understanding\n\nThe Dundrum Foundation and Vantiscope Ltd have "
        "entered into a Memorandum of Understanding.\n\n"
        "Date of signature: Thursday, September 14, 2023\nPlace: Cork",
        [(TWO, "2023-09-14", "Concluded")],
    ),
    (
        "Annual report 2019\n\nIn June, the Dundrum Foundation and Vantiscope Ltd concluded a "
        "memorandum of understanding.",
        [(TWO, "2019-06", "Concluded")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [*HISTORIES, *REFERENCES, *FURTHER, *LAYOUTS])
def test_agreements_told_over_several_lines(text: str, wanted: Wanted) -> None:
    assert bonds(text) == wanted


def test_what_was_planned_is_not_what_was_concluded() -> None:
    """A plan's partner does not become a party of what was signed with somebody unnamed."""
    found = bonds(
        "Newsletter der Norvital GmbH\n\nDie Norvital GmbH hat am 9. Juni 2022 ein Memorandum "
        "signiert.\n\nMit der Stiftung Ilmtal soll im Oktober ein Vertrag unterzeichnet werden."
    )
    assert (PAIR, "2022-06-09", "Concluded") not in found


PEOPLE = [
    (
        "For the City of Cork: Tim Ellery, County Executive",
        {"Tim Ellery": [("County Executive", "City of Cork")]},
    ),
    (
        "The agreement with Vantiscope Ltd was signed for the Dundrum "
        "Foundation by its then chair, "
        "Ann Lee, and for the partner by Tom Ray, CEO.",
        {
            "Ann Lee": [("chair", "Dundrum Foundation")],
            "Tom Ray": [("CEO", "Vantiscope Ltd")],
        },
    ),
    (
        "Die Stiftung Ilmtal war durch Prorektor Prof. Dr. Uwe Brand vertreten.",
        {"Uwe Brand": [("Prorektor", "Stiftung Ilmtal")]},
    ),
    (
        "It was executed by Ann Lee, Chief Executive Officer of Vantiscope Ltd, Eva Holl, General "
        "Manager of Norvital Inc., and others.",
        {
            "Ann Lee": [("Chief Executive Officer", "Vantiscope Ltd")],
            "Eva Holl": [("General Manager", "Norvital Inc.")],
        },
    ),
    (
        "Es sprach Uwe Brand, Minister für Wirtschaft, Arbeit und Gesundheit des Landes.",
        {"Uwe Brand": [("Minister für Wirtschaft, Arbeit und Gesundheit", "")]},
    ),
    (
        "Die Stiftung Ilmtal hat Ida Quandt zur neuen Generalsekretärin gewählt.",
        {"Ida Quandt": [("Generalsekretärin", "Stiftung Ilmtal")]},
    ),
    (
        "Contact Officer: Pat Harlow, Head of City Partnerships",
        {"Pat Harlow": [("Head of City Partnerships", "")]},
    ),
    (
        "Ann Lee, the Jefferton institute's executive director, spoke at the Jefferton Institute.",
        {"Ann Lee": [("executive director", "Jefferton institute")]},
    ),
    (
        "The pact was signed by Vantiscope Ltd managing directors Uwe Brand and Jan Holm.",
        {
            "Uwe Brand": [("managing directors", "Vantiscope Ltd")],
            "Jan Holm": [("managing directors", "Vantiscope Ltd")],
        },
    ),
    (
        "16:30 Talk: Dr. Timo Band, Norvital SE, and Naomi Kitara, Vantiscope Ltd",
        {"Timo Band": [("", "Norvital SE")], "Naomi Kitara": [("", "Vantiscope Ltd")]},
    ),
    (
        "Bürgermeister Uwe Brand kam mit Regierungspräsidentin Ida Quandt in die Präfektur Ostwe.",
        {"Uwe Brand": [("Bürgermeister", "")], "Ida Quandt": [("Regierungspräsidentin", "")]},
    ),
    (
        "Mayor Park Nam-il met Professor Han Kyun-he, who leads the work at "
        "Vantiscope Ltd in Cork.",
        {"Han Kyun-he": [("", "Vantiscope Ltd")], "Park Nam-il": [("Mayor", "")]},
    ),
]


def test_titles_are_no_part_of_names_in_a_table_of_people() -> None:
    assert people("Name | Funktion | Einrichtung\nDr. Ida Quandt | Präsidentin | Norvital AG") == {
        "Ida Quandt": [("Präsidentin", "Norvital AG")]
    }


def test_a_body_that_german_joins_with_hyphens_to_its_officer() -> None:
    found = people(
        "Die NORD Wyeland Stiftung lud ein. NORD-Wyeland-Stiftung-Direktorin Ida Quandt kam."
    )
    assert [role[0] for role in found["Ida Quandt"]] == ["Direktorin"]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_of_notices(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Branchenverband Nord Biotech Association kam.", "Nord Biotech Association"),
        ("The pact links the City Council, HaNM and Wye City.", "Wye City"),
        ("Die Präfektur Ostwe in der Medizintechnik.", "Präfektur Ostwe"),
        ("They met the Dundrum Science Park foundation.", "Dundrum Science Park foundation"),
        ("Es kam die delta-insel AG.", "delta-insel AG"),
        ("Dundrum Foundation and Vantis Sign Partnership", "Dundrum Foundation"),
    ],
)
def test_names_end_where_they_end(text: str, name: str) -> None:
    assert name in bodies(text)


def test_a_whole_name_stands_again_where_a_part_of_it_is_known() -> None:
    found = findings(
        "BioTal and King Skyfront Center renew their pact\n\nThe King Skyfront Center (KSC) came.",
        known=True,
    )
    names = {t.name for _, t in found.entities.alive("organization", "cluster")}
    assert "King Skyfront Center" in names
    assert "King Skyfront" not in names


def test_the_city_council_is_that_of_the_city() -> None:
    names = bodies("Wyeford City Council met. The plan of the City Council was read.")
    assert names == {"Wyeford City Council"}
