"""Documents that nobody has kept yet: what they would add, and what becomes of them."""

from __future__ import annotations

import fcntl
import hashlib
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import jsonschema_rs
import pytest
from fastapi.testclient import TestClient

from api import drafts
from api.app import create_app
from api.deps import Services
from graph.pipeline import build
from graph.settings import Settings
from graph.suffixes import MEDIA_TYPES, safe_name

KNOWN = {
    "harbour.txt": "Harbour Valley BioCluster and Sample University sign cooperation agreement\n\n"
    "Port Sample, 3 May 2021\n\nHarbour Valley BioCluster e.V. and Sample University signed a "
    "cooperation agreement on 3 May 2021. The agreement is valid until 31 March 2024.\n",
    "aoba.txt": "青葉市とみどり医療財団、連携協定を締結\n\n2020年4月10日\n\n"
    "青葉市（市長：山田一郎）とみどり医療財団（理事長：青葉太郎）は、2020年4月1日、"
    "ライフサイエンス分野の連携に関する協定を締結しました。\n",
    "muster.txt": "Musterstadt und die BioMuster GmbH unterzeichnen Kooperationsvereinbarung\n\n"
    "Musterstadt, 5. Juni 2019\n\nDie Stadt Musterstadt und die BioMuster GmbH haben am "
    "5. Juni 2019 eine Kooperationsvereinbarung unterzeichnet.\n",
}
NEW = {
    "en": "Sample University and Example Foundation conclude memorandum\n\n"
    "Port Sample, 12 September 2022\n\nSample University and the Example Foundation signed a "
    "memorandum of understanding on 9 September 2022.\n",
    "ja": "青葉市とさくら大学、包括連携協定を締結\n\n2022年5月20日\n\n"
    "青葉市（市長：山田一郎）とさくら大学（学長：佐藤花子）は、2022年5月18日、"
    "包括連携に関する協定を締結しました。\n",
    "de": "Musterstadt und das Institut für Beispielforschung arbeiten zusammen\n\n"
    "Musterstadt, 7. Juli 2021\n\nDie Stadt Musterstadt und das Institut für Beispielforschung "
    "haben am 7. Juli 2021 eine Kooperationsvereinbarung unterzeichnet.\n",
}
#: What each of these tells of: a party that is known, one that is new, and the day of signing.
TOLD = {
    "en": ("Sample University", "Example Foundation", "2022-09-09"),
    "ja": ("青葉市", "さくら大学", "2022-05-18"),
    "de": ("Stadt Musterstadt", "Institut für Beispielforschung", "2021-07-07"),
}
AGAINST = (
    "Harbour Valley BioCluster renews its plans\n\nPort Sample, 10 June 2022\n\n"
    "Harbour Valley BioCluster e.V. and Sample University signed a cooperation agreement on "
    "3 May 2021. The agreement is valid until 31 March 2025.\n"
)
#: Tells of an agreement of the same parties and year: then names of things have to be shared out.
EARLIER = (
    "Harbour Valley BioCluster looks back\n\nPort Sample, 10 June 2022\n\n"
    "Harbour Valley BioCluster e.V. and Sample University signed a cooperation agreement in "
    "January 2021.\n"
)
TOKEN = {"Authorization": "Bearer open sesame"}


def settings_in(folder: Path) -> Settings:
    """A store that was built from the known documents, and the folder that they are in."""
    documents = folder / "documents"
    documents.mkdir()
    for name, text in KNOWN.items():
        (documents / name).write_text(text)
    settings = Settings(store=folder / "store", documents=documents, token="open sesame")
    build([documents], settings, lambda *_: None)
    return settings


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return settings_in(tmp_path_factory.mktemp("known"))


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as client:
        yield client


def sent(client: TestClient, text: str | bytes, kind: str = "text/plain", **parameters: str) -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(
        "/drafts", content=content, params=parameters, headers={"content-type": kind}
    )


def drafted(client: TestClient, text: str | bytes, **parameters: str) -> dict[str, Any]:
    answer = sent(client, text, **parameters)
    assert answer.status_code == 201, answer.text
    content: dict[str, Any] = answer.json()
    assert answer.headers["location"] == content["links"]["self"]
    assert answer.headers["cache-control"] == "no-store"
    return content


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    content: dict[str, Any] = answer.json()
    return content


def stated(facts: list[dict[str, Any]], name: str) -> set[str]:
    """The values of a property."""
    found = (fact["value"] for fact in facts if fact["property"]["name"] == name)
    return {value["label"] if "label" in value else value["value"] for value in found}


