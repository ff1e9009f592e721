"""Words for the kind of a body before its name: the French cluster X, der Branchenverband Y e. V.

A text says what a body is and then how it is called. Here is decided where such a word only
leads on to a name, where it is a part of one (Zweckverband X, Verein Deutscher …), and what
name follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.latin.persons import UPPER, is_name
from graph.extract.latin.words import CAP, LEGAL, PAPER, STOP, heads, is_generic, is_role
from graph.extract.mentions import Found
from graph.lexicon import words
from graph.lexicon.alternatives import any_of
from graph.patterns import regex

#: German words for kinds of bodies, alone or as the last part of a compound.
KIND = r"[Vv]erband|[Vv]erein|[Nn]etzwerk|[Pp]lattform|[Ii]nitiative|[Cc]luster|[Aa]gentur"
#: What an English text says that a body is, before its name: Irish device cluster X.
SAID_EN = (
    r"(?:city|town|county|park|university|body|company|firm|institute|network|cluster|NPO|NGO"
    r"|agency|partner|association|group|foundation|incubator|accelerator|hub)"
)
#: What a German text says that a body is, before its name: das Ulmer Netzwerk X.
SAID_DE = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Vv]ereine?s?|[Vv]ereinigung(?:en)?|[Vv]erb[aä]nde?s?|[Nn]etzwerke?s?|[Pp]lattform"
    r"|[Aa]gentur"
    r"|[Ii]nitiative|[Cc]lusters?|[Oo]rganisation(?:en)?|[Uu]nternehmens?|[Pp]artners?|[Ff]irma"
    r"|[Gg]egenstück|[Kk]onsortiums?|[Hh]ochschule|[Ii]nkubators?|[Gg]ründerzentrums?|[Cc]ampus)"
)
#: Zweckverband X, Landschaftsverband Y: public bodies whose names their kind is a part of.
NO_COMMON_KIND = r"(?!(?:Zweck|Landschafts|Regional|Planungs|Kommunal|Gemeinde|Bezirks)verband )"
#: Robotikverband Ilm e. V.: of a registered association its kind and a single plain word are the
#: whole name; but Branchenverband Nordbio e. V., Landesverband BioDelta e. V.
_NAMED_BY_KIND = (
    r"(?!(?!Branchen|Dach|Industrie|Fach)\w+verband [A-ZÄÖÜ][a-zäöüß]+(?<!bio)(?<!med)(?<!tech)"
    r"(?<!vital) e\. ?V\.)"
)
#: Das Medizintechnikcluster Medical Valley e. V., Die X-Ausgründung Y GmbH, Jahresbericht X:
#: common nouns and kinds of text before a name.
COMMON_NOUN = regex(
    r"(?:[A-ZÄÖÜ]\w+-based (?=[A-ZÄÖÜ])"
    r"|\w*[Bb]eirate?s? (?=[A-ZÄÖÜ])|(?![\w-]+ (?:Deutschland|Österreich|Schweiz)\b)"
    rf"{NO_COMMON_KIND}"
    rf"{_NAMED_BY_KIND}"
    r"[\w-]*?(?:[Cc]luster|[Oo]rganisation|[Uu]nternehmen|verband|-Verband|-Netzwerk|[Cc]lusterverein"
    r"|[Tt]rägerverein"
    r"|plattform"
    r"|[Ff]irma|netzwerk) (?=\S+ )"
    r"|NPO (?=[A-ZÄÖÜ])|(?:Firma|Unternehmen|Konzern|Startup|Start-up|Verein|Netzwerk|Initiative"
    r"|Clusters?|Mieterin"
    r"|Trägerin|Betreiberin"
    r"|Partnerin|Stifterin|Gesellschafterin|Vereins|Landesverein|Förderverein|Unternehmens"
    r"|Netzwerks|Startups) (?=[A-ZÄÖÜ])"
    r"|[\w&-]+-(?:Ausgründung|Spin-off|Spinoff|Tochter|Tochterfirma|Schwester\w*|Partner\w*"
    r"|Mitglied"
    r"|Spin-out|affiliate|subsidiary) (?=[A-ZÄÖÜ])"
    r"|(?:Vertragsregister|Partnerliste|Protokoll|Jahresbericht|Newsletter|Pressemitteilung|Chronik"
    r"|Medienmitteilung|Mitgliederliste|Minutes|Bulletin|News|Geschäftsstelle|Agenda|Sitz"
    r"|Geschäftsführung|Zeittafel) (?:(?:of|of the|der|des) )?(?=[A-ZÄÖÜ]))+"
)
#: die Verbände Nordbio e. V. und …: the word for the kind of several bodies is in no name.
_SEVERAL = regex(
    r"(?:Verbände|Vereine|Netzwerke|Stiftungen|Hochschulen|Universitäten|Kliniken|Firmen|Städte"
    r"|Gesellschaften|Kammern|Institute) (?=[A-ZÄÖÜ])"
)
#: Kliniken Nordau gGmbH: several houses of one body.
_REGISTERED = regex(rf"Kliniken .* {LEGAL}$")
#: der israelische Inkubator X Y Ltd., die Plattform X Y GmbH: what a body is, not its name.
_KIND_BEFORE = regex(
    rf"(?:Inkubator|Akzelerator|Accelerator|Plattform|Gründerzentrum|\w*[Vv]erbund|Zusammenschluss"
    rf"|Betreibergesellschaft|Trägergesellschaft|Muttergesellschaft) (?={CAP} {CAP})"
)
_KIND_OF_BODY = regex(r"\w+(?:verband|verein|netzwerk|agentur|initiative)")
#: Thüringer Branchenverband X Association, Ulmer Netzwerk BioX: an adjective of a place and a
#: common noun; behind the adjective a coined word is enough to be a name.
_ADJECTIVE_AND_KIND = regex(
    rf"{NO_COMMON_KIND}(?:[{UPPER}]\w+er )?\w+(?:verband|verein|netzwerk|plattform|initiative"
    rf"|cluster) "
    rf"(?={CAP} {CAP})"
    rf"|[{UPPER}]\w+er \w*(?:{KIND}|[Ss]tiftung|[Gg]esellschaft|[Ii]nstitut|[Kk]onsortium) "
    rf"(?={CAP}(?!\w))(?=\w*[a-zäöü][A-Z]|[A-Z]{{2,}}(?!\w)|\w+\.bio)"
)
#: das Netzwerk BioDelta e.V., der Verband delta e.V.: a coined name, or one with a legal form.
_COINED_AFTER = regex(
    rf" (?:[{UPPER}][a-z]+[{UPPER}]\w*(?: {CAP}){{0,2}}|[a-zäöü][\w-]+) {LEGAL}(?!\w)"
)
#: der Verein Wyetal Science Nord e. V.; but Verein Deutscher Ingenieure e. V.
_REGISTERED_AFTER = regex(rf" (?!\w+er ){CAP}(?: {CAP}){{0,4}} e\. ?V\.")
#: Words for kinds of bodies, which a text gives to bodies that have names without them.
_KINDS = frozenset(
    ("Stiftung", "Agentur", "Verein", "Verband", "Netzwerk", "Gesellschaft", "Initiative",
     "Plattform", "Organisation", "Vereinigung")
)  # fmt: skip
#: Donau Health; but Deutscher Ingenieure, Bildung und …: what is in the genitive, or one noun.
_OWN_NAME_AFTER = regex(
    rf" (?!\w+(?:er|ung|heit|keit) |(?:Für|für|der|des) ){CAP}(?: (?!{LEGAL}(?!\w)){CAP})+"
)
_PLACE_BEFORE = regex(rf"\b[Dd](?:er|em|en|es) (?:[{UPPER}]\w+er )?$")
_ABROAD = rf"{any_of(words('capitalised', 'places_abroad_de'))}er"
#: die spanische (Stiftung X Y), die Singapurer (Agentur X Y): where a body is from.
_FROM_ABROAD = regex(
    rf"\b(?:{any_of(words('capitalised', 'of_nations_de'))}e[rnms]?"
    rf"|[Dd](?:ie|er|em|en|es) {_ABROAD}) $"
)
_KIND_FIRST = regex(rf"(?:{_ABROAD} )?(?P<kind>{any_of(_KINDS)})(?= )")
#: die Singapurer Delta Association: where a body with an English name is from.
_ENGLISH_FROM_ABROAD = regex(rf"{_ABROAD} (?={CAP} {CAP})")
_ARTICLE = regex(r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Zz]u[rm]|[Vv]om|[Bb]eim) $")
_ENGLISH = frozenset(
    ("Association", "Alliance", "Network", "Foundation", "Society", "Council", "Agency", "Forum",
     "Institute", "Authority", "Federation", "Consortium", "Center", "Centre", "Hub", "Cluster")
)  # fmt: skip


def behind_kind(text: str, left: int, head: int) -> int:
    """die spanische Stiftung (Fundación X Y): where the name around a head begins."""
    if common := _ADJECTIVE_AND_KIND.match(text, left):
        return common.end()
    kind = _KIND_FIRST.match(text, left, head)
    if kind is None or not _OWN_NAME_AFTER.match(text, kind.end()):
        return left
    return kind.end() + 1 if _FROM_ABROAD.search(text, 0, kind.start("kind")) else left


def behind_origin(text: str, left: int, right: int, head: str) -> int:
    """die Singapurer (Delta Association): where a name with an English head begins."""
    origin = _ENGLISH_FROM_ABROAD.match(text, left, right) if head in _ENGLISH else None
    return origin.end() if origin and _ARTICLE.search(text[:left]) else left


def behind_kind_of_company(text: str, start: int, end: int) -> int:
    """der Inkubator (X Y Ltd.): where a name with a legal form begins."""
    kind = _KIND_BEFORE.match(text, start, end)
    return kind.end() if kind else start


def behind_several(text: str, start: int, end: int) -> int:
    """die Verbände (Nordbio e. V.) und …: where the first name behind a plural begins."""
    several = _SEVERAL.match(text, start, end)
    return several.end() if several and not _REGISTERED.match(text[start:end]) else start


def leads_to_name(text: str, start: int, end: int, right: int) -> bool:
    """Whether a common noun for a kind of body leads on to a name, which may reach to ``right``."""
    compound = _KIND_OF_BODY.fullmatch(text[start:end]) is not None
    after = text[end:right].split()
    # Branchenverband Nord Biotech Association: the common noun before a whole name.
    if compound and len(after) > 1 and any(after[-1] == head for head, _ in heads("de")):
        return True
    if _REGISTERED_AFTER.match(text, end) and text[start:end] in ("Verein", "Verband", "Netzwerk"):
        return True
    if text[start:end] in _KINDS and _OWN_NAME_AFTER.match(text, end):
        club = text[start:end] == "Verein" and _PLACE_BEFORE.search(text, 0, start)
        if club or _FROM_ABROAD.search(text, 0, start):
            return True
    return compound and _COINED_AFTER.match(text, end) is not None


#: Trade group BioDelta, the association BioDelta: of such words a coined name alone follows.
_COINED_APPOSED = regex(
    r"\b(?:[Gg]roup|[Aa]ssociation|[Bb]ody|[Oo]rgani[sz]ation|[Aa]gency|[Ii]nstitute|[Hh]ub"
    r"|[Ff]ederation|[Ii]ncubator|[Bb]ranchenverbands?|[Ll]andescluster|Clusterverein) "
    rf"(?P<name>[A-Z][a-z]+[A-Z]\w+|[a-z]{{3,}}\.bio)(?! {CAP})(?![\w-])"
)
_COINED_WORD = regex(r"[a-z][A-Z]|[A-Z]{3}")
#: Delta Science Wyeland, the trade association for …: what a body is behind its name.
_SAID_TO_BE = regex(
    rf"(?:^|(?<=[.!?] )|(?<=\b[Tt]he )|(?<= and )|(?<= with ))(?P<name>{CAP}(?: {CAP}){{0,4}})"
    r"(?: \([^()]{2,12}\))?, (?:the|an?) (?:[a-z-]+ ){0,3}(?:association|agency|cluster"
    r"|organi[sz]ation|body|charity|consortium|alliance|federation|council|trade group|network)"
    r"(?= (?:for|of|in|that|which|behind|representing)\b)"
)
#: DeltaBio, die Biotechnologie-Vereinigung Wyelands, will …: a German apposition between commas.
_SAID_TO_BE_DE = regex(
    rf"(?:^|(?<=[.!?–] )|(?<=\bund )|(?<=\bmit )|(?<=\b[Dd](?:ie|er|as|em) ))"
    rf"(?P<name>(?=\S*[a-z][A-Z]|[A-Z]{{3}}"
    rf"|\S+ [A-Z]){CAP}(?: {CAP}){{0,3}})(?: \([^()]{{2,12}}\))?, "
    rf"(?:die|der|das|dem|eine?[mr]?) (?:[\w-]+ ){{0,3}}?(?:[A-ZÄÖÜ][\w-]*)?(?:{KIND}"
    r"|[Vv]ereinigung|[Oo]rganisation|[Ss]tiftung|[Ii]nstitut|[Vv]erbund|[Kk]onsortium"
    r"|[Zz]usammenschluss|[Dd]achverband)s?(?= [^,.;]{2,60}[,.]|[,.])"
)
#: What both have between the name and what it is; most texts have no such thing.
_APPOSITION = regex(r", (?:the|an?|die|der|das|dem|eine?[mr]?) ")
#: Words for a kind of body that a name of one follows: der Cluster X, the start-up X.
_KIND_NOUN = (
    r"(?:[Vv]ereins?|[Vv]erbande?s?|[Nn]etzwerks?|\w*[Bb]eirate?s?|[Ff]irma|[Uu]nternehmen"
    r"|[Ss]tart-?[Uu]p|Stiftung|[Ii]nitiative"
    r"|Gegenstück|Partnerorganisation|Partnerverband|Konsortium|Agentur|Plattform|Dachorganisation"
    r"|[Ii]nkubators?|[Vv]erbunde?s?|\w+(?:verbunde?s?|organisation|initiative|plattform"
    r"|[ck]luster|unternehmen|firma|netzwerk|verein|verband)|[Cc]lusters?"
    r"|[Nn]etwork|[Cc]ompany|firm|counterpart|charity|consortium|alliance|spin-?off|biotech)"
)
_APPOSED = regex(
    rf"(?<![\w-]){NO_COMMON_KIND}{_KIND_NOUN} [\"„“«»]?(?P<name>{CAP}(?: (?:(?:of|for|für|&|de"
    rf"|der) )?{CAP})*)"
)
#: the French cluster X, der katalanische Verband X
_FOREIGN_ADJECTIVE = regex(r"\b(?:[A-Z]\w+(?:ese|ish|ian|an|ch|ss)|[a-zäöü]+ische[rnms]?) $")


def apposed_names(text: str) -> Iterator[Found]:
    """der slowakische Cluster X: the name after a word for the kind of body it is of."""
    patterns = [_COINED_APPOSED]
    if _APPOSITION.search(text):
        patterns += _SAID_TO_BE, _SAID_TO_BE_DE
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match["name"]
            if is_generic(name) or name.split()[0] in STOP or is_role(name.split()[0]):
                continue
            if pattern is not _SAID_TO_BE_DE or not is_name(name) or _COINED_WORD.search(name):
                yield Found(*match.span("name"), "organization", ())
    for match in _APPOSED.finditer(text):
        name = match["name"]
        parts = name.split()
        common = re.search(r"(?:ung|ungen|heit|keit|schaft|tion|tionen|tät|ismus)$", parts[0])
        if common or is_generic(name) or any(is_role(word) for word in parts):
            continue
        if PAPER.match(name) or parts[0].rstrip(".") in STOP or len(name) < 4:
            continue
        coined = len(parts) > 1 or re.search(r"[a-zäöü][A-Z]|^[A-Z]{3}|-", name)
        foreign = _FOREIGN_ADJECTIVE.search(text[: match.start()]) is not None
        if (
            coined
            or foreign
            or re.match(r"[\"“”«»]| \(| aus | from | mit Sitz| in ", text[match.end() :])
        ):
            cluster = re.match(r"\w*[ck]luster", match.group(), re.IGNORECASE)
            types = ("ClusterOrganization",) if cluster else ()
            yield Found(*match.span("name"), "organization", types)
