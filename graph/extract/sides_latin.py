"""Words for all parties of an agreement at once: both sides, the pair, die beiden Partner."""

from __future__ import annotations

import re

SIDES = re.compile(
    r"\b(?:[Bb]oth (?:sides|parties|partners|bodies|cities|institutions|universities"
    r"|organi[sz]ations)|the pair|the two|(?:die |den )?beiden?(?: \w+)? (?:Seiten|Partnern?"
    r"|Städten?|Einrichtungen|Hochschulen|Organisationen|Häusern?|Vereinen?|Parteien)|beidseitig"
    r"|the (?:partners|parties|sides|signatories)|die (?:Partner|Parteien|Vertragspartner"
    r"|Beteiligten)|they (?:first |had |have )?(?:agreed|signed|concluded))\b"
)
