"""The shape of people's names in German and English text, with the titles around them.

Given name first or family name first, initials, double names, particles,
nicknames in quotation marks, names in capitals, letters after the name.
"""

from __future__ import annotations

from graph.lexicon import words
from graph.patterns import regex

#: Letters of the Latin alphabets of Europe, and of romanised Asian names.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "A-Z" + "".join(c for c in _LETTERS if c.isupper())
LOWER = "a-z" + "".join(c for c in _LETTERS if c.islower())

#: The same in a few characters, for patterns that are made of these a hundred times over: beyond
#: Latin-1 the letters of both cases take turns, so there each is of either case.
_EITHER = "\u0100-\u024f\u1e00-\u1eff"
_HIGH, _LOW = f"A-ZÀ-ÖØ-Þ{_EITHER}", f"a-zß-öø-ÿ{_EITHER}"
_NOT_SMALL = "(?![" + "".join(c for c in _LETTERS if c.islower() and c > "\xff") + "])"

_PLAIN = (
    rf"{_NOT_SMALL}[{_HIGH}](?:['’][{_HIGH}])?[{_LOW}]+(?:[{_HIGH}][{_LOW}]+)?(?:['’][{_LOW}]+)*"
)
_INITIALS = rf"(?:(?<![{_HIGH}a-zß-öø-ÿ])[{_HIGH}]\.(?:-?[{_HIGH}]\.)*)"
#: Labels that follow a name where lines run together.
_LABELS = (
    r"(?!(?:Entschuldigt|Apologies|Protokoll|Present|Anwesend|Title|Position|Funktion|Date|Datum"
    r"|Tel|Ext|Phone|Mobile|Fax|Contact|Kontakt|Questions|Fragen|Rückfragen|Signatories"
    r"|Telefon|Email|E-Mail|Signatures?|Unterschrift(?:en)?|Minutes"
    r"|Gäste|Gast|Guest|Officer|Recommendation"
    r"|Wie|Neben|Dass|Auch|Während|Nachdem|Dabei"
    r"|MLC|MLA|MEP|TD)\b)"
)
# Most letters are small: that one is not comes first.
WORD = rf"(?=[{_HIGH}])(?:{_LABELS}{_PLAIN}(?:[-‐][{_HIGH}a-zß-öø-ÿ][{_LOW}]+)*|{_INITIALS})"
CAPITALS = rf"[{_HIGH}]{{3,}}(?:-[{_HIGH}]{{2,}})?"
PARTICLE = (
    r"(?:van der|van den|van de|van|von der|von dem|von und zu|von|zu|af|av|de la|de"
    r"|del|della|di|da|dos|der|den|ten|ter|bin|binti|bte|ibn|al|el|le|la|y|d/o|s/o|a/l|a/p"
    r"|Graf von|Gräfin von|Freiherr von|Graf|Gräfin|Freifrau|Freiherr)"
)
_NICK = r"(?: [\"“„(][A-Z]\w+[\"”“)])?"
_JUNIOR = r"(?:,? (?:Jr|Sr|jun|sen)\.|,? (?:Jr|Sr)(?!\w)| I{2,3}(?!\w))?"
#: Four words or more only where the particle of a Malay or Arabic name joins them.
_SON_OF = rf"{WORD}(?: {WORD}){{1,3}} (?:bin|binti|bte|ibn|a/l|a/p)(?: {WORD}){{1,3}}"
NAME = rf"(?:{_SON_OF}|{WORD}{_NICK}(?: (?:{PARTICLE} )?{WORD}){{1,3}}{_JUNIOR})"
#: A name in a place where nothing but a name can stand: one word may be in capitals.
SURE_NAME = (
    rf"(?:{CAPITALS} {WORD}(?: {WORD})?(?!\w)|{WORD}(?: {WORD})? {CAPITALS}(?!\w)"
    rf"|{WORD}{_NICK}(?: (?:{PARTICLE} )?{WORD}){{0,3}}{_JUNIOR})"
)

