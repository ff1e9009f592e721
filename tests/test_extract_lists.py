"""Agreements and people in lists, tables, programmes, chronicles and minutes."""

from __future__ import annotations

import pytest

from tests.reading import bonds, people

AGREEMENTS = {
    "a table set in columns": (
        "Sylvan Bio Alliance -- our agreements in force\n\n"
        "PARTNER                      CITY          TYPE                SIGNED        EXPIRES\n"
        "Vantiscope Ltd               Cork          MOU                 3 May 2021    2 May 2026\n"
        "Reef Labs + Delta Ventures   Dundrum       Framework Accord    June 2022     none\n"
        "City of Aarburg              Aarburg       MOU                 pending       --\n",
        [
            ({"Sylvan Bio Alliance", "Vantiscope Ltd"}, "2021-05-03", "Concluded"),
            ({"Sylvan Bio Alliance", "Reef Labs", "Delta Ventures"}, "2022-06", "Concluded"),
            ({"Sylvan Bio Alliance", "City of Aarburg"}, "", "Planned"),
        ],
    ),
    "a register with a remark about renewals": (
        "# Vertragsregister der Stiftung Ilmtal\n\n"
        "| Nr. | Gegenüber | Art | Unterzeichnet | Bemerkung |\n|---|---|---|---|---|\n"
        "| 1 | Norvital GmbH | Rahmenvertrag | 6.2.2013 | verlängert am 6.2.2018 |\n",
        [
            ({"Stiftung Ilmtal", "Norvital GmbH"}, "2013-02-06", "Concluded"),
            ({"Stiftung Ilmtal", "Norvital GmbH"}, "2018-02-06", "Concluded"),
        ],
    ),
    "entries under years": (
        "Sylvan Bio Alliance: our formal links\n\n2012\n - Vantiscope Ltd, cooperation charter\n"
        "2015\n - City of Aarburg (Japan), MoU, 9 November\n",
        [
            ({"Sylvan Bio Alliance", "Vantiscope Ltd"}, "2012", "Concluded"),
            ({"Sylvan Bio Alliance", "City of Aarburg"}, "2015-11-09", "Concluded"),
        ],
    ),
    "a chronicle": (
        "Stiftung Ilmtal – Zeittafel\n\n1987  Gründung der Stiftung\n"
        "2001  15. März: Vertrag mit der Norvital GmbH über das Labor\n"
        "2019  Memorandum mit der Universität Aarburg (Juni)\n",
        [
            ({"Stiftung Ilmtal", "Norvital GmbH"}, "2001-03-15", "Concluded"),
            ({"Stiftung Ilmtal", "Universität Aarburg"}, "2019-06", "Concluded"),
        ],
    ),
    "signatories, each with its day": (
        "THE DUNDRUM STATEMENT\nIn force since 1 January 2024.\n\nSignatories\n\n"
        " 1. Vantiscope Ltd — Mary Ross, Director — 1 June 2023\n"
        " 2. City of Cork — Paul Finn, Mayor — 30 August 2023\n\n"
        "Observers: Reef Test Agency\n",
        [({"Vantiscope Ltd", "City of Cork"}, "2023-08-30", "Concluded")],
    ),
    "minutes of a body": (
        "Minutes of the Dundrum Bio Network, 6 June 2023\n\n"
        "4. The chair reported that an MoU with Vantiscope Ltd had been signed on 3 May 2023.\n"
        "5. An agreement with the City of Cork is planned for 2024.\n",
        [
            ({"Dundrum Bio Network", "Vantiscope Ltd"}, "2023-05-03", "Concluded"),
            ({"Dundrum Bio Network", "City of Cork"}, "2024", "Planned"),
        ],
    ),
    "minutes of two sides": (
        "MINUTES\nJoint meeting, Sylvan Bio Alliance / Reef Test Agency\n\n"
        "- Both sides confirmed that the MOU of 2021. 6. 9. is valid until 2024. 6. 8.\n",
        [({"Sylvan Bio Alliance", "Reef Test Agency"}, "2021-06-09", "Concluded")],
    ),
    "slashes whose order the document states": (
        "Sylvan Bio Alliance: our agreements (dates are MM/DD/YYYY)\n\n"
        "PARTNER            TYPE    SIGNED        EXPIRES\n"
        "Vantiscope Ltd     MOU     05/06/2019    05/05/2025\n",
        [({"Sylvan Bio Alliance", "Vantiscope Ltd"}, "2019-05-06", "Concluded")],
    ),
    "slashes whose order another date shows": (
        "Sylvan Bio Alliance: our agreements\n\n"
        "- Vantiscope Ltd, MoU, 05/06/2019\n- City of Cork, MoU, 17/07/2018\n",
        [
            ({"Sylvan Bio Alliance", "Vantiscope Ltd"}, "2019-06-05", "Concluded"),
            ({"Sylvan Bio Alliance", "City of Cork"}, "2018-07-17", "Concluded"),
        ],
    ),
    "slashes whose order nothing shows": (
        "Sylvan Bio Alliance: our agreements\n\n- Vantiscope Ltd, MoU, 05/06/2019\n",
        [({"Sylvan Bio Alliance", "Vantiscope Ltd"}, "", "Concluded")],
    ),
    "a contract in capitals": (
        "ZUSAMMENARBEITSVERTRAG\n\nzwischen\n\nder Stiftung Ilmtal, Aarburg («Stiftung»)\n\nund"
        "\n\nder Norvital GmbH («NV»), vertreten durch die Herren Jan Holm, Geschäftsführer, und "
        "Uwe Brand, Prokurist\n\nPräambel\nDie Parteien arbeiten zusammen.\n\n"
        "Aarburg, 3. Dezember 2020\n",
        [({"Stiftung Ilmtal", "Norvital GmbH"}, "2020-12-03", "Concluded")],
    ),
    "lines under the announcement of a signing": (
        "Reef Forum, 12 March 2026\n\n1045–1115   Tea break and MoU signing\n"
        "(i) Vantiscope Ltd – City of Cork\n",
        [({"Vantiscope Ltd", "City of Cork"}, "2026-03-12", "Concluded")],
    ),
}


