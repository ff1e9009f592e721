"""Names of organisations, clusters and facilities in German and English text.

A name is a run of capitalised words with a word for a kind of organisation in
it: before it (City of Yokohama, Ministerium für …), after it (AusBiotech
Foundation) or as its end (Helmholtz-Zentrum).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extract.mentions import Found
from graph.extract.persons_latin import UPPER
from graph.lexicon import table, words

CAP = rf"(?:[{UPPER}][\w^&’'.-]*[\w^]|[{UPPER}]|[a-z]{{1,4}}[A-Z][\w-]*)"
_AND = r"(?: (?:and|und|&) |, )"
_TAIL = rf"{CAP}(?: {CAP})*(?:{_AND}{CAP}(?: {CAP})*)*"
_LEGAL = (
    r"(?:GmbH(?: & Co\. (?:KG|KGaA))?|gGmbH|Ges\.?m\.?b\.?H\.?|mbH|AG(?: & Co\. KG)?|KGaA|SE|KG|OG"
    r"|eG"
    r"|e\. ?V\.|e\. ?U\.|Inc\.?|Incorporated|Ltd\.?|Limited|LLC|LLP|Corp\.?|Corporation"
    r"|Co\., ?Ltd\.?"
    r"|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|Pte\.? Ltd\.?|\(Pty\) Ltd\.?|plc|PLC|CIC|S\.A\.S?\.?|SAS|SARL"
    r"|S\.à ?r\.l\."
    r"|Sàrl|CLG|CIC|ASBL|vzw|VZW|EIG|e\. ?G\.|e\.K\.|gUG|GbR|Kft\.|Nyrt\.|Ehf\.|ehf\.|AS"
    r"|S\.p\.A\.|SpA|S\.r\.l\.|B\.V\.|BV|N\.V\.|NV|A/S|ApS|ASA|AB|Oy|Oyj|OÜ|UAB|SIA|d\.o\.o\."
    r"|s\.r\.o\.|inc\.|Bhd\.?|a\.s\.|Sp\. z o\.o\.|K\.K\.|KK|G\.K\.|Sdn\.? Bhd\.?|S\.L\.|Lda\.?"
    r"|Kft\.?|Zrt\.?)"
)
LEGAL_NAME = re.compile(
    rf"(?<![\w-]){CAP}(?: (?:(?:of|for|&|and|und|für) )?{CAP})*?(?:, ?"
    rf"| )(?:[A-ZÄÖÜ]\w+-)?{_LEGAL}(?!\w)"
)
_CITY = re.compile(
    rf"(?<![\w-])(?:(?:[Cc]ity|[Cc]anton|[Pp]rovince) of {CAP}(?: (?:Town|City|York|Aires|Angeles"
    rf"|Francisco|Diego|Bay|Beach"
    rf"|Falls|Springs))?|{CAP}(?: Metropolitan| Special)? (?:City|Prefecture|Province)"
    rf"(?! University| Council| Hospital| Government| Hall)|(?:Kanton|Präfektur|Stadt"
    rf"|Landeshauptstadt|Hansestadt"
    rf"|Freistaat|Gemeinde|Marktgemeinde|Bundesstadt|Universitätsstadt"
    rf"|Land) (?!Stadt){CAP}(?: (?:am|an der|im|in der|ob der) {CAP}| \((?:Saale|Oder|Main|Havel"
    rf"|Spree)\))?"
    rf"|(?:Ville|Commune) de (?:La )?{CAP}|Comune di {CAP}|Ciudad de {CAP}|Gemeente {CAP})"
    r"(?![\w])"
)
_SEVERAL = re.compile(
    rf"(?:Kantonen?|Städten?|Präfekturen|Landkreisen?|Universitäten|(?:Bundesl|L)ändern?|Gemeinden"
    rf"|Kommunen|Regionen|[Cc]ities of|prefectures of"
    r"|universities of|towns of|counties of|provinces of) "
    rf"(?P<names>{CAP}(?: {CAP})?(?:, {CAP}(?: {CAP})?)*,? (?:und|and) {CAP}(?: {CAP})?)"
)
_STOP = frozenset(words("capitalised", "no_name_begins"))

#: Words that say what a cluster is about, not which one it is.
_FIELDS = frozenset(words("capitalised", "cluster_subjects"))


#: Fields of work and things: what stands after ‘of’ in a role, and names no body alone.
_FIELD_NOUNS = frozenset(words("capitalised", "fields"))


def is_generic(text: str) -> bool:
    """Whether a run of capitalised words names no body in particular."""
    words = re.findall(r"[\w'’-]+", text)
    return not words or words[0] in _STOP or all(w in _FIELD_NOUNS for w in words)


@cache
def _heads(language: str) -> list[tuple[str, str]]:
    rows = dict(table("organizations")[language]["head"])
    if language == "de":
        rows = {**table("organizations")["en"]["head"], **rows}
    return sorted(rows.items(), key=lambda row: (-len(row[0]), row))


@cache
def _compound_heads() -> list[tuple[str, str]]:
    """German heads as the last part of a compound: Bundesministerium, Max-Planck-Institut."""
    heads = table("organizations")["de"]["head"]
    long = {h.lower(): kind for h, kind in heads.items() if len(h) > 5 and h[0].isalpha()}
    long["institute"] = "ResearchInstitute"
    return sorted(long.items(), key=lambda row: (-len(row[0]), row))


_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = ("AND", "OF", "FOR", "THE", "UND", "FÜR", "DER", "DES")


def latin_names(text: str, language: str) -> Iterator[Found]:
    """Names by their form alone; the caller resolves overlaps with known names."""
    if text.isupper():
        text = _WORDS.sub(lambda m: m.group() if m.group() in _SMALL else m.group().title(), text)
        text = re.sub(rf"\b(?:{'|'.join(_SMALL)})\b", lambda m: m.group().lower(), text)
        ends = text.rstrip(" .:").rsplit(" ", 1)[-1]
        if len(text) < 80 and any(head == ends for head, _ in _heads(language)):
            yield Found(0, len(text.rstrip(" .:")), "organization", ())
            return
    for found in _names(text, language):
        owned = re.search(r"['’]s?$", text[found.start : found.end])
        yield found._replace(end=found.end - len(owned.group())) if owned else found


def _names(text: str, language: str) -> Iterator[Found]:
    lower = _LOWER_NAME.match(text)
    if lower is not None:
        yield Found(*lower.span("name"), "organization", ())
    for match in LEGAL_NAME.finditer(text):
        start = match.start() + leading_words(match.group())
        start += _other_body(text[start : match.end()], language)
        kind = "Association" if "V." in match.group()[-5:] else "Company"
        yield Found(start, match.end(), "organization", (kind,))
    for match in _SEVERAL.finditer(text):
        for name in re.finditer(rf"{CAP}(?: {CAP})?", match["names"]):
            start = match.start("names")
            yield Found(start + name.start(), start + name.end(), "organization", ("PublicBody",))
    for match in _CITY.finditer(text):
        if match.group().split()[0] not in _STOP:
            yield Found(*match.span(), "organization", ("PublicBody",))
    yield from _units(text, language)
    yield from _by_head(text, language)
    yield from _places_to_be(text, language)
    yield from _apposed(text)


#: Words for a kind of body that a name of one follows: der Cluster X, the start-up X.
_KIND_NOUN = (
    r"(?:[Vv]ereins?|[Vv]erbande?s?|[Nn]etzwerks?|\w*[Bb]eirate?s?|[Ff]irma|[Uu]nternehmen"
    r"|[Ss]tart-?[Uu]p|Stiftung|[Ii]nitiative"
    r"|Gegenstück|Partnerorganisation|Partnerverband|Konsortium|Agentur|Plattform|Dachorganisation"
    r"|\w+[ck]luster|\w+unternehmen|\w+firma|\w+netzwerk|\w+verein|\w+verband|[Cc]lusters?"
    r"|[Nn]etwork|[Cc]ompany|firm|counterpart|charity|consortium|alliance|spin-?off|biotech)"
)
_APPOSED = re.compile(
    rf"(?<![\w-]){_KIND_NOUN} [\"„“«»]?(?P<name>{CAP}(?: (?:(?:of|for|für|&|de|der) )?{CAP})*)"
)


def _apposed(text: str) -> Iterator[Found]:
    """der slowakische Cluster X: the name after a word for the kind of body it is of."""
    for match in _APPOSED.finditer(text):
        name = match["name"]
        words = name.split()
        common = re.search(r"(?:ung|ungen|heit|keit|schaft|tion|tionen|tät|ismus)$", words[0])
        if common or is_generic(name) or any(_is_role(word) for word in words):
            continue
        if _PAPER.match(name) or words[0].rstrip(".") in _STOP or len(name) < 4:
            continue
        coined = len(words) > 1 or re.search(r"[a-zäöü][A-Z]|^[A-Z]{3}|-", name)
        if coined or re.match(r"[\"“”«»]| \(| aus | from | mit Sitz| in ", text[match.end() :]):
            cluster = re.match(r"\w*[ck]luster", match.group(), re.IGNORECASE)
            types = ("ClusterOrganization",) if cluster else ()
            yield Found(*match.span("name"), "organization", types)


def _other_body(name: str, language: str) -> int:
    """Dundrum Foundation and Vantiscope Ltd: the length of a first body, with the ‘and’."""
    ends = {head.split()[-1] for head, _ in _heads(language)} | {"City", "Prefecture", "Province"}
    for which in ("facility", "cluster"):
        rows = table("organizations")[which][language]
        ends.update(rows["ends"] if isinstance(rows, dict) else rows)
    skipped = 0
    for match in re.finditer(r",? (?:and|und|&|for|für) ", name):
        last = name[skipped : match.start()].split()[-1:] or [""]
        compound = language == "de" and any(
            last[0].lower().endswith(h) for h, _ in _compound_heads()
        )
        if match.group().strip(", ") != "&" and (
            last[0] in ends or compound or re.fullmatch(r"[A-Z]{3,}|\w*[a-z][A-Z]{2,}\w*", last[0])
        ):
            skipped = match.end()
    return skipped


#: A name in lower case shows only by its legal form, at the head of a line.
_LOWER_NAME = re.compile(
    rf"(?P<name>[a-zäöü][\w-]+(?: [a-zäöü][\w-]+){{0,3}} {_LEGAL})(?=$|[,;(]| –)"
)
#: Kobe's Rokko Labs; but King's College London, Lakeshore Children's Hospital.
_OWNS = (
    r"(?!St\b|King|Queen|Child|Wom[ae]n|M[ae]n|People|Saint|Patient|Merchant|Farmer|Guy|Trinity)"
    rf"[{UPPER}][\w&-]+['’]s"
)
_POSSESSIVE = re.compile(rf"(?:{CAP} )*?{_OWNS} (?={CAP} {CAP})")


def leading_words(name: str) -> int:
    """How many characters of the name's beginning are no part of it."""
    owner = _POSSESSIVE.match(name)
    skipped = owner.end() if owner else 0
    while (first := name[skipped:].split(" ", 1))[0] in _STOP and len(first) > 1:
        skipped += len(first[0]) + 1
    # What follows the last role is the body it is a role in: Managing Director of X GmbH.
    while match := re.match(rf"({CAP}) (?:of |der |des )?(?={CAP} )", name[skipped:]):
        if not _is_role(match[1]):
            break
        skipped += match.end()
    for match in re.finditer(rf"({CAP}) (?:of|der|des) (?={CAP} )", name[skipped:]):
        if _is_role(match[1]):
            return skipped + match.end()
    noun = _COMMON_NOUN.match(name, skipped)
    return noun.end() if noun else skipped


