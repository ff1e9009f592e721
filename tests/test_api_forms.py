"""Forms are read as the standard library reads them, only faster."""

from contextlib import suppress
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.forms import parsed

MOST = 6
PARTS = st.sampled_from(
    [*"%=&+a_ ;.0A", "%4", "%41", "%e5%b7%9d", "%zz", "%3D", "%0A", "%FF", "%%", "\n", "\r", "é"]
)


@given(st.lists(PARTS, max_size=10).map("".join))
@example("query=ASK%20%7B%7D&query=%")
@example("a=%E5%B7%9D%E5%B4%8E+1%2B1%3D2")
@example("a=" + "&" * MOST)
def test_a_form_is_read_as_by_the_standard_library(text: str) -> None:
    expected = None
    encoded = text.encode()
    with suppress(ValueError):
        expected = parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST
        )
    if expected is None:
        with pytest.raises(ValueError):
            parsed(encoded, MOST)
    else:
        assert parsed(encoded, MOST) == expected


@given(st.lists(st.tuples(st.text(), st.text()), max_size=MOST))
def test_what_is_encoded_comes_back(pairs: list[tuple[str, str]]) -> None:
    with suppress(UnicodeEncodeError):
        assert parsed(urlencode(pairs).encode(), MOST) == pairs
