"""Reading of German texts: whose office it is, what a name is and is not, tables, renewals."""

from __future__ import annotations

import pytest

from tests.reading import bodies, bonds, people

PAIR = {"Norvital GmbH", "Stiftung Ilmtal"}

AGREEMENTS = [
    # Clauses that say who concluded a paper and when; what the main clause makes of it.
    (
        "Das Vorhaben erweitert eine Abmachung, die die Norvital GmbH und die Stiftung Ilmtal "
        "2016 über den Tausch von Teams getroffen hatten.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2016", "Concluded")],
    ),
    (
        "Als Muster diente der Vertrag, den die Norvital GmbH und die Stiftung Ilmtal unter dem "
        "12.02.2019 eingegangen sind.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2019-02-12", "Concluded")],
    ),
    (
        "Am 11. September 2018 kam die Stiftung Ilmtal nach Ulm. Dabei wurde das Memorandum, das "
        "die Norvital GmbH und die Stiftung Ilmtal 2015 vereinbart hatten, bis 2021 prolongiert.",
        [
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2015", "Concluded"),
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2018-09-11", "Concluded"),
        ],
    ),
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben am 3. Mai 2021 einen Vertrag geschlossen. "
        "Er löst das Papier ab, auf das sich beide Seiten im Juni 2018 verständigt hatten.",
        [
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2021-05-03", "Concluded"),
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2018-06", "Concluded"),
        ],
    ),
    # A paper that was talked about only is none.
    (
        "Es fehlt der Vertrag, den die Norvital GmbH und die Stiftung Ilmtal 2019 beraten hatten.",
        [],
    ),
    # Who stands together are the parties of the paper that the next sentence tells of.
    (
        "Die Norvital GmbH und die Stiftung Ilmtal ziehen künftig an einem Strang. Am 4. Mai 2021 "
        "wurde ein Kooperationspakt unterzeichnet.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2021-05-04", "Concluded")],
    ),
    ("Die Norvital GmbH und die Stiftung Ilmtal ziehen künftig an einem Strang.", []),
    (
        "Am 5. Mai 2021 sind die Norvital GmbH und die Stiftung Ilmtal übereingekommen, Firmen "
        "zu fördern.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2021-05-05", "Concluded")],
    ),
    # Set phrases for concluding.
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben ihre Absichten zu Papier gebracht. Der "
        "Letter of Intent trägt das Datum 19. Mai 2021.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2021-05-19", "Concluded")],
    ),
    (
        "Die Norvital GmbH und die Stiftung Ilmtal gehen ein Bündnis ein. Die Vereinbarung ist "
        "seit dem 20. Mai 2021 unter Dach und Fach.",
        [({"Norvital GmbH", "Stiftung Ilmtal"}, "2021-05-20", "Concluded")],
    ),
    # The word for the kind of body is no part of a coined name; der Verband may be delta.bio.
    (
        "Das Ulmer Netzwerk BioKlar und der belgische Verband tidal.bio haben am 3. Mai 2021 "
        "eine Vereinbarung geschlossen.",
        [({"BioKlar", "tidal.bio"}, "2021-05-03", "Concluded")],
    ),
    # Who is something else besides does not sign for that body.
    (
        "Die Norvital GmbH und der Verein Ilmtal e. V. haben einen Vertrag geschlossen. "
        "Unterschrieben haben Dr. Jan Holm, der zugleich Direktor bei NOVATEK ist, und Ute Beck.",
        [({"Norvital GmbH", "Ilmtal e. V."}, "", "Concluded")],
    ),
    # A paper's own date is the first day; what is renewed today was signed yesterday.
    (
        "Ulm, 3. September 2020\n\nDie Norvital GmbH und die Stiftung Ilmtal haben gestern ihr "
        "Memorandum of Understanding aus dem Jahr 2015 um drei Jahre verlängert.",
        [
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2015", "Concluded"),
            ({"Norvital GmbH", "Stiftung Ilmtal"}, "2020-09-02", "Concluded"),
        ],
    ),
    # Further parties; a faculty as a party.
    (
        "Die Norvital GmbH und die Medizinische Fakultät der Georgs-Universität haben am 3. Mai "
        "2021 einen Vertrag geschlossen. Vertragspartnerinnen sind auch die Städte Ulm und Gera.",
        [
            (
                {
                    "Norvital GmbH",
                    "Medizinische Fakultät der Georgs-Universität",
                    "Ulm",
                    "Gera",
                },
                "2021-05-03",
                "Concluded",
            )
        ],
    ),
    # A table may name the signatory of the partner beside the partner.
    (
        "# Partner der Norvital GmbH\n\n"
        "| Verband | Land | Art | Datum | Unterzeichner des Partners |\n|---|---|---|---|---|\n"
        "| Ferro Biotech | Frankreich | Absichtserklärung | 3. Mai 2018 | Luc Morel, Präsident |\n",
        [({"Norvital GmbH", "Ferro Biotech"}, "2018-05-03", "Concluded")],
    ),
    # A name in small letters; words for kinds of bodies in the place of parties point to them.
    (
        "Am 3. Juni 2016 schlossen die tidalwerk GmbH und der Landkreis Ulm einen Vertrag.",
        [({"tidalwerk GmbH", "Landkreis Ulm"}, "2016-06-03", "Concluded")],
    ),
    (
        "Der Landkreis Ulm bereitet mit der Stadt Gera und der Hochschule Furt eine Vereinbarung "
        "vor. Diese soll im Frühjahr 2020 unterzeichnet werden und wird zwischen dem Landkreis, "
        "der Stadt und der Hochschule geschlossen.",
        [({"Landkreis Ulm", "Stadt Gera", "Hochschule Furt"}, "2020", "Planned")],
    ),
    # What a body is stands in commas behind its name.
    (
        "Die Norvital GmbH und TatraBio, die Biotechnologie-Vereinigung der Slowakei, haben am "
        "3. Mai 2021 eine Vereinbarung unterzeichnet.",
        [({"Norvital GmbH", "TatraBio"}, "2021-05-03", "Concluded")],
    ),
    # Signature blocks: whom they are for, whatever its name looks like.
    (
        "Kooperationsvereinbarung\n\nGeschehen zu Ulm am 22. November 2019 in drei Urschriften.\n\n"
        "Für den Norvital e. V. (Ulm)\nJan Holm              Ute Beck\n"
        "Vorsitzender          Geschäftsführerin\n\n"
        "Für Alpia Ost (Gap)\nLuc Morel\nPräsident\n",
        [({"Norvital e. V.", "Alpia Ost"}, "2019-11-22", "Concluded")],
    ),
    # What was before: the old one with its year, what a new one replaces or takes up again.
    (
        "Ulm, 12. Oktober 2023\n\nGestern haben die Norvital GmbH und die Stiftung Ilmtal ihre "
        "Absichtserklärung erneuert. Die bisherige Erklärung aus dem Jahr 2019 war im Juni "
        "ausgelaufen, die neue gilt bis Ende 2027.",
        [(PAIR, "2023-10-11", "Concluded"), (PAIR, "2019", "Concluded")],
    ),
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben am 3. Mai 2021 eine Erklärung "
        "unterzeichnet. Sie erneuern damit die Absichtserklärung, die beide Seiten im November "
        "2018 in Ulm abgegeben hatten.",
        [(PAIR, "2021-05-03", "Concluded"), (PAIR, "2018-11", "Concluded")],
    ),
    (
        "Am 8. Oktober 2014 unterzeichneten die Norvital GmbH und die Stiftung Ilmtal ein "
        "Abkommen über Forschung, das sie 2019 um fünf Jahre verlängerten.",
        [(PAIR, "2014-10-08", "Concluded"), (PAIR, "2019", "Concluded")],
    ),
    # The parties stand in the sentence before, the day in one further up.
    (
        "Newsletter, März 2023\n\nVerlängert: Die Norvital GmbH und die Stiftung Ilmtal bleiben "
        "Partner. Ihr Abkommen aus dem Jahr 2020 wurde im Februar um zwei Jahre verlängert.",
        [(PAIR, "2020", "Concluded"), (PAIR, "2023-02", "Concluded")],
    ),
    (
        "Stadt Ulm · Medieninformation vom 12.10.2023\n\nBürgermeister Jan Holm empfing am "
        "Mittwoch Gäste. Am Vormittag hatten die Norvital GmbH und die Stiftung Ilmtal ihren "
        "Vertrag um fünf Jahre verlängert.",
        [(PAIR, "2023-10-11", "Concluded")],
    ),
    (
        "Die Norvital GmbH und die Stiftung Ilmtal kennen sich seit Langem: Im Mai 2018 hatten sie "
        "eine Absichtserklärung abgegeben.",
        [(PAIR, "2018-05", "Concluded")],
    ),
    # One more party; the eve of the event that a text invites to.
    (
        "Am 3. Juni 2016 schlossen die Norvital GmbH und die Stiftung Ilmtal eine Vereinbarung. "
        "Die Vereinbarung soll erneuert werden. Als dritte Vertragspartnerin kommt die Hochschule "
        "Furt hinzu.",
        [(PAIR, "2016-06-03", "Concluded"), (PAIR | {"Hochschule Furt"}, "", "Planned")],
    ),
    (
        "Einladung zum Symposium\n\nMittwoch, 9. Oktober 2024, 9.30 Uhr\n\nAm Vorabend des "
        "Symposiums geben die Norvital GmbH und die Stiftung Ilmtal eine Absichtserklärung ab.",
        [(PAIR, "2024-10-08", "Planned")],
    ),
    # A table may name the party of one's own side, too.
    (
        "Cluster Ilmtal: Vereinbarungen\n\nPartner\tTräger in der Region\tDokument\tDatum\n"
        "Klarval Paris\tNorvital GmbH\tAbsichtserklärung\t12.09.2014\n",
        [({"Klarval Paris", "Norvital GmbH"}, "2014-09-12", "Concluded")],
    ),
    # Each partner with a paper and a day of its own; what a clause about the paper tells.
    (
        "Am 4. November 2019 unterzeichnete die Norvital GmbH in Seoul eine Absichtserklärung mit "
        "der Korea Bio Alliance, am 6. November in Taipeh ein Memorandum mit der Stiftung Ilmtal.",
        [
            ({"Norvital GmbH", "Korea Bio Alliance"}, "2019-11-04", "Concluded"),
            (PAIR, "2019-11-06", "Concluded"),
        ],
    ),
    (
        "Grundlage ist der Vertrag, den die Norvital GmbH und die Stiftung Ilmtal am 3. Mai 2021 "
        "in Ulm unterzeichnet haben.",
        [(PAIR, "2021-05-03", "Concluded")],
    ),
    # The only two bodies that a text names; renewals in an entry of a numbered list.
    (
        "Ulm, 6. Juni 2019\n\nDie Norvital GmbH und die Stiftung Ilmtal gehen eine Partnerschaft "
        "ein. Jan Holm und Ute Beck besiegelten sie gestern per Unterschrift. Grundlage ist ein "
        "Memorandum of Understanding.",
        [(PAIR, "2019-06-05", "Concluded")],
    ),
    (
        "Liste der Abkommen der Norvital GmbH\n\n1. Stiftung Ilmtal – Rahmenabkommen vom "
        "11.11.2009, erneuert am 4.3.2015 und am 2.3.2020\n2. Medtal (Lund) – Vereinbarung in "
        "Vorbereitung",
        [
            (PAIR, "2009-11-11", "Concluded"),
            (PAIR, "2015-03-04", "Concluded"),
            (PAIR, "2020-03-02", "Concluded"),
            ({"Norvital GmbH", "Medtal"}, "", "Planned"),
        ],
    ),
    # An aside gives the first day; what is being prepared is planned; no contract is none.
    (
        "Ulm, 12.09.2019. Die Norvital GmbH und die Stiftung Ilmtal arbeiten weiter zusammen. Die "
        "Vereinbarung, 2016 erstmals getroffen, unterzeichneten am Dienstag Dr. Jan Holm für die "
        "Norvital GmbH und Ute Beck für die Stiftung Ilmtal.",
        [(PAIR, "2016", "Concluded"), (PAIR, "2019-09-10", "Concluded")],
    ),
    (
        "Partner der Norvital GmbH\n\nPartner\tSitz\tGrundlage\tunterzeichnet\n"
        "Biocluster Ost\tGera\tMemorandum\t03/2014\n"
        "Medtal\tLund\tgemeinsame Projekte, kein Vertrag\t–\n\n"
        "Mit der Stiftung Ilmtal wird ein Memorandum vorbereitet.",
        [
            ({"Norvital GmbH", "Biocluster Ost"}, "2014-03", "Concluded"),
            (PAIR, "", "Planned"),
        ],
    ),
    # A weekday that the day had not in the year of another date.
    (
        "Die Norvital GmbH und die Stiftung Ilmtal haben am Montag, 4. März, ein "
        "Rahmenübereinkommen unterzeichnet. Im Juni 2021 war ein Gast da.",
        [(PAIR, "--03-04", "Concluded")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AGREEMENTS)
def test_agreements_of_german_texts(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    key = lambda row: (row[1], sorted(row[0]))  # noqa: E731
    assert sorted(bonds(text), key=key) == sorted(wanted, key=key)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A list of bodies at the left, of their officers beside them.
        (
            "Delta Park (Belgien)            Jan Holm, Direktor\n"
            "Norvital GmbH (Deutschland)     Ute Beck, Geschäftsführerin\n"
            "Wye BioCenter (Österreich)      i. V. Eva Lenz, Leiterin Kooperationen",
            {
                "Jan Holm": [("Direktor", "Delta Park")],
                "Ute Beck": [("Geschäftsführerin", "Norvital GmbH")],
                "Eva Lenz": [("Leiterin Kooperationen", "Wye BioCenter")],
            },
        ),
        # Who speaks for whom.
        (
            "Die Norvital GmbH ließ sich durch Eva Lenz, Leiterin der Mitgliederbetreuung, "
            "vertreten.",
            {"Eva Lenz": [("Leiterin der Mitgliederbetreuung", "Norvital GmbH")]},
        ),
        (
            "Das Papier trägt die Unterschriften von Jan Holm, Direktor der Norvital GmbH, und "
            "Ha-seung Koh, Präsident der Stiftung Ilmtal.",
            {
                "Jan Holm": [("Direktor", "Norvital GmbH")],
                "Ha-seung Koh": [("Präsident", "Stiftung Ilmtal")],
            },
        ),
        # A title with a full stop ends no clause: für X unterschrieb Direktor Dr. N. N.
        (
            "Für Norvital GmbH unterschrieb die Vorstandsvorsitzende Dr. Ute Beck, die zugleich "
            "Vice President bei NOVATEK ist.",
            {
                "Ute Beck": [
                    ("Vorstandsvorsitzende", "Norvital GmbH"),
                    ("Vice President", "NOVATEK"),
                ]
            },
        ),
        # An office that only one kind of body has.
        (
            "Die Norvital GmbH und die Medizinische Fakultät der Georgs-Universität schlossen "
            "einen Vertrag. Geschäftsführer Dr. Jan Holm und Dekanin Prof. Ute Beck tauschten "
            "die Urkunden.",
            {
                "Jan Holm": [("Geschäftsführer", "Norvital GmbH")],
                "Ute Beck": [("Dekanin", "Medizinische Fakultät der Georgs-Universität")],
            },
        ),
        # Of two mayors one is another city's.
        (
            "Stadt Ulm\nPressemitteilung\n\nEs unterzeichneten Oberbürgermeister Jan Holm, "
            "Bürgermeisterin Ute Beck und andere.",
            {
                "Jan Holm": [("Oberbürgermeister", "Stadt Ulm")],
                "Ute Beck": [("Bürgermeisterin", "")],
            },
        ),
        # The office of all whom a sentence names.
        (
            "Für die Norvital GmbH unterschrieb 2014 Dr. Jan Holm, 2021 Dr. Ute Beck, jeweils "
            "als Vorstandsvorsitzender.",
            {
                "Jan Holm": [("Vorstandsvorsitzender", "Norvital GmbH")],
                "Ute Beck": [("Vorstandsvorsitzender", "Norvital GmbH")],
            },
        ),
        # Names side by side, each above its office.
        (
            "Für den Norvital e. V. (Ulm)\nJan Holm              Ute Beck\n"
            "Vorsitzender          Geschäftsführerin\n",
            {
                "Jan Holm": [("Vorsitzender", "Norvital e. V.")],
                "Ute Beck": [("Geschäftsführerin", "Norvital e. V.")],
            },
        ),
        # Whom one signs for is a body, known or not.
        (
            "Für Klarval unterschrieb Präsidentin Ute Beck. Jan Holm vom Vorstand des MedNord "
            "e. V. sah zu. Ida Quandt leitet seit 1. April die Abteilung Internationales am "
            "Forschungszentrum Gera.",
            {
                "Ute Beck": [("Präsidentin", "Klarval")],
                "Jan Holm": [("", "MedNord e. V.")],
                "Ida Quandt": [("", "Forschungszentrum Gera")],
            },
        ),
        # Of two signers each is of one of the two bodies named before.
        (
            "Der Norvital e. V. und die Medtal Alliance haben einen Vertrag geschlossen. Es "
            "unterzeichneten Dr. Jan Holm, Vorstand von Norvital, und Geschäftsführer Per Dahl.",
            {
                "Jan Holm": [("Vorstand", "Norvital")],
                "Per Dahl": [("Geschäftsführer", "Medtal Alliance")],
            },
        ),
        # In the order of the bodies named before; by the family name.
        (
            "Die Norvital GmbH und das Toyama Pharma Network gehen eine Partnerschaft ein. "
            "Uta Wenzel (Vorstandsvorsitzende) und Hiroki Tanabe (Generalsekretär) besiegelten "
            "sie gestern.",
            {
                "Uta Wenzel": [("Vorstandsvorsitzende", "Norvital GmbH")],
                "Hiroki Tanabe": [("Generalsekretär", "Toyama Pharma Network")],
            },
        ),
        (
            "Gestern setzten Kenji Murata und Landrat Zeno Holm ihre Namen unter einen Vertrag. "
            "Murata ist Präsident der Kyoto Bio Foundation, Holm vertrat den Landkreis Ulm.",
            {
                "Kenji Murata": [("Präsident", "Kyoto Bio Foundation")],
                "Zeno Holm": [("Landrat", "Landkreis Ulm")],
            },
        ),
        # Dr. Min-Ho Park is no park; a mayor is of the city behind an adjective.
        (
            "Es kamen Dr. Min-Ho Park und Jan Holm, Bürgermeister der japanischen Stadt Koriyama.",
            {"Min-Ho Park": [], "Jan Holm": [("Bürgermeister", "Stadt Koriyama")]},
        ),
    ],
)
def test_roles_of_german_texts(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Freie und Hansestadt Hamburg lud ein.", "Freie und Hansestadt Hamburg"),
        (
            "Die Industrie- und Handelskammer Wyetal lud ein.",
            "Industrie- und Handelskammer Wyetal",
        ),
        ("Gäste des Leibniz-Instituts für Photonik kamen.", "Leibniz-Instituts für Photonik"),
        ("Die Universität zu Wyetal lud ein.", "Universität zu Wyetal"),
        ("Es sprach Jan Holm, Nova 34 AG, in Ulm.", "Nova 34 AG"),
        ("Die University of Wyeland–Ilmton lud ein.", "University of Wyeland–Ilmton"),
        (
            "Das Netzwerk Gesund~Ost und das Wyetal Medical Center+ luden ein.",
            "Netzwerk Gesund~Ost",
        ),
        ("Stadtwerke Ulm GmbH           Vorlage Nr. 45", "Stadtwerke Ulm GmbH"),
        ("Gesellschafter ist der Verein Wyetal Science e. V.", "Verein Wyetal Science e. V."),
    ],
)
def test_names_of_german_bodies(text: str, name: str) -> None:
    assert name in bodies(text)