#: Das Medizintechnikcluster Medical Valley e. V., Die X-Ausgründung Y GmbH, Jahresbericht X:
#: common nouns and kinds of text before a name.
_COMMON_NOUN = re.compile(
    r"(?:\w*[Bb]eirate?s? (?=[A-ZÄÖÜ])|[\w-]*?(?:[Cc]luster|[Oo]rganisation|[Uu]nternehmen|verband"
    r"|[Ff]irma|netzwerk) (?=\S+ )"
    r"|(?:Firma|Unternehmen|Konzern|Startup|Start-up|Verein|Netzwerk|Initiative|Clusters?|Mieterin"
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


#: Organs inside any body, and seats.
_NO_BODY = re.compile(
    r"(?:(?:Management|Executive|Supervisory|Advisory|Steering|Governing|Editorial|Scientific|Head"
    r"|Joint|Main|Branch|Registered|Annual|Core|High|Higher|Primary|Summer|Graduate) )+"
    r"(?:Board|Office|Committee|Commission|School|Council|Headquarters)"
    r"|(?:Council|Board|Town|City) (?:Chambers?|Room|Offices?|Meeting|Hall)"
)


def _by_head(text: str, language: str) -> Iterator[Found]:
    for head, kind, start, end in _head_words(text, language):
        left = _left_of(text, start)
        left -= 4 if text[:left].endswith("St. ") else 0
        right = _right_of(text, end, head)
        if left == start and right == end and "-" not in text[start:end]:
            continue
        if text[left:right].split()[-1] in table("organizations")["facility"]["en"]["ends"]:
            continue
        owned = _POSSESSIVE.match(text[left:right])
        left += owned.end() if owned else 0
        if _NO_BODY.fullmatch(text[left:right]) or is_generic(text[left:right]):
            continue
        yield Found(left, right, "organization", (kind,) if kind else ())


def _head_words(text: str, language: str) -> Iterator[tuple[str, str, int, int]]:
    for head, kind in _heads(language):
        if head.endswith(".") or kind == "Company" or head in ("Stadt", "Kanton", "Präfektur"):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(head)}(?![\w-])", text):
            yield head, kind, *match.span()
    if language == "de":
        for match in re.finditer(r"(?<![\w-])[A-Za-zÄÖÜäöüß][\w-]{6,}(?![\w-])", text):
            word = match.group().lower()
            for head, kind in _compound_heads():
                if (
                    word.endswith(head)
                    and (word != head)
                    and any(c.isupper() for c in match.group())
                ):
                    yield head, kind, *match.span()
                    break


