"""Words of German and English that make, begin or end the name of a body, or never do."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.latin.persons import UPPER
from graph.lexicon import table, words

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


LEGAL_NAME = re.compile(
    rf"(?<![\w-]){CAP}(?: (?:(?:(?:of|for|&|and|und|für) )?{CAP}|\d{{1,3}}(?= [A-Z])))*?(?:, ?"
    rf"| )(?:[A-ZÄÖÜ]\w+-)?{LEGAL}(?!\w)"
)


STOP = frozenset(words("capitalised", "no_name_begins"))


#: Fields of work and things: what stands after ‘of’ in a role, and names no body alone.
FIELD_NOUNS = frozenset(words("capitalised", "fields"))


_WORD = re.compile(r"[\w'’-]+")


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


#: Kobe's Rinko Labs; but King's College, Seaside Children's Hospital.
OWNS = (
    r"(?!St\b|King|Queen|Child|Wom[ae]n|M[ae]n|People|Saint|Patient|Merchant|Farmer|Guy|Trinity)"
    rf"[{UPPER}][\w&-]+['’]s"
)


POSSESSIVE = re.compile(rf"(?:{CAP} )*?{OWNS} (?={CAP} (?:(?:for|of) )?{CAP})")


_WORD_OF = re.compile(rf"({CAP}) (?:of|der|des) (?={CAP}(?: |$))")
_WORD_BEFORE_NAME = re.compile(rf"({CAP}) (?:of |der |des )?(?={CAP} )")


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
COMMON_NOUN = re.compile(
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
VERB = re.compile(
    r"(?:Extend|Sign|Join|Renew|Launch|Agree|Conclude|Announce|Ink|Unveil|Team|Link|Forge|Seal"
    r"|Strike"
    r"|Open|Appoint|Name|Expand|Deepen|Strengthen|Pledge|Commit|Host|Win|Enter|Form|Establish)"
    r"(?:s|es|ed|d|ing)?|Signing"
)


#: Words for agreements: they end a name in a list, X, Memorandum of Understanding.
PAPER = re.compile(
    r"Memorand|Agreement|Letter|MoU|MOU|LoI|Contract|Vertrag|Vereinbarung|Abkommen|Absichtserkl"
    r"|Kooperationsv|Kooperationsabk|Partnerschaftsv|Partnerschaftsabk|Rahmenv|Rahmenabk"
)
