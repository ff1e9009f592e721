"""Search among a hundred thousand names: how long a query takes, and how much memory they need."""

from __future__ import annotations

import resource
import sys
import time
from random import Random

from bench.timing import Result, milliseconds
from graph.search.index import Index, Named

SEED, NAMES, QUERIES = 20260228, 100_000, 1_000

_TOWNS = (
    "川崎", "横浜", "富士", "大阪", "神戸", "つくば", "鶴岡", "浜松", "札幌",
    "仙台", "金沢", "名古屋", "広島", "福岡", "熊本",
)  # fmt: skip
_FIELDS = (
    "医療", "産業", "振興", "生命", "科学", "技術", "先端", "国際", "創薬", "再生",
    "情報", "研究",
)  # fmt: skip
_BODIES = (
    "財団", "機構", "センター", "大学", "研究所", "株式会社", "協会", "市", "県",
)  # fmt: skip
_FIRST = (
    "Nova", "Bio", "Medi", "Cell", "Gen", "Alpha", "Rhein", "Isar", "North", "Lake", "Green",
    "Hill", "Stern", "Berg", "Rock",
)  # fmt: skip
_FORMS = (
    "GmbH", "AG", "Ltd", "Inc", "e.V.", "Cluster", "Institute", "University", "Foundation",
    "Center",
)  # fmt: skip
#: What people type beside names and pieces of names.
_TYPED = ("かわさき", "Kawasaki", "medic", "a", "財団", "ü", "Nova GmbH", "よこはま")


def measure() -> Result:
    """Times of whole names, their beginnings, names with a letter left out, and usual words."""
    random = Random(SEED)
    names = [_name(number, random) for number in range(NAMES)]
    before = _peak()
    began = time.perf_counter()
    index = Index(names)
    built, memory = time.perf_counter() - began, _peak() - before
    times = sorted(_seconds(index, _query(names, random)) for _ in range(QUERIES))
    row = [
        f"{len(index):,}",
        *(milliseconds(times[int(QUERIES * part)]) for part in (0.5, 0.95, 0.99)),
        f"{built:.1f} s",
        f"{memory:.0f} MB",
    ]
    return "Search", ["names", "median", "p95", "p99", "making the index", "its memory"], [row]


def _name(number: int, random: Random) -> Named:
    if number % 2:
        fields = "".join(random.sample(_FIELDS, random.randint(1, 3)))
        text = f"{random.choice(_TOWNS)}{fields}{random.choice(_BODIES)}"
        text += str(number) if number % 5 == 0 else ""
    else:
        end = "".join(random.choices("aeioulnrst", k=random.randint(2, 6)))
        text = (
            f"{random.choice(_FIRST)}{random.choice(_FIRST).lower()}{end} {random.choice(_FORMS)}"
        )
    kind = random.choice(("organization", "person"))
    weight = random.randint(1, 50)
    return Named(f"a:{number}", kind, text, "ja" if number % 2 else "en", True, weight)


def _query(names: list[Named], random: Random) -> str:
    name, way = random.choice(names).text, random.random()
    if way < 0.3:
        return name
    if way < 0.6:
        return name[: random.randint(2, 6)]
    if way < 0.8:
        left_out = random.randrange(len(name) - 1)
        return name[:left_out] + name[left_out + 1 :]
    return random.choice(_TYPED)


def _seconds(index: Index, query: str) -> float:
    began = time.perf_counter()
    index.find(query, frozenset(("organization",)), 10)
    return time.perf_counter() - began


def _peak() -> float:
    """Megabytes; kilobytes on Linux, bytes on macOS (getrusage(2))."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1024**2 if sys.platform == "darwin" else 1024)
