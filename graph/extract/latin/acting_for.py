"""For whom those act who sign in an English sentence: named officers, unnamed ones, and our own.

Wye Biocom's president and A. B., rector of Ilm University, signed: two bodies,
though one officer has no name. Commissioner C. D. of Ilm and Director E. F.
signed, in a text of the City of Wye: who is of no other body is of the one
whose text it is.
"""

from __future__ import annotations

from graph.extract.clauses import Sentence
from graph.extract.latin.owner import masthead
from graph.extract.latin.parties import signers
from graph.extract.latin.roles import role_pattern
from graph.extract.mentions import Mention
from graph.extract.register import Agreements
from graph.patterns import regex

_SIGN = regex(r"\b(?:signed|signs?|sealed|inked|initialled|exchanged)\b")
_OWNED = regex(r"['’]s? (?:(?:own|then|new|acting|founding) )?")
#: President and CEO and …, president as well as …: no name follows the office.
_UNNAMED = regex(r"(?:,? (?:and|&) [\w ]{2,30}?)?(?:,? and | signed\b| sign\b|,? together with )")


def acting_for(found: Agreements, sentence: Sentence) -> list[Mention]:
    """The bodies of those who sign, where not all of them are people with a body of their own."""
    if sentence.segment.language != "en" or (done := _SIGN.search(sentence.text)) is None:
        return []
    named = [r.organization for r in signers(sentence, found.people) if r.organization]
    named = [m for m in named if m.start < sentence.start + done.start()]
    more = [*_unnamed(found, sentence), *_own(found, sentence, named)]
    return [*named, *more] if more and named else []


def _unnamed(found: Agreements, sentence: Sentence) -> list[Mention]:
    """X's president and CEO and A. B. signed: X."""
    text = sentence.segment.text.text
    bodies = []
    for mention in found.scene.of(sentence.segment, "organization", "cluster"):
        owned = _OWNED.match(text, mention.end)
        if owned is None or not sentence.start <= mention.start < sentence.end:
            continue
        office = role_pattern().match(text, owned.end())
        if office is not None and _UNNAMED.match(text, office.end()):
            bodies.append(mention)
    return bodies


def _own(found: Agreements, sentence: Sentence, named: list[Mention]) -> list[Mention]:
    """The body whose text it is, for an officer of no other body who signs with one of another."""
    mine = masthead(found.scene)
    if mine is None or any(m.entity == mine.entity for m in named):
        return []
    done = _SIGN.search(sentence.text)
    end = sentence.start + done.start() if done else sentence.end
    free = [
        sighting
        for person in found.people
        for sighting in person.sightings
        if sighting.segment is sentence.segment
        and sentence.start <= sighting.start < end
        and any(r.title for r in sighting.roles)
        and not any(r.organization for r in (*sighting.roles, *person.roles))
    ]
    return [mine] if len(free) == 1 and len({m.entity for m in named}) == 1 else []