# What a draft tells


@pytest.mark.parametrize("lang", NEW)
def test_a_draft_tells_what_a_document_would_add(client: TestClient, lang: str) -> None:
    text, (known, new, day) = NEW[lang], TOLD[lang]
    draft = drafted(client, text, lang=lang, name="news.txt")
    assert (draft["text"], draft["document"]["language"]) == (text, lang)
    assert draft["document"]["label"] == text.partition("\n")[0]
    assert not draft["document"]["is_known"] and draft["basis"] == "documents"
    assert stated(draft["facts"], "rk:signedOn") == {day}
    assert stated(draft["facts"], "rk:party") == {known, new}
    named = {
        fact["value"]["label"]: fact["value"]["is_new"]
        for fact in draft["facts"]
        if fact["property"]["name"] == "rk:party"
    }
    assert named == {known: False, new: True}
    assert new in {thing["label"] for thing in draft["adds"]["things"]}
    for fact in draft["facts"]:
        for place in fact["evidence"]:
            assert 0 <= place["start"] < place["end"] <= len(text)
    day_of = next(one for one in draft["facts"] if one["property"]["name"] == "rk:signedOn")
    assert day_of["evidence"][0]["sentence"] in text.replace("\n", " ")
    assert draft["validation"]["conforms"] and draft["contradicts"] == draft["moves"] == []
    assert draft["counts"]["adds"] == len(draft["adds"]["statements"]) > 10


def test_what_others_say_too_is_confirmed_with_their_names(client: TestClient) -> None:
    draft = drafted(client, NEW["ja"], lang="ja")
    facts = {fact["slug"]: fact for fact in draft["facts"]}
    confirmed = {one["statement"]: one["documents"] for one in draft["confirms"]}
    roles = [slug for slug in confirmed if facts[slug]["property"]["name"] == "rk:roleTitle"]
    assert [facts[slug]["value"]["value"] for slug in roles] == ["市長"]
    assert [one["label"] for one in confirmed[roles[0]]] == [
        "青葉市とみどり医療財団、連携協定を締結"
    ]
    assert all(facts[slug]["status"] == "confirmed" for slug in confirmed)
    own = [one for one in facts.values() if one["subject"]["id"] == draft["document"]["id"]]
    assert own and all(one["subject"]["is_new"] for one in own)
    assert {facts[slug]["status"] for slug in draft["adds"]["statements"]} == {"new"}


def test_what_contradicts_is_shown_with_both_sentences(client: TestClient) -> None:
    (conflict,) = drafted(client, AGAINST)["contradicts"]
    assert conflict["property"]["name"] == "validUntil"
    claims = {claim["value"]: claim for claim in conflict["claims"]}
    assert claims.keys() == {"2024-03-31", "2025-03-31"}
    assert claims["2025-03-31"]["preferred"] and conflict["explanation"]
    for value, claim in claims.items():
        day = f"31 March {value[:4]}"
        assert all(day in place["sentence"] for place in claim["evidence"])


def test_a_thing_that_has_to_share_its_name_is_no_other_for_that(client: TestClient) -> None:
    draft = drafted(client, EARLIER)
    moves = {one["from"]["slug"]: one["to"]["slug"] for one in draft["moves"]}
    (agreement,) = (one for one in draft["adds"]["things"] if one["kind"] == "agreement")
    # The earlier one takes the name that the graph has given to the later.
    assert moves[agreement["slug"]] == f"{agreement['slug']}-2"
    parties = [one for one in draft["facts"] if one["property"]["name"] == "rk:party"]
    assert {(one["status"], one["subject"]["is_new"]) for one in parties} == {("new", True)}
    # Both are of one year: whether they are one is the reader's to say.
    (doubt,) = draft["doubts"]
    assert {doubt["thing"]["slug"], doubt["other"]["slug"]} == {
        agreement["slug"],
        f"{agreement['slug']}-2",
    }
    assert (doubt["thing"]["is_new"], doubt["other"]["is_new"]) == (True, False)
    assert doubt["other"]["known_as"].endswith(f"/{agreement['slug']}")


def test_another_month_is_a_contradiction_and_no_other_agreement(client: TestClient) -> None:
    draft = drafted(client, EARLIER.replace("January", "April"))
    (conflict,) = draft["contradicts"]
    assert {claim["value"] for claim in conflict["claims"]} == {"2021-04", "2021-05-03"}
    assert draft["doubts"] == []
    assert "agreement" not in {one["kind"] for one in draft["adds"]["things"]}


