"""Which agreement a German text tells of, between whom, and which day is that of signing."""

from __future__ import annotations

import pytest

from graph.extract.clauses import within
from tests.reading import bonds, people

PAIR = {"Norvital GmbH", "Stiftung Ilmtal"}
_SIGNED = (
    "Norvital GmbH und Stiftung Ilmtal haben am 4. Mai 2021 in Ulm einen Vertrag geschlossen. "
)


@pytest.mark.parametrize(
    "second",
    [
        "Er knüpft an eine Absichtserklärung der beiden Partner vom 9. Juni 2018 an.",
        "Er ersetzt eine Absichtserklärung beider Seiten vom 9. Juni 2018.",
        "Dieser folgt auf die Absichtserklärung beider Häuser vom 9. Juni 2018.",
        "Er basiert auf dem Memorandum der zwei Partner vom 9. Juni 2018.",
        "Er baut auf der Erklärung beider Stellen vom 9. Juni 2018 auf.",
    ],
)
def test_an_older_paper_of_both_sides(second: str) -> None:
    assert bonds(_SIGNED + second) == [
        (PAIR, "2021-05-04", "Concluded"),
        (PAIR, "2018-06-09", "Concluded"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Er kann um zwei Jahre verlängert werden.",
        "Die Vereinbarung verlängert sich jeweils um ein Jahr, sofern keine Seite kündigt.",
        "Der Vertrag gilt drei Jahre und lässt sich danach erneuern.",
        "Die Vereinbarung tritt am 1. Juni 2021 in Kraft.",
    ],
)
def test_what_only_could_be_renewed_is_the_same_agreement(second: str) -> None:
    assert bonds(_SIGNED + second) == [(PAIR, "2021-05-04", "Concluded")]


@pytest.mark.parametrize(
    "text",
    [
        # Since when it is in force is not when it was signed.
        "Die Absichtserklärung der Norvital GmbH mit der Stiftung Ilmtal ist seit 1. Juni 2021 "
        "wirksam. Sie wurde am 4. Mai 2021 unterschrieben.",
        "Ein Vertrag der Norvital GmbH mit der Stiftung Ilmtal ist seit dem 1. Juni 2021 in Kraft. "
        "Unterzeichnet worden war er am 4. Mai 2021.",
        "Zwischen der Norvital GmbH und der Stiftung Ilmtal gibt es einen Vertrag, der am "
        "1. Juni 2021 in Kraft trat. Er war am 4. Mai 2021 in Ulm gefertigt worden.",
        "Die Norvital GmbH und die Stiftung Ilmtal kooperieren. Die Arbeit beginnt am 1. Juni "
        "2021; der Vertrag wurde am 4. Mai 2021 unterzeichnet.",
        # The day has a sentence of its own.
        "Norvital GmbH und Stiftung Ilmtal haben einen Vertrag geschlossen. Der Festakt fand am "
        "4. Mai 2021 im Rathaus statt.",
        "Norvital GmbH und Stiftung Ilmtal wollen enger kooperieren. Die feierliche "
        "Vertragsunterzeichnung erfolgte am 4. Mai 2021.",
        # The day of telling is none.
        "Wie die Norvital GmbH am 6. Mai 2021 mitteilte, hat sie mit der Stiftung Ilmtal einen "
        "Vertrag unterzeichnet. Die Unterschrift erfolgte am 4. Mai.",
    ],
)
def test_the_day_of_signing_among_other_days(text: str) -> None:
    assert bonds(text) == [(PAIR, "2021-05-04", "Concluded")]


@pytest.mark.parametrize(
    "text",
    [
        "Ulm, 5. Mai 2021\n\nDie 2018 zwischen der Norvital GmbH und der Stiftung Ilmtal "
        "getroffene Vereinbarung wurde gestern bis 2024 verlängert.",
        "Den seit 2018 bestehenden Vertrag mit der Stiftung Ilmtal hat die Norvital GmbH am "
        "4. Mai 2021 erneuert.",
    ],
)
def test_an_attribute_tells_the_first_day(text: str) -> None:
    assert bonds(text) == [(PAIR, "2018", "Concluded"), (PAIR, "2021-05-04", "Concluded")]


