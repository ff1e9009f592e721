"""Names of months, ordinals and numerals in Japanese, German and English."""

from __future__ import annotations

#: Names of months as they are written in running text.
MONTHS: dict[str, dict[str, int]] = {
    "de": {
        "Januar": 1, "Jänner": 1, "Februar": 2, "Feber": 2, "März": 3, "April": 4, "Mai": 5,
        "Juni": 6, "Juli": 7, "August": 8, "September": 9, "Oktober": 10, "November": 11,
        "Dezember": 12,
    },
    "en": {
        "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7,
        "August": 8, "September": 9, "October": 10, "November": 11, "December": 12,
    },
}  # fmt: skip

#: Abbreviations; they count only beside a day, and may carry a full stop.
SHORT_MONTHS: dict[str, dict[str, int]] = {
    "de": {
        "Jan": 1, "Jän": 1, "Feb": 2, "Mär": 3, "Mrz": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8,
        "Sep": 9, "Sept": 9, "Okt": 10, "Nov": 11, "Dez": 12,
    },
    "en": {
        "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
        "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12,
    },
}  # fmt: skip

#: Months whose name is nothing else: no first name, surname, verb or adjective.
PLAIN_MONTHS: dict[str, tuple[str, ...]] = {
    "de": (
        "Januar", "Jänner", "Februar", "Juni", "Juli", "September", "Oktober", "November",
        "Dezember",
    ),
    "en": ("January", "February", "July", "September", "October", "November", "December"),
}  # fmt: skip

_UNITS = {
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "de": {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig"},
    "en": {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"},
}


def _cardinals(language: str) -> dict[str, int]:
    units = _UNITS[language].split()
    words = {word: value for value, word in enumerate(units) if value}
    for tens, name in _TENS[language].items():
        words[name] = tens
        for unit in range(1, 10):
            compound = f"{units[unit]}und{name}" if language == "de" else f"{name}-{units[unit]}"
            words[compound] = tens + unit
    for word, value in list(words.items()):
        words[word.replace("ß", "ss")] = value
    return words


#: Words for the numbers from 1 to 59.
CARDINALS: dict[str, dict[str, int]] = {language: _cardinals(language) for language in _UNITS}

_IRREGULAR = {
    "de": {"ein": "erst", "drei": "dritt", "sieben": "siebt", "acht": "acht"},
    "en": {
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
        "nine": "ninth", "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth",
    },
}  # fmt: skip


def _ordinals(language: str) -> dict[str, int]:
    words: dict[str, int] = {}
    for cardinal, value in CARDINALS[language].items():
        if value > 31:
            continue
        if language == "de":
            stem = _IRREGULAR["de"].get(cardinal, cardinal + ("t" if value < 20 else "st"))
            words |= {f"{stem}en": value, f"{stem}er": value, f"{stem}e": value}
        else:
            head, dash, last = cardinal.rpartition("-")
            words[head + dash + _IRREGULAR["en"].get(last, f"{last}th")] = value
    return words


#: Words for the days of a month: ersten … einunddreißigsten, first … thirty-first.
ORDINALS: dict[str, dict[str, int]] = {language: _ordinals(language) for language in _UNITS}

_KANJI = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}

#: A number below 100 in digits or kanji, as a regular expression.
JA_NUMBER = (
    r"(?:[0-9]{1,2}(?![0-9])|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
)


def ja_number(text: str) -> int | None:
    """The value of digits (28), of kanji (二十八) or of a kanji year (二〇一八); else None."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    tens, ten, units = text.partition("十")
    if ten:
        head = _KANJI.get(tens) if tens else 1
        tail = _KANJI.get(units) if units else 0
        return None if head is None or tail is None else head * 10 + tail
    if not text or any(digit not in _KANJI for digit in text):
        return None
    return int("".join(str(_KANJI[digit]) for digit in text))
