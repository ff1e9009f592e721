"""German texts: people with their offices and bodies, who signed, what was renewed and when."""

from __future__ import annotations

import pytest

from tests.reading import bonds, people

PEOPLE = [
    # The noun before ‘von’ is what is said to be by somebody, no part of the name.
    (
        "Unterzeichnet wurde der Vertrag von Andrea Hofer, Geschäftsführerin der Norvital GmbH.",
        {"Andrea Hofer": [("Geschäftsführerin", "Norvital GmbH")]},
    ),
    (
        "Die Urkunde trägt die Unterschrift von Jörg von Thalen, Vorstand der Stiftung Ilmtal.",
        {"Jörg von Thalen": [("Vorstand", "Stiftung Ilmtal")]},
    ),
    (
        "Auf Einladung von René Weller, Leiter der Stiftung Ilmtal, kamen Gäste.",
        {"René Weller": [("Leiter", "Stiftung Ilmtal")]},
    ),
    ("Der Besuch von Vertretern, Partnern der Stiftung Ilmtal, dauerte drei Tage.", {}),
    # Degrees with a hyphen; family names that are words for places elsewhere.
    (
        "Es sprach Prof. Dr.-Ing. Erich Weller, Vorstandsvorsitzender der Norvital GmbH.",
        {"Erich Weller": [("Vorstandsvorsitzender", "Norvital GmbH")]},
    ),
    (
        "Unterzeichnet wurde er von Wyekamp-Geschäftsführerin Dr. Anna van Hall.",
        {"Anna van Hall": [("Geschäftsführerin", "Wyekamp")]},
    ),
    # What members of governments are in charge of, to its last word.
    (
        "Es sprachen: Konrad Weller, Minister für Wissenschaft, Weiterbildung und Kultur; Ida "
        "Bell, Leiterin der Stiftung Ilmtal.",
        {
            "Konrad Weller": [("Minister für Wissenschaft, Weiterbildung und Kultur", "")],
            "Ida Bell": [("Leiterin", "Stiftung Ilmtal")],
        },
    ),
    (
        "Ministerin für Bildung, Forschung und Kultur Anna Weller dankte den Gästen.",
        {"Anna Weller": [("Ministerin für Bildung, Forschung und Kultur", "")]},
    ),
    (
        "Anwesend waren Anna Weller, Ministerin für Wirtschaft, und Max Bell, Direktor der "
        "Stiftung Ilmtal.",
        {
            "Anna Weller": [("Ministerin für Wirtschaft", "")],
            "Max Bell": [("Direktor", "Stiftung Ilmtal")],
        },
    ),
    # Lines of people do not run together.
    (
        "Es unterzeichnen:\nProf. Dr. Anna Weller, Ministerin für Wirtschaft, Arbeit, Bauen und "
        "Energie\nMasao Bell, Gouverneur der Präfektur Wyehama",
        {
            "Anna Weller": [("Ministerin für Wirtschaft, Arbeit, Bauen und Energie", "")],
            "Masao Bell": [("Gouverneur", "Präfektur Wyehama")],
        },
    ),
    # States that the text knows, and ministries that people are from.
    (
        "Der Freistaat Nordtal und die Norvital GmbH arbeiten zusammen. Max Bell, "
        "Wirtschaftsminister von Nordtal, und Ida Weller, Ministerin von Südtal, kamen.",
        {
            "Max Bell": [("Wirtschaftsminister", "Nordtal")],
            "Ida Weller": [("Ministerin von Südtal", "")],
        },
    ),
    (
        "Staatssekretär Max Bell aus dem Nordtaler Wirtschaftsministerium war dabei.",
        {"Max Bell": [("Staatssekretär", "Nordtaler Wirtschaftsministerium")]},
    ),
    (
        "Staatssekretär Max Bell aus Nordtal war dabei.",
        {"Max Bell": [("Staatssekretär", "")]},
    ),
    # As what somebody signed; not as what somebody works or came.
    (
        "Den Vertrag hat Anna Weller in ihrer Eigenschaft als Präsidentin der Stiftung Ilmtal "
        "unterschrieben, den anderen Ida Bell als Direktorin der Norvital GmbH.",
        {
            "Anna Weller": [("Präsidentin", "Stiftung Ilmtal")],
            "Ida Bell": [("Direktorin", "Norvital GmbH")],
        },
    ),
    ("Ida Bell kam als Gast der Stiftung Ilmtal.", {}),
    # People with a body and no office in lists.
    (
        "Gäste waren ferner:\n- Anna Weller, Norvital GmbH\n- Ida Bell, Freie Journalistin\n"
        "- Laura Blick, DWIX Tokyo",
        {
            "Anna Weller": [("", "Norvital GmbH")],
            "Ida Bell": [("Freie Journalistin", "")],
            "Laura Blick": [("", "DWIX Tokyo")],
        },
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_people_of_german_texts(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


LIST = (
    "1. Standortagentur Seenland GmbH (Österreich) – Dr. Marcus Hof, Geschäftsführer\n"
    "2. BioWmed, Turin (Italien) – Fabrizio Coni, Sprecher der Geschäftsführung\n"
)


@pytest.mark.parametrize(
    "label",
    [
        "Für die Partner haben unterzeichnet:",
        "Es unterzeichneten:",
        "Unterzeichnet in Ulm durch",
        "Die Unterzeichner:",
    ],
)
def test_who_signed_stands_in_numbered_lines(label: str) -> None:
    text = f"Gemeinsame Erklärung zur Zusammenarbeit\nUlm, 26. September 2018\n\n{label}\n\n{LIST}"
    parties = {"Standortagentur Seenland GmbH", "BioWmed"}
    assert bonds(text) == [(parties, "2018-09-26", "Concluded")]
    assert people(text) == {
        "Marcus Hof": [("Geschäftsführer", "Standortagentur Seenland GmbH")],
        "Fabrizio Coni": [("Sprecher der Geschäftsführung", "BioWmed")],
    }


def test_who_took_part_in_a_meeting_signed_nothing() -> None:
    text = f"Workshop Kooperation\nUlm, 26. September 2018\n\nEs nahmen teil:\n\n{LIST}"
    assert bonds(text) == []


PAIR = {"Norvital GmbH", "Stiftung Ilmtal"}
RENEWED = "Die Norvital GmbH und die Stiftung Ilmtal haben am 11. Oktober 2017 ihr MoU verlängert. "


@pytest.mark.parametrize(
    ("after", "older"),
    [
        ("Es stammt aus dem Jahr 2012 und läuft nun bis Ende 2022.", "2012"),
        ("Es war im Mai 2012 geschlossen worden.", "2012-05"),
        ("Das MoU geht auf das Jahr 2012 zurück.", "2012"),
        ("Es datiert vom 3. Mai 2012.", "2012-05-03"),
    ],
)
def test_the_sentence_after_a_renewal_dates_what_was_renewed(after: str, older: str) -> None:
    wanted = [(PAIR, "2017-10-11", "Concluded"), (PAIR, older, "Concluded")]
    assert bonds(RENEWED + after) == wanted


@pytest.mark.parametrize(
    "after", ["Es läuft bis 2022.", "Er stammt aus Ulm.", "Sie gilt seit 2017."]
)
def test_other_sentences_after_a_renewal_date_nothing_older(after: str) -> None:
    assert bonds(RENEWED + after) == [(PAIR, "2017-10-11", "Concluded")]


@pytest.mark.parametrize("head", ["Rathauskorrespondenz vom", "Medieninformation Nr. 12 vom"])
def test_the_day_of_a_release_stands_in_its_masthead(head: str) -> None:
    told = "haben gestern, Montag, ein Abkommen unterschrieben."
    text = f"{head} 31.01.2023\n\nDie Norvital GmbH und die Stiftung Ilmtal {told}"
    assert bonds(text) == [(PAIR, "2023-01-30", "Concluded")]