def test_a_genitive_tells_whose_agreement_it_is() -> None:
    text = (
        "Stadt Nordau\nVorlage 2021/44\n\nGeplant ist eine Vereinbarung der Norvital GmbH mit der "
        "Stiftung Ilmtal; sie soll im Mai 2022 unterzeichnet werden."
    )
    assert bonds(text) == [(PAIR, "2022-05", "Planned")]


def test_the_head_of_a_table_is_no_agreement_and_its_contacts_are_no_partners() -> None:
    text = (
        "Partner der Norvital GmbH: die Verträge und wer für sie zuständig ist\n\n"
        "Vertragspartner     Vertragsart          Vertragsabschluss   Ansprechperson\n"
        "Hochschule Ilmtal   Kooperationsvertrag  03.05.2021          Eva Holm\n"
        "Park Nordau         Letter of Intent     04.06.2019          Jan Reber\n"
    )
    assert bonds(text) == [
        ({"Norvital GmbH", "Hochschule Ilmtal"}, "2021-05-03", "Concluded"),
        ({"Norvital GmbH", "Park Nordau"}, "2019-06-04", "Concluded"),
    ]


def test_a_name_in_small_letters_behind_its_kind_is_a_party() -> None:
    text = (
        "Die Norvital GmbH, die Stiftung Ilmtal und das Cluster nordau.bio haben am 4. Mai 2021 "
        "eine Vereinbarung getroffen."
    )
    [(parties, signed, _)] = bonds(text)
    assert len(parties) == 3 and signed == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        # The verb comes first, then days and places, and last who does it.
        (
            "Ein Letter of Intent liegt vor: Unterschrieben haben ihn am 4. Mai 2021 in Ulm die "
            "Norvital GmbH und die Stiftung Ilmtal.",
            "2021-05-04",
        ),
        # An ordinal before the end of a verb that is parted.
        (
            "Die Norvital GmbH und die Stiftung Ilmtal wollen Kurse anbieten. Eine entsprechende "
            "Vereinbarung kam am 4. Mai 2021 am Rand der Messe in Ulm zustande.",
            "2021-05-04",
        ),
        # What became of it later does not deny it.
        (
            "Die Norvital GmbH schloss 2019 mit der Stiftung Ilmtal eine Vereinbarung, die im "
            "vergangenen Jahr nicht verlängert wurde.",
            "2019",
        ),
        # When it ended is not when it was signed.
        (
            "Die seit 2017 laufende Übereinkunft zwischen der Norvital GmbH und der Stiftung "
            "Ilmtal fand am 30. Juni 2022 ihr Ende.",
            "2017",
        ),
        # An attribute dates the agreement, the main clause something else.
        (
            "Jahresbericht 2019 der Norvital GmbH\n\nDer im Vorjahr mit der Stiftung Ilmtal "
            "geschlossene Vertrag trägt Früchte: Acht Firmen reisten im März nach Nordau.",
            "2018",
        ),
        # Those who are told of in the sentence before.
        (
            "Die Norvital GmbH pflegt den Austausch mit der Stiftung Ilmtal. Mit dieser besteht "
            "seit 2016 ein Partnerschaftsvertrag.",
            "2016",
        ),
        # A day in the kicker of a short item is that of the text.
        (
            "+++ Kurz notiert +++ 21.05.2021\n\nDie Norvital GmbH und die Stiftung Ilmtal haben "
            "am Dienstag einen Vertrag unterzeichnet.",
            "2021-05-18",
        ),
    ],
)
def test_how_parties_and_days_are_told(text: str, signed: str) -> None:
    assert bonds(text) == [(PAIR, signed, "Concluded")]


def test_the_same_parties_in_an_attribute() -> None:
    text = _SIGNED + (
        "Das Abkommen ersetzt eine 2014 zwischen den gleichen Partnern geschlossene Vereinbarung."
    )
    assert bonds(text) == [(PAIR, "2021-05-04", "Concluded"), (PAIR, "2014", "Concluded")]


