"""Names around a word for a kind of body: Ministerium für …, University of …, X Foundation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.latin.joined_heads import joined_heads
from graph.extract.latin.name_ends import right_of
from graph.extract.latin.persons import UPPER
from graph.extract.latin.words import (
    CAP,
    COMMON_NOUN,
    LEGAL,
    NO_COMMON_KIND,
    OWNS,
    POSSESSIVE,
    STOP,
    compound_heads,
    heads,
    is_generic,
    is_role,
    leading_words,
)
from graph.extract.mentions import Found
from graph.extract.whole_words import whole_words
from graph.lexicon import table, words
from graph.lexicon.alternatives import any_of

#: Organs inside any body, and seats.
NO_BODY = re.compile(
    r"(?:(?:Management|Executive|Supervisory|Advisory|Steering|Governing|Editorial|Scientific|Head"
    r"|Joint|Main|Branch|Registered|Annual|Core|High|Higher|Primary|Summer|Graduate|Regional"
    r"(?= Executive)) )+"
    r"(?:Board|Office|Committee|Commission|School|Council|Headquarters)"
    r"|(?:Council|Board|Town|City) (?:Chambers?|Room|Offices?|Meeting|Hall)"
    r"|.* of (?:Partnership|Promotion|Development|Initiative)"
)


#: Life-Science-Netzwerk, Biotech-Cluster: a common noun of a field, no name of its own.
_COMMON = re.compile(
    r"(?:Life-Sciences?|Bio(?:tech|technologie|medizin|pharma)?|Medizintechnik|Medtech|MedTech"
    r"|Gesundheits?|Pharma|Branchen|Hightech|Forschungs|Innovations|Wirtschafts)"
    r"-(?:Netzwerke?s?|Clusters?|Verbande?s?|Vereins?|Plattform|Initiative|Agentur|Institut)"
)


def by_head(text: str, language: str) -> Iterator[Found]:
    """Names around each word for a kind of body."""
    for head, kind, start, end in _head_words(text, language):
        left = _left_of(text, start)
        left -= 4 if text[:left].endswith("St. ") else 0
        right = right_of(text, end, head)
        if left == start and right == end and "-" not in text[start:end]:
            continue
        if left == start and right == end and _COMMON.fullmatch(text[start:end]):
            continue
        if _apposed(text[start:end], text[end:right]) or _leads(text, start, end):
            continue
        kind_noun = _ADJECTIVE_AND_KIND.match(text, left)
        left = kind_noun.end() if kind_noun else _behind_kind(text, left, start)
        if text[left:right].split()[-1] in table("organizations")["facility"]["en"]["ends"]:
            continue
        owned = POSSESSIVE.match(text[left:right])
        left += owned.end() if owned else 0
        noun = COMMON_NOUN.match(text, left, start)
        left = noun.end() if noun else left
        foreign = _FROM_ABROAD.match(text, left, right) if head in _ENGLISH else None
        left = foreign.end() if foreign and _ARTICLE.search(text[:left]) else left
        if NO_BODY.fullmatch(text[left:right]) or is_generic(text[left:right]):
            continue
        yield Found(left, right, "organization", (kind,) if kind else ())


#: die Singapurer Delta Association: where a body with an English name is from.
_CITIES = (
    r"Singapur|Schweiz|Luxemburg|Liechtenstein|Hongkong|Taiwan|Tokiot|Osaka|London|Paris|Boston"
    r"|Seoul|Peking|Shanghai|Mailänd|Genf|Edinburgh|Dublin|Melbourn|Sydney|Toronto|Chicago"
)
_FROM_ABROAD = re.compile(rf"(?:{_CITIES})er (?={CAP} {CAP})")
_ARTICLE = re.compile(r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Zz]u[rm]|[Vv]om|[Bb]eim) $")
_ENGLISH = frozenset(
    ("Association", "Alliance", "Network", "Foundation", "Society", "Council", "Agency", "Forum",
     "Institute", "Authority", "Federation", "Consortium", "Center", "Centre", "Hub", "Cluster")
)  # fmt: skip


_LONG_WORD = re.compile(r"(?<![\w-])[A-Za-zÄÖÜäöüß][\w-]{6,}(?![\w-])")


_KIND_OF_BODY = re.compile(r"\w+(?:verband|verein|netzwerk|agentur|initiative)")


def _apposed(head: str, after: str) -> bool:
    """Branchenverband Nord Biotech Association: the common noun before a whole name."""
    words = after.split()
    return (
        len(words) > 1
        and _KIND_OF_BODY.fullmatch(head) is not None
        and any(words[-1] == known for known, _ in heads("de"))
    )


#: Centre for …: by itself a place, with its subject the name of a body.
_CENTRE_FOR = re.compile(r"(?<![\w-])(?:Centre|Center)(?= for [A-Z])")


@cache
def _heads_with_names(language: str) -> list[tuple[str, str]]:
    """The words for bodies around which a name may stand."""
    apart = ("Stadt", "Kanton", "Präfektur")
    return [
        (head, kind)
        for head, kind in heads(language)
        if not head.endswith(".") and kind != "Company" and head not in apart
    ]


@cache
def _compound_ends() -> tuple[str, ...]:
    return tuple(head for head, _ in compound_heads())


#: Thüringer Branchenverband X Association, Ulmer Netzwerk BioX: an adjective of a place and a
#: common noun; behind the adjective a coined word is enough to be a name.
_ADJECTIVE_AND_KIND = re.compile(
    rf"{NO_COMMON_KIND}(?:[{UPPER}]\w+er )?\w+(?:verband|verein|netzwerk|plattform|initiative"
    rf"|cluster) "
    rf"(?={CAP} {CAP})"
    rf"|[{UPPER}]\w+er (?:\w*(?:[Vv]erband|[Vv]erein|[Nn]etzwerk|[Pp]lattform|[Ii]nitiative"
    rf"|[Cc]luster"
    r"|[Aa]gentur|[Ss]tiftung|[Gg]esellschaft|[Ii]nstitut|[Kk]onsortium)) "
    rf"(?={CAP}(?!\w))(?=\w*[a-zäöü][A-Z]|[A-Z]{{2,}}(?!\w)|\w+\.bio)"
)
#: das Netzwerk BioDelta e.V., der Verband delta e.V.: a coined name, or one with a legal form.
_COINED_AFTER = re.compile(
    rf" (?:[{UPPER}][a-z]+[{UPPER}]\w*(?: {CAP}){{0,2}}|[a-zäöü][\w-]+) {LEGAL}(?!\w)"
)


#: der Verein Wyetal Science Nord e. V.; but Verein Deutscher Ingenieure e. V.
_REGISTERED_AFTER = re.compile(rf" (?!\w+er ){CAP}(?: {CAP}){{0,4}} e\. ?V\.")


#: Words for kinds of bodies, which a text gives to bodies that have names without them.
_KINDS = frozenset(
    ("Stiftung", "Agentur", "Verein", "Verband", "Netzwerk", "Gesellschaft", "Initiative",
     "Plattform", "Organisation", "Vereinigung")
)  # fmt: skip
#: Donau Health; but Deutscher Ingenieure, Bildung und …: what is in the genitive, or one noun.
_OWN_NAME_AFTER = re.compile(
    rf" (?!\w+(?:er|ung|heit|keit) |(?:Für|für|der|des) ){CAP}(?: (?!{LEGAL}(?!\w)){CAP})+"
)
_PLACE_BEFORE = re.compile(rf"\b[Dd](?:er|em|en|es) (?:[{UPPER}]\w+er )?$")


@cache
def _from_abroad() -> re.Pattern[str]:
    """die spanische (Stiftung X Y), die Singapurer (Agentur X Y): where a body is from."""
    return re.compile(
        rf"\b(?:(?:{any_of(words('capitalised', 'of_nations_de'))})e[rnms]?"
        rf"|[Dd](?:ie|er|em|en|es) (?:{_CITIES})er) $"
    )


_KIND_FIRST = re.compile(rf"(?:(?:{_CITIES})er )?(?P<kind>{any_of(_KINDS)})(?= )")


def _behind_kind(text: str, left: int, start: int) -> int:
    """die spanische Stiftung (Fundación X Y): where a name begins behind the kind of body."""
    kind = _KIND_FIRST.match(text, left, start)
    if kind is None or not _OWN_NAME_AFTER.match(text, kind.end()):
        return left
    return kind.end() + 1 if _from_abroad().search(text, 0, kind.start("kind")) else left


def _leads(text: str, start: int, end: int) -> bool:
    """Whether a common noun for a kind of body leads on to the name of one."""
    if _REGISTERED_AFTER.match(text, end) and text[start:end] in ("Verein", "Verband", "Netzwerk"):
        return True
    if text[start:end] in _KINDS and _OWN_NAME_AFTER.match(text, end):
        club = text[start:end] == "Verein" and _PLACE_BEFORE.search(text, 0, start)
        if club or _from_abroad().search(text, 0, start):
            return True
    compound = _KIND_OF_BODY.fullmatch(text[start:end]) is not None
    return compound and _COINED_AFTER.match(text, end) is not None


#: des Instituts für …, des Generalkonsulats X: the genitive of words for kinds of bodies.
_INFLECTED = re.compile(
    r"(?:(?<=institut)|(?<=zentrum)|(?<=klinikum)|(?<=verband)|(?<=konsulat)|(?<=ministerium))e?s$"
)
_INFLECTED_HEADS = frozenset(("institut", "zentrum", "klinikum", "ministerium", "generalkonsulat"))


@cache
def _heads_of(language: str) -> dict[str, str]:
    return dict(_heads_with_names(language))


def _head_words(text: str, language: str) -> Iterator[tuple[str, str, int, int]]:
    for head, kind in _heads_with_names(language):
        if head in text:
            for place in whole_words(text, head):
                yield head, kind, *place
    for match in _CENTRE_FOR.finditer(text):
        yield match.group(), "", *match.span()
    yield from joined_heads(text, _heads_of(language) if language == "en" else {})
    if language == "de":
        for match in _LONG_WORD.finditer(text):
            word = _INFLECTED.sub("", match.group().lower())
            if len(word) < len(match.group()) and word in _INFLECTED_HEADS:
                yield match.group(), "", *match.span()
                continue
            for head, kind in compound_heads() if word.endswith(_compound_ends()) else ():
                if (
                    word.endswith(head)
                    and (word != head)
                    and any(c.isupper() for c in match.group())
                ):
                    yield head, kind, *match.span()
                    break


#: Makers' Association: the last s of a plural may have its apostrophe.
_WORD_BEFORE = re.compile(rf"(?<![\w-])({CAP})(?:(?<=s)['’])?( (?:of|for|&)|)? $")
_JOINED_BEFORE = re.compile(r"[a-z],? (?:and|und) $")
#: … for Science, Research and Technology: what a body before is for.
_FOR_SUBJECTS = re.compile(rf" (?:for|für) (?:{CAP},? )+(?:and|und) (?:{CAP} )+$")
_OWNER = re.compile(OWNS)
_GOVERNED = re.compile(r"Prefecture|City|County|Province")


#: Verbs of headlines that no name has in it: A and B Sign Partnership.
_HEADLINE_VERB = re.compile(
    r"(?:Sign|Renew|Extend|Announce|Conclude|Agree|Strengthen|Deepen|Expand|Seal|Form|Forge|Launch"
    r"|Establish|Unveil|Ink|Join|Pledge|Celebrate|Welcome|Plan|Enter|Strike|Cement)(?:s|es|ed|d)?"
)
#: Lima Economic and Cultural Office: adjectives joined by ‘and’ before one head.
_ADJECTIVE_AND = re.compile(rf"(?<![\w-])(?:{CAP} )*[A-Z][a-z]+(?:ic|al|ive|ary) and $")
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ic|al|ive|ary) [A-Z]")


#: Industrie- und (Handelskammer): German leaves out what two compounds share.
_SUSPENDED = re.compile(r"(?<![\w-])(?:[A-ZÄÖÜ][\w]*-, )?[A-ZÄÖÜ]\w*- und $")
#: Naturwissenschaftliches und Medizinisches (Institut): two adjectives of one head.
_TWO_ADJECTIVES = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]\w+(?:lich|isch|ell|al|iv)e[nrsm]? und )"
    r"[A-ZÄÖÜ]\w+(?:lich|isch|ell|al|iv)e[nrsm]? $"
)


def _left_of(text: str, start: int) -> int:
    """Takes in the capitalised words (and of, &) before a head."""
    head = start
    suspended = _SUSPENDED.search(text[:start])
    start = suspended.start() if suspended else start
    both = _TWO_ADJECTIVES.search(text[:start])
    start = both.start() if both else start
    while True:
        if start < head and _ADJECTIVE.match(text, start):
            joined = _ADJECTIVE_AND.search(text[:start])
            start = joined.start() + leading_words(joined.group()) if joined else start
        before = _WORD_BEFORE.search(text[:start])
        if (
            before is None
            or _HEADLINE_VERB.fullmatch(before[1])
            or before[1] in STOP
            or before[1].endswith((".", ","))
            or is_role(before[1])
            or (start < head and _OWNER.fullmatch(before[1]))
            or (before[2] == " of" and _GOVERNED.match(text[head:]))
        ):
            return start
        # … Research and Technology Bavarian Ministry: the word after ‘and’ ends another name.
        if _JOINED_BEFORE.search(text[: before.start(1)]) and _FOR_SUBJECTS.search(text[:start]):
            return start
        start = before.start(1)