_DEGREE = (
    r"(?:h\. ?c\.|mult\.|med\.|rer\.|nat\.|phil\.|jur\.|iur\.|pol\.|oec\.|publ\.|ing\.|sc\."
    r"|techn\.|vet\.|dent\.|habil\.|em\.|E\. ?h\.|hum\.|biol\.|dr\.)"
)
TITLE = (
    r"(?:(?:Univ\.-|Hon\.-|Jun\.-|[Aa]o\. ?|[Aa]pl\. ?|em\. ?|Assoc\. |Asst\. |Adj\. |Associate "
    r"|Assistant |Emeritus |Assoc |Asst |Adj )?(?:Prof\.(?:in)?|Professor(?:in)?|Prof(?!\w))"
    r"|D?Dr(?:\.-(?:Ing|Phil|Jur|Med)\.|\.in|\.ⁱⁿ|\.|(?![\w-]))|(?:M?Mag|Mgr|Bc|Ing|(?:MU|RN|Ph|JU|Pharm|Ph)Dr|[Ll]ic|[Dd]rs|[Ii]r|[Mm]r)\.(?:a|in)?"
    r"|Dipl\.-[A-ZÄÖÜ][a-zäöü]+\.?(?:in)?|DI(?:in)?(?= )|PD|Priv\.-Doz\.(?:in)?"
    r"|Mr(?!\w)|Mrs\.?|Ms\.?|Mx\.?|Miss|Mme\.?|Mlle|Mgr|Madame?|Sir|Dame|Lord|Lady|Baroness|Herr(?:n|en)?|Damen"
    r"|Frau"
    r"|Cllr\.?|Cr\.?(?= )|Clr\.?(?= )|Datuk?|Ts(?= )|Dato[’']?|Datin|Tan Sri|Puan|Encik|Prim\."
    r"|MMag\."
    r"|[Aa]vv\.|ing\.|prof\.ssa|[Dd]ott(?:\.ssa|\.|or(?:essa)?(?= ))|KommR(?:in)?(?= )"
    r"|Smt\.|Shri|CA(?= )|Hon'ble|Komm\.-Rat|Bakk\.|Ald\.|Amb\.|Sen\."
    r"|Rep\.|Assemblyman|Justice"
    r"|Sheikha?|(?:His|Her|Their) (?:Worship|Excellency|Honour|Royal Highness|Highness)"
    r"|Herr(?:n)?|HE(?= )"
    r"|(?:Rt\.? )?Hon(?:ou?rable|\.)?(?!\w)|Rev\.?(?!\w)|H\. ?E\.|ppa\.|i\. ?[VA]\.|Eng\."
    r"|RA(?:in)?(?= )"
    rf"|{_DEGREE})"
)
TITLES = rf"(?:{TITLE} ?)+"
TITLED = regex(rf"(?<![\w.-])(?P<titles>{TITLES})(?P<name>{SURE_NAME})")
#: Degrees and honours after a name.
LETTERS = regex(
    r"(?:,? (?:Ph\.? ?D\.?|D\.?Phil|M\.?D\.?|MBA|MPH|M\.?Sc\.?|M\.?A\.?|B\.?Sc\.?|J\.?D\.?"
    r"|LL\.?[MBD]\.?"
    r"|FRS[EC]?|FRCP|FRCS|[OCM]BE|[KQ]C|MdL|MdB|MdEP|MEP|MLA|MLC|TD|CPA|CFA|RN|PharmD|D\.?Sc\.?"
    r"|AO|AM|OAM|MPhil|MEng|FAA|B\.?A\.?|M\.?Eng\.?|MD)(?![\w]))+"
)

_NO_GIVEN_NAME = regex(
    r"(?:(?<!yo)(?<!ye)(?<!yu)(?<!eu)(?<!oo)ung|heit|keit|schaft|tion|tionen|ungen|ität|ismus|tik)$"
)
#: Medizincluster Nordau: a German compound that ends in a word for a kind of body.
_BODY_FIRST = regex(
    r"\w{3,}(?:cluster|netzwerk|verband|verein|verbund|zentrum|institut|agentur|stiftung|hochschule"
    r"|universität|klinikum|gesellschaft|kammer|park|campus|plattform|initiative|ministerium)$"
)
_NO_NAMES = frozenset(words("capitalised", "no_person"))


_FORMS_OF_ADDRESS = frozenset(("Sir", "Dame", "Lord", "Lady", "Madam", "Herr", "Frau"))


_KOREAN_GIVEN = regex(rf"[{UPPER}][{LOWER}]+-[{UPPER}]?[{LOWER}]+")


_PART = regex(rf"[{UPPER}{LOWER}][\w'’.-]*")
_TITLE_FIRST = regex(rf"{TITLE} ")


def is_name(name: str) -> bool:
    """Whether a run of words of the right shape can be a person's name."""
    parts = _PART.findall(name)
    words = [word for word in parts if word not in ("der", "von", "van", "de", "zu", "af")]
    if _TITLE_FIRST.match(name) or name in _FORMS_OF_ADDRESS:
        return False
    # Park Nam-il, Nam-Il Park: a Korean given name shows its family name.
    korean = len(words) == 2 and (
        _KOREAN_GIVEN.fullmatch(words[-1])
        or (words[-1] == "Park" and _KOREAN_GIVEN.fullmatch(words[0]))
    )
    young = len(words) > 1 and words[-1] == "Young"
    # Anna van Hall: behind a particle stands a family name.
    noble = len(parts) > 2 and parts[-2] in ("van", "von", "de", "zu")
    named = words[:-1] if young or noble else words
    if not words or (any(word in _NO_NAMES for word in named) and not korean):
        return False
    if _NO_GIVEN_NAME.search(words[0]) and len(words[0]) > 6 and "-" not in words[0]:
        return False
    if _BODY_FIRST.match(words[0]):
        return False
    return any(len(word) > 1 and not word.endswith(".") for word in words)