def test_a_document_that_is_known_is_known(client: TestClient) -> None:
    draft = drafted(client, KNOWN["aoba.txt"])
    assert draft["document"]["is_known"]
    assert (draft["adds"], draft["moves"]) == ({"things": [], "statements": []}, [])
    shown = client.get(draft["links"]["document"]).json()
    assert shown["id"] == draft["document"]["id"]
    assert {one["status"] for one in draft["facts"]} <= {"known", "confirmed"}


def test_the_same_document_twice_is_two_drafts_that_say_the_same(client: TestClient) -> None:
    first, second = drafted(client, NEW["de"]), drafted(client, NEW["de"])
    assert first.pop("id") != second.pop("id")
    for draft in (first, second):
        for name in ("made", "expires", "links"):
            del draft[name]
    assert first == second


def test_a_draft_is_as_its_schema_says(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    schema = description["paths"]["/drafts/{id}"]["get"]["responses"]["200"]["content"]
    whole = {
        "components": description["components"],
        "allOf": [schema["application/json"]["schema"]],
    }
    for text in (NEW["en"], AGAINST, EARLIER):
        jsonschema_rs.validate(whole, client.get(drafted(client, text)["links"]["self"]).json())


def test_every_kind_of_file_is_read(client: TestClient) -> None:
    heading, *blocks = NEW["en"].strip().split("\n\n")
    body = f"<h1>{heading}</h1>" + "".join(f"<p>{block}</p>" for block in blocks)
    page = f"<!doctype html><title>{heading}</title><body>{body}</body>"
    for kind, text in (("text/html", page), ("text/markdown; charset=utf-8", f"# {NEW['en']}")):
        answer = sent(client, text, kind)
        assert answer.status_code == 201, answer.text
        assert stated(answer.json()["facts"], "rk:signedOn") == {"2022-09-09"}
    form = client.post("/drafts", files={"file": ("n.md", NEW["en"], "application/octet-stream")})
    assert form.status_code == 201, form.text
    assert form.json()["document"]["media_type"] == "text/markdown"
    assert form.json()["document"]["name"] == "n.md"


def test_a_released_dataset_is_fitted_in(released: Path) -> None:
    none = released / "none"
    with TestClient(
        create_app(Settings(store=released, documents=none, token="open sesame"))
    ) as client:
        before = listing(released)
        text = (
            "川崎市とみどり医療財団、連携協定を締結\n\n2021年6月3日\n\n川崎市（市長：福田紀彦）と"
            "みどり医療財団は、2021年6月3日、連携に関する協定を締結しました。\n"
        )
        draft = drafted(client, text)
        assert draft["basis"] == "graph" and draft["moves"] == []
        assert draft["validation"]["conforms"]
        things = {fact["subject"]["slug"]: fact["subject"]["is_new"] for fact in draft["facts"]}
        assert (things["kawasaki-city"], things["福田紀彦"], things["みどり医療財団"]) == (
            False,
            False,
            True,
        )
        assert listing(released) == before
        kept = client.post(draft["links"]["keep"], headers=TOKEN)
        assert "5 documents" in problem(kept, 409)["detail"]
        assert listing(released) == before and not none.exists()


# What is sent


@pytest.mark.parametrize("sketches", [True, False], ids=["reading", "reading-and-sketches"])
def test_a_document_is_fitted_in_where_readings_of_others_are_damaged(
    client: TestClient, tmp_path: Path, sketches: bool
) -> None:
    settings = settings_in(tmp_path)
    sha256 = hashlib.sha256(KNOWN["harbour.txt"].encode()).hexdigest()
    (reading,) = (settings.store / "cache").rglob(f"{sha256}*")
    reading.write_bytes(b"damaged")
    if not sketches:
        (book,) = (settings.store / "cache").glob("sketches-*")
        book.unlink()
    with TestClient(create_app(settings)) as other:
        draft = drafted(other, EARLIER)
    whole = drafted(client, EARLIER)
    assert (draft["basis"], whole["basis"]) == ("graph", "documents")
    assert stated(draft["facts"], "rk:signedOn") == stated(whole["facts"], "rk:signedOn")
    for name in ("adds", "confirms", "contradicts"):
        assert draft["counts"][name] == whole["counts"][name]


def test_what_is_no_document_is_refused_in_words(client: TestClient) -> None:
    assert "no document" in problem(sent(client, b""), 400)["detail"]
    assert "text/csv" in problem(sent(client, "a,b", "text/csv"), 415)["detail"]
    assert problem(sent(client, b"%PDF-1.4 no", "application/pdf"), 422)["detail"]
    assert problem(sent(client, b"\x00\x01\x02" * 99), 422)["detail"]
    assert problem(sent(client, NEW["en"], lang="xx"), 400)
    assert "name" in problem(sent(client, NEW["en"], nam="x"), 400)["suggestion"]
    form = {"content-type": "multipart/form-data"}
    problem(client.post("/drafts", content=b"x", headers=form), 400)
    form = {"content-type": "multipart/form-data; boundary=x"}
    problem(client.post("/drafts", content=b"nothing of a form", headers=form), 400)
    problem(client.post("/drafts", files={"other": ("a.txt", b"x")}), 400)
    problem(client.post("/drafts", files={"file": ("a.exe", b"x")}), 415)
    packed = client.post("/drafts", content=b"x", headers={"content-encoding": "gzip"})
    problem(packed, 415)


def test_what_is_too_large_is_refused(settings: Settings) -> None:
    with TestClient(create_app(replace(settings, draft_size=0.001))) as client:
        problem(sent(client, "x" * 2000), 413)
        problem(client.post("/drafts", files={"file": ("a.txt", b"x" * 2000)}), 413)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x", "x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("/etc/passwd", "passwd.txt"),
        ("<script>.txt", "script.txt"),
        (".hidden.txt", "hidden.txt"),
        ("README.txt", "document README.txt"),
        ("readme", "document readme.txt"),
        ("", "document.txt"),
        (".txt", "document.txt"),
        ("..", "document.txt"),
        ("a\0b\nc.txt", "a_b_c.txt"),
        ("page.html", "page.html.txt"),
        ("報告書（2021年）.TXT", "報告書（2021年）.txt"),
        ("x" * 300, "x" * 120 + ".txt"),
        ("あ" * 300, "あ" * 40 + ".txt"),
        ("\ud800.txt", "document.txt"),
        ("-rf .txt", "rf.txt"),
        ("CON.txt ", "CON.txt.txt"),
    ],
)
def test_a_name_is_safe_whatever_it_was(name: str, safe: str) -> None:
    assert safe_name(name, "text/plain") == safe


