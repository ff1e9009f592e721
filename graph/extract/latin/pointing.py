"""Words that point to a body named elsewhere: the bank, die Stiftung; and short names.

A definite article and the kind of body mean the one body of that kind that the
document names; the first words of a long name mean it where they stand alone.
"""

from __future__ import annotations

import re

from graph.extract.entities import Entities, Thing, bare
from graph.extract.latin.described import described
from graph.extract.latin.last_words import join_tails, point_by_last_word
from graph.extract.latin.roles import is_role
from graph.extract.latin.words import LEGAL, is_generic
from graph.extract.mentions import Found, Mention, Scene
from graph.extract.whole_words import standing
from graph.patterns import regex
from graph.segments import Segment

#: The kind of body that a noun can mean: a pattern for its names, or a class.
_NOUNS = {
    "de": [
        "Stiftung",
        "Agentur",
        "Universität",
        "Hochschule",
        "Fachhochschule",
        "Klinik",
        "Universitätsklinikum",
        "Klinikum",
        "Cluster",
        "Verein",
        "Verband",
        "Gesellschaft",
        "Institut",
        "Zentrum",
        "Stadt",
        "Land",
        "Kanton",
        "Landkreis",
        "Gemeinde",
        "Bank",
        "Kammer",
        "Ministerium",
        "Behörde",
        "Netzwerk",
        "Verbund",
        "Krankenhaus",
        "Spital",
        "Akademie",
        "Präfektur",
        "Biopark",
        "Park",
        "Konsortium",
    ],
    "en": [
        "foundation",
        "agency",
        "university",
        "college",
        "institute",
        "cluster",
        "association",
        "society",
        "council",
        "city",
        "bank",
        "hospital",
        "centre",
        "center",
        "consortium",
        "alliance",
        "trust",
        "network",
        "park",
        "hub",
        "ministry",
        "board",
        "authority",
        "chamber",
        "prefecture",
        "county",
        "federation",
        "cooperative",
        "municipality",
        "platform",
        "initiative",
        "forum",
        "fund",
        "union",
        "precinct",
        "incubator",
        "accelerator",
        "catapult",
        "commission",
        "academy",
        "organisation",
        "organization",
    ],
}
_COMPANY = {"de": ["Unternehmen", "Firma", "Konzern"], "en": ["company", "firm"]}
_ARTICLE = {
    "de": r"(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Bb]eim|[Zz]ur|[Zz]um|[Vv]om|[Ii]m|[Aa]m)",
    "en": r"(?:[Tt]he)",
}
_SHORTEST = 3
_JAPANESE = regex(r"[一-龥ァ-ヶ]")
_COMPANY_NAME = regex(
    r"(?:Inc|Ltd|GmbH|AG|LLC|plc|KK|Corp|Therapeutics|Pharma\w*|Biosciences|SE|BV|B\.V|AB"
    r"|Oy|OÜ)\.?$"
)
_COINED = regex(r"[a-z][A-Z]|^[A-Z]{2,}")


def point_latin(scene: Scene, entities: Entities) -> None:
    """Adds the short names and the pointing mentions that leave no doubt."""
    for index, thing in list(entities.alive("organization", "cluster", "facility")):
        if "OrganizationalUnit" not in thing.types and thing.mentions:
            _shortened(scene, entities, thing, index)
    join_tails(entities)
    said = described(entities)
    for segment in scene.segments:
        if segment.language != "ja":
            _pointing(scene, entities, segment, said)
            _of_nation(scene, entities, segment)
    point_by_last_word(scene, entities)


# --- short names ----------------------------------------------------------------------


def _shortened(scene: Scene, entities: Entities, thing: Thing, index: int) -> None:
    """Quillant is Quillant Biologics, Inc. where it stands by itself."""
    for name in sorted({m.text for m in thing.mentions if not m.pointing}, key=len):
        _shorten(scene, entities, thing, index, name.split())
        _first_word(scene, entities, thing, name.split())
        last = _ACRONYM_LAST.search(name)
        if last is not None and len(thing.mentions) > 0:
            _find(scene, entities, thing.first, last.group())


#: Where an English text sets a body, and no place: for Wye, Wye's director, Wye signed.
_ACTS_BEFORE = regex(r"(?:^|[.;:] |\b(?:[Ff]or|[Bb]y|[Bb]etween|[Bb]oth|that|and) )$")
_ACTS_AFTER = regex(
    r"['’]s (?:[a-z]|(?:President|Chair|Chief|CEO|Director|Managing|Rector|General|Mayor))"
    r"|,? (?:has|have|had|will|and|also|signed|signs|is|was|said|plans|hopes"
    r"|agreed)\b|, "
)