def test_an_association_and_a_company_of_one_name_are_two_bodies() -> None:
    text = (
        "Die Nordsee Biotech GmbH und die Stadt Leer haben einen Kooperationsvertrag geschlossen. "
        "Die Nordsee Biotech GmbH ist eine Tochter des Nordsee Biotech e.V."
    )
    assert {"Nordsee Biotech GmbH", "Nordsee Biotech e.V."} <= bodies(text)
    assert bonds(text) == [({"Nordsee Biotech GmbH", "Stadt Leer"}, "", "Concluded")]


#: Signature blocks with marks before the names; tables of signatories; lists of who signed.
BLOCKS = """Memorandum zur Zelltherapie
Unterfertigt in Seebruck (Österreich) am 04.02.2024

Für den Verein Nordtal Medical Forum:
gez. Mag. Helga Brandauer, Obfrau
gez. Franz Lindinger, Kassier

Für das Wyetal Cell Institute:
i. A. Marc Delorme, Directeur général
"""
TABLE = """Rahmenvereinbarung Diagnostik Nord

Abgeschlossen am 3. Mai 2022

Einrichtung | Unterzeichnet durch | Amt
Delta Diagnostik GmbH | Dr. Ines Albers | Geschäftsführerin
Ilmtal BioPoint (Polen) | Mgr. Lena Nowak | Programmleiterin
Stadt Wyeburg, MA 12 | Jan Heller | Abteilungsleiter
"""


