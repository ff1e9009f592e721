"""Where a name ends that a word for a kind of body is in: Embassy of …, Ministerium für … und …."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.latin.words import CAP, FIELD_NOUNS, PAPER, STOP, VERB, heads, is_role
from graph.patterns import regex

_AND = r"(?: (?:and|und|&) |, )"
TAIL = rf"{CAP}(?: {CAP})*(?:{_AND}{CAP}(?: {CAP})*)*"

#: Heads of names in other languages, which go on with ‘de’ and the like.
_FOREIGN = frozenset(
    (
        "Universiti",
        "Université",
        "Universidad",
        "Università",
        "Universidade",
        "Institut",
        "Instituto",
        "Istituto",
        "Fundação",
        "Fundación",
        "Fondazione",
        "Fondation",
        "Distretto",
        "Consorzio",
        "Pôle",
    )
)


#: What a state has abroad and at home; of other bodies the state is but where they are.
_OF_STATES = ("Embassy", "Consulate", "Consulate General", "Ministry", "Government")
_OF_STATE = regex(
    rf" of the (?:Republic|Kingdom|Federal Republic|People[’']s Republic|Grand Duchy) of {CAP}"
    rf"(?: {CAP})?(?: in {CAP}(?= |[,.;)]|$))?"
)


#: Heads that are followed by ‘von’; others would take in what merely lies near them.
_LINKS = {"Generalkonsulat": "von|der|des", "Botschaft": "von|der|des", "Regierung": "von|der|des"}


_SEVERAL_OF = regex(rf" of (?:the )?({CAP}(?: {CAP})?) (?:and|und) ")
_WORDS_AFTER = regex(rf"(?: {CAP})+")
_WORDS_AFTER_FOREIGN = regex(rf"(?: (?:(?:de la|de|del|della|do|da|du|di|des|d[’']) ?)?{CAP})+")


#: Universität zu Wyetal, Handelskammer zu Ilm: the seat as a part of the name.
_SEAT = regex(rf" zu {CAP}")
_SEATED = ("universität", "kammer", "Kammer", "hochschule")
#: Deutsche Industrie- und Handelskammer in Wyeland: the chamber abroad.
_ABROAD = regex(rf" in {CAP}(?=[ ,.;)]|$)")


@cache
def _linked(links: str) -> re.Pattern[str]:
    adjective = r"(?:(?<=für )[a-zäöü]+en? (?:und [a-zäöü]+en? )?)?"  # für regionale Entwicklung
    return re.compile(rf" (?:{links}) (?:the |die |den )?({adjective}{TAIL})")


def right_of(text: str, end: int, head: str) -> int:
    """Takes in what the head is of or for, else the capitalised words after it."""
    named = _SEVERAL_OF.match(text[end:])
    if named is not None and not {*named[1].split()} & FIELD_NOUNS and named[1] not in STOP:
        return end + named.end(1)
    seat = _SEAT.match(text, end)
    if seat is not None and (head in ("University", "Universität") or text[:end].endswith(_SEATED)):
        return seat.end()
    abroad = _ABROAD.match(text, end) if head == "Handelskammer" else None
    if abroad is not None:
        return abroad.end()
    if head in _FOREIGN:
        run = _WORDS_AFTER_FOREIGN.match(text[end:])
        if run is not None:
            return end + run.end()
    state = _OF_STATE.match(text, end)
    if state is not None:
        return state.end() if head in _OF_STATES else end
    tail = _linked(_LINKS.get(head, "of|for|für|zur")).match(text[end:])
    if tail is not None and tail[1].split()[0] not in STOP:
        length = within(tail[1])
        if not length:
            return end  # Board of Directors
        kept = end + tail.start(1) + length
        campus = _CAMPUS.match(text, kept) if head == "University" else None
        return campus.end() if campus else kept + _of_government(text, kept)
    if whole := _of_government(text, end):
        return end + whole
    after = _WORDS_AFTER.match(text[end:])
    if after is None:
        return end
    kept = 0
    for word in after.group().split():
        if (
            word in STOP
            or word.rstrip(",") in STOP
            or is_role(word)
            or VERB.fullmatch(word)
            or PAPER.match(word)
        ):
            break
        kept += len(word) + 1
    return end + kept


#: University of Wyeland–Port Ilm: one of several universities of a state.
_CAMPUS = regex(rf"[–-]{CAP}")
_GOVERNMENT = regex(
    rf" (?:der|des) (?:(?:Stadt|Landeshauptstadt|Kantons?|Landes|Freistaate?s|Bundes|Präfektur"
    rf"|Region) {CAP}|[A-ZÄÖÜ]\w+landes(?!\w))"
)


def _of_government(text: str, end: int) -> int:
    """Amt für … der Stadt X: the length of the government that a public office is of."""
    whole = _GOVERNMENT.match(text[end:])
    return whole.end() if whole else 0


_WORD = regex(rf"{CAP}")
_IS_PLACE = regex(rf"(?!(?:{'|'.join(sorted(FIELD_NOUNS))})(?!\w)){CAP}(?= and |$)")
_LAST_WORD = regex(rf" (?:and|und) {CAP}")
_AND_WORD = regex(r" (?:and|und|&) ")


@cache
def _all_heads() -> frozenset[str]:
    return frozenset(head for language in ("de", "en") for head, _ in heads(language))


def within(tail: str) -> int:
    """The length of the tail that belongs to the name: a list ends one word after ‘and’."""
    all_heads = _all_heads()
    stop = len(tail)
    for match in _WORD.finditer(tail):
        if match.group() in STOP or is_role(match.group()) or PAPER.match(match.group()):
            stop = match.start()
            break
        if match.start() and match.group() in all_heads:
            last_and = max(
                tail.rfind(" and ", 0, match.start()), tail.rfind(" und ", 0, match.start())
            )
            if last_and >= 0 and _IS_PLACE.fullmatch(tail[:last_and]) is not None:
                stop = last_and  # University of Wye and Wye Hospitals Trust: where the first is
                break
            if last_and >= 0:
                first_word = _LAST_WORD.match(tail[last_and:])
                stop = last_and + (first_word.end() if first_word else 0)
                break
    kept = tail[:stop].rstrip(" ,&").removesuffix(" and").removesuffix(" und")
    # A comma without ‘and’ after it leads on to the seat, not to a further subject.
    comma = kept.find(",")
    return comma if comma >= 0 and not _AND_WORD.search(kept[comma:]) else len(kept)