@pytest.mark.parametrize("kind", sorted(set(MEDIA_TYPES.values())))
def test_every_kind_of_document_has_a_name(kind: str) -> None:
    assert MEDIA_TYPES[Path(safe_name("x", kind)).suffix] == kind


def test_markup_in_a_document_or_its_name_stays_text(client: TestClient) -> None:
    text = f"<script>alert(1)</script>\n\n{NEW['en']}"
    answer = sent(client, text, name="<img src=x onerror=alert(1)>.txt")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    draft = answer.json()
    assert draft["text"] == text
    assert not set("<>/&\"'") & set(draft["document"]["name"])


# What becomes of it


def listing(*folders: Path) -> dict[str, tuple[int, int]]:
    """Every file and folder below these, with its size and when it was changed."""
    return {
        str(path): (status.st_size, status.st_mtime_ns)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if (status := path.lstat())
    }


def test_a_draft_that_is_refused_leaves_no_trace(
    client: TestClient, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = listing(settings.store, settings.documents, tmp_path)
    graph = client.get("/dataset.trig").content
    draft = drafted(client, AGAINST)
    assert listing(settings.store, settings.documents, tmp_path) == before
    where = draft["links"]["self"]
    assert client.get(where).json() == draft
    assert client.delete(where).status_code == 204
    assert "send it again" in problem(client.get(where), 404)["suggestion"]
    problem(client.delete(where), 404)
    problem(client.post(f"{where}/keep", headers=TOKEN), 404)
    assert listing(settings.store, settings.documents, tmp_path) == before
    assert client.get("/dataset.trig").content == graph


def test_drafts_are_forgotten_in_time_and_by_number(
    client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = services(client).drafts
    monkeypatch.setattr(own, "_settings", replace(settings, drafts_kept=2))
    links = [drafted(client, KNOWN["aoba.txt"])["links"]["self"] for _ in range(3)]
    assert [client.get(link).status_code for link in links] == [404, 200, 200]
    monkeypatch.setattr(own, "_age", 0.0)
    assert {client.get(link).status_code for link in links} == {404}


def test_two_at_once_are_both_answered(client: TestClient) -> None:
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda text: drafted(client, text), (NEW["en"], NEW["ja"]))
    assert first["text"] == NEW["en"] and second["text"] == NEW["ja"]
    assert stated(first["facts"], "rk:signedOn") == {TOLD["en"][2]}


def services(client: TestClient) -> Services:
    found = client.app.state.services  # type: ignore[attr-defined]
    assert isinstance(found, Services)
    return found


def children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for one in threads for child in (one / "children").read_text().split()]