@pytest.mark.parametrize("layout", AGREEMENTS)
def test_agreements_in(layout: str) -> None:
    text, wanted = AGREEMENTS[layout]
    assert bonds(text) == wanted


PEOPLE = {
    "people under the line of their body": (
        "Es haben unterzeichnet:\n\nUniversität Ilmtal\n   Prof. Dr. Jörn Haber, Prorektor\n"
        "Norvital GmbH\n   Ida Quandt, Geschäftsführerin\n",
        {
            "Jörn Haber": [("Prorektor", "Universität Ilmtal")],
            "Ida Quandt": [("Geschäftsführerin", "Norvital GmbH")],
        },
    ),
    "officers in the minutes of a body": (
        "Minutes of the Dundrum Bio Network\n\nPresent: Paul Finn (PF, Treasurer)\n",
        {"Paul Finn": [("Treasurer", "Dundrum Bio Network")]},
    ),
    "those who speak for a party": (
        "Der Norvital GmbH, vertreten durch die Herren Jan Holm, Geschäftsführer, und Uwe Brand, "
        "Prokurist, gehört das Haus.",
        {
            "Jan Holm": [("Geschäftsführer", "Norvital GmbH")],
            "Uwe Brand": [("Prokurist", "Norvital GmbH")],
        },
    ),
    "a side of a meeting": (
        "MINUTES\nJoint meeting, Sylvan Bio Alliance / Reef Test Agency\n\n"
        "- Reef side: Ms. Mary Ross (Team Leader)\n",
        {"Mary Ross": [("Team Leader", "Reef Test Agency")]},
    ),
}


@pytest.mark.parametrize("layout", PEOPLE)
def test_people_in(layout: str) -> None:
    text, wanted = PEOPLE[layout]
    assert people(text) == wanted
