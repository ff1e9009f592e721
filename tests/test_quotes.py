"""Sentences as they are quoted: whole, or cut where a reader sees that they are."""

from __future__ import annotations

import re

import pytest

from graph.quotes import sentence

#: The day stands more than 160 characters before the verb that says what was done on it.
JAPANESE = (
    "青葉大学は、これまで、2016年5月に北浜市、"
    + "".join(
        f"2017年{month}月に第{month}回交流会を共催した南浜リサーチ機構、" for month in range(1, 11)
    )
    + "と業務提携の覚書を締結しています。"
)


def _quoted(text: str, words: str) -> str:
    start = text.index(words)
    return sentence(text, start, start + len(words))


def test_a_sentence_is_quoted_up_to_the_verb_however_far_off_it_stands() -> None:
    assert len(JAPANESE) > 320
    assert _quoted(f"前置きです。{JAPANESE}後書きです。", "2016年5月") == JAPANESE


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (
            "Before.\n"
            "The City of Wye and Quillant Ltd, which has worked with it for many years, have\n"
            "signed on 3 May 2021 a memorandum. Rest follows.\n",
            "Quillant",
            "The City of Wye and Quillant Ltd, which has worked with it for many years, have"
            " signed on 3 May 2021 a memorandum.",
        ),
        (
            "北浜市と青葉大学は、産学官の連携による研究開発を地域で進めるために、協定を令和3年5月3日\n"
            "に締結しました。以上です。\n",
            "青葉大学",
            "北浜市と青葉大学は、産学官の連携による研究開発を地域で進めるために、協定を令和3年5月3日に"
            "締結しました。",
        ),
        ("Wye and Quillant\nThey signed in May.\n", "May", "They signed in May."),
        ("One day.\n\nThey signed in May", "May", "They signed in May"),
    ],
)
def test_a_sentence_is_quoted_from_all_lines_that_it_is_set_in(
    text: str, words: str, found: str
) -> None:
    assert _quoted(text, words) == found


@pytest.mark.parametrize(
    ("part", "joint"), [("Quillant Laboratories", ", "), ("南浜リサーチの研究所", "、")]
)
def test_what_is_too_long_for_a_quote_is_cut_between_words_and_says_so(
    part: str, joint: str
) -> None:
    text = joint.join([*[part] * 60, "WYE", *[part] * 60]) + "."
    told = _quoted(text, "WYE")
    assert 300 < len(told) < 800 and "WYE" in told
    assert told.startswith("…") and told.endswith("…")
    pieces = re.split(f"[…{joint.strip()}]\\s*", told.strip("…").removesuffix(joint.strip()))
    # The first and the last may be a word of a name, but not a part of a word.
    words = {part, *part.split(), "WYE"} | (
        {"研究所", "サーチの研究所"} if joint == "、" else set()
    )
    assert set(pieces) <= words | {"南浜リサーチの"}


def test_a_text_without_words_is_cut_as_well() -> None:
    told = _quoted("x" * 3000 + "WYE" + "x" * 3000, "WYE")
    assert told == "…WYE…"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Wye and Quillant sign\n", "Wye and Quillant sign"),
        ("- ・北浜市の**立ち上げ**を支援\n", "北浜市の立ち上げを支援"),
        ("青葉大学は毅^{たけし}氏を選任した。\n", "青葉大学は毅（たけし）氏を選任した。"),
        ("-5 degrees were measured.\n", "-5 degrees were measured."),
    ],
)
def test_a_sentence_is_quoted_without_the_marks_of_its_file(text: str, found: str) -> None:
    assert sentence(text, 5, 7) == found
