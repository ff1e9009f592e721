"""Invented press texts, as many as are asked for: the documents of the benchmark.

Document ``n`` depends on the seed and on ``n`` only, so that 10,000 documents
are 9,999 and one more. Organisations and people come back in later documents
under their full or short names and in other languages; how many there are
grows with the number of documents, as it does in an archive.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = 20260228

#: There is one organisation for this many documents, and a few to begin with.
_DOCUMENTS_PER_BODY = 4
_FIRST_BODIES = 40

_FAMILIES = (
    ("佐々木", "Sasaki"),
    ("長谷川", "Hasegawa"),
    ("石田", "Ishida"),
    ("森本", "Morimoto"),
    ("大塚", "Otsuka"),
    ("小野寺", "Onodera"),
    ("上田", "Ueda"),
    ("杉山", "Sugiyama"),
    ("今井", "Imai"),
    ("河野", "Kono"),
    ("藤原", "Fujiwara"),
    ("松井", "Matsui"),
    ("野村", "Nomura"),
    ("菊地", "Kikuchi"),
    ("新井", "Arai"),
    ("渡部", "Watabe"),
)
_GIVEN = (
    ("健一", "Kenichi"),
    ("直樹", "Naoki"),
    ("美咲", "Misaki"),
    ("和也", "Kazuya"),
    ("恵子", "Keiko"),
    ("拓也", "Takuya"),
    ("裕子", "Yuko"),
    ("誠", "Makoto"),
    ("陽子", "Yoko"),
    ("大輔", "Daisuke"),
    ("真由美", "Mayumi"),
    ("浩二", "Koji"),
)
_WESTERN_GIVEN = (
    "Anna", "Thomas", "Julia", "Markus", "Katrin", "Stefan", "Helen", "Robert",
    "Clara", "Martin", "Sophie", "Peter", "Laura", "Michael", "Ingrid", "David",
)  # fmt: skip
_WESTERN_FAMILY = (
    "Bergmann", "Hoffmann", "Lindner", "Harper", "Ellison", "Brandt", "Keller", "Whitfield",
    "Seidel", "Vogel", "Marlowe", "Ashcroft", "Winkler", "Thornton", "Albrecht", "Kessler",
)  # fmt: skip
_CITIES = (
    ("青葉市", "Aoba"),
    ("緑川市", "Midorikawa"),
    ("白浜市", "Shirahama"),
    ("松原市", "Matsubara"),
    ("北沢市", "Kitazawa"),
    ("浜松市", "Hamamatsu"),
    ("長岡市", "Nagaoka"),
    ("豊中市", "Toyonaka"),
)
_STEMS = (
    ("Nor", "ノル"), ("Vita", "ヴィタ"), ("Gen", "ジェン"), ("Cell", "セル"), ("Medi", "メディ"),
    ("Bio", "バイオ"), ("Pro", "プロ"), ("Lumi", "ルミ"), ("Sana", "サナ"), ("Neo", "ネオ"),
    ("Hel", "ヘル"), ("Ori", "オリ"), ("Theo", "テオ"), ("Arka", "アルカ"), ("Zeno", "ゼノ"),
    ("Poly", "ポリ"), ("Rega", "レガ"), ("Kyto", "キト"), ("Ato", "アト"), ("Mira", "ミラ"),
)  # fmt: skip
_FIELDS = (
    ("再生医療", "regenerative medicine", "regenerative Medizin"),
    ("創薬", "drug discovery", "Wirkstoffforschung"),
    ("医療機器", "medical devices", "Medizintechnik"),
    ("デジタルヘルス", "digital health", "digitale Gesundheit"),
    ("ゲノム解析", "genome analysis", "Genomanalyse"),
)


class Body(NamedTuple):
    """An invented organisation: its names, and the title of its head."""

    ja: str
    en: str
    de: str
    short: str
    title_ja: str
    title_en: str
    title_de: str


class Human(NamedTuple):
    """An invented person. A person from elsewhere has one spelling in all languages."""

    ja: str
    latin: str


@cache
def body(number: int, seed: int = SEED) -> Body:
    """The organisation of this number."""
    random = Random(f"{seed}/body/{number}")
    (one, kana_one), (two, kana_two), (three, kana_three) = random.sample(_STEMS, 3)
    name, kana = one + two.lower() + three.lower(), kana_one + kana_two + kana_three
    place, reading = random.choice(_CITIES)
    return (
        Body(
            f"株式会社{kana}", f"{name} Inc.", f"{name} Inc.", name,
            "代表取締役社長", "President", "Präsident",
        ),
        Body(
            f"{name} GmbH", f"{name} GmbH", f"{name} GmbH", name,
            "代表取締役", "Managing Director", "Geschäftsführer",
        ),
        Body(
            f"{kana}大学", f"{name} University", f"Universität {name}", name,
            "学長", "President", "Präsident",
        ),
        Body(
            f"公益財団法人{kana}産業振興財団", f"{name} Industrial Promotion Foundation",
            f"{name} Industrial Promotion Foundation", name,
            "理事長", "Chairman", "Vorsitzender",
        ),
        Body(
            f"{name} Cluster Management GmbH", f"{name} Cluster Management GmbH",
            f"{name} Cluster Management GmbH", name,
            "代表取締役", "Managing Director", "Geschäftsführer",
        ),
        Body(place, f"{reading} City", f"Stadt {reading}", place, "市長", "Mayor", "Bürgermeister"),
    )[min(random.randrange(11), 10) // 2]  # fmt: skip


@cache
def head(number: int, seed: int = SEED) -> Human:
    """The head of the organisation of this number."""
    random = Random(f"{seed}/head/{number}")
    if body(number, seed).ja.isascii():
        latin = f"{random.choice(_WESTERN_GIVEN)} {random.choice(_WESTERN_FAMILY)}"
        return Human(latin, latin)
    (family, latin_family), (given, latin_given) = random.choice(_FAMILIES), random.choice(_GIVEN)
    return Human(f"{family} {given}", f"{latin_given} {latin_family}")


@dataclass(frozen=True, slots=True)
class Deal:
    """What a document tells: two or three bodies, their heads, a day, a field, a term."""

    bodies: tuple[Body, ...]
    heads: tuple[Human, ...]
    day: datetime.date
    years: int
    field: tuple[str, str, str]
    city: tuple[str, str]
    number: int


def deal(number: int, seed: int = SEED) -> Deal:
    """The agreement that document ``number`` is about; some are told twice or thrice."""
    random = Random(f"{seed}/document/{number}")
    # Every fifth document is another report of what an earlier one told.
    while number > 4 and random.random() < 0.2:
        number = random.randrange(number)
        random = Random(f"{seed}/document/{number}")
    known = _FIRST_BODIES + number // _DOCUMENTS_PER_BODY
    wanted = random.choice((2, 2, 2, 3))
    chosen = sorted({random.randrange(known) for _ in range(wanted)})
    if len(chosen) < 2:
        chosen = [chosen[0], chosen[0] + 1]
    day = datetime.date(2008, 1, 7) + datetime.timedelta(days=random.randrange(6500))
    return Deal(
        tuple(body(one, seed) for one in chosen),
        tuple(head(one, seed) for one in chosen),
        day,
        random.choice((1, 2, 3, 5)),
        random.choice(_FIELDS),
        random.choice(_CITIES),
        number,
    )


def document(number: int, seed: int = SEED) -> str:
    """The text of document ``number``."""
    layout = Random(f"{seed}/layout/{number}").choice(LAYOUTS)
    # No two documents are the same: a copy would count once.
    return f"{layout(deal(number, seed), number)}\nRef. {number:06}\n"


def write(folder: Path, documents: int, seed: int = SEED, first: int = 0) -> None:
    """Write documents ``first`` to ``documents`` - 1 into ``folder``, as UTF-8 text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, documents):
        (folder / f"{number:06}.txt").write_text(document(number, seed), encoding="utf-8")