def test_lines_that_say_for_whom_who_signed() -> None:
    text = (
        "Nordauer Erklärung zur Biotechnologie\nUnterzeichnet zu Ulm am 4. Mai 2021\n\n"
        "Es haben unterzeichnet:\n\n"
        "Für den Gesundheitscluster Ob der Wye: Jan Holm, Obmann\n"
        "Für das Slovak BioLab, Nordau: Dr. Eva Reber, Direktorin\n"
        "Für die Pannon Norvital Alapítvány (Ungarn): Dr. Ute Kern, Präsidentin\n"
    )
    [(parties, signed, _)] = bonds(text)
    assert parties == {
        "Gesundheitscluster Ob der Wye",
        "Slovak BioLab",
        "Pannon Norvital Alapítvány",
    }
    assert signed == "2021-05-04"


def test_a_name_with_a_dash_and_a_legal_form_is_one_name() -> None:
    text = (
        "BioWye – Life Science im Ilmtal e. V.\nTätigkeitsbericht 2022\n\nMit der Stiftung Nordau "
        "besteht ein Kooperationsvertrag, ausgefertigt am 9. März 2022."
    )
    assert bonds(text) == [
        ({"BioWye – Life Science im Ilmtal e. V.", "Stiftung Nordau"}, "2022-03-09", "Concluded")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Two who sign for two parties: each for one, in the order of the parties.
        (
            "Norvital GmbH und Stiftung Ilmtal haben am 4. Mai 2021 einen Vertrag geschlossen. "
            "Unterschrieben haben ihn Vorstand Dr. Jan Holm und Direktorin Eva Reber.",
            {
                "Jan Holm": [("Vorstand", "Norvital GmbH")],
                "Eva Reber": [("Direktorin", "Stiftung Ilmtal")],
            },
        ),
        # Of two who sign for one body, nothing is said of the other.
        (
            "Norvital GmbH und Stiftung Ilmtal haben am 4. Mai 2021 einen Vertrag geschlossen. "
            "Für die Stiftung Ilmtal unterschrieben Vorstand Jan Holm und Direktorin Eva Reber.",
            {
                "Jan Holm": [("Vorstand", "Stiftung Ilmtal")],
                "Eva Reber": [("Direktorin", "Stiftung Ilmtal")],
            },
        ),
        # The word for a kind of body in the office, and before the name of the body.
        (
            "Die Stadt Nordau und das Cluster nordau.bio kooperieren. Dazu sprach der "
            "Clustervorsitzende Jan Holm.",
            {"Jan Holm": [("Clustervorsitzende", "nordau.bio")]},
        ),
        (
            "Botschafter a. D. Jan Holm und Gemeindeschreiberin Eva Reber waren zugegen.",
            {"Jan Holm": [("Botschafter a. D.", "")], "Eva Reber": [("Gemeindeschreiberin", "")]},
        ),
        (
            "Wie Marijke van Holm, Geschäftsführerin der Norvital GmbH, mitteilte, reist sie an.",
            {"Marijke van Holm": [("Geschäftsführerin", "Norvital GmbH")]},
        ),
    ],
)
def test_whose_office_it_is(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text, known=True) == wanted


def test_who_is_signed_for_is_a_party() -> None:
    text = (
        "Der Gemeinderat hat am 3. März 2020 der Absichtserklärung mit der Norvital GmbH und der "
        "Stiftung Ilmtal zugestimmt. Gemeindepräsident Jan Holm und Eva Reber haben das Dokument "
        "am 10. März 2020 namens der Gemeinde Nordau unterschrieben."
    )
    [(parties, signed, _)] = bonds(text)
    assert (parties, signed) == (PAIR | {"Gemeinde Nordau"}, "2020-03-10")


def test_where_a_body_is_from_is_no_part_of_its_name() -> None:
    text = (
        "Jahresbericht 2014 der Norvital GmbH\n\nMit der Singapurer Delta Bay Association wurde "
        "am 18. Februar 2014 eine Vereinbarung über Praktika getroffen."
    )
    assert bonds(text) == [({"Norvital GmbH", "Delta Bay Association"}, "2014-02-18", "Concluded")]


