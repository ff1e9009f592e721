"""What may stand between the names of bodies: articles, words for kinds, commas, and."""

from __future__ import annotations

import re

from graph.extract.latin.words import CAP

#: Stands for a parenthesis that was masked.
FILL = "\0"
ARTICLE = (
    r"(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|dem|den|des|its|[Oo]ur|ihre[mnr]?|seine?[mnr]?|ihr"
    r"|unsere[mnr]?|an?"
    r"|eine[mnr]?)"
)
#: What an English text says that a body is, before its name: Irish device cluster X.
_KIND_EN = (
    r"(?:city|town|county|park|university|body|company|firm|institute|network|cluster|NPO|NGO"
    r"|agency|partner|association|group|foundation|incubator|accelerator|hub)"
)
#: What a German text says that a body is, before its name: das Ulmer Netzwerk X.
_KIND_DE = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Vv]ereine?s?|[Vv]ereinigung(?:en)?|[Vv]erb[aä]nde?s?|[Nn]etzwerke?s?|[Pp]lattform"
    r"|[Aa]gentur"
    r"|[Ii]nitiative|[Cc]lusters?|[Oo]rganisation(?:en)?|[Uu]nternehmens?|[Pp]artners?|[Ff]irma"
    r"|[Gg]egenstück|[Kk]onsortiums?|[Hh]ochschule|[Ii]nkubators?|[Gg]ründerzentrums?|[Cc]ampus)"
)
#: Words that may stand before a name and describe it: dem japanischen Pharmacluster X.
DESCRIBED = (
    rf"(?:{ARTICLE} )?(?:[A-Z]\w+(?:(?: of)?(?: [A-Z]\w+){{0,2}}['’]s|-based) )?"
    rf"(?:(?:(?!(?:the|to|der|die|das|dem|den) )[a-zäöü][\w’'-]*(?:e|en|er|es|ish|an|al|ern|based"
    rf"|ch)|Dutch|French|Swiss|Czech|Greek|Thai|Slovak|Slovene|Welsh|Scots|Basque|Israeli|Saudi|Emirati"
    rf"|Omani|Qatari|Pakistani|Icelandic|Nordic|Baltic|Filipino|[A-ZÄÖÜ]\w+(?:er(?= {_KIND_DE} )"
    rf"|ese"
    rf"|ish|ian|an)) ){{0,2}}"
    rf"(?:{CAP}(?: {CAP})? (?=counterparts?\b))?"
    rf"(?:(?:[a-z][\w-]+ ){{1,3}}(?={_KIND_EN} ))?"
    rf"(?:(?:{_KIND_EN}|cities|partners|bodies|counterparts?(?:, the)?|counterparts?,"
    rf"|Stadt|Städten?|Partnerstadt|Kantone[n]?|Länder[n]?|{_KIND_DE}) ){{0,2}}"
)
#: DIV of Cork: a short or coined name says in itself whose it is, and then where it is.
SHORT_OF = re.compile(r"(?:[A-ZÄÖÜ]{2,6}|[A-Z]?[a-z]+[A-Z]\w*)(?= (?:of|in|from) )")
#: What leads from one body of a list to the next.
NEXT = re.compile(
    rf"[{FILL} ]*(?:, (?!and|und|{SHORT_OF.pattern})[^,;.]{{2,90}}"
    rf"(?=,| and| und| sowie)){{0,2}}(?:, ?(?:and |und "
    rf"|sowie )?|(?: |(?<={FILL}))(?:and|und|sowie|as well as|&|als auch|wie auch)"
    rf" |,? (?:gemeinsam|zusammen) mit |,? (?:together|along) with )"
    rf"(?:with |mit |by |von )?{DESCRIBED}"
)
