"""Agreements in German and English texts.

A sentence with a word for an agreement and a verb of concluding names the
parties, or leaves them to the people who sign, to a sentence about working
together, or to the heads of bodies in a caption; ``gathered`` puts
together what several sentences say.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.bond import Bond
from graph.extract.clauses import Sentence, sentences, terms, verb, within
from graph.extract.latin.acceding import acceding_between, joins_one, tells_its_day
from graph.extract.latin.also_signed import tells_also
from graph.extract.latin.asides import answered, joined_line
from graph.extract.latin.ceremony import ceremony, to_come
from graph.extract.latin.concluding import (
    as_bodies,
    concluding_subject,
    is_entry,
    named_parties,
)
from graph.extract.latin.entries import entry, preamble
from graph.extract.latin.gathered import gather
from graph.extract.latin.history import history, parts
from graph.extract.latin.joined import coordinated, related, subjects, with_others
from graph.extract.latin.moments import dates_of
from graph.extract.latin.named import PLURAL, named
from graph.extract.latin.parties import looks_on
from graph.extract.latin.party_lists import party_list
from graph.extract.latin.rows import is_head
from graph.extract.latin.sides import ONE_OF_SEVERAL, SIDES
from graph.extract.latin.status import is_negated, is_void, outside, status_of
from graph.extract.latin.which import which
from graph.extract.mentions import Mention
from graph.extract.register import Agreements, distinct, join_parties
from graph.patterns import regex

__all__ = ["gather", "latin_bonds"]
_PRONOUN = regex(
    r"(?:It|They|This|The (?:documents?|text|deal|papers?|ceremony|signing|partnership)|Sie|Es"
    r"|Das (?:Dokument"
    r"|Papier)|Diese[rs]?|Er"
    r"|The (?:new|renewed|revised|current|present|latest) (?:version|text|document|one|paper)"
    r"|The (?:deal|deed|pact|convention|charter|extension|renewal) |Executed|Unterschrieben"
    r"|Unterfertigt"
    r"|Geschlossen|Concluded|Done|Besiegelt|Vereinbart|Proposed signing"
    r"|Unterzeichnet|Signed|Die Unterzeichnung|Der Vertragsschluss)[: ]"
)
#: Once more, by the same parties.
_ANEW = regex(
    r"\b(?:again|once more|anew|(?:second|third|fourth|fifth) time|erneut|wieder|nochmals"
    r"|zum (?:zweiten|dritten|vierten|fünften) Mal)\b"
)
#: Those who exchange copies sign the agreement spoken of before.
_COPIES = regex(
    r"\bexchanged (?:the )?(?:signed )?(?:copies|documents)\b"
    r"|\b(?:das|dieses|the|this) (?:Dokument|Papier|Schriftstück|document|paper|instrument)\b.*"
    r"(?:signiert|ausgetauscht|unterzeichnet|unterschrieben|gezeichnet|signed|exchanged)"
    r"|\b(?:signed|exchanged|sign)\b.* (?:the|this) (?:document|paper|instrument|papers"
    r"|documents)\b"
    r"|\b(?:setzten?|gaben?|leisteten?)\b.*\b(?:Unterschrift(?:en)?|Namenszug|Signaturen?)\b"
    r"|\b(?:Unterschrift(?:en)?|Signaturen?)\b.*\b(?:setzten?|gaben?|leisteten?)\b"
    r"|\bgriff(?:en)?\b.*\bzu[mr] (?:Feder|Füller|Füllhalter|Stift|Kugelschreiber)\b"
    r"|\btauschten\b.*\b(?:Urkunden|Dokumente|Exemplare|Ausfertigungen)\b.*\baus\b"
)
#: Das Papier trägt das Datum vom …; er datiert vom …: the day that a paper bears.
_DATED = within(
    r"\b(?:tr(?:ägt|ug) (?:das|als) Datum|dat(?:iert|ierte) (?:vom|von|auf)|(?:ist|sind"
    r"|war) (?:auf|mit)"
    r"[^.;]{3,30}\bdatiert|bears the date|is dated|was dated|carries the date)\b"
)
#: An agreement is said to be there.
_IN_PLACE = regex(
    r"\b(?:in place|has (?:an? |had )?(?:\w+ ){0,3}(?:agreements?|contracts?|memorand\w+"
    r"|MoUs?) with|[Uu]nder (?:an?|the|their)"
    r"|since (?:an?|the|their|its) (?:\d{4} )?"
    r"|(?:[Tt]he|as an?|a) result of (?:an?|the|their)|on the (?:basis|strength|back) of (?:an?"
    r"|the|their|its)"
    r"|unterhält|unterhalten|besteht|bestehen|läuft|in force|is made|made and entered"
    r"|dates? (?:from|back)"
    r"|executed|struck|announced|put pen to paper|formali[sz]ed|in Kraft|setzte[n]? \w+ (?:Namen"
    r"|Unterschrift)"
    r"|gibt es|there (?:is|are|has been)|existiert|exists|basiert|trägt das Datum|bears the date"
    r"|Grundlage (?:ist|bildet|dafür)|is based on|vereinbarte?"
    r"|(?:have|has) (?:now |already )?an? (?:[\w-]+ ){0,3}?(?:(?i:memorand)\w*|MoU|MOU"
    r"|\w*agreement)"
    r"|ha(?:ben|t) (?:eine?n?|nun|jetzt) |folgten? |followed |(?:is|are|remains?) valid|gültig"
    r"|gilt|runs? (?:until|to)"
    r"|unter Vertrag|Namen unter|pledged|committed|cooperates? under|verbindet|joined|verbunden"
    r"|linked|bound|bereit(?:et|en)\b.*\bvor)\b"
)
#: Die Partnerschaft mit X wurde verlängert: the relation stands for the agreement.
_RENEWED_WITH = within(
    r"\b(?:Partnerschaft|Zusammenarbeit|Kooperation)\b[^.;]{0,40}\bmit [^.;]{3,90}"
    r"\b(?:verlängert|erneuert|fortgeschrieben)"
)
_WITH_DONE = within(
    r"\b[Mm]it [^.;]{3,90} auf (?:eine )?\w+ (?:Grundlage|Basis|Füße) (?:zu )?(?:ge)?stell"
    r"|\b[Mm]it .{3,80} (?:vereinbarten?|schlossen|schloss|schließt|vereinbart)\b"
    r"|\b(?:str(?:uck|ikes?)|reach(?:ed|es)|seal(?:ed|s)|inked|inks|agreed|sign(?:ed|s)|clos(?:ed|es)"
    r"|forged?s?|form(?:ed|s)|enter(?:ed|s) into|conclud(?:ed|es)) (?:an? |its "
    r"|their )?(?:[\w-]+ ){0,3}?"
    r"(?:deal|tie-up|alliance|partnership|collaboration|cooperation|link-up|twinning) with\b"
    r"|\b(?:[Ww]e|[Ww]ho|it|they)\b [^,;.]{0,40}?\b(?:sign|signed|signing|conclude|team up) with\b"
)
#: A and B launch a cooperation agreement: whatever two bodies do to a paper that is new.
_MADE = regex(
    r" [a-z]+(?:ed|en|s|e|k|n|w)? (?:an?|their (?:new|first|own)|the first) (?:[\w-]+ ){0,4}"
    r"(?i:agreement|memorandum|MoU|charter|pact|accord|contract|declaration|letter of intent"
    r"|deal)\b"
)
_MADE_NOT = regex(
    r" (?:discuss|reject|refuse|cancel|terminat|dissol|want|need|seek|sought|welcom|review|mention"
    r"|consider|prepar|draft|lack|await|propos|has|have|had|is|are|was|were|be|as|of|with|under|to"
    r"|by|in|on|for|from|after|before|end|drop|break|broke|attend|witness)\w{0,4} (?:an?|their"
    r" (?:new|first|own)|the first) (?:[\w-]+ ){0,4}"
    r"(?i:agreement|memorandum|MoU|charter|pact|accord|contract|declaration|letter of intent"
    r"|deal)\b"
)
#: What is not renewed, renews itself, or only could be renewed: no renewal has taken place.
_NOT_RENEWED = within(
    r"\b(?:nicht|not|never|kein\w*|no)\b[^,;]{0,25}(?:renew|exten|prolong|verläng|erneuer)"
    r"|\b(?:verlänger|erneuer)(?:t|n|e|te|ten) sich\b|\bsich\b[^.;]{0,80}\b(?:verlänger|erneuer)"
    r"|\b(?:kann|können|könnte\w*|lässt|lassen|darf|dürfen)\b[^.;]{0,80}\b(?:verlänger|erneuer)"
    r"|\b(?:may|can|could|might) (?:then )?(?:be )?(?:\w+ly )?(?:renew|exten|prolong)"
    r"|\b(?:renews|extends) (?:itself|automatically)\b"
    r"|\b(?:tacitly|automatically) (?:renewed|renews|extended|prolonged)\b"
    r"|\b(?:is|are|be|shall be) (?:renewed|extended|prolonged) (?:tacitly|automatically"
    r"|year by year|every|each|unless|for (?:a )?further)\b"
    r"|\b(?:option|possibility|right|possible) (?:of|to|for) (?:renew|exten|prolong)\w*"
    r"|\b(?:extended|renewed|prolonged)(?: automatically)? by [^,;.]{3,25} unless\b"
)


def latin_bonds(found: Agreements, sentence: Sentence) -> Iterator[Bond]:
    """The agreements that a sentence speaks of; parties may still be missing."""
    segment, text = sentence.segment, sentence.text
    if segment.kind == "row" and is_head(found.scene, segment):
        return
    if sentence.start == 0:
        listed = [*preamble(found, segment), *joined_line(found, segment), *entry(found, segment)]
        if listed:
            yield from listed
            return
    told = parts(sentence)
    if len(told) > 1:
        for part in told:
            yield from latin_bonds(found, part)
        return
    elsewhere = _another_with(found, sentence)
    if elsewhere is not None:
        yield elsewhere
        return
    if text.rstrip().endswith("?"):
        yield from answered(found, sentence)
        return
    if (aside := outside(text)) is not None and aside.start() > 20:
        yield from latin_bonds(
            found,
            Sentence(segment, sentence.start, sentence.start + aside.start(), sentence.masked),
        )
        return
    if joins_one(found, sentence):
        yield from acceding_between(found, sentence)
        return
    if tells_its_day(found, sentence) or is_negated(text) or is_void(text) or tells_also(sentence):
        return
    clause = list(which(found, sentence))
    if clause:
        yield from clause
        return
    parties = party_list(found, sentence)
    past = list(history(found, sentence))
    if past:
        yield from past
        return
    here = [t for t in terms(segment) if sentence.start <= t.start < sentence.end]
    if parties is not None and not here:
        yield parties
        return
    status = status_of(found, sentence)
    concluded = verb("conclude", segment.language).search(text) is not None or (
        _COPIES.search(text) is not None or _DATED.search(text) is not None
    )
    told_renewal = _NOT_RENEWED.sub("", text)
    renewed = verb("renew", segment.language).search(told_renewal) is not None
    several = not here and _ORDINAL.match(text.lstrip()) is not None
    if not here and (coming := to_come(found, sentence)) is not None:
        yield coming
        return
    if not here and not concluded and (told_day := ceremony(found, sentence)) is not None:
        yield told_day
        return
    if not (
        concluded
        or renewed
        or several
        or (here and (status == "Planned" or _stands(found, sentence)))
    ):
        return
    if not here:
        yield from _unnamed(found, sentence, status)
        return
    yield from named(found, sentence, here, status, renewed)


def _stands(found: Agreements, sentence: Sentence) -> bool:
    """Whether a sentence without a verb of concluding says that an agreement is there."""
    if _IN_PLACE.search(sentence.text) or with_others(found.scene, sentence, found.people):
        return True
    if _MADE.search(sentence.text) and not _MADE_NOT.search(sentence.text):
        joined = coordinated(found.scene, sentence, found.people)
        if len(joined) >= 2:
            return True
    if SIDES.search(sentence.text) or ONE_OF_SEVERAL.match(sentence.text):
        return True
    return len(related(found.scene, sentence, found.people)) >= 2 or is_entry(sentence)


def _unnamed(found: Agreements, sentence: Sentence, status: str) -> Iterator[Bond]:
    """No word for an agreement: parties that conclude, or a date for the agreement before."""
    segment, text = sentence.segment, sentence.text
    ordinal = list(_one_of_several(found, sentence)) if _ORDINAL.match(text.lstrip()) else []
    if len(ordinal) >= 2:
        bond = Bond(segment, sentence.start, sentence.end, status=status)
        join_parties(found, bond, ordinal)
        bond.signed = dates_of(found, sentence, status == "Planned")
        yield bond
        return
    parties = (
        distinct(found, named_parties(found, sentence))
        if (segment.index == 0 or _JOINTLY.search(text)) and not looks_on(text)
        else []
    )
    prolonged = _RENEWED_WITH.search(text) is not None
    if len(parties) < 2 and (prolonged or _WITH_DONE.search(text)):
        objects = [m for _, some in with_others(found.scene, sentence, found.people) for m in some]
        mine = concluding_subject(found, sentence, objects) if objects else []
        parties = distinct(found, as_bodies(found, [*mine, *objects]) if mine and objects else [])
    bond = Bond(segment, sentence.start, sentence.end, status=status, renewal=prolonged)
    if len(parties) < 2:
        both = SIDES.search(text) is not None
        if not _PRONOUN.match(text.lstrip()) and not _COPIES.search(text) and not both:
            told = ceremony(found, sentence)
            if told is not None:
                yield told
            return
        bond.definite, parties = not both, []
        bond.again = bond.renewal = both and _ANEW.search(text) is not None
    elif _PRONOUN.match(text.lstrip()) or _COPIES.search(text):
        bond.definite = True
    join_parties(found, bond, parties)
    bond.signed = dates_of(found, sentence, status == "Planned")
    if bond.parties or bond.signed:
        yield bond


#: What bodies do together when they agree, without a word for what they agree on.
_JOINTLY = regex(
    r"\bsign|unterzeichn|unterschr|conclude|\bc[ao]me to (?:terms|an (?:agreement|understanding))\b"
    r"|\b(?:agreed|arranged|decided) to\b.* as (?:outlined|described|detailed|set out|shown"
    r"|stated|follows|given)\b"
)
_ORDINAL = regex(
    r"(?:The|Das|Die|Der) (?:first|second|third|fourth|other|erste|zweite|dritte|vierte|andere)\b"
)
_BRINGS = regex(r"\b(?:brings? in|involves?|verbindet \w+ mit|ties \w+ to|covers|was) (?:the )?")


def _one_of_several(found: Agreements, sentence: Sentence) -> list[Mention]:
    """has signed two memoranda. The first is with X: who has signed several, and X."""
    scene = found.scene
    bodies = scene.of(sentence.segment, "organization", "cluster")
    objects = [m for _, some in with_others(scene, sentence, found.people) for m in some]
    brings = _BRINGS.search(sentence.masked, sentence.start, sentence.end)
    if not objects and brings:
        objects = [m for m in bodies if m.start == brings.end()]
    for segment in reversed(
        scene.segments[max(0, sentence.segment.index - 3) : sentence.segment.index + 1]
    ):
        for one in sentences(segment):
            ends = (segment.index, one.end) <= (sentence.segment.index, sentence.start)
            plural = any(
                PLURAL.search(segment.text.text[t.start : t.end])
                for t in terms(segment)
                if one.start <= t.start < one.end
            )
            if ends and plural and objects:
                mine = subjects(scene, one, objects)[:1]
                return distinct(found, as_bodies(found, [*mine, *objects])) if mine else []
    return []


_ANOTHER = regex(
    r"(?:concluded|signed|has|have|had) (?:one|another|such an agreement|a similar one) with "
    r"|\b(?:hat|haben|schloss|schlossen|unterzeichnete[n]?|unterhält) [^,;]{0,30}"
    r"\bein(?:e|es|en)(?: solche[snr]?| weitere[snr]?| ähnliche[snr]?)? mit "
)


def _another_with(found: Agreements, sentence: Sentence) -> Bond | None:
    """only the city of Kawasaki had concluded one with LINK-J before: an earlier agreement."""
    match = _ANOTHER.search(sentence.text)
    if match is None:
        return None
    bodies = found.scene.of(sentence.segment, "organization")
    inside = distinct(found, [m for m in bodies if sentence.start <= m.start < sentence.end])
    if len(inside) != 2:
        return None
    bond = Bond(sentence.segment, sentence.start, sentence.end, kinds=["MemorandumOfUnderstanding"])
    bond.earlier = True
    join_parties(found, bond, inside)
    bond.signed = dates_of(found, sentence)
    return bond
