"""The German attribute that says that an agreement was concluded: der 2017 geschlossene Vertrag."""

from __future__ import annotations

#: Participles of concluding, without their ending.
CONCLUDED = (
    r"(?:ab)?geschlossene|vereinbarte|unterzeichnete|getroffene|eingegangene|unterschriebene"
    r"|besiegelte"
)
#: The ending of the participle, adjectives, and the noun.
AGREEMENT = (
    r"[nrsm]? (?:[a-zäöü]+e[nrsm]? ){0,2}(?:\w*(?:[Vv]ertr[aä]g|[Vv]ereinbarung|[Aa]bkommen"
    r"|[Ee]rklärung|[Üü]bereinkunft|[Bb]ündnis|[Pp]akt|[Cc]harta)|Memorand|Letter|MoU|LoI)"
)