def test_marks_before_the_names_of_signature_blocks() -> None:
    parties = {"Verein Nordtal Medical Forum", "Wyetal Cell Institute"}
    assert bonds(BLOCKS) == [(parties, "2024-02-04", "Concluded")]
    assert people(BLOCKS) == {
        "Helga Brandauer": [("Obfrau", "Verein Nordtal Medical Forum")],
        "Franz Lindinger": [("Kassier", "Verein Nordtal Medical Forum")],
        "Marc Delorme": [("Directeur général", "Wyetal Cell Institute")],
    }


def test_a_table_of_signatories() -> None:
    parties = {"Delta Diagnostik GmbH", "Ilmtal BioPoint", "Stadt Wyeburg"}
    assert bonds(TABLE) == [(parties, "2022-05-03", "Concluded")]
    assert people(TABLE)["Lena Nowak"] == [("Programmleiterin", "Ilmtal BioPoint")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The verb of signing is said once.
        (
            "Der Landkreis Wyetal und die Agentur für ländliche Entwicklung Nordau haben eine "
            "Vereinbarung unterzeichnet. Landrat Peter Ohm unterschrieb für den Landkreis, "
            "Direktorin Eva Nowak für die Agentur.",
            {
                "Peter Ohm": [("Landrat", "Landkreis")],
                "Eva Nowak": [("Direktorin", "Agentur")],
            },
        ),
        # Two who speak for one body.
        (
            "Das Institut für Zellforschung Ilmtal und der Verein BioForum Wyetal haben einen "
            "Vertrag geschlossen. BioForum Wyetal war durch Präsidentin Anna Kern und "
            "Schatzmeister Paul Wirth vertreten.",
            {
                "Anna Kern": [("Präsidentin", "BioForum Wyetal")],
                "Paul Wirth": [("Schatzmeister", "BioForum Wyetal")],
            },
        ),
        # One of ours and one of theirs.
        (
            "Jahresbericht 2021 des Ilmtal BioForum e. V.\n\nIm Mai haben wir mit dem polnischen "
            "Verband Nordau Medical Ring einen Kooperationsvertrag geschlossen. Unser Präsident "
            "Dr. Jens Vogt und Geschäftsführerin Maria Lis unterzeichneten ihn in Nordau.",
            {
                "Jens Vogt": [("Präsident", "Ilmtal BioForum e. V.")],
                "Maria Lis": [("Geschäftsführerin", "Nordau Medical Ring")],
            },
        ),
        # A host is none of ours.
        (
            "Newsletter BioWye, Ausgabe 2\n\nIn Nordau haben wir unser Abkommen mit dem Clúster "
            "Salut Nordau bekräftigt. Gastgeber war Präsident Vicent Serra.",
            {"Vicent Serra": [("Präsident", "")]},
        ),
    ],
)
def test_for_whom_somebody_signs(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # After talks; the day of telling is not that of signing.
        (
            "Seebruck, 12. Juni 2024. Nach monatelangen Verhandlungen haben die Stadt Seebruck und "
            "das Ilmtal Institute of Health eine Absichtserklärung unterschrieben. Wie die Stadt "
            "am 12. Juni mitteilte, wurde das Papier bereits am 3. Juni ausgetauscht.",
            [({"Stadt Seebruck", "Ilmtal Institute of Health"}, "2024-06-03", "Concluded")],
        ),
        # The day with an hour is that of the event, not the dateline.
        (
            "EINLADUNG\n\nIlmstadt, 3. März 2024\n\nDas Nordtal Forum e. V. und das Wyetal "
            "Institute laden Sie zur Unterzeichnung ihres Kooperationsvertrags ein.\n\n"
            "Donnerstag, 21. März 2024, 15 Uhr\nRathaus Ilmstadt",
            [({"Nordtal Forum e. V.", "Wyetal Institute"}, "2024-03-21", "Planned")],
        ),
        # Days counted in a visit without its year; parties by who signs for them.
        (
            "Eine Delegation aus Nordau war vom 3. bis 5. Juni in Ilmstadt. Am letzten Tag setzte "
            "für die Stadt Ilmstadt Bürgermeisterin Rita Kolb ihren Namen unter eine Gemeinsame "
            "Erklärung, für Nordau Stadtdirektor Jan Wolny.",
            [({"Stadt Ilmstadt", "Nordau"}, "--06-05", "Concluded")],
        ),
        # With whom is said in the sentence: nothing is taken from the agreement before.
        (
            "Jahresbericht 2024 des Ilmtal BioForum e. V.\n\nAm 6. März 2024 haben wir mit der "
            "Norvital GmbH einen Vertrag geschlossen. Das Memorandum mit dem Wyetal Teknokent von "
            "2019 ist ausgelaufen und wurde nicht erneuert.",
            [
                ({"Ilmtal BioForum e. V.", "Norvital GmbH"}, "2024-03-06", "Concluded"),
                ({"Ilmtal BioForum e. V.", "Wyetal Teknokent"}, "2019", "Concluded"),
            ],
        ),
        # The relation stands for the agreement that is renewed.
        (
            "Tätigkeitsbericht 2023 der Norvital GmbH\n\nIm Juni 2023 wurde die Partnerschaft mit "
            "der Stiftung Ilmtal um drei Jahre verlängert.",
            [({"Norvital GmbH", "Stiftung Ilmtal"}, "2023-06", "Concluded")],
        ),
        # Each entry has its own partner, and nothing says whose list it is.
        (
            "Antwort auf die Anfrage\n\na) Vertrag mit der Norvital GmbH vom 3. April 2019.\n"
            "b) Vertrag mit der Stiftung Ilmtal vom 12. Januar 2023.",
            [],
        ),
    ],
)
def test_when_and_between_whom(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Es luden ein: die Universitäts- und Hansestadt Wyeburg.", "Universitäts- und Hansestadt"),
        ("Die Agentur für ländliche Entwicklung Nordau lud ein.", "ländliche Entwicklung Nordau"),
        ("Der Zweckverband Gesundheitsregion Wyetal lud ein.", "Zweckverband Gesundheitsregion"),
        ("Die Höhenklinik Wyeberg ist im Forschungsverbund Nordau Allergy Net.", "Höhenklinik"),
        ("Die steirische Plattform HumanTech Wye GmbH lud ein.", "HumanTech Wye GmbH"),
        ("Die Clusterorganisation Nordau Science Valley ry lud ein.", "Nordau Science Valley ry"),
        ("Kontakte mit der Stadt Nordau in der Gesundheitswirtschaft bestehen.", "Stadt Nordau"),
    ],
)
def test_names_of_public_bodies_and_of_foreign_ones(text: str, name: str) -> None:
    assert any(body.startswith(name) or body.endswith(name) for body in bodies(text)), bodies(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Whom readers are asked to turn to, in which part of whose text or body.
        (
            "BioWye aktuell | Mai 2021\n\nDer Verband BioWye lud ein.\n\nFragen beantwortet Rita "
            "Wolf vom Sekretariat. Wer mehr wissen möchte, wendet sich an Evi Lohm, Pressestelle.",
            {"Rita Wolf": [("", "BioWye")], "Evi Lohm": [("", "BioWye")]},
        ),
        (
            "Für weitere Informationen steht Julia Baum (Norvital GmbH, Presse) zur Verfügung.",
            {"Julia Baum": [("", "Norvital GmbH")]},
        ),
        (
            "Auskünfte: Amt für Wirtschaft und Kultur, Frau Sabine Reuss, Tel. 06131 12-22",
            {"Sabine Reuss": [("", "Amt für Wirtschaft und Kultur")]},
        ),
        (
            "Weitere Auskünfte: Stadtpräsident Reto Kull, Telefon 052 555 00 00",
            {"Reto Kull": [("Stadtpräsident", "")]},
        ),
        # Offices before names that have another behind them; where a consul is from.
        (
            "Präsident Jan Holm, zugleich Geschäftsführer der Norvital GmbH, lud ein.",
            {"Jan Holm": [("Geschäftsführer", "Norvital GmbH")]},
        ),
        (
            "Es kamen Vertreter des Verbands NordPharma sowie der Honorarkonsul von Japan, "
            "Peter Kern.",
            {"Peter Kern": [("Honorarkonsul", "")]},
        ),
        # The genitive of a city; the body that was named last.
        (
            "Die Stadt Nordau lud ein. Nordaus Stadtrat Jan Holm sprach.",
            {"Jan Holm": [("Stadtrat", "Nordau")]},
        ),
    ],
)
def test_contacts_and_offices(text: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert people(text, known=True) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Seit 2010 betreibt das Wyetal Institute ein Büro am Klinikum Nordau, und 2018 "
            "schlossen beide Institute einen Kooperationsvertrag.",
            [({"Wyetal Institute", "Klinikum Nordau"}, "2018", "Concluded")],
        ),
        # A year behind a name is none of it; a new version renews.
        (
            "Mit dem Verband Nordau hatte die Norvital GmbH 2020 ein ähnliches Abkommen erzielt.",
            [({"Verband Nordau", "Norvital GmbH"}, "2020", "Concluded")],
        ),
        # In a headline a place stands for the body that is there.
        (
            "BioWye aktuell | Dezember 2024\n\nDrei Fragen zum Abkommen mit Texas\n\nDie "
            "Clusterinitiative BioWye und die Gulf Bio Alliance aus Houston sind Partner. Ihr "
            "Abkommen wurde am 14. November 2024 unterzeichnet.",
            [({"BioWye", "Gulf Bio Alliance"}, "2024-11-14", "Concluded")],
        ),
    ],
)
def test_pairs_and_places(text: str, wanted: list[tuple[set[str], str, str]]) -> None:
    assert bonds(text) == wanted
