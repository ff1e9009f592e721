"""Reading of German and English sentences about people and bodies nobody has heard of."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, findings, people

PEOPLE = [
    ("The bay is closed, said LaToya Okafor-Brandt.", {"LaToya Okafor-Brandt": []}),
    (
        "Univ.-Prof. Dipl.-Ing. Dr. Rüdiger Ŝtern, Geschäftsführer der Vantiscope GmbH, kam.",
        {"Rüdiger Ŝtern": [("Geschäftsführer", "Vantiscope GmbH")]},
    ),
    (
        "Norvital-Präsidentin PD Dr. med. Ute van der Beek und Standortmanagerin Agnes Holl kamen.",
        {
            "Ute van der Beek": [("Präsidentin", "Norvital")],
            "Agnes Holl": [("Standortmanagerin", "")],
        },
    ),
    (
        "Die Norvital GmbH, vertreten durch die Geschäftsführerin, Frau Dr. Ida Quandt, zahlt.",
        {"Ida Quandt": [("Geschäftsführerin", "Norvital GmbH")]},
    ),
    (
        "Vantiscope Ltd has appointed Dr. Priya Raman as Chief Executive Officer.",
        {"Priya Raman": [("Chief Executive Officer", "Vantiscope Ltd")]},
    ),
    (
        "Jonas Weil, PhD, MBA, Head of Alliances at Vantiscope Ltd, left.",
        {"Jonas Weil": [("Head of Alliances", "Vantiscope Ltd")]},
    ),
    (
        "Auf Mag. Gerda Ebner folgt Dipl.-Ing. Vera Rossi-Gruber als Geschäftsführerin.",
        {
            "Gerda Ebner": [("Geschäftsführerin", "")],
            "Vera Rossi-Gruber": [("Geschäftsführerin", "")],
        },
    ),
    (
        "Anwesend: Prof. Dr. Heike Zabel (Vorsitz), Dr. Martin Öhl (IHK Obertal), Yvonne Kast",
        {
            "Heike Zabel": [("Vorsitz", "")],
            "Martin Öhl": [("", "IHK Obertal")],
            "Yvonne Kast": [],
        },
    ),
    ("Moderation: Fritz Aalen (Radio Ilmtal)", {"Fritz Aalen": [("", "Radio Ilmtal")]}),
    (
        "For Vantiscope Ltd\nName: Noriko TACHIBE    Title: President\nDate: 3 May 2021",
        {"Noriko TACHIBE": [("President", "Vantiscope Ltd")]},
    ),
    ("The Provisional Notice Concerning Conclusion was sent on Monday.", {}),
    (
        "Für die Norvital GmbH unterschrieb Geschäftsführerin Ida Quandt, für die Stiftung Ilmtal "
        "Präsident Uwe Brand.",
        {
            "Ida Quandt": [("Geschäftsführerin", "Norvital GmbH")],
            "Uwe Brand": [("Präsident", "Stiftung Ilmtal")],
        },
    ),
    (
        "Jan Holm (Norvital GmbH, Geschäftsführer) sprach.",
        {"Jan Holm": [("Geschäftsführer", "Norvital GmbH")]},
    ),
    (
        "Chief Executive Mary Ross of Vantiscope Ltd attended.",
        {"Mary Ross": [("Chief Executive", "Vantiscope Ltd")]},
    ),
    (
        "Vantiscope Ltd's chief executive, Mary Ross, attended.",
        {"Mary Ross": [("chief executive", "Vantiscope Ltd")]},
    ),
    (
        'Die Universität Ilmtal ("UI") und Ute Beck, Kanzlerin (UI), kamen.',
        {"Ute Beck": [("Kanzlerin", "UI")]},
    ),
    (
        "gez. Jan Holm, Beigeordneter, für die Stadt Ilmtal",
        {"Jan Holm": [("Beigeordneter", "Stadt Ilmtal")]},
    ),
    (
        "Rektorin Dr. Ute Beck von der Universität Ilmtal kam.",
        {"Ute Beck": [("Rektorin", "Universität Ilmtal")]},
    ),
    (
        "Present: Treasurer Paul Finn, Secretary Mary Ross",
        {"Paul Finn": [("Treasurer", "")], "Mary Ross": [("Secretary", "")]},
    ),
    (
        "Datuk Siti binti Omar, Partner, Delta Reef Ventures",
        {"Siti binti Omar": [("Partner", "Delta Reef Ventures")]},
    ),
    ("Gerda Holl greift zum Füller, sagte Ute Beck.", {"Ute Beck": []}),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_with_their_roles(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


BODIES = [
    ('Made by Ilmtal Biopark OÜ (the "Coordinator") in May.', "Ilmtal Biopark OÜ"),
    ("The Northern Growth Desk (NGD) has moved to the harbour.", "Northern Growth Desk"),
    ("Das Amt für Wissenschaft und Technik der Stadt Ilmtal schrieb.",
     "Amt für Wissenschaft und Technik der Stadt Ilmtal"),
    ("He left St. Aidan's Hospital early.", "St. Aidan's Hospital"),
    ("It was sent to the University of Dundrum and to others.", "University of Dundrum"),
    ("The University of Dundrum and Vantiscope Ltd left.", "University of Dundrum"),
    ("They met at Kobe's Rinko Device Labs in May.", "Rinko Device Labs"),
    ("The Sylvan Growth Agency's wish was heard.", "Sylvan Growth Agency"),
    ("Der slowakische Cluster BioRavel aus Nitra kam.", "Cluster BioRavel"),
    ("Die Norvital-Ausgründung Aare Test GmbH kam.", "Aare Test GmbH"),
    ("DUNDRUM AND CORK DISTRICT COUNCIL", "DUNDRUM AND CORK DISTRICT COUNCIL"),
    ("The Universidad de Lerma is new.", "Universidad de Lerma"),
    ("FjordHarvest came. Nobody knew FjordHarvest.", "FjordHarvest"),
    ("Das Institut für Zelltechnik Aarburg, Seeblick, zahlt.", "Institut für Zelltechnik Aarburg"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_names_of_bodies(text: str, name: str) -> None:
    assert name in bodies(text)


AGREEMENTS = [
    (
        "The Dundrum Bio Foundation and Vantiscope Ltd will sign a memorandum of understanding "
        "on 7 July 2023.",
        [({"Dundrum Bio Foundation", "Vantiscope Ltd"}, "2023-07-07", "Planned")],
    ),
    (
        "Dundrum Bio Foundation news\n\nThe Dundrum Bio Foundation has agreements in place "
        "with the University of Ilmtal (since 2013) and, since 15 January 2020, with "
        "Vantiscope Ltd in Cork.",
        [
            ({"Dundrum Bio Foundation", "University of Ilmtal"}, "2013", "Concluded"),
            ({"Dundrum Bio Foundation", "Vantiscope Ltd"}, "2020-01-15", "Concluded"),
        ],
    ),
    (
        "Ilmtal, 5. Juni 2018. Die Norvital GmbH und die Stiftung Ilmtal haben am Montag ein "
        "Partnerschaftsabkommen unterzeichnet.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2018-06-04", "Concluded")],
    ),
    (
        "Kooperationsvertrag\n\nzwischen\n\nder Universität Ilmtal, Markt 1,\n\nund\n\n"
        "der Norvital GmbH, Platz 5,\n\n§ 1 Gegenstand\nDie Parteien arbeiten zusammen.\n\n"
        "Ilmtal, den 12. Dezember 2019",
        [({"Universität Ilmtal", "Norvital GmbH"}, "2019-12-12", "Concluded")],
    ),
    (
        "Agreements of the School of Dundrum Sciences\n\n"
        "- University of Ilmtal, Memorandum of Understanding, signed 12 May 2016\n"
        "- Vantiscope Ltd: letter of intent (March 2020)",
        [
            ({"School of Dundrum Sciences", "University of Ilmtal"}, "2016-05-12", "Concluded"),
            ({"School of Dundrum Sciences", "Vantiscope Ltd"}, "2020-03", "Concluded"),
        ],
    ),
    (
        "Die Stadt Ilmtal teilt mit: Eine Vereinbarung mit der Norvital GmbH ist für 2025 geplant.",
        [({"Stadt Ilmtal", "Norvital GmbH"}, "2025", "Planned")],
    ),
    (
        "Die Norvital GmbH ist der Vereinbarung zwischen der Stadt Ilmtal und der Universität "
        "Aarburg am 1. März 2022 beigetreten.",
        [({"Norvital GmbH", "Stadt Ilmtal", "Universität Aarburg"}, "2022-03-01", "Concluded")],
    ),
    (
        "The City of Cork joined the agreement between Vantiscope Ltd and the University of "
        "Dundrum on 1 March 2022.",
        [({"City of Cork", "Vantiscope Ltd", "University of Dundrum"}, "2022-03-01", "Concluded")],
    ),
    (
        "Die Norvital GmbH traf sich. Mit der Stiftung Ilmtal schloss sie 2019 einen Vertrag.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2019", "Concluded")],
    ),
    (
        "Die Universität Ilmtal und die Norvital GmbH kooperieren künftig. Den entsprechenden "
        "Vertrag unterschrieben Ute Beck und Jan Holm am 3. Mai 2021.",
        [({"Universität Ilmtal", "Norvital GmbH"}, "2021-05-03", "Concluded")],
    ),
    (
        "Vantiscope Ltd has inked two agreements. The first, on 3 May 2021, is with the "
        "University of Dundrum.",
        [({"Vantiscope Ltd", "University of Dundrum"}, "2021-05-03", "Concluded")],
    ),
    (
        "Vantiscope Ltd signed a contract with the City of Cork on 3 May 2021. It replaces a "
        "memorandum the pair agreed in 2016.",
        [
            ({"Vantiscope Ltd", "City of Cork"}, "2021-05-03", "Concluded"),
            ({"Vantiscope Ltd", "City of Cork"}, "2016", "Concluded"),
        ],
    ),
    (
        "Wer hat das Abkommen geschlossen?\nDie Stadt Ilmtal, die Norvital GmbH und die "
        "Universität Aarburg.",
        [({"Stadt Ilmtal", "Norvital GmbH", "Universität Aarburg"}, "", "Concluded")],
    ),
    ("Vantiscope Ltd is weighing a pact with the City of Cork.", []),
    (
        "Die Unterzeichnung eines Abkommens mit der Norvital GmbH durch die Stadt Ilmtal platzte.",
        [],
    ),
    ("Die Norvital GmbH und die Stadt Ilmtal haben keinen Vertrag unterzeichnet.", []),
    ("No agreement with Vantiscope Ltd was signed by the City of Ilmtal.", []),
]


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Vantiscope Ltd was founded in May 2011.", {("Vantiscope Ltd", "2011-05")}),
        ("Vantiscope Ltd, founded in 2011, grew.", {("Vantiscope Ltd", "2011")}),
        ("Die Norvital GmbH wurde am 3. Mai 2006 gegründet.", {("Norvital GmbH", "2006-05-03")}),
        ("Die Norvital GmbH wurde 2006 gegründet.", {("Norvital GmbH", "2006")}),
        ("Die Norvital GmbH hat 2006 gegründete Firmen übernommen.", set()),
        ("Vantiscope Ltd, a part of Norvital Inc., was founded in 2011.", set()),
        ("The cooperation with Vantiscope Ltd was established in 2011.", set()),
        ("Die Kooperation mit der Norvital GmbH wurde 2006 gegründet.", set()),
        ("A fund that Vantiscope Ltd founded in 2011 was closed.", set()),
    ],
)
def test_when_a_body_was_founded(text: str, wanted: set[tuple[str, str]]) -> None:
    found = findings(text)
    assert {
        (found.entities.things[one.subject].name, str(one.value))
        for one in found.relations
        if one.predicate == "founded"
    } == wanted