@pytest.mark.parametrize(
    "between",
    [
        "am 29. Oktober in St. Gallen",
        "auf Einladung von Prof. Dr. Ute Rahm",
        "mit Partnern wie z. B. dem Ilmtal e. V. Weimar",
        "für 1.200 Betriebe nach Abs. 3 der Satzung",
    ],
)
def test_an_ordinal_or_an_abbreviation_ends_no_clause(between: str) -> None:
    """Haben … geschlossen is one clause, whatever full stops stand in it."""
    pattern = within(r"\bhaben\b[^.;]{3,90}\bgeschlossen")
    assert pattern.search(f"Beide haben {between} einen Vertrag geschlossen.")


@pytest.mark.parametrize(
    "between", ["sich gesehen. Der Vertrag wurde", "es 2019. Der Vertrag ist", "es; dann wurde er"]
)
def test_a_sentence_or_a_semicolon_ends_a_clause(between: str) -> None:
    pattern = within(r"\bhaben\b[^.;]{3,90}\bgeschlossen")
    assert not pattern.search(f"Beide haben {between} geschlossen.")


@pytest.mark.parametrize(
    "text",
    [
        "Ohne Prof. Dr. Ute Rahm wäre ein Vertrag zwischen der Norvital GmbH und der Stiftung "
        "Ilmtal nicht am 3. Mai 2021 geschlossen worden.",
        "Der Vertrag zwischen der Norvital GmbH und der Stiftung Ilmtal ist auch nach dem 3. Mai "
        "2021 nicht unterzeichnet worden.",
        "Die Norvital GmbH hat mit der Stiftung Ilmtal bis zum 29. Oktober 2021 keinen Vertrag "
        "geschlossen.",
    ],
)
def test_what_is_denied_beyond_an_ordinal_is_denied(text: str) -> None:
    assert bonds(text) == []


def test_what_is_planned_beyond_a_title_is_planned() -> None:
    assert bonds(
        "Die Norvital GmbH und die Stiftung Ilmtal werden am 4. Mai 2021 im Beisein von Ministerin "
        "Dr. Eva Kahn einen Vertrag schließen."
    ) == [(PAIR, "2021-05-04", "Planned")]


_CHARTER = (
    "Die Norvital GmbH und die Stiftung Ilmtal haben am 4. Mai 2019 die Charta Bioland "
    "unterzeichnet. "
)
_OLD = (PAIR, "2019-05-04", "Concluded")


@pytest.mark.parametrize(
    "second",
    [
        "Am 3. Juni 2021 ist der Charta auch das Institut Weserbio beigetreten.",
        "Das Institut Weserbio ist der Charta am 3. Juni 2021 in Kassel beigetreten.",
        "Das Institut Weserbio schloss sich der Vereinbarung am 3. Juni 2021 an.",
        "Das Institut Weserbio ist zum 3. Juni 2021 beigetreten.",
        "Mit Wirkung vom 3. Juni 2021 trat das Institut Weserbio der Charta bei.",
        "Auch das Institut Weserbio hat sich der Charta angeschlossen. Die Beitrittsurkunde "
        "unterzeichnete Direktorin Dr. Ute Rahm am 3. Juni 2021.",
    ],
)
def test_who_accedes_makes_it_an_agreement_of_more(second: str) -> None:
    assert bonds(_CHARTER + second) == [
        _OLD,
        (PAIR | {"Institut Weserbio"}, "2021-06-03", "Concluded"),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Das Institut Weserbio ist uns zum 1. Mai als 90. Mitglied beigetreten.",
        "Das Institut Weserbio ist am 3. Juni 2021 dem Verein Bioregio e. V. beigetreten.",
        "Das Institut Weserbio ist der Charta nicht beigetreten.",
        "Das Institut Weserbio prüft einen Beitritt.",
        "Das Institut Weserbio könnte der Charta im Juni 2021 beitreten.",
        "Das Institut Weserbio hat sein Interesse am Beitritt zur Charta angemeldet.",
        "Dem Vortrag schloss sich am 3. Juni 2021 ein Empfang des Instituts Weserbio an.",
    ],
)
def test_who_joins_a_body_or_only_may_accede_is_no_party(second: str) -> None:
    assert bonds(_CHARTER + second) == [_OLD]