def killed(find: Any) -> Thread:
    """A thread that kills the first process that ``find`` gives."""

    def kill() -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for process in find():
                os.kill(process, signal.SIGKILL)
                return
            time.sleep(0.001)

    thread = Thread(target=kill)
    thread.start()
    return thread


def test_a_draft_that_is_killed_leaves_nothing(client: TestClient, settings: Settings) -> None:
    drafted(client, NEW["en"])
    before = listing(settings.store, settings.documents)
    nursery = services(client).drafts._proposer._nursery
    assert nursery is not None

    def at_work() -> list[int]:
        folders = list((settings.store / "drafts").glob("*/store/versions/.building"))
        return children(nursery.process) if folders else []

    thread = killed(at_work)
    answer = sent(client, EARLIER)
    thread.join()
    assert problem(answer, 503)["type"].endswith("/draft-stopped")
    assert listing(settings.store, settings.documents) == before
    drafted(client, NEW["en"])


def test_what_takes_too_long_is_stopped(
    client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listing(settings.store)
    monkeypatch.setattr(services(client).drafts._proposer, "_seconds", 0.2)
    assert "0.2 seconds" in problem(sent(client, EARLIER), 503)["detail"]
    assert listing(settings.store) == before


def test_what_a_killed_service_left_is_swept(settings: Settings) -> None:
    left = settings.store / "drafts" / "left"
    left.mkdir(parents=True)
    (left / "text.txt").write_text("x")
    other = left.with_name("other")
    other.mkdir()
    with held(other), TestClient(create_app(settings)):
        assert not left.exists() and other.exists()
    with TestClient(create_app(settings)):
        assert not (settings.store / "drafts").exists()


@contextmanager
def held(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


# Keeping


def test_only_the_operator_keeps(client: TestClient, settings: Settings) -> None:
    keep = drafted(client, KNOWN["aoba.txt"])["links"]["keep"]
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer "}):
        answer = client.post(keep, headers=headers)
        assert "RENKEI_TOKEN" in problem(answer, 401)["suggestion"]
        assert answer.headers["www-authenticate"] == "Bearer"
    with TestClient(create_app(replace(settings, token=""))) as other:
        for headers in ({}, TOKEN, {"Authorization": "Bearer "}):
            assert "RENKEI_TOKEN" in problem(other.post(keep, headers=headers), 403)["suggestion"]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Settings]]:
    """A service whose graph changes from test to test."""
    settings = settings_in(tmp_path_factory.mktemp("own"))
    with pytest.MonkeyPatch.context() as patch, TestClient(create_app(settings)) as client:
        # A machine that is busy is no reason to answer otherwise.
        patch.setattr(drafts, "PATIENCE", 300)
        yield client, settings


def kept(client: TestClient, draft: dict[str, Any]) -> dict[str, Any]:
    """What became of a draft that is kept, however long that takes."""
    answer = client.post(draft["links"]["keep"], headers=TOKEN)
    while answer.status_code == 202:
        assert answer.headers["location"] == draft["links"]["self"]
        assert answer.json()["state"] == "running"
        problem(client.delete(draft["links"]["self"]), 409)
        time.sleep(0.2)
        answer = client.post(draft["links"]["keep"], headers=TOKEN)
    assert answer.status_code == 200, answer.text
    content: dict[str, Any] = answer.json()
    return content


def said(statements: list[dict[str, Any]]) -> set[tuple[str, str, str, str]]:
    return {
        (
            one["slug"],
            one["subject"]["id"],
            one["property"]["name"],
            one["value"].get("id") or one["value"]["value"],
        )
        for one in statements
    }


def test_while_another_build_runs_nothing_is_kept(own: tuple[TestClient, Settings]) -> None:
    client, settings = own
    draft = drafted(client, NEW["de"])
    before = listing(settings.documents)
    with held(settings.store / "lock"):
        found = problem(client.post(draft["links"]["keep"], headers=TOKEN), 409)
    assert found["type"].endswith("/build-busy")
    assert listing(settings.documents) == before


