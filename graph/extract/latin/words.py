"""Words of German and English that make, begin or end the name of a body, or never do."""

from __future__ import annotations

from functools import cache

from graph.extract.latin.persons import UPPER
from graph.lexicon import table, words
from graph.patterns import regex

CAP = rf"(?:(?:St\. )?[{UPPER}][\w^&~*’'.-]*[\w^](?:\+(?!\w))?|[{UPPER}]|[a-z]{{1,4}}[A-Z][\w-]*)"


LEGAL = (
    r"(?:GmbH(?: & Co\. (?:KG|KGaA))?|gGmbH|Ges\.?m\.?b\.?H\.?|mbH|AG(?: & Co\. KG)?|KGaA|SE|KG|OG"
    r"|eG"
    r"|e\. ?V\.|e\. ?U\.|Inc\.?|Incorporated|Ltd\.?|Limited|LLC|LLP|Corp\.?|Corporation"
    r"|CORPORATION|LIMITED|Co\., ?Ltd\.?|Co\.?(?=[,.;)]| [a-z]|$)"
    r"|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|Pte\.? Ltd\.?|\(Pty\) Ltd\.?|plc|PLC|CIC|S\.A\.S?\.?|SAS|SARL"
    r"|S\.à ?r\.l\."
    r"|Sàrl|CLG|CIC|fmba|ASBL|vzw|VZW|EIG|e\. ?G\.|e\.K\.|gUG|GbR|Kft\.|Nyrt\.|Ehf\.|ehf\.|AS"
    r"|S\.p\.A\.|SpA|S\.r\.l\.|B\.V\.|BV|N\.V\.|NV|A/S|ApS|ASA|AB|Oy|Oyj|OÜ|UAB|SIA|d\.o\.o\."
    r"|s\.r\.o\.|inc\.|Bhd\.?|a\.s\.|Sp\. z o\.o\.|K\.K\.|KK|G\.K\.|Sdn\.? Bhd\.?|S\.L\.|Lda\.?"
    r"|Kft\.?|Zrt\.?|ry(?= |[,.;)]|$)|z\. ?s\.|z\. ?ú\.|o\. ?p\. ?s\.|MTÜ|ETS|n\. ?o\."
    r"|j\.d\.o\.o\.|GIE)"
)


LEGAL_NAME = regex(
    rf"(?<![\w-]){CAP}(?: (?:(?:(?:of|for|&|and|und|für) )?{CAP}|\d{{1,3}}(?= [A-Z])))*?(?:, ?"
    rf"| )(?:[A-ZÄÖÜ]\w+-)?{LEGAL}(?!\w)"
)


STOP = frozenset(words("capitalised", "no_name_begins"))


#: Fields of work and things: what stands after ‘of’ in a role, and names no body alone.
FIELD_NOUNS = frozenset(words("capitalised", "fields"))


_WORD = regex(r"[\w'’-]+")


def is_generic(text: str) -> bool:
    """Whether a run of capitalised words names no body in particular."""
    words = _WORD.findall(text)
    return not words or words[0] in STOP or all(w in FIELD_NOUNS for w in words)


@cache
def heads(language: str) -> list[tuple[str, str]]:
    """The words for kinds of bodies of a language, longest first, with their classes."""
    rows = dict(table("organizations")[language]["head"])
    if language == "de":
        rows = {**table("organizations")["en"]["head"], **rows}
    return sorted(rows.items(), key=lambda row: (-len(row[0]), row))


@cache
def compound_heads() -> list[tuple[str, str]]:
    """German heads as the last part of a compound: Bundesministerium, Max-Planck-Institut."""
    heads = table("organizations")["de"]["head"]
    long = {h.lower(): kind for h, kind in heads.items() if len(h) > 5 and h[0].isalpha()}
    long["institute"] = "ResearchInstitute"
    return sorted(long.items(), key=lambda row: (-len(row[0]), row))


@cache
def _role_words() -> frozenset[str]:
    heads = table("roles")["heads"].values()
    rows = [w.lower().split() for row in heads for lang in ("de", "en") for w in row[lang]]
    openings = {"chief", "managing", "executive", "vice", "lord", "prime", "consul", "senior"}
    return frozenset(row[0] for row in rows if len(row) == 1 or row[0] in openings)


def is_role(word: str) -> bool:
    """Whether a word begins the title of a role."""
    return word.lower().strip(",.;") in _role_words()


#: Verbs of headlines in capitals: Forum Extends Pact.
VERB = regex(
    r"(?:Extend|Sign|Join|Renew|Launch|Agree|Conclude|Announce|Ink|Unveil|Team|Link|Forge|Seal"
    r"|Strike"
    r"|Open|Appoint|Name|Expand|Deepen|Strengthen|Pledge|Commit|Host|Win|Enter|Form|Establish)"
    r"(?:s|es|ed|d|ing)?|Signing"
)


#: Words for agreements: they end a name in a list, X, Memorandum of Understanding.
PAPER = regex(
    r"Memorand|Agreement|Letter|MoU|MOU|LoI|Contract|Vertrag|Vereinbarung|Abkommen|Absichtserkl"
    r"|Kooperationsv|Kooperationsabk|Partnerschaftsv|Partnerschaftsabk|Rahmenv|Rahmenabk"
)