def test_accessions_follow_each_other_wherever_they_are_told() -> None:
    assert bonds(
        "Die Stadt Kassel ist der Charta Bioland am 8. Juli 2022 beigetreten. Ins Leben gerufen "
        "wurde die Charta im Mai 2019 von der Norvital GmbH (Ulm) und der Stiftung Ilmtal. Das "
        "Institut Weserbio trat der Charta am 3. Juni 2021 bei."
    ) == [
        (PAIR, "2019-05", "Concluded"),
        (PAIR | {"Institut Weserbio"}, "2021-06-03", "Concluded"),
        (PAIR | {"Institut Weserbio", "Stadt Kassel"}, "2022-07-08", "Concluded"),
    ]


def test_what_a_council_is_to_accede_to_is_planned() -> None:
    assert bonds(
        _CHARTER + "\n\nBeschlussvorschlag\n\nDie Stadt Kassel tritt der Charta im Juni 2022 bei."
    ) == [_OLD, (PAIR | {"Stadt Kassel"}, "2022-06", "Planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Der Preis wurde 2021 von der Norvital GmbH und der Stiftung Ilmtal ins Leben gerufen.",
        "Gegründet wurde der Verein 2019 von der Norvital GmbH und der Stiftung Ilmtal.",
    ],
)
def test_what_two_found_is_no_agreement(text: str) -> None:
    assert bonds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Gemeinderat Waldkirch hat am 4. Mai 2021 dem Vertrag mit der Norvital GmbH "
        "zugestimmt.",
        "Der Gemeinderat von Waldkirch stimmt dem Vertrag mit der Norvital GmbH zu.",
        "Stadtverordnetenversammlung Waldkirch\n\nGeplant ist ein Vertrag mit der Norvital GmbH.",
    ],
)
def test_a_council_acts_for_its_town(text: str) -> None:
    assert bonds(text) == [({"Waldkirch", "Norvital GmbH"}, "", "Planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Gemeinderat Müller hat den Vertrag mit der Norvital GmbH kritisiert.",
        "Der Gemeinderat Waldkirch hat den Haushalt beschlossen.",
        "Der Stadtrat von Waldkirch verhandelt mit der Norvital GmbH.",
    ],
)
def test_a_council_that_concludes_nothing_is_no_party(text: str) -> None:
    assert bonds(text) == []


def test_a_subject_line_of_a_paper_to_decide_is_planned() -> None:
    paper = (
        "Stadt Waldkirch\nVorlage Nr. 24/0387\n\n"
        "Betreff: Verlängerung der Vereinbarung mit dem Bioregio Ilmtal e. V.\n\n"
    )
    planned = ({"Stadt Waldkirch", "Bioregio Ilmtal e. V."}, "", "Planned")
    assert bonds(paper + "Die Mittel stehen bereit.") == [planned]
    assert bonds(
        paper + "Beschlussvorschlag:\nDer Ausschuss stimmt der Verlängerung der Vereinbarung "
        "zwischen der Stadt Waldkirch und dem Bioregio Ilmtal e. V. zu.\n\n"
        "Begründung:\nDie am 15.12.2021 geschlossene Vereinbarung endet am 31.12.2024."
    ) == [planned, (planned[0], "2021-12-15", "Concluded")]


@pytest.mark.parametrize(
    "text",
    [
        "Die Norvital GmbH und die Stiftung Ilmtal kooperieren seit 2016; nun haben beide ihre "
        "Vereinbarung verlängert.",
        "Mit der Stiftung Ilmtal kooperiert die Norvital GmbH seit 2016; nun haben beide den "
        "Vertrag verlängert.",
        "Die Norvital GmbH ist seit 2016 Partner der Stiftung Ilmtal; jetzt wurde die "
        "Vereinbarung um drei Jahre erneuert.",
    ],
)
def test_since_when_two_work_together_is_no_day_of_signing(text: str) -> None:
    assert bonds(text) == [(PAIR, "", "Concluded")]