def _date_ja(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _date_en(day: datetime.date) -> str:
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"


def _date_de(day: datetime.date) -> str:
    return f"{day.day}. {_GERMAN[day.month - 1]} {day.year}"


_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def _after(day: datetime.date, number: int) -> datetime.date:
    return day + datetime.timedelta(days=1 + number % 9)


def _release_ja(told: Deal, number: int) -> str:
    names = [one.ja for one in told.bodies]
    signed = "\n".join(
        f"{one.ja} {one.title_ja} {who.ja}"
        for one, who in zip(told.bodies, told.heads, strict=True)
    )
    first, who = told.bodies[0], told.heads[0]
    return (
        f"報道発表資料\n{_date_ja(_after(told.day, number))}\n{names[0]}\n\n"
        f"{'と'.join(names)}が連携協定を締結しました\n\n"
        f"{'、'.join(names[:-1])}及び{names[-1]}は、{_date_ja(told.day)}、"
        f"{told.field[0]}の分野で協力するため、連携協定を締結しました。"
        f"協定の有効期間は締結の日から{told.years}年間です。\n\n"
        f"調印式は{told.city[0]}で行われ、{first.ja}の{who.ja}{first.title_ja}は、"
        "地域の研究機関と企業が集まる場をつくりたいと述べました。\n\n"
        "1 協定の目的\n情報の交換、人材の交流、共同研究の支援\n\n"
        f"2 署名者\n{signed}\n\n"
        f"問合せ先\n{first.ja} 総務課\n電話 000-{number % 900 + 100}-0000\n"
    )


def _news_ja(told: Deal, number: int) -> str:
    one, other = told.bodies[0], told.bodies[-1]
    leader, partner = told.heads[0], told.heads[-1]
    return (
        f"{one.ja}（{one.title_ja}：{leader.ja}、以下「{one.short}」）は{_date_ja(told.day)}、"
        f"{other.ja}（{other.title_ja}：{partner.ja}）と{told.field[0]}に関する"
        f"覚書を締結したと発表した。\n\n"
        f"両者は{told.field[0]}の研究会を{told.city[0]}で年に{number % 3 + 2}回開き、"
        f"若い研究者の行き来を助ける。期間は{told.years}年間。"
        f"{leader.ja.split()[0]}{one.title_ja}は「長く続く協力にしたい」と語った。\n"
    )


def _table_ja(told: Deal, number: int) -> str:
    parties = "\n".join(
        f"| {one.ja} | {one.title_ja} | {who.ja} |"
        for one, who in zip(told.bodies, told.heads, strict=True)
    )
    return (
        f"# {told.field[0]}に関する基本協定の概要\n\n"
        f"締結日：{_date_ja(told.day)}\n場所：{told.city[0]}\n期間：{told.years}年間\n\n"
        f"| 機関 | 役職 | 氏名 |\n|---|---|---|\n{parties}\n\n"
        f"{told.bodies[0].ja}と{told.bodies[-1].ja}は、上記のとおり基本協定を締結した。"
        f"整理番号は{number}である。\n"
    )


def _release_en(told: Deal, number: int) -> str:
    first, last = told.bodies[0], told.bodies[-1]
    quotes = "\n\n".join(
        f"{who.latin}, {one.title_en} of {one.en}, welcomed the step and thanked all who "
        "had prepared it."
        for one, who in zip(told.bodies, told.heads, strict=True)
    )
    return (
        f"{first.en} and {last.en} join forces\n\n"
        f"{told.city[1]}, {_date_en(_after(told.day, number))}\n\n"
        f"{', '.join(one.en for one in told.bodies[:-1])} and {last.en} signed a memorandum of "
        f"understanding on {_date_en(told.day)}. The partners will work together in "
        f"{told.field[1]}, exchange information on their regions and help small firms to find "
        f"laboratories abroad. The memorandum is valid for {told.years} years.\n\n"
        f"{quotes}\n\n"
        f"A first workshop with {number % 40 + 10} participants is planned for next spring.\n\n"
        f"Contact: {told.heads[0].latin}, {first.title_en}, {first.en}\n"
    )


def _news_en(told: Deal, number: int) -> str:
    first, last = told.bodies[0], told.bodies[-1]
    return (
        f"On {_date_en(told.day)}, {first.en} entered into a cooperation agreement with "
        f"{last.en}. It was signed in {told.city[1]} by {told.heads[0].latin}, {first.title_en}, "
        f"and {told.heads[-1].latin}, {last.title_en}.\n\n"
        f"The agreement covers {told.field[1]} and is the {number % 7 + 2}th of its kind. "
        "Both sides expect more projects across their borders.\n"
    )


def _release_de(told: Deal, number: int) -> str:
    first, last = told.bodies[0], told.bodies[-1]
    return (
        f"Pressemitteilung Nr. {number % 400 + 1}\n"
        f"{told.city[1]}, {_date_de(_after(told.day, number))}\n\n"
        f"Neue Partnerschaft in der Branche: {told.field[2]}\n\n"
        f"Die {first.de} und die {last.de} haben am {_date_de(told.day)} eine "
        f"Kooperationsvereinbarung unterzeichnet. Sie gilt für {told.years} Jahre und umfasst "
        "den Austausch von Informationen sowie gemeinsame Veranstaltungen.\n\n"
        f"{told.heads[0].latin}, {first.title_de} der {first.de}, und {told.heads[-1].latin}, "
        f"{last.title_de} der {last.de}, sprachen von einem Gewinn für beide Standorte.\n\n"
        f"Kontakt\n{told.heads[0].latin}\n{first.title_de}\n{first.de}\n"
    )


def _news_de(told: Deal, number: int) -> str:
    first, last = told.bodies[0], told.bodies[-1]
    return (
        f"{first.de} und {last.de} arbeiten künftig zusammen\n\n"
        f"Am {_date_de(told.day)} unterzeichneten {told.heads[0].latin} ({first.de}) und "
        f"{told.heads[-1].latin} ({last.de}) in {told.city[1]} eine Absichtserklärung. "
        f"Schwerpunkt ist {told.field[2]}. Geplant sind {number % 5 + 2} gemeinsame Projekte "
        f"in den nächsten {told.years} Jahren.\n"
    )


#: What a text looks like; each is a function of the deal and the document's number.
LAYOUTS: tuple[Callable[[Deal, int], str], ...] = (
    _release_ja,
    _news_ja,
    _table_ja,
    _release_en,
    _news_en,
    _release_de,
    _news_de,
)
