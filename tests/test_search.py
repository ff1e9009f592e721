"""Search over names: every way in which people write them finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from graph.search import Index, Named
from graph.search.folding import asked, folded, keys
from graph.search.spelling import MOST_ALIKE, Words

NAMES = [
    ("kawasaki", "organization", "川崎市", "ja", 9),
    ("kawasaki", "organization", "Kawasaki City", "en", 9),
    ("fund", "organization", "川崎市産業振興財団", "ja", 3),
    ("biom", "organization", "Bio^M Biotech Cluster Development GmbH", "en", 5),
    ("biom", "organization", "BioM", "en", 5),
    ("biomed", "organization", "Eurobiomed", "en", 2),
    ("nano", "facility", "ナノ医療イノベーションセンター", "ja", 4),
    ("hub", "person", "Wolfgang Hübschle", "de", 1),
    ("oslo", "organization", "Ørsted Bio", "en", 1),
    ("ito", "person", "伊藤 博文", "ja", 1),
    ("strasse", "place", "Große Straße", "de", 1),
]
INDEX = Index(
    Named(thing, kind, text, lang, not number % 2, weight)
    for number, (thing, kind, text, lang, weight) in enumerate(NAMES)
)


@pytest.mark.parametrize(
    ("query", "thing"),
    [
        ("川崎", "kawasaki"),
        ("かわさき", "kawasaki"),
        ("カワサキ", "kawasaki"),
        ("Kawasaki", "kawasaki"),
        ("ＫＡＷＡＳＡＫＩ", "kawasaki"),
        ("kwasaki", "kawasaki"),
        ("city kawasaki", "kawasaki"),
        ("産業振興", "fund"),
        ("Bio M", "biom"),
        ("Biom", "biom"),
        ("bio^m", "biom"),
        ("biotech devlopment", "biom"),
        ("ナノ医療", "nano"),
        ("なのいりょう", "nano"),
        ("Hübschle", "hub"),
        ("Huebschle", "hub"),
        ("Hubschle", "hub"),
        ("hübschle wolfgang", "hub"),
        ("orsted", "oslo"),
        ("Itō", "ito"),
        ("いとう", "ito"),
        ("grosse strasse", "strasse"),
    ],
)
def test_a_name_is_found_however_it_is_written(query: str, thing: str) -> None:
    assert INDEX.find(query)[0].thing == thing


def test_whole_names_come_before_parts_and_what_is_better_known_first() -> None:
    assert [hit.thing for hit in INDEX.find("biom")] == ["biom", "biomed"]
    assert [hit.thing for hit in INDEX.find("川崎")] == ["kawasaki", "fund"]


def test_only_the_kinds_asked_for_and_no_more_than_asked() -> None:
    assert INDEX.find("o", frozenset({"person"}), 1)[0].kind == "person"
    assert len(INDEX.find("o", limit=3)) == 3
    assert INDEX.find("zzzz") == [] and INDEX.find("^") == [] and INDEX.find("") == []


def test_beginnings_only_while_a_name_is_typed() -> None:
    assert [hit.thing for hit in INDEX.find("eu", start=True)] == ["biomed"]
    assert INDEX.find("biomed", start=True) == []


@given(st.sampled_from(NAMES), st.data())
def test_any_part_of_a_name_finds_it(
    name: tuple[str, str, str, str, int], data: st.DataObject
) -> None:
    text = name[2]
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    if folded(part):
        assert name[0] in {hit.thing for hit in INDEX.find(part, limit=100)}


@given(st.text(max_size=30))
def test_nothing_that_is_asked_breaks_it(query: str) -> None:
    assert all(hit.score > 0 for hit in INDEX.find(query))
    assert all("\n" not in key for key in (*keys(query), *asked(query)))


LETTERS = st.text(alphabet="abcあ", min_size=4, max_size=9)


@given(st.sets(LETTERS, max_size=30), LETTERS, st.integers(1, 2))
def test_words_like_a_word_are_those_at_a_small_distance(
    words: set[str], key: str, wrong: int
) -> None:
    wrong = min(wrong, len(key) // 4)
    near = {word for word in words if Levenshtein.distance(word, key) <= wrong}
    found = dict(Words(words).like(key, wrong))
    assert found.keys() <= near and len(found) == min(len(near), MOST_ALIKE)
    assert all(Levenshtein.distance(word, key) == found[word] for word in found)