_WITH_NORVITAL = (
    "Die Norvital GmbH und {} haben am 4. Mai 2021 einen Kooperationsvertrag geschlossen."
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        # A kind of body behind where it is from is no part of a name that is whole without it.
        ("die spanische Stiftung Fundación Salud Duero aus Zamora", "Fundación Salud Duero"),
        ("die japanische Stiftung Tottori Care Frontier", "Tottori Care Frontier"),
        ("die kanadische Agentur Prairie Biogate", "Prairie Biogate"),
        ("der finnische Verband Savo Bio", "Savo Bio"),
        ("die Singapurer Agentur Harbour Health Ventures", "Harbour Health Ventures"),
        ("der Verein Ilmtal MedTech (IMT)", "Ilmtal MedTech"),
        ("der Wiener Verein Donau Health", "Donau Health"),
        # Of others it is.
        ("die Stiftung Ilmtal", "Stiftung Ilmtal"),
        ("die gemeinnützige Stiftung Ilmtaler Herzforschung", "Stiftung Ilmtaler Herzforschung"),
        ("die Agentur für Gesundheit Nordtal", "Agentur für Gesundheit Nordtal"),
        ("der Verein Deutscher Ingenieure", "Verein Deutscher Ingenieure"),
        # A compound with one plain word is the whole name of a registered association.
        ("der Robotikverband Ilm e. V.", "Robotikverband Ilm e. V."),
        ("der Laborverband Ilm e.V.", "Laborverband Ilm e.V."),
    ],
)
def test_where_the_name_of_a_party_begins(said: str, name: str) -> None:
    assert bonds(_WITH_NORVITAL.format(said)) == [
        ({"Norvital GmbH", name}, "2021-05-04", "Concluded")
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ulm, 21. Januar 2020. – {} haben gestern in Ulm einen Vertrag unterzeichnet.", "20"),
        ("Ulm, 21. Januar 2020 – {} haben gestern in Ulm einen Vertrag unterzeichnet.", "20"),
        ("Ulm, 21. Januar 2020. – {} haben heute in Ulm einen Vertrag unterzeichnet.", "21"),
        ("(Ulm, 21. Januar 2020) Seit Montag gibt es einen Vertrag zwischen {}.", "20"),
        ("(Ulm, 21. Januar 2020) Seit Montag besteht ein Vertrag zwischen {}.", "20"),
    ],
)
def test_a_day_counted_from_the_dateline(text: str, day: str) -> None:
    both = (
        "der Norvital GmbH und der Stiftung Ilmtal"
        if "zwischen" in text
        else ("Die Norvital GmbH und die Stiftung Ilmtal")
    )
    assert bonds(text.format(both)) == [(PAIR, f"2020-01-{day}", "Concluded")]


_BLOCKS = (
    "Charta Ilmtal\n{}\n\nStadt Ulm\nInes Hart, Beigeordnete\n\nNorvital AG\nTilo Brand, Vorstand"
)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (_BLOCKS.format("Unterzeichnet in Ulm am 3. Juni 2021"), {"Stadt Ulm", "Norvital AG"}),
        (
            _BLOCKS.format("Unterschrieben am 3. Juni 2021")
            + "\n\nGäste\n\nStadt Nordau\nJan Tann, Bürgermeister",
            {"Stadt Ulm", "Norvital AG"},
        ),
        # Nothing says that those whom a paper names have signed it.
        (_BLOCKS.format("Mitglieder des Beirats"), set()),
    ],
)
def test_a_body_above_its_person_heads_a_signature_block(text: str, parties: set[str]) -> None:
    assert [who for who, _, _ in bonds(text)] == ([parties] if parties else [])


def test_an_office_in_a_ministry() -> None:
    text = "Jan Tann, Staatssekretär im Sächsischen Ministerium für Gesundheitsforschung, kam."
    assert people(text) == {
        "Jan Tann": [("Staatssekretär", "Sächsischen Ministerium für Gesundheitsforschung")]
    }
