"""Names of bodies and places in Japanese text: where they end; what only is where a thing is."""

from __future__ import annotations

import pytest

from tests.reading import bodies, findings

NAMES = [
    ("本協定は、光産業創成大学院大学を除く5機関が結ぶ。", {"光産業創成大学院大学"}),
    ("後援 駐北浜東国総領事館\n", {"駐北浜東国総領事館"}),
    (
        "照会先:霧島医療支援センター 海外展開グループ",
        {"霧島医療支援センター", "海外展開グループ"},
    ),
    ("島根県・ABCD・薬業連合会が協定を結んだ。", {"島根県", "薬業連合会"}),
    ("東国南部の企業と、静岡、山梨両県は、共同の研究室を設けた。", set()),
    ("タイ・ナーガリー大学との研修。", {"ナーガリー大学"}),
    ("・北浜製作所 9月30日、青葉財団と協定を締結。", {"北浜製作所", "青葉財団"}),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_bodies_whole_and_apart(text: str, names: set[str]) -> None:
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "松江市のホテルで開かれた調印式に出た。",
        "松江市の青葉財団と結んだ。",
        "12月5日に札幌市で開かれた商談会に出た。",
        "札幌市において覚書を締結した。",
        "札幌市に本社を置く企業が集まる。",
    ],
)
def test_a_city_where_something_is_does_nothing(text: str) -> None:
    assert not any(name.endswith("市") for name in bodies(text))


def test_a_city_that_acts_is_a_body() -> None:
    text = "仙台市は青葉財団と覚書を結び、仙台市の三浦健市長が署名した。"
    assert bodies(text) == {"仙台市", "青葉財団"}


@pytest.mark.parametrize(
    "text",
    [
        "締結式は北浜産業振興センターで行われた。",
        "北浜コンベンションセンター(KCC)で開かれ、",
        "北浜研究支援センターに本部を置く。",
    ],
)
def test_a_centre_where_something_takes_place_is_a_facility(text: str) -> None:
    kinds = {thing.category for _, thing in findings(text).entities.alive()}
    assert kinds == {"facility"}


EXAMPLES = [
    (
        "研究所からはメタヴァル、ノルド・テクノロジーズなど9社が生まれた。",
        {"メタヴァル", "ノルド・テクノロジーズ"},
    ),
    ("覚書を結ぶ団体は、フランスのアトランヴェル(Atlanwel)など計5団体", {"アトランヴェル"}),
    ("スウェーデンのMedwye Villageなど欧州の3団体と結ぶ。", {"Medwye Village"}),
    ("メタヴァルなどのベンチャー企業が集まる。", {"メタヴァル"}),
    ("協力企業のクラヴィエ、メタヴァルの担当者が参加した。", {"クラヴィエ", "メタヴァル"}),
    ("クラスター組織オプトヴェル(Optowel)も商談会を重ねた。", {"オプトヴェル"}),
    (
        "覚書は、デンマークのSymwye、オランダのHigh Wye Campusに続き3例目です。",
        {"Symwye", "High Wye Campus"},
    ),
    ("州の公社NRW.WYEで商談を行いました。", {"NRW.WYE"}),
]


@pytest.mark.parametrize(("text", "names"), EXAMPLES)
def test_coined_names_that_examples_and_kinds_show(text: str, names: set[str]) -> None:
    found = findings(text)
    surfaces = {m.text for m in found.scene.all("organization")}
    assert names <= surfaces


@pytest.mark.parametrize(
    "text",
    [
        "ゲノム、バイオインフォマティクスなど5分野の企業が集まる。",
        "アジア、ヨーロッパなど10か国の企業が参加した。",
        "ロボット、センサーなど機器メーカーが参加した。",
        "AI、IoTなど5社が参加した。",
        "企業のデジタル化と、機関のネットワークが進む。",
    ],
)
def test_common_words_in_lists_are_no_names(text: str) -> None:
    assert not bodies(text)


def test_how_newspapers_shorten_names() -> None:
    text = "湖北大と青葉銀、港南信金が協定\n湖北大学と青葉銀行、港南信用金庫は2日、協定を結んだ。"
    assert bodies(text) == {"湖北大学", "青葉銀行", "港南信用金庫"}