def _left_of(text: str, start: int) -> int:
    """Takes in the capitalised words (and of, &) before a head."""
    head = start
    while True:
        before = re.search(rf"(?<![\w-])({CAP})( (?:of|for|&)|)? $", text[:start])
        if (
            before is None
            or before[1] in _STOP
            or before[1].endswith((".", ","))
            or _is_role(before[1])
            or (start < head and re.fullmatch(_OWNS, before[1]))
            or (before[2] == " of" and re.match(r"Prefecture|City|County|Province", text[head:]))
        ):
            return start
        # … Research and Technology Bavarian Ministry: the word after ‘and’ ends another name.
        if re.search(r"[a-z],? (?:and|und) $", text[: before.start(1)]) and " for " in text[:start]:
            return start
        start = before.start(1)


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
    )
    + (
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
#: Heads that are followed by ‘von’; others would take in what merely lies near them.
_LINKS = {"Generalkonsulat": "von|der|des", "Botschaft": "von|der|des", "Regierung": "von|der|des"}


def _right_of(text: str, end: int, head: str) -> int:
    """Takes in what the head is of or for, else the capitalised words after it."""
    named = re.match(rf" of (?:the )?({CAP}(?: {CAP})?) (?:and|und) ", text[end:])
    if named is not None and not {*named[1].split()} & _FIELD_NOUNS and named[1] not in _STOP:
        return end + named.end(1)
    if head in _FOREIGN:
        run = re.match(
            rf"(?: (?:(?:de la|de|del|della|do|da|du|di|des|d[’']) ?)?{CAP})+", text[end:]
        )
        return end + (run.end() if run else 0)
    tail = re.match(
        rf" (?:{_LINKS.get(head, 'of|for|für|zur')}) (?:the |die |den )?({_TAIL})", text[end:]
    )
    if tail is not None and tail[1].split()[0] not in _STOP:
        kept = end + tail.start(1) + _within(tail[1])
        return kept + _of_government(text, kept)
    if whole := _of_government(text, end):
        return end + whole
    after = re.match(rf"(?: {CAP})+", text[end:])
    if after is None:
        return end
    kept = 0
    for word in after.group().split():
        if word in _STOP or word.rstrip(",") in _STOP or _is_role(word) or _VERB.fullmatch(word):
            break
        kept += len(word) + 1
    return end + kept


def _of_government(text: str, end: int) -> int:
    """Amt für … der Stadt Chengdu: the length of the government that a public office is of."""
    whole = re.match(
        rf" (?:der|des) (?:(?:Stadt|Landeshauptstadt|Kantons?|Landes|Freistaate?s|Bundes|Präfektur"
        rf"|Region) {CAP}|[A-ZÄÖÜ]\w+landes(?!\w))",
        text[end:],
    )
    return whole.end() if whole else 0


@cache
def _role_words() -> frozenset[str]:
    heads = table("roles")["heads"].values()
    rows = [w.lower().split() for row in heads for lang in ("de", "en") for w in row[lang]]
    openings = {"chief", "managing", "executive", "vice", "lord", "prime", "consul", "senior"}
    return frozenset(row[0] for row in rows if len(row) == 1 or row[0] in openings)


def _is_role(word: str) -> bool:
    return word.lower().strip(",.;") in _role_words()


#: Verbs of headlines in capitals: Forum Extends Pact.
_VERB = re.compile(
    r"(?:Extend|Sign|Join|Renew|Launch|Agree|Conclude|Announce|Ink|Unveil|Team|Link|Forge|Seal"
    r"|Strike"
    r"|Open|Appoint|Name|Expand|Deepen|Strengthen|Pledge|Commit|Host|Win|Enter|Form|Establish)"
    r"(?:s|es|ed|d|ing)?|Signing"
)
#: Words for agreements: they end a name in a list, X, Memorandum of Understanding.
_PAPER = re.compile(
    r"Memorand|Agreement|Letter|MoU|MOU|LoI|Contract|Vertrag|Vereinbarung|Abkommen|Absichtserkl"
    r"|Kooperationsv|Kooperationsabk|Partnerschaftsv|Partnerschaftsabk|Rahmenv|Rahmenabk"
)


def _within(tail: str) -> int:
    """The length of the tail that belongs to the name: a list ends one word after ‘and’."""
    all_heads = {head for lang in ("de", "en") for head, _ in _heads(lang)}
    stop = len(tail)
    for match in re.finditer(rf"{CAP}", tail):
        if match.group() in _STOP or _is_role(match.group()) or _PAPER.match(match.group()):
            stop = match.start()
            break
        if match.start() and match.group() in all_heads:
            last_and = max(
                tail.rfind(" and ", 0, match.start()), tail.rfind(" und ", 0, match.start())
            )
            if last_and >= 0:
                first_word = re.match(rf" (?:and|und) {CAP}", tail[last_and:])
                stop = last_and + (first_word.end() if first_word else 0)
                break
    kept = tail[:stop].rstrip(" ,&").removesuffix(" and").removesuffix(" und")
    # A comma without ‘and’ after it leads on to the seat, not to a further subject.
    comma = kept.find(",")
    return comma if comma >= 0 and not re.search(r" (?:and|und|&) ", kept[comma:]) else len(kept)


def _units(text: str, language: str) -> Iterator[Found]:
    for head in table("organizations")[language]["unit"]["ends"]:
        if language == "de":
            pattern = rf"(?<![\w-]){head} (?:für )?(?!der |des |von )({_TAIL})"
        else:
            pattern = rf"(?<![\w-])(?:{CAP} )*{head}(?![\w-])(?: (?:of|for) ({_TAIL}))?"
        for match in re.finditer(pattern, text):
            start = match.start() + leading_words(match.group())
            end = match.end()
            named = match.start(1) > match.start() + len(head) + 5
            if match[1] and named and match[1].split()[0] not in _FIELD_NOUNS:
                end = match.start() + match.group().index(head) + len(head)
            elif match[1]:
                end = match.start(1) + _within(match[1])
                end = match.start(1) + _unit_tail(text[match.start(1) : end], language)
            if not _NO_BODY.fullmatch(text[start:end]) and text[start:end] != head:
                yield Found(start, end, "organization", ("OrganizationalUnit",))


def _unit_tail(tail: str, language: str) -> int:
    """A unit's name stops before the name of the body it belongs to."""
    for match in re.finditer(r", ", tail):
        rest = tail[match.end() :]
        if " und " not in rest and " and " not in rest and "," not in rest:
            return match.start()
        if (
            LEGAL_NAME.match(rest)
            or _CITY.match(rest)
            or rest.split()[0].endswith(("isches", "ische"))
        ):
            return match.start()
    if language == "de" and " und " in tail:
        end = re.search(rf" und {CAP}", tail)
        return end.end() if end else len(tail)
    return len(tail)


#: Places to be whose kind comes first: Biopark Ilmtal, Haus der Biologie, Palais Prinz Karl.
_NAMED_PLACE = re.compile(
    rf"(?<![\w-])(?:(?:Biopark|Technologiepark|Wissenschaftspark|Technopark|Campus|Palais|Schloss"
    rf"|Hotel"
    rf"|Innovationszentrum|Gründerzentrum|Château|Villa) (?P<name>{CAP}(?: {CAP})?)"
    rf"|(?:Haus|Zunfthaus|Halle|Kurhaus|Zentrum) (?:der|des|zur|zum|am) (?P<of>{CAP}))(?![\w-])"
)


def _places_to_be(text: str, language: str) -> Iterator[Found]:
    facility = "|".join(map(re.escape, table("organizations")["facility"][language]["ends"]))
    for match in re.finditer(rf"(?<![\w-])(?:{CAP} )+(?:{facility})(?![\w-])", text):
        start = match.start() + leading_words(match.group())
        if " " in text[start : match.end()]:
            end = match.end() + _region(text, match.end())
            yield Found(start, end, "facility", ("Facility",))
    for match in _NAMED_PLACE.finditer(text):
        if not is_generic(match["name"] or match["of"]):
            yield Found(*match.span(), "facility", ("Facility",))
    cluster = "|".join(map(re.escape, table("organizations")["cluster"][language]))
    for match in re.finditer(rf"(?<![\w-])(?:{CAP}[ -])+(?:{cluster})s?(?![\w-])", text):
        start = match.start() + leading_words(match.group())
        words = re.split(r"[ -]", text[start : match.end()])
        if len(words) > 1 and not all(word in _FIELDS for word in words):
            yield Found(start, match.end() + _region(text, match.end()), "cluster", ("Cluster",))


def _region(text: str, end: int) -> int:
    """Alpine Health Cluster Tirol: the length of the region's name after a cluster's."""
    after = re.match(rf" ({CAP})(?=$|[.,;:)]| [a-zäöü])", text[end:])
    if after is not None and re.fullmatch(rf"[{UPPER}]\w+-[{UPPER}]\w+", after[1]):
        return after.end()
    if after is None or is_generic(after[1]) or _is_role(after[1]):
        return 0
    return 0 if re.search(r"(?:ung|ungen|er|ern|schaft|tion|s)$", after[1]) else after.end()
