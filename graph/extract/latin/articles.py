"""What may stand between the names of bodies: articles, words for kinds, commas, and."""

from __future__ import annotations

from graph.extract.latin.kinds import SAID_DE, SAID_EN
from graph.extract.latin.words import CAP
from graph.patterns import regex

#: Stands for a parenthesis that was masked.
FILL = "\0"
ARTICLE = (
    r"(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|dem|den|des|its|[Oo]ur|ihre[mnr]?|seine?[mnr]?|ihr"
    r"|unsere[mnr]?|an?"
    r"|eine[mnr]?)"
)
#: Für die X, on behalf of the X: before the body that one signs for.
SIGNED_FOR = (
    r"(?:[Ff]or(?: and on behalf of)?|[Ff]ür|[Ss]eitens|On behalf of|Signed for|Im Namen)"
    r"(?: the| die| das| den| der| des)? "
)
#: Words that may stand before a name and describe it: dem japanischen Pharmacluster X.
DESCRIBED = (
    rf"(?:{ARTICLE} )?(?:[A-Z]\w+(?:(?: of)?(?: [A-Z]\w+){{0,2}}['’]s|-based) )?"
    rf"(?:(?:(?!(?:the|to|der|die|das|dem|den) )[a-zäöü][\w’'-]*(?:e|en|er|es|ish|an|al|ern|based"
    rf"|ch)|Dutch|French|Swiss|Czech|Greek|Thai|Slovak|Slovene|Welsh|Scots|Basque|Israeli|Saudi|Emirati"
    rf"|Omani|Qatari|Pakistani|Icelandic|Nordic|Baltic|Filipino|[A-ZÄÖÜ]\w+(?:er(?= {SAID_DE} )"
    rf"|ese"
    rf"|ish|ian|an)) ){{0,2}}"
    rf"(?:{CAP}(?: {CAP})? (?=counterparts?\b))?"
    rf"(?:(?:[a-z][\w-]+ ){{1,3}}(?={SAID_EN} ))?"
    rf"(?:(?:{SAID_EN}|cities|partners|bodies|counterparts?(?:, the)?|counterparts?,"
    rf"|Stadt|Städten?|Partnerstadt|Kantone[n]?|Länder[n]?|{SAID_DE}) ){{0,2}}"
)
#: DIV of Cork: a short or coined name says in itself whose it is, and then where it is.
SHORT_OF = regex(r"(?:[A-ZÄÖÜ]{2,6}|[A-Z]?[a-z]+[A-Z]\w*)(?= (?:of|in|from) )")
#: What leads from one body of a list to the next.
NEXT = regex(
    rf"[{FILL} ]*(?:, (?!and|und|{SHORT_OF.pattern})[^,;.]{{2,90}}"
    rf"(?=,| and| und| sowie)){{0,2}}(?:, ?(?:and |und "
    rf"|sowie )?|(?: |(?<={FILL}))(?:and|und|sowie|as well as|&|als auch|wie auch)"
    rf" |,? (?:gemeinsam|zusammen) mit |,? (?:together|along) with )"
    rf"(?:with |mit |by |von )?{DESCRIBED}"
)