def test_a_build_that_fails_takes_its_file_away(
    own: tuple[TestClient, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, settings = own
    draft = drafted(client, NEW["de"])
    version, before = client.get("/readyz").json(), listing(settings.documents)
    hasty = replace(settings, document_timeout=0.001)
    monkeypatch.setattr(services(client).drafts, "_settings", hasty)
    found = problem(client.post(draft["links"]["keep"], headers=TOKEN), 422)
    assert "took longer than" in found["detail"]
    assert listing(settings.documents).keys() == before.keys()
    assert client.get("/readyz").json() == version


def test_a_build_that_is_killed_takes_its_file_away(own: tuple[TestClient, Settings]) -> None:
    client, settings = own
    draft = drafted(client, NEW["de"], name="neu.txt")
    version, before = client.get("/readyz").json(), listing(settings.documents)

    def keeping() -> list[int]:
        if not (settings.documents / "neu.txt").exists():
            return []
        return [
            child
            for child in children(os.getpid())
            if b"graph.keeping" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]

    thread = killed(keeping)
    answer = client.post(draft["links"]["keep"], headers=TOKEN)
    thread.join()
    assert "not kept" in problem(answer, 500)["detail"]
    assert listing(settings.documents).keys() == before.keys()
    assert client.get("/readyz").json() == version


def test_what_a_draft_tells_is_what_is_served_when_it_is_kept(
    own: tuple[TestClient, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, settings = own
    monkeypatch.setattr(drafts, "PATIENCE", 0)
    (settings.documents / "news.txt").write_text(KNOWN["muster.txt"] + "\n")
    before = client.get("/readyz").json()["version"]
    draft = drafted(client, EARLIER, name="../news.txt")
    other = drafted(client, NEW["en"])
    done = kept(client, draft)
    assert (done["state"], done["file"], done["skipped"]) == ("done", "news-2.txt", [])
    assert (settings.documents / "news-2.txt").read_text() == EARLIER
    assert (settings.documents / "news.txt").read_text() == KNOWN["muster.txt"] + "\n"
    assert client.get("/readyz").json()["version"] == done["version"] != before
    evidence = client.get(f"{done['links']['document']}/evidence?limit=1000").json()["results"]
    assert said(evidence) == said(draft["facts"])
    assert client.get(f"{done['links']['document']}/text").text == EARLIER
    again = client.get(draft["links"]["self"]).json()
    assert again["kept"]["version"] == done["version"]
    assert kept(client, draft) == done
    detail = problem(client.post(other["links"]["keep"], headers=TOKEN), 409)
    assert detail["type"].endswith("/graph-changed")
    form = {"do": "keep", "token": settings.token}
    page = client.post(f"/documents/new/{other['id']}", data=form, headers={"accept": "text/html"})
    assert page.status_code == 409 and detail["detail"] in page.text


def test_where_documents_are_missing_nothing_is_kept(own: tuple[TestClient, Settings]) -> None:
    client, settings = own
    draft = drafted(client, NEW["de"])
    (settings.documents / "aoba.txt").unlink()
    before = listing(settings.documents, settings.store / "versions")
    found = problem(client.post(draft["links"]["keep"], headers=TOKEN), 409)
    assert found["type"].endswith("/documents-missing") and "1 document" in found["detail"]
    assert listing(settings.documents, settings.store / "versions") == before
    told = client.get(draft["links"]["self"]).json()["kept"]
    assert (told["state"], told["error"]) == ("failed", found["detail"])
    (settings.documents / "aoba.txt").write_text(KNOWN["aoba.txt"])


def test_the_text_of_a_document_is_given_where_it_is_at_hand(
    client: TestClient, settings: Settings
) -> None:
    rows = client.get("/documents").json()["results"]
    slug = next(row["slug"] for row in rows if "青葉市" in row["label"])
    answer = client.get(f"/documents/{slug}/text")
    assert (answer.status_code, answer.text) == (200, KNOWN["aoba.txt"])
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    problem(client.get("/documents/nothing/text"), 404)
    problem(client.get("/documents/..%2F..%2Fetc%2Fpasswd/text"), 404)
    without = replace(settings, documents=settings.documents / "none")
    with TestClient(create_app(without)) as other:
        found = problem(other.get(f"/documents/{slug}/text"), 404)
        assert "not at hand" in found["detail"]