def _first_word(scene: Scene, entities: Entities, thing: Thing, words: list[str]) -> None:
    """Wye is the Wye Health Cluster where it acts and no other name begins so."""
    first = words[0]
    if not 3 <= len(words) <= 7 or not _ONE_WORD.fullmatch(first) or thing.category == "facility":
        return
    begun = {
        other
        for other, one in entities.alive("organization", "cluster", "facility")
        if any(m.text.split()[0] == first and " " in m.text for m in one.mentions)
    }
    if len(begun) != 1 or is_generic(first) or is_role(first):
        return
    if scene.authority.find(first, "place") or scene.authority.find(first, "organization"):
        return
    for segment in scene.segments:
        if segment.language != "en":
            continue
        text = segment.text.text
        for start, end in standing(text, first, _BEFORE_SHORT, _AFTER_SHORT):
            if text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
                continue
            if _ACTS_BEFORE.search(text[:start]) and _ACTS_AFTER.match(text, end):
                mention = scene.add(segment, Found(start, end, thing.category, ()))
                if mention is not None:
                    entities.attach(mention, thing.first.entity)


_ONE_WORD = regex(r"[A-Z][a-z]{3,}")

#: Ulmer Wirtschaftsförderung FWTX: a name that ends in its short form.
_ACRONYM_LAST = regex(r"(?<=[a-zäöü] )[A-Z]{4,6}$")


def _shorten(scene: Scene, entities: Entities, thing: Thing, index: int, words: list[str]) -> None:
    """Finds what the first words of a name mean where they stand alone."""
    if not 2 <= len(words) <= 7 or _JAPANESE.search(thing.name) or not thing.mentions:
        return
    for size in range(len(words) - 1, 0, -1):
        short = " ".join(words[:size]).rstrip(",")
        if _distinctive(scene, short, size, words):
            _find(scene, entities, thing.first, short)
            known = entities.by_key.get((thing.category, bare(short)))
            if known is not None and known != index and entities.things[known].record is None:
                entities.merge(index, known)
                return


def _distinctive(scene: Scene, short: str, size: int, words: list[str]) -> bool:
    if len(short) < _SHORTEST or short.endswith((" of", " for", " für", " &", " and", " und")):
        return False
    if short.islower() and len(short) > 4 and re.fullmatch(LEGAL, " ".join(words[size:])):
        return True
    if is_generic(short) or is_role(short) or not short[0].isupper():
        return False
    if scene.authority.find(short, "place") or scene.authority.find(short, "organization"):
        return False
    if size == 1:
        rest = [w for w in words[1:] if w[:1].isupper()]
        coined = _COINED.search(short) is not None
        return coined or (bool(rest) and _is_company(words))
    return True


def _is_company(words: list[str]) -> bool:
    return _COMPANY_NAME.search(" ".join(words)) is not None


_BEFORE_SHORT = regex(r"(?<![\w-])")
_AFTER_SHORT = regex(r"(?!\w|-\w|\.\w| [A-ZÄÖÜ][a-zäöü]+ (?:GmbH|AG))")


def _find(scene: Scene, entities: Entities, full: Mention, short: str) -> None:
    for segment in scene.segments:
        for place in standing(segment.text.text, short, _BEFORE_SHORT, _AFTER_SHORT):
            mention = scene.add(segment, Found(*place, full.category, ()))
            if mention is not None:
                entities.attach(mention, full.entity)


# --- pointing words -------------------------------------------------------------------


def _pointing_words(language: str) -> re.Pattern[str]:
    nouns = "|".join((*_NOUNS[language], *_COMPANY[language]))
    end = r"(?:s|es)?" if language == "de" else ""
    return regex(
        rf"(?<!\w){_ARTICLE[language]} (?P<noun>(?:{nouns}){end})(?![\w-])(?! [\"“„]| of "
        rf"| für )"
        if language == "de"
        else rf"(?<!\w){_ARTICLE[language]} (?P<noun>(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?"
        rf" )?(?:{nouns}|{nouns.title()}))"
        r"(?![\w-])(?! [A-Z]| of | for )"
    )


_POINTING = {language: _pointing_words(language) for language in _NOUNS}


_CAPITAL = regex(r" (?P<word>[A-ZÄÖÜ][\w-]*)")


def _is_office(word: str) -> bool:
    return is_role(word) or is_role(re.sub(r"(?:in|innen)$", "", word))


def _pointing(
    scene: Scene, entities: Entities, segment: Segment, said: dict[int, set[str]]
) -> None:
    language = segment.language if segment.language in _NOUNS else "en"
    for match in _POINTING[language].finditer(segment.text.text):
        noun = match["noun"]
        named = _CAPITAL.match(segment.text.text, match.end())
        if language == "de" and named and not _is_office(named["word"]):
            continue  # die Stiftung Nordtal: its own name, but für die Stadt Bürgermeister N. N.
        if any(m.start == match.end() + 1 for m in scene.of(segment, "organization", "cluster")):
            continue  # das Cluster nordtal.bio: the name of the body follows its kind.
        index = _meant(entities, segment, match.start("noun"), noun.split()[-1], language)
        if index is None:
            index = _said_to_be(said, noun.split()[-1].casefold(), language)
        if index is None:
            continue
        mention = scene.add(
            segment, Found(*match.span("noun"), entities.things[index].category, ())
        )
        if mention is not None:
            mention.pointing = True
            entities.attach(mention, index)


