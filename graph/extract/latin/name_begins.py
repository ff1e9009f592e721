"""Where a name begins: behind its owner, a role, the word for its kind; before its head."""

from __future__ import annotations

from graph.extract.latin.kinds import COMMON_NOUN
from graph.extract.latin.persons import UPPER
from graph.extract.latin.words import CAP, STOP, is_role
from graph.patterns import regex

#: Kobe's Rinko Labs; but King's College, Seaside Children's Hospital.
OWNS = (
    r"(?!St\b|King|Queen|Child|Wom[ae]n|M[ae]n|People|Saint|Patient|Merchant|Farmer|Guy|Trinity)"
    rf"[{UPPER}][\w&-]+['’]s"
)
POSSESSIVE = regex(rf"(?:{CAP} )*?{OWNS} (?={CAP} (?:(?:for|of) )?{CAP})")
_WORD_OF = regex(rf"({CAP}) (?:of|der|des) (?={CAP}(?: |$))")
_WORD_BEFORE_NAME = regex(rf"({CAP}) (?:of |der |des )?(?={CAP} )")


def leading_words(name: str) -> int:
    """How many characters of the name's beginning are no part of it."""
    owner = POSSESSIVE.match(name)
    skipped = owner.end() if owner else 0
    while (first := name[skipped:].split(" ", 1))[0] in STOP and len(first) > 1:
        skipped += len(first[0]) + 1
        skipped += 3 * name.startswith("of ", skipped)  # Director of X Ltd
    # What follows the last role is the body it is a role in: Managing Director of X GmbH.
    while match := _WORD_BEFORE_NAME.match(name[skipped:]):
        if not is_role(match[1]):
            break
        skipped += match.end()
    for match in _WORD_OF.finditer(name[skipped:]):
        if is_role(match[1]):
            return skipped + match.end()
    noun = COMMON_NOUN.match(name, skipped)
    return noun.end() if noun else skipped


#: Makers' Association: the last s of a plural may have its apostrophe.
_WORD_BEFORE = regex(rf"(?<![\w-])({CAP})(?:(?<=s)['’])?( (?:of|for|&)|)? $")
_JOINED_BEFORE = regex(r"[a-z],? (?:and|und) $")
#: … for Science, Research and Technology: what a body before is for.
_FOR_SUBJECTS = regex(rf" (?:for|für) (?:{CAP},? )+(?:and|und) (?:{CAP} )+$")
_OWNER = regex(OWNS)
_GOVERNED = regex(r"Prefecture|City|County|Province")
#: Verbs of headlines that no name has in it: A and B Sign Partnership.
_HEADLINE_VERB = regex(
    r"(?:Sign|Renew|Extend|Announce|Conclude|Agree|Strengthen|Deepen|Expand|Seal|Form|Forge|Launch"
    r"|Establish|Unveil|Ink|Join|Pledge|Celebrate|Welcome|Plan|Enter|Strike|Cement)(?:s|es|ed|d)?"
)
#: Lima Economic and Cultural Office: adjectives joined by ‘and’ before one head.
_ADJECTIVE_AND = regex(rf"(?<![\w-])(?:{CAP} )*[A-Z][a-z]+(?:ic|al|ive|ary) and $")
_ADJECTIVE = regex(r"[A-Z][a-z]+(?:ic|al|ive|ary) [A-Z]")
#: Industrie- und (Handelskammer): German leaves out what two compounds share.
_SUSPENDED = regex(r"(?<![\w-])(?:[A-ZÄÖÜ][\w]*-, )?[A-ZÄÖÜ]\w*- und $")
#: Naturwissenschaftliches und Medizinisches (Institut): two adjectives of one head.
_TWO_ADJECTIVES = regex(
    r"(?<![\w-])(?:[A-ZÄÖÜ]\w+(?:lich|isch|ell|al|iv)e[nrsm]? und )"
    r"[A-ZÄÖÜ]\w+(?:lich|isch|ell|al|iv)e[nrsm]? $"
)


def left_of(text: str, start: int) -> int:
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
