"""Which agreement a German text tells of, between whom, and which day is that of signing."""

from __future__ import annotations

import pytest

from tests.reading import bonds

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
