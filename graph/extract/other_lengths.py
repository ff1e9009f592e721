"""Lengths of time beside an agreement's term: by how much it renews itself, and of a notice.

「3年間とし、…申出がないときは、さらに1年間更新する」 has a term of three years. So has
"valid for three years, terminable with six months' notice", and "drei Jahre, danach
jeweils ein Jahr".
"""

from __future__ import annotations

from graph.patterns import regex

#: Right before and right after such a length: what one of them says settles it.
_BEFORE = {
    "ja": regex(
        r"(?:場合|とき|限り|なければ|なかった)[^。]{0,24}$|(?:更に|さらに|自動的に|その後|以後)[^。]{0,6}$"
    ),
    "en": regex(
        r"\b(?:automatically|thereafter|successive|further|additional|another|subsequent|renewable)"
        r"(?: [\w-]+){0,4} $|\b(?:renews|extends)(?: itself)?(?: [\w-]+){0,2} $"
        r"|\bnotice(?: period)? of (?:at least )?$"
    ),
    "de": regex(
        r"\b(?:jeweils|danach|anschließend|weitere[nrs]?|automatisch|stillschweigend"
        r"|verlängert sich|Frist von|Kündigungsfrist(?: von|:)?)(?: [\w-]+){0,2} $"
    ),
}
_AFTER = {
    "ja": regex(r"間?(?:以上)?(?:前|以内|の予告)"),
    "en": regex(r"['’]?s?['’]?(?: (?:prior|advance|written|of))* (?:notice|beforehand)"),
    "de": regex(r"e?n?,? (?:zuvor|vorher|vor Ablauf|im Voraus|zum (?:Monats|Jahres)ende)\b"),
}
#: A renewal by so much, where the term was given before.
_RENEWED = {
    "ja": regex(r"間?(?:ずつ|、|を)?(?:自動)?(?:更新|延長|継続)"),
    "en": regex(r"(?!)"),
    "de": regex(r"e?n? (?:verlängert|erneuert)"),
}
_REACH = 48


def is_other_length(text: str, start: int, end: int, language: str, known: bool) -> bool:
    """Whether the length of time at ``start`` to ``end`` is no term.

    ``known``: the agreement has a term already.

    >>> clause = "valid for two years and then automatically for one year"
    >>> is_other_length(clause, 10, 19, "en", False), is_other_length(clause, 47, 55, "en", True)
    (False, True)
    """
    before = text[max(0, start - _REACH) : start]
    return bool(
        _BEFORE[language].search(before)
        or _AFTER[language].match(text, end)
        or (known and _RENEWED[language].match(text, end))
    )
