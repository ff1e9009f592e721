"""Words for all parties of an agreement at once: both sides, the pair, die beiden Partner."""

from __future__ import annotations

from graph.patterns import regex

_BODIES_DE = (
    r"Seiten|Partnern?|Städten?|Einrichtungen|Hochschulen|Organisationen|Häusern?|Vereinen?"
    r"|Vereine|Parteien|Stellen|Institutionen|Institute[n]?|Verbänden?|Clustern?|Regionen"
    r"|Universitäten|Gesellschaften|Kammern|Parks|Netzwerken?|Stiftungen|Präfekturen|Länder[n]?"
    r"|Agenturen|Unternehmen|Standorte[n]?|Clusterorganisationen"
)
_BODIES_EN = (
    r"sides|parties|partners|bodies|cities|institutions|universities|organi[sz]ations|associations"
    r"|institutes|clusters|parks|networks|foundations|chambers|hospitals|agencies|companies"
    r"|prefectures|regions|governments|groups|centres|centers"
)
SIDES = regex(
    rf"\b(?:[Bb]oth (?:our |these )?(?:{_BODIES_EN})|[Oo]ur two (?:{_BODIES_EN})|the pair"
    r"|[Tt]he two(?!-)"
    rf"|(?:[Dd]ie |[Dd]en |[Uu]nsere )?[Bb]eiden?(?: \w+)?"
    rf" (?:{_BODIES_DE})|beidseitig"
    r"|[Tt]he (?:partners|parties|sides|signatories)|[Dd]ie (?:Partner|Parteien|Vertragspartner"
    r"|Beteiligten)|[Tt]hey (?:first |had |have )?(?:agreed|signed|concluded|renewed|extended)"
    r"|(?:unterzeichneten|schlossen|erneuerten|verlängerten) sie)\b"
)
#: Two bodies that have just been named: beide Stellen, the two organisations.
TWO = regex(
    rf"\b(?:[Bb]oth (?:our |these )?(?!sides|parties)(?:{_BODIES_EN})"
    rf"|(?:[Tt]he|[Oo]ur) two (?!sides|parties)(?:{_BODIES_EN})"
    rf"|[Bb]eiden?(?: \w+en)? (?!Seiten|Parteien)(?:{_BODIES_DE}))\b"
)
#: The first is a letter of intent; the other is an agreement: one of several told of together.
ONE_OF_SEVERAL = regex(
    r"(?:The|Das|Die|Der) (?:first|second|third|fourth|other|erste|zweite|dritte|vierte|andere)"
    r"(?: one| document| paper| text| Dokument| Papier)?(?:,[^,]{3,40},)? (?:is|was|ist|war) "
)
