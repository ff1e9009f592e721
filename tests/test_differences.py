"""Conflicts as they are shown: over HTTP, on the command line, with their sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.cli import main
from graph.differences import lines
from graph.pipeline import build
from graph.quotes import sentence
from graph.settings import Settings

TEXTS = {
    "a.txt": (
        "青葉ライフ協会、霧島市と覚書を締結\n\n2021年4月6日\n一般社団法人青葉ライフ協会\n\n"
        "一般社団法人青葉ライフ協会は、霧島市と4月5日、提携に関する覚書を締結しました。"
        "自治体との覚書締結は今回がはじめてです。\n\n"
        "青葉ライフ協会はこれまで、2020年2月に公益財団法人松島医療財団、2020年5月に"
        "株式会社北星バイオと提携の覚書を締結しています。\n\n"
        "■青葉ライフ協会の提携に関する沿革\n\n年月 団体・組織名 提携内容\n"
        "2020年1月 公益財団法人松島医療財団(日)\n  • 刊行物の交換\n"
        "2020年6月 株式会社北星バイオ(日)\n  • 相互訪問\n"
        "2021年4月 霧島市(日)\n  • 相互訪問\n"
    ),
}


HTML = {"accept": "text/html"}


def quiet(stage: str, done: int, of: int) -> None:
    pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("differences")
    (folder / "documents").mkdir()
    for name, text in TEXTS.items():
        (folder / "documents" / name).write_text(text, encoding="utf-8")
    build([folder / "documents"], Settings(store=folder / "store"), quiet)
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(store=folder / "store"))) as client:
        yield client


def test_the_list_has_both_claims_the_one_to_take_and_the_rule(client: TestClient) -> None:
    listed = client.get("/conflicts").json()
    assert listed["meta"]["count"] == 2
    assert listed["meta"]["next_cursor"] is None
    one = listed["results"][0]
    assert one["property"]["name"] == "signedOn"
    assert (one["reason"], one["reading"]) == ("table-over-text", "OneRight")
    assert {claim["value"]: claim["preferred"] for claim in one["claims"]} in (
        {"2020-01": True, "2020-02": False},
        {"2020-06": True, "2020-05": False},
    )
    for claim in one["claims"]:
        (place,) = claim["evidence"]
        assert TEXTS["a.txt"][place["start"] : place["end"]].startswith("2020年")


def test_each_claim_has_its_sentence_where_the_documents_are_at_hand(folder: Path) -> None:
    settings = Settings(store=folder / "store", documents=folder / "documents")
    with TestClient(create_app(settings)) as client:
        listed = client.get("/conflicts").json()["results"]
        places = [place for claim in listed[0]["claims"] for place in claim["evidence"]]
        assert all("2020年" in place["sentence"] for place in places)
        alone = client.get(f"/conflicts/{listed[0]['slug']}").json()
        assert alone["claims"] == listed[0]["claims"]


def test_pages_follow_each_other_and_lose_nothing(client: TestClient) -> None:
    whole = [one["slug"] for one in client.get("/conflicts").json()["results"]]
    first = client.get("/conflicts", params={"limit": 1})
    cursor = first.json()["meta"]["next_cursor"]
    assert first.headers["link"].endswith('rel="next"')
    second = client.get("/conflicts", params={"limit": 1, "cursor": cursor}).json()
    assert [one["slug"] for one in (*first.json()["results"], *second["results"])] == whole
    assert second["meta"]["next_cursor"] is None


def test_filters_take_short_names_and_iris(client: TestClient) -> None:
    one = client.get("/conflicts").json()["results"][0]
    document = one["claims"][0]["document"]
    for name, value, count in (
        ("property", "signedOn", 2),
        ("property", one["property"]["id"], 2),
        ("property", "term", 0),
        ("reading", "OneRight", 2),
        ("reading", "rk:TimeDifference", 0),
        ("scope", "WithinDocument", 2),
        ("scope", "rk:Terminology", 0),
        ("subject", one["subject"]["slug"], 1),
        ("subject", one["subject"]["id"], 1),
        ("document", document["slug"], 2),
        ("document", "nowhere", 0),
    ):
        found = client.get("/conflicts", params={name: value}).json()
        assert found["meta"]["count"] == count, (name, value)


def test_one_conflict_is_found_by_slug_and_named_in_the_language_asked_for(
    client: TestClient,
) -> None:
    slug = client.get("/conflicts").json()["results"][0]["slug"]
    german = client.get(f"/conflicts/{slug}", params={"lang": "de"}).json()
    assert german["label"].startswith("Tag der Unterzeichnung: ")
    assert "Tabelle" in german["explanation"]
    again = client.get(f"/conflicts/{slug}")
    tag = {"if-none-match": again.headers["etag"]}
    assert client.get(f"/conflicts/{slug}", headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/conflicts?propety=term", 400, "property"),
        ("/conflicts?property=signedOm", 400, "signedOn"),
        ("/conflicts?reading=OneRigt", 400, "OneRight"),
        ("/conflicts?scope=Terminolgy", 400, "Terminology"),
        ("/conflicts?limit=0", 400, "limit"),
        ("/conflicts?limit=1001", 400, "limit"),
        ("/conflicts?lang=fr", 400, "en, ja or de"),
        ("/conflicts/nothing", 404, "/conflicts"),
    ],
)
def test_a_mistake_is_a_problem_that_helps(
    client: TestClient, path: str, status: int, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert words in answer.json()["detail"] + answer.json()["suggestion"]


def shown(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    words = ["renkei", "conflicts", "--store", str(folder / "store"), *options]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code in (0, None)


def test_the_command_shows_both_sentences_where_the_documents_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RENKEI_DOCUMENTS", str(folder / "documents"))
    shown(folder, monkeypatch)
    out = capfd.readouterr().out
    assert "2020年1月 公益財団法人松島医療財団(日)" in out
    assert "青葉ライフ協会はこれまで" in out
    assert "Agrees: CountedAgreements [PublicBody] 1" in out
    assert "(2 conflicts)" in out


def test_without_the_documents_it_gives_document_and_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RENKEI_DOCUMENTS", str(folder / "elsewhere"))
    shown(folder, monkeypatch, "--format", "json", "--lang", "ja")
    found = json.loads(capfd.readouterr().out)
    place = found["conflicts"][0]["claims"][0]["evidence"][0]
    assert set(place) == {"start", "end"}
    assert found["conflicts"][0]["label"].startswith("締結日: ")
    assert [one["result"] for one in found["counts"]] == ["Agrees"]


def test_a_sentence_is_cut_at_its_ends_and_not_after_a_title() -> None:
    text = "One day. Dr. A. Ode signed in May, with Prof. Ode there. Then rest.\nNext"
    start = text.index("May")
    assert sentence(text, start, start + 3) == "Dr. A. Ode signed in May, with Prof. Ode there."
    assert sentence("甲は乙と締結した。丙は5月に締結した。", 11, 13) == "丙は5月に締結した。"


@pytest.fixture(scope="module")
def figures(released: Path) -> Iterator[TestClient]:
    """A service whose documents disagree on figures."""
    with TestClient(create_app(Settings(store=released))) as client:
        yield client


def test_a_claim_about_a_figure_tells_its_time_and_what_is_measured(figures: TestClient) -> None:
    listed = figures.get("/conflicts?property=value&limit=100").json()["results"]
    claims = [claim for one in listed for claim in one["claims"]]
    targets = [one for one in claims if one.get("measure") == "Target"]
    assert targets and all(one["period_start"] < one["period_end"] for one in targets)
    written = figures.get("/conflicts?property=value&limit=100&lang=en", headers=HTML).text
    assert (
        "研究事業, FY 2020, actual" in written
        and "FY 2021, target" in written
        and "435,884,000 yen" in written
    )
    assert any("14 (2021-04-01–2022-03-31, Target)" in line for line in lines(listed, []))


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("OneRight", "taken as right"),
        ("BothStand", "taken where one is needed"),
        ("TimeDifference", "the latest"),
    ],
)
def test_only_where_one_is_right_it_is_taken_as_right(
    figures: TestClient, reading: str, said: str
) -> None:
    written = figures.get(f"/conflicts?reading={reading}&lang=en", headers=HTML).text
    assert f">{said}<" in written
    assert reading == "OneRight" or ">taken as right<" not in written


def test_a_way_of_counting_is_told_in_words(figures: TestClient) -> None:
    written = figures.get("/conflicts?property=cumulative&lang=en", headers=HTML).text
    assert "<strong>running total</strong>" in written and "<strong>true</strong>" not in written
