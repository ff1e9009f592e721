"""What finds words in texts says the same as a plain pattern would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.clauses import sentences
from graph.extract.whole_words import standing
from graph.lexicon.alternatives import any_of
from graph.model import Document
from graph.segments import segments

WORDS = st.lists(st.text("abX.ß 会", min_size=1, max_size=4), min_size=1, max_size=8)


@given(words=WORDS, text=st.text("abxABX.ß 会s", max_size=12), fold=st.booleans())
def test_a_tree_of_words_finds_what_the_list_of_them_finds(
    words: list[str], text: str, fold: bool
) -> None:
    ends = r"(?:s|a)?(?!b)"
    flags = re.IGNORECASE if fold else re.NOFLAG
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    plain = re.compile(f"(?:{longest_first}){ends}", flags)
    tree = re.compile(f"(?:{any_of(words, fold=fold)}){ends}", flags)
    assert [m.span() for m in tree.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(name=st.text("ab-", min_size=1, max_size=3), text=st.text("ab- ", max_size=12))
def test_a_name_stands_where_a_pattern_of_it_would_match(name: str, text: str) -> None:
    before, after = re.compile(r"(?<![\w-])"), re.compile(r"(?!\w|-\w)")
    pattern = re.compile(before.pattern + re.escape(name) + after.pattern)
    expected = [m.span() for m in pattern.finditer(text)]
    assert list(standing(text, name, before, after)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("甲は乙と協定を結んだ。丙も結んだ。", "ja"),
        ("Die Stadt unterschrieb. Das Institut folgte.", "de"),
        ("The city signed. The institute followed.", "en"),
    ],
)
def test_sentences_of_a_segment_are_made_once_and_go_with_it(text: str, language: str) -> None:
    document = Document("0" * 64, "x.txt", "text/plain", text)
    one, other = segments(document, language)[0], segments(document, language)[0]
    assert sentences(one) is sentences(one)
    assert sentences(one) is not sentences(other)
    assert [s.text for s in sentences(one)] == [s.text for s in sentences(other)]
    assert len(sentences(one)) == 2
