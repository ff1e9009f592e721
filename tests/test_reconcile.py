"""Which mentions of different documents become one thing, and which do not."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable

import pytest

from graph.authority import load_authority
from graph.lexicon import name_language
from graph.lexicon.legal_forms import legal_form
from graph.lexicon.romaji import loosen, romaji
from graph.model import Document, Entity, Iri, Literal, Local, Name, Reading, Span, Statement
from graph.reconcile import Reconciliation, reconcile
from graph.reconcile.glosses import gloss
from graph.reconcile.kana import readings, split_name
from graph.reconcile.names import is_telling, name_key
from graph.reconcile.personal import parse_name
from graph.sketches import sketch
from graph.vocab import EVENT_KINDS, FOAF, ORG, RK, SCHEMA, XSD, Minter

AUTHORITY = load_authority()
MINTER = Minter()

Value = Local | Iri | Literal


class Paper:
    """A reading that is written by hand, as extraction would give it."""

    def __init__(self, name: str, language: str) -> None:
        digest = (name.encode().hex() * 64)[:64]
        document = Document(digest, f"{name}.txt", "text/plain", "x" * 1000)
        self.reading = Reading(document, name, language)
        self.language = language
        self._at = 0

    def _span(self) -> Span:
        self._at += 1
        return Span(self._at, self._at + 1)

    def thing(self, kind: str, *names: str, types: Iterable[Iri] = ()) -> Local:
        local = Local(kind, f"{len(self.reading.entities)}")
        found = [Name(n, name_language(n, self.language), self._span()) for n in names]
        self.reading.entities.append(Entity(local, tuple(types), found))
        return local

    def says(self, subject: Local, predicate: Iri, *values: Value) -> None:
        for value in values:
            claim = Statement(subject, predicate, value, (self._span(),), "test")
            self.reading.statements.append(claim)

    def body(self, *names: str, country: str = "", types: Iterable[Iri] = ()) -> Local:
        local = self.thing("organization", *names, types=(ORG("Organization"), *types))
        if country:
            self.says(local, SCHEMA("addressCountry"), Literal(country))
        return local

    def unit(self, name: str, parent: Local | None) -> Local:
        local = self.thing("organization", name, types=(ORG("OrganizationalUnit"),))
        if parent is not None:
            self.says(local, ORG("unitOf"), parent)
        return local

    def person(
        self,
        *names: str,
        at: Local | None = None,
        role: str = "",
        unit: Local | None = None,
        on: str = "",
    ) -> Local:
        local = self.thing("person", *names, types=(FOAF("Person"),))
        if at is None and not role and unit is None:
            return local
        membership = self.thing("membership", types=(ORG("Membership"),))
        self.says(membership, ORG("member"), local)
        if at is not None:
            self.says(membership, ORG("organization"), at)
        if role:
            title = Literal(role, language=name_language(role, self.language))
            self.says(membership, RK("roleTitle"), title)
        if unit is not None:
            self.says(membership, RK("unit"), unit)
        if on:
            self.says(membership, RK("attestedOn"), date(on))
        return local

    def agreement(
        self,
        *parties: Local,
        kind: str = "MemorandumOfUnderstanding",
        on: str = "",
        status: str = "Concluded",
        name: str = "",
    ) -> Local:
        types = (RK("Agreement"), *([RK(kind)] if kind else []))
        local = self.thing("agreement", *([name] if name else []), types=types)
        self.says(local, RK("party"), *parties)
        self.says(local, RK("status"), RK(status))
        if on:
            self.says(local, RK("signedOn"), date(on))
        return local

    def signing(self, agreement: Local, *people: Local, on: str = "") -> Local:
        local = self.thing("event", types=(RK("SigningEvent"),))
        self.says(local, RK("signingOf"), agreement)
        self.says(local, RK("attendee"), *people)
        if on:
            self.says(local, RK("heldOn"), date(on))
        return local


def date(text: str) -> Literal:
    names = {4: "gYear", 7: "gYearMonth", 10: "date"}
    return Literal(text, XSD("gMonthDay" if text.startswith("--") else names[len(text)]))


def settle(*papers: Paper) -> Reconciliation:
    return reconcile([sketch(paper.reading) for paper in papers], AUTHORITY, MINTER)


def iri(result: Reconciliation, paper: Paper, local: Local) -> Iri:
    return result.things[paper.reading.document.sha256, local]


def slug(result: Reconciliation, paper: Paper, local: Local) -> str:
    return iri(result, paper, local).rsplit("/", 1)[1]


def unsure(result: Reconciliation) -> set[tuple[Iri, ...]]:
    return {j.things for j in result.judgements if j.verdict == "unsure"}


# ---- Names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("公益財団法人川崎市産業振興財団", "(公財)川崎市産業振興財団"),
        ("株式会社PrimRNA", "PrimRNA"),
        ("アクセリッド社", "アクセリッド"),
        ("BioLabs Global, Inc.", "BioLabs Global"),
        ("Medical Valley EMN e. V.", "Medical Valley EMN"),
        (
            "Bayerischen Staatsministerium für Wirtschaft",
            "Bayerisches Staatsministerium für Wirtschaft",
        ),
        ("Bayerischen Biotech-Clusters", "Bayerischer Biotech-Cluster"),
        ("Technische Universität München (TUM)", "Technischen Universität München"),
        ("ソニア・セラピューティクス(株)", "ソニア セラピューティクス株式会社"),
        ("The University of Tokyo", "University of Tokyo"),
    ],
)
def test_same_name_in_another_dress(first: str, second: str) -> None:
    assert name_key(first) == name_key(second)


def test_names_that_only_one_document_understands_are_not_telling() -> None:
    assert not any(map(is_telling, ("財団", "市", "the city", "センター", "AS", "das Ministerium")))
    assert all(map(is_telling, ("川崎市", "LMU", "BioM", "京都")))


def test_legal_form_is_a_family() -> None:
    assert legal_form("Medical Valley GmbH") == "company"
    assert legal_form("Medical Valley EMN e. V.") == "association"
    assert legal_form("BioM") == ""


def test_readings_of_japanese_names() -> None:
    assert split_name("福田紀彦") == ("福田", "紀彦")
    assert readings("福田", "姓") == {"fukuda"}
    assert {"takeshi", "tsuyoshi"} <= readings("毅", "名")
    assert romaji("キョウコ") == "kyouko" and romaji("ホッタ") == "hotta"
    assert len({loosen(s) for s in ("Itō", "Itoh", "Itou", "Ito", romaji("イトウ"))}) == 1
    assert loosen("Ohno") == loosen("Ono") == loosen(romaji("オオノ"))


def test_parts_of_a_persons_name() -> None:
    parts = [parse_name(text) for text in ("Prof. Dr. Horst Domdey", "KIMURA Tetsuya", "福田市長")]
    assert [(p.family, p.given) for p in parts[:2] if p] == [
        ("Domdey", "Horst"),
        ("KIMURA", "Tetsuya"),
    ]
    family_only = parse_name("園田")
    assert family_only is not None and not family_only.full


def test_gloss_knows_all_words_or_none() -> None:
    assert gloss("Department for Innovation, Research and Technology") == gloss(
        "Abteilung Innovation, Forschung und Technologie"
    )
    assert gloss("Abteilung Zauberei") == ()


# ---- The founding documents, as far as they are known by name


def founding() -> list[Paper]:
    """What the founding documents say of the people and agreements they share."""
    a = Paper("renewal-2026", "ja")
    city, kiip = a.body("川崎市"), a.body("公益財団法人川崎市産業振興財団", "KIIP", "財団")
    biom = a.body("Bio^M", "バイオエム", "Bio^M Biotech Cluster Development GmbH")
    a.body("バイエルン州経済省")
    a.unit("臨海部国際戦略本部", city)
    a.person("福田 紀彦", at=city, role="市長")
    a.person("鈴木 毅", at=kiip, role="理事長")
    a.agreement(city, biom, on="2017-11-24", name="経済交流に関する覚書")
    a.agreement(city, biom, on="2020")
    a.agreement(city, biom, on="2023")
    a.agreement(city, kiip, biom, on="2026-02-28")

    b = Paper("renewal-2020", "ja")
    city = b.body("川崎市", "City of Kawasaki")
    biom = b.body("BioM", "BioM Biotech Cluster Development GmbH")
    b.unit("Coastal Area International Strategy Headquarters", city)
    ministry = b.body(
        "Bavarian Ministry of Economic Affairs, Regional Development and Energy", country="DE"
    )
    unit = b.unit("Department for Innovation, Research and Technology", ministry)
    role = "Head of the Department for Innovation, Research and Technology"
    b.person("Wolter", at=ministry, unit=unit, role=role, on="2020-02-11")
    b.person("Kimura", role="Consul General of Japan")
    b.person("Geltinger", role="Bavarian Representative in Japan")
    b.person("Horst Domdey", at=biom, role="CEO")
    b.agreement(city, biom, on="2017-11")
    b.agreement(city, biom, on="2020-02-11", name="経済交流に関する覚書")

    c = Paper("link-j", "ja")
    city = c.body("川崎市")
    c.body("神戸医療産業都市推進機構")
    c.body("公益財団法人先端医療振興財団")
    c.person("福田 紀彦", at=city, role="川崎市長", on="2018-08-31")

    d = Paper("munich-2017", "de")
    city = d.body("Kawasaki City", country="JP")
    biom = d.body("BioM Biotech Cluster Development GmbH")
    ministry = d.body(
        "Bayerischen Staatsministerium für Wirtschaft und Medien, Energie und Technologie",
        country="DE",
    )
    unit = d.unit("Abteilung Innovation, Forschung und Technologie", ministry)
    consulate, invest = d.body("Generalkonsulat von Japan"), d.body("Invest in Bavaria")
    role = "Leiter der Abteilung Innovation, Forschung und Technologie"
    d.person("Manfred Wolter", at=ministry, unit=unit, role=role)
    d.person("Norihiko Fukuda", at=city, role="Bürgermeister")
    d.person("Tetsuya Kimura", at=consulate, role="Generalkonsul")
    d.person("Christian Geltinger", at=invest, role="Bavarian Representative in Japan")
    d.person("Horst Domdey", at=biom, role="Geschäftsführer")
    d.agreement(biom, city, on="2017-11-10")

    e = Paper("iconm", "ja")
    city = e.body("川崎市", "市")
    e.body("川崎市産業振興財団", "財団")
    e.unit("臨海部国際戦略本部", None)
    e.person("福田 紀彦", at=city, role="市長", on="2022-01-27")
    return [a, b, c, d, e]


def things_named(result: Reconciliation, papers: Iterable[Paper], *names: str) -> set[Iri]:
    return {
        iri(result, paper, entity.local)
        for paper in papers
        for entity in paper.reading.entities
        if any(name.text in names for name in entity.names)
    }


@pytest.mark.parametrize(
    "names",
    [
        ("福田 紀彦", "Norihiko Fukuda"),
        ("Kimura", "Tetsuya Kimura"),
        ("Wolter", "Manfred Wolter"),
        ("Geltinger", "Christian Geltinger"),
        ("Horst Domdey",),
        ("Bio^M", "BioM", "BioM Biotech Cluster Development GmbH"),
        ("川崎市", "Kawasaki City"),
        ("公益財団法人川崎市産業振興財団", "川崎市産業振興財団"),
        ("公益財団法人先端医療振興財団", "神戸医療産業都市推進機構"),
        ("臨海部国際戦略本部", "Coastal Area International Strategy Headquarters"),
        (
            "Abteilung Innovation, Forschung und Technologie",
            "Department for Innovation, Research and Technology",
        ),
    ],
)
def test_one_thing_over_the_founding_documents(names: tuple[str, ...]) -> None:
    papers = founding()
    assert len(things_named(settle(*papers), papers, *names)) == 1


def test_ministries_with_different_remits_are_listed_as_unsure() -> None:
    papers = founding()
    result = settle(*papers)
    names = (
        "バイエルン州経済省",
        "Bavarian Ministry of Economic Affairs, Regional Development and Energy",
        "Bayerischen Staatsministerium für Wirtschaft und Medien, Energie und Technologie",
    )
    found = sorted(things_named(result, papers, *names))
    assert len(found) == 3
    assert set(itertools.combinations(found, 2)) <= unsure(result)


def test_memoranda_of_several_documents_are_one_each() -> None:
    papers = founding()
    result = settle(*papers)
    signed: dict[Iri, set[str]] = {}
    for paper in papers:
        for claim in paper.reading.statements:
            if claim.predicate == RK("signedOn") and isinstance(claim.subject, Local):
                assert isinstance(claim.object, Literal)
                thing = iri(result, paper, claim.subject)
                signed.setdefault(thing, set()).add(claim.object.value)
    assert sorted(map(sorted, signed.values())) == [
        ["2017-11", "2017-11-10", "2017-11-24"],
        ["2020", "2020-02-11"],
        ["2023"],
        ["2026-02-28"],
    ]
    slugs = {thing.rsplit("/", 1)[1] for thing in signed}
    assert "biom-kawasaki-city-memorandum-2017" in slugs
    assert "biom-kawasaki-city-kiip-memorandum-2026" in slugs


def test_every_merge_and_every_doubt_has_reasons() -> None:
    result = settle(*founding())
    assert result.judgements
    for judgement in result.judgements:
        assert judgement.reasons and all(r.key and r.text for r in judgement.reasons)
        assert len(judgement.things) == (1 if judgement.verdict == "same" else 2)
    fukuda = [j for j in result.judgements if "Norihiko Fukuda" in j.names]
    assert {"equal-reading", "same-role"} <= {r.key for j in fukuda for r in j.reasons}


def test_order_of_documents_changes_nothing() -> None:
    first = settle(*founding())
    for seed in range(6):
        papers = founding()
        random.Random(seed).shuffle(papers)
        assert settle(*papers) == first


def test_file_names_change_nothing() -> None:
    papers = founding()
    first = settle(*papers)
    for number, paper in enumerate(papers):
        old = paper.reading.document
        paper.reading.document = Document(old.sha256, f"{9 - number}.txt", "text/plain", old.text)
    assert settle(*papers) == first


def test_preferred_label_is_one_a_language_and_known_names_come_first() -> None:
    result = settle(*founding())
    biom = MINTER.thing("organization", "biom")
    assert result.labels[biom, "en"] == "BioM"
    unknown = [t for (t, _), text in result.labels.items() if text == "Tetsuya Kimura"]
    assert len(unknown) == 1
    assert "membership" in {thing.split("/")[-2] for thing, _ in result.descriptions}


def test_a_family_name_alone_is_no_label_of_somebody_whose_full_name_is_known() -> None:
    labels = set(settle(*founding()).labels.values())
    assert "Manfred Wolter" in labels
    assert not labels & {"Wolter", "Kimura", "Geltinger"}


# ---- Bodies


def test_known_organisation_has_its_curated_slug() -> None:
    paper = Paper("p", "ja")
    ucsd = paper.body("カリフォルニア大学サンディエゴ校(UCSD)")
    assert slug(settle(paper), paper, ucsd) == "uc-san-diego"


def test_unknown_company_with_and_without_its_legal_form_is_one() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one, two = a.body("株式会社青空バイオ"), b.body("青空バイオ社", "青空バイオ")
    result = settle(a, b)
    assert iri(result, a, one) == iri(result, b, two)


def test_same_name_in_two_countries_is_unsure() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    one = a.body("Life Science Council", country="US")
    two = b.body("Life Science Council", country="AU")
    result = settle(a, b)
    pair = tuple(sorted((iri(result, a, one), iri(result, b, two))))
    assert unsure(result) == {pair}
    assert {p.rsplit("/", 1)[1] for p in pair} == {
        "life-science-council",
        "life-science-council-2",
    }


def test_company_and_association_of_one_name_are_not_merged() -> None:
    a, b = Paper("a", "de"), Paper("b", "de")
    one, two = a.body("Biotal GmbH"), b.body("Biotal e. V.")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)
    assert len(unsure(result)) == 1


def test_the_foundation_of_two_documents_is_two_foundations() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one, two = a.body("青森県産業財団", "財団"), b.body("高知県振興財団", "財団")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)
    assert not unsure(result)


def test_units_of_one_name_in_two_bodies_are_two_units() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one = a.unit("企画調整課", a.body("青森市"))
    two = b.unit("企画調整課", b.body("高知市"))
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)


def test_city_as_a_body_and_as_a_place_are_two_things() -> None:
    paper = Paper("p", "ja")
    body, place = paper.body("川崎市"), paper.thing("place", "川崎市", types=(RK("Place"),))
    result = settle(paper)
    assert iri(result, paper, body) == MINTER.thing("organization", "kawasaki-city")
    assert iri(result, paper, place) == MINTER.thing("place", "kawasaki")


def test_facility_that_a_text_treats_as_a_body_is_the_facility() -> None:
    paper = Paper("p", "de")
    body = paper.body("Innovation Center of NanoMedicine")
    assert iri(settle(paper), paper, body) == MINTER.thing("facility", "iconm")


# ---- People


def test_same_common_name_at_two_bodies_in_one_period_is_unsure() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one = a.person("田中 健", at=a.body("青空製薬"), role="社長", on="2020-04-01")
    two = b.person("田中 健", at=b.body("海辺大学"), role="教授", on="2020-06-01")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)
    assert len(unsure(result)) == 1


def test_rare_full_name_is_one_person_at_a_later_post() -> None:
    a, b = Paper("a", "de"), Paper("b", "de")
    one = a.person("Thomas Wollinger", at=a.body("Amt Eins"), role="Direktor", on="2015")
    two = b.person("Thomas Wollinger", at=b.body("Amt Zwei"), role="Präsident", on="2024")
    result = settle(a, b)
    assert iri(result, a, one) == iri(result, b, two)


def test_family_name_of_another_body_is_not_merged() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one = a.person("鈴木 毅", at=a.body("青空財団"), role="理事長")
    two = b.person("鈴木", at=b.body("海辺財団"), role="理事長")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)
    reasons = {r.key for j in result.judgements if j.verdict == "unsure" for r in j.reasons}
    assert {"equal-family-name", "same-role", "different-organizations"} <= reasons


def test_family_name_that_fits_two_people_is_unsure() -> None:
    papers = [Paper(name, "ja") for name in "abc"]
    firm = "青空製薬"
    one = papers[0].person("福田 一郎", at=papers[0].body(firm), role="部長")
    two = papers[1].person("福田 二郎", at=papers[1].body(firm), role="部長")
    who = papers[2].person("福田", at=papers[2].body(firm), role="部長")
    result = settle(*papers)
    found = {iri(result, p, x) for p, x in zip(papers, (one, two, who), strict=True)}
    assert len(found) == 3
    assert len(unsure(result)) == 2


def test_kanji_that_read_alike_are_two_people() -> None:
    a, b = Paper("a", "ja"), Paper("b", "ja")
    one = a.person("鈴木 毅", at=a.body("青空財団"), role="理事長")
    two = b.person("鈴木 武", at=b.body("青空財団"), role="理事")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)


def test_reading_that_a_document_gives_decides() -> None:
    a, b = Paper("a", "ja"), Paper("b", "en")
    one = a.person("鈴木 毅", at=a.body("青空財団", "Aozora Foundation"), role="理事長")
    a.reading.entities[-2].hints["reading"] = "すずき たけし"
    two = b.person("Tsuyoshi Suzuki", at=b.body("Aozora Foundation"), role="president")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)


def test_initial_meets_full_given_name_at_the_same_body() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    one = a.person("M. Baccanti", at=a.body("Health Industries South Australia"), role="CE")
    body = b.body("Health Industries South Australia")
    two = b.person("Marco Baccanti", at=body, role="chief executive")
    three = b.person("Maria Smith", at=body, role="chair")
    result = settle(a, b)
    assert iri(result, a, one) == iri(result, b, two) != iri(result, b, three)


def test_one_role_in_three_languages_is_one_membership() -> None:
    papers = founding()
    result = settle(*papers)
    memberships = {
        thing.rsplit("/", 1)[1]
        for (_, local), thing in result.things.items()
        if local.kind == "membership"
    }
    assert "福田紀彦-kawasaki-city-mayor" in memberships
    assert not any(m.startswith("福田紀彦-kawasaki-city-mayor-") for m in memberships)


def test_person_is_called_by_a_full_name_in_whatever_language() -> None:
    papers = founding()
    result = settle(*papers)
    (kimura,) = things_named(result, papers, "Kimura")
    assert kimura == MINTER.thing("person", "tetsuya-kimura")
    texts = set(result.descriptions.values())
    assert "Tetsuya Kimura, Consul General of Japan" in texts


# ---- Agreements


def test_a_word_for_all_agreements_is_no_name_beside_one_in_another_language() -> None:
    a, b = Paper("a", "ja"), Paper("b", "en")
    one = a.agreement(
        a.body("Alpha Cluster"), a.body("Beta Cluster"), on="2018-06", name="提携の覚書"
    )
    b.agreement(b.body("Alpha Cluster"), b.body("Beta Cluster"), on="2018-06", name="memorandum")
    both = settle(a, b)
    assert names_of(both, iri(both, a, one)) == {"ja": "提携の覚書"}
    c = Paper("c", "en")
    name = "Memorandum on Mutual Visits"
    c.agreement(c.body("Alpha Cluster"), c.body("Beta Cluster"), on="2018-06", name=name)
    all_three = settle(a, b, c)
    assert names_of(all_three, iri(all_three, a, one)) == {"ja": "提携の覚書", "en": name}
    alone = settle(b)
    assert "memorandum" in alone.labels.values()


def test_a_plan_that_is_given_up_keeps_its_address() -> None:
    found = []
    for status in ("Planned", "Abandoned"):
        a = Paper("a", "en")
        one = a.agreement(a.body("Alpha Cluster"), a.body("Beta Cluster"), status=status)
        found.append(iri(settle(a), a, one))
    assert found[0] == found[1]
    assert found[0].endswith("-planned")


def names_of(result: Reconciliation, thing: Iri) -> dict[str, str]:
    return {language: text for (one, language), text in result.labels.items() if one == thing}


def pair(first: dict[str, str], second: dict[str, str]) -> tuple[bool, int]:
    """Whether two agreements of one party set are merged, and the number of doubts."""
    a, b = Paper("a", "en"), Paper("b", "en")
    one = a.agreement(a.body("Alpha Cluster"), a.body("Beta Cluster"), **first)
    two = b.agreement(b.body("Beta Cluster"), b.body("Alpha Cluster"), **second)
    result = settle(a, b)
    return iri(result, a, one) == iri(result, b, two), len(unsure(result))


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        ({"on": "2017-11-10"}, {"on": "2017-11-24"}, True),
        ({"on": "2017-11-10"}, {"on": "2017-12-24"}, False),
        ({"on": "2017"}, {"on": "2017-12-24"}, True),
        ({"on": "2017-10"}, {"on": "2017-11"}, True),
        ({"on": "2017-12-24"}, {"on": "2018-01"}, True),
        ({"on": "2017-10"}, {"on": "2017-12-24"}, False),
        ({"on": "2017"}, {"on": "2017-03", "kind": ""}, True),
        ({"on": "2017"}, {"on": "2017", "kind": "LandLoan"}, False),
        ({"on": "2017-05-01"}, {"on": "2017-05-01", "status": "Draft"}, False),
        ({"on": "--08-30"}, {"on": "2018-08-30"}, True),
        ({"name": "Accord"}, {"on": "2018", "name": "Accord"}, True),
    ],
)
def test_dates_decide(first: dict[str, str], second: dict[str, str], merged: bool) -> None:
    assert pair(first, second)[0] is merged


def test_undated_agreement_without_a_name_is_unsure() -> None:
    assert pair({}, {"on": "2018"}) == (False, 1)


def test_day_without_a_year_is_unsure_where_the_year_alone_is_known() -> None:
    assert pair({"on": "--10-04"}, {"on": "2011"}) == (False, 1)
    assert pair({"on": "--10-04"}, {"on": "2015-11-02"}) == (False, 0)


def test_agreements_of_one_document_are_never_merged() -> None:
    paper = Paper("p", "en")
    parties = paper.body("Alpha Cluster"), paper.body("Beta Cluster")
    one = paper.agreement(*parties, on="2017-05")
    two = paper.agreement(*parties, on="2017-05")
    result = settle(paper)
    slugs = {slug(result, paper, one), slug(result, paper, two)}
    stem = "alpha-cluster-beta-cluster-memorandum-2017"
    assert slugs == {stem, f"{stem}-2"}


@pytest.mark.parametrize(
    ("told", "others"),
    [
        (("2017-05-02", "2017-05-20"), ("2017-05-02", "2017-05-20")),
        (("2017-05", "2017-06"), ("2017-05-02", "2017-06-20")),
    ],
)
def test_dates_that_a_document_tells_apart_are_of_two_agreements(
    told: tuple[str, str], others: tuple[str, str]
) -> None:
    a, b, c = (Paper(name, "en") for name in "abc")
    both = [a.body("Alpha Cluster"), a.body("Beta Cluster")]
    for day in told:
        a.agreement(*both, on=day)
    one = b.agreement(b.body("Alpha Cluster"), b.body("Beta Cluster"), on=others[0])
    two = c.agreement(c.body("Alpha Cluster"), c.body("Beta Cluster"), on=others[1])
    result = settle(a, b, c)
    assert iri(result, b, one) != iri(result, c, two)


def test_agreement_that_fits_two_is_unsure() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    both = [a.body("Alpha Cluster"), a.body("Beta Cluster")]
    a.agreement(*both, on="2017-05-02")
    a.agreement(*both, on="2017-05-20")
    b.agreement(b.body("Alpha Cluster"), b.body("Beta Cluster"), on="2017-05")
    assert len(unsure(settle(a, b))) == 2


def test_two_dates_of_one_year_are_unsure() -> None:
    assert pair({"on": "2017-03"}, {"on": "2017-09-20"}) == (False, 1)
    assert pair({"on": "2017-03"}, {"on": "2018-09-20"}) == (False, 0)


def test_one_day_and_kind_with_some_of_the_parties_is_one_agreement() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    one = a.agreement(a.body("Alpha Cluster"), a.body("Beta Cluster"), on="2017-05-02")
    three = [b.body(name) for name in ("Alpha Cluster", "Beta Cluster", "Gamma Cluster")]
    two = b.agreement(*three, on="2017-05-02")
    result = settle(a, b)
    assert iri(result, a, one) == iri(result, b, two)
    [merge] = [judged for judged in result.judgements if judged.things == (iri(result, a, one),)]
    assert {reason.key for reason in merge.reasons} == {"parties-among", "equal-date"}


def test_two_agreements_of_a_day_beside_one_with_all_parties_are_unsure() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    alpha = a.body("Alpha Cluster")
    one = a.agreement(alpha, a.body("Beta Cluster"), on="2017-05-02")
    two = a.agreement(alpha, a.body("Gamma Cluster"), on="2017-05-02")
    three = [b.body(name) for name in ("Alpha Cluster", "Beta Cluster", "Gamma Cluster")]
    all_ = b.agreement(*three, on="2017-05-02")
    result = settle(a, b)
    assert len({iri(result, a, one), iri(result, a, two), iri(result, b, all_)}) == 3
    assert len(unsure(result)) == 2


def test_another_party_makes_another_agreement() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    one = a.agreement(a.body("Alpha Cluster"), a.body("Beta Cluster"), on="2017")
    three = (b.body("Alpha Cluster"), b.body("Beta Cluster"), b.body("Gamma Cluster"))
    two = b.agreement(*three, on="2017")
    result = settle(a, b)
    assert iri(result, a, one) != iri(result, b, two)


def test_draft_has_a_slug_that_says_so() -> None:
    paper = Paper("p", "en")
    parties = paper.body("Alpha Cluster"), paper.body("Beta Cluster")
    draft = paper.agreement(*parties, kind="BasicAgreement", status="Draft")
    expected = "alpha-cluster-beta-cluster-basic-agreement-draft"
    assert slug(settle(paper), paper, draft) == expected


def test_signings_of_one_agreement_on_two_days_are_two_events() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    events = []
    for paper, day in ((a, "2017-11-10"), (b, "2017-11-24")):
        parties = paper.body("Alpha Cluster"), paper.body("Beta Cluster")
        agreement = paper.agreement(*parties, on=day)
        events.append((paper, paper.signing(agreement, on=day)))
    result = settle(a, b)
    slugs = {slug(result, paper, event) for paper, event in events}
    stem = "signing-alpha-cluster-beta-cluster-memorandum-2017"
    assert slugs == {f"{stem}-2017-11-10", f"{stem}-2017-11-24"}


def test_the_end_of_an_agreement_that_two_documents_state_is_one_event() -> None:
    a, b = Paper("a", "en"), Paper("b", "en")
    events = []
    for paper, kinds in ((a, ("start", "end")), (b, ("end",))):
        parties = paper.body("Alpha Cluster"), paper.body("Beta Cluster")
        agreement = paper.agreement(*parties, on="2017-11-10")
        for kind in kinds:
            local = paper.thing("event", types=(RK("Event"),))
            paper.says(local, RK("eventKind"), EVENT_KINDS(kind))
            paper.says(local, RK("ofAgreement"), agreement)
            paper.says(local, RK("heldOn"), date("2020-11-09" if kind == "end" else "2017-12-01"))
            events.append((paper, local))
    result = settle(a, b)
    stem = "alpha-cluster-beta-cluster-memorandum-2017"
    assert [slug(result, paper, event) for paper, event in events] == [
        f"start-{stem}-2017-12-01",
        f"end-{stem}-2020-11-09",
        f"end-{stem}-2020-11-09",
    ]


def test_a_person_in_hundreds_of_documents_is_one() -> None:
    papers = []
    for number in range(600):
        paper = Paper(f"{number:05d}", "en")
        firm, city = paper.body(f"Firm {number % 100}"), paper.body("Kawasaki City")
        paper.person("Horst Domdey", at=firm, role="CEO")
        paper.person("Fukuda", at=city, role="Mayor")
        paper.agreement(firm, city, on=f"{1990 + number % 30}")
        papers.append(paper)
    result = settle(*papers)
    people = {t for (_, local), t in result.things.items() if local.kind == "person"}
    assert len(people) == 2