#: the Taiwanese body, the Korean association: known by where its name says it is from.
_OF_NATION = regex(
    r"(?<!\w)[Tt]he (?P<nation>[A-Z][a-z]{3,})(?:ese|an|ian|ish|i)"
    r" (?P<noun>body|organi[sz]ation|association|group|partner|side|institute|agency|foundation"
    r"|cluster|council|federation|network)(?![\w-])(?! [A-Z]| of | for )"
)


def _of_nation(scene: Scene, entities: Entities, segment: Segment) -> None:
    for match in _OF_NATION.finditer(segment.text.text):
        stem = match["nation"][:4]
        fitting = [
            index
            for index, thing in entities.alive("organization")
            if "OrganizationalUnit" not in thing.types
            and any(word.startswith(stem) for word in thing.name.split())
        ]
        if len(fitting) != 1:
            continue
        mention = scene.add(segment, Found(match.start("nation"), match.end(), "organization", ()))
        if mention is not None:
            mention.pointing = True
            entities.attach(mention, fitting[0])


_GENITIVE = regex(r"e?s$")


def _meant(
    entities: Entities, segment: Segment, start: int, noun: str, language: str
) -> int | None:
    """The only body of that kind, or the only one named shortly before."""
    stems = {noun.casefold()} | (
        {_GENITIVE.sub("", noun.casefold())} if language == "de" else set()
    )
    company = any(word.casefold() in stems for word in _COMPANY[language])
    fitting = {
        index: thing
        for index, thing in entities.alive("organization", "cluster", "facility")
        if "OrganizationalUnit" not in thing.types and _is_kind(thing, stems, company)
    }
    if len(fitting) == 1:
        return next(iter(fitting))
    here = (segment.index, start)
    before = [
        index
        for index, thing in fitting.items()
        if any((m.segment.index, m.start) < here for m in thing.mentions if not m.pointing)
    ]
    if len(before) == 1 and language == "en":
        return before[0]
    ends = [i for i, t in fitting.items() if t.name.casefold().split()[-1] in stems]
    if len(ends) == 1 and _is_named_before(fitting[ends[0]], segment, start):
        return ends[0]
    near = {
        index
        for index, thing in fitting.items()
        for m in thing.mentions
        if not m.pointing
        and 0 <= segment.index - m.segment.index <= 1
        and (m.segment.index, m.start) < (segment.index, start)
    }
    if len(near) == 1:
        return next(iter(near))
    return ends[0] if len(ends) == 1 else None


def _is_named_before(thing: Thing, segment: Segment, start: int) -> bool:
    place = (segment.index, start)
    return any((m.segment.index, m.start) < place for m in thing.mentions if not m.pointing)


def _said_to_be(said: dict[int, set[str]], noun: str, language: str) -> int | None:
    """The only body that the text describes with that noun: the trade group."""
    stems = {noun} | ({_GENITIVE.sub("", noun)} if language == "de" else set())
    fitting = [
        index
        for index, nouns in said.items()
        if any(
            word == stem or (language == "de" and word.endswith(stem))
            for word in nouns
            for stem in stems
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


#: What names of such bodies have instead in the other language.
_ALSO = {
    "bank": "bank", "stiftung": "foundation", "verband": "association",
    "universität": "university",
    "institut": "institute", "hochschule": "university", "cluster": "cluster", "stadt": "city",
    "präfektur": "prefecture", "park": "park", "verein": "e.v.", "centre": "center",
    "foundation": "stiftung", "university": "universität", "association": "verband",
    "city": "stadt",
}  # fmt: skip
_ANYWHERE = regex("")
_NO_LETTER_AFTER = regex(r"(?!\w)")


def _is_kind(thing: Thing, stems: set[str], company: bool) -> bool:
    if company:
        return "Company" in thing.types
    names = [m.text.casefold().replace("e. v.", "e.v.") for m in thing.mentions if not m.pointing]
    wanted = stems | {_ALSO[s] for s in stems if s in _ALSO}
    if stems & {"stiftung", "foundation"}:
        wanted |= {"fondazione", "fondation", "fundación", "fundação"}
    return any(_ends_a_word(stem, name) for name in names for stem in wanted)


def _ends_a_word(stem: str, name: str) -> bool:
    if stem == "land":  # Land Nordtal, but not Rheinland Forum
        return name.startswith("land ")
    return any(standing(name, stem, _ANYWHERE, _NO_LETTER_AFTER))
