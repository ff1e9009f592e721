"""Curated names, record by record."""

from __future__ import annotations

import re

import pytest

from graph.authority import Authority, Record, class_iri, load_authority, normalise

AUTHORITY = load_authority()

#: The only outside identifiers that the project was given.
SAME_AS = {
    "keio-university": "https://ror.org/02kn6nx58",
    "uc-san-diego": "https://ror.org/0168r3w48",
    "tum": "https://ror.org/02kkvpp62",
    "lmu-munich": "https://ror.org/05591te55",
    "helmholtz-munich": "https://ror.org/00cfam450",
    "mpi-biochemistry": "https://ror.org/04py35477",
}

#: Surfaces that name two records of one kind.
AMBIGUOUS: set[tuple[str, str]] = set()

TYPES = {
    "organization": {
        "Organization",
        "OrganizationalUnit",
        "ClusterOrganization",
        "PublicBody",
        "Company",
        "University",
        "ResearchInstitute",
        "Foundation",
        "Association",
    },
    "person": {"Person"},
    "cluster": {"Cluster"},
    "facility": {"Facility"},
    "place": {"Place"},
    "programme": {"Programme"},
}

KANA_OR_KANJI = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff]")


def _name(record: Record) -> str:
    return f"{record.kind}/{record.slug}"


@pytest.mark.parametrize("record", AUTHORITY.records, ids=_name)
def test_record_is_plausible(record: Record) -> None:
    assert re.fullmatch(r"[\w]+(-[\w]+)*", record.slug)
    assert record.names, "a record without names names nothing"
    assert set(record.types) <= TYPES[record.kind]
    if record.parent:
        assert AUTHORITY.record("organization", record.parent)
    for surface, language in record.surfaces():
        assert surface == surface.strip() and "  " not in surface
        has_kanji = bool(KANA_OR_KANJI.search(surface))
        latin_brand = language == "ja" and surface.isascii() and surface != ""
        assert has_kanji == (language == "ja") or latin_brand, (surface, language)
    for names in record.names.values():
        assert len(set(names)) == len(names), "a name is written twice"


@pytest.mark.parametrize("record", AUTHORITY.records, ids=_name)
def test_country_is_a_country_of_the_places_file(record: Record) -> None:
    countries = {r.country for r in AUTHORITY.records if r.level == "country"}
    assert record.country == "" or record.country in countries


def test_country_codes_are_iso_and_unique() -> None:
    codes = [r.country for r in AUTHORITY.records if r.level == "country"]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_slug_is_unique_within_its_kind() -> None:
    slugs = [(r.kind, r.slug) for r in AUTHORITY.records]
    assert len(slugs) == len(set(slugs))


def test_surface_names_one_record_of_a_kind() -> None:
    for surface, records in AUTHORITY.names().items():
        assert surface
        kinds = [r.kind for r in records if (r.kind, surface) not in AMBIGUOUS]
        assert len(kinds) == len(set(kinds)), (surface, [r.slug for r in records])


def test_outside_identifiers_are_the_given_ones_and_no_others() -> None:
    found = {r.slug: list(r.same_as) for r in AUTHORITY.records if r.same_as}
    assert found == {slug: [iri] for slug, iri in SAME_AS.items()}


def test_documents_are_known_by_their_bytes() -> None:
    identifiers = {d.identifier for d in AUTHORITY.documents.values()}
    assert identifiers == {
        "kawasaki-biom-2026",
        "kawasaki-biom-2020",
        "link-j-kawasaki-2018",
        "biom-kawasaki-2017",
        "iconm-2022",
    }
    for sha256, document in AUTHORITY.documents.items():
        assert re.fullmatch("[0-9a-f]{64}", sha256)
        assert document.title and document.language in {"ja", "de", "en"}
        assert document.publisher == "" or AUTHORITY.record("organization", document.publisher)
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", document.issued)


@pytest.mark.parametrize(
    ("surface", "kind", "slug"),
    [
        ("Bio^M", "organization", "biom"),
        ("バイオエム", "organization", "biom"),
        ("Bio^M Biotech Cluster Development GmbH", "organization", "biom"),
        ("City of Kawasaki", "organization", "kawasaki-city"),
        ("公益財団法人先端医療振興財団", "organization", "fbri"),
        ("(公財)川崎市産業振興財団", "organization", "kiip"),
        ("キング スカイフロント", "cluster", "king-skyfront"),
        ("KING Skyfront", "cluster", "king-skyfront"),
        ("Innovation Center of NanoMedicine", "facility", "iconm"),
        ("ミュンヘン", "place", "munich"),
    ],
)
def test_surface_finds_its_record(surface: str, kind: str, slug: str) -> None:
    assert [r.slug for r in AUTHORITY.find(surface, kind)] == [slug]


def test_country_marks_of_japanese_tables() -> None:
    marks = ("米", "仏", "英", "日", "独", "Japan", "ドイツ")
    assert [AUTHORITY.country(m) for m in marks] == ["US", "FR", "GB", "JP", "DE", "JP", "DE"]
    assert AUTHORITY.find("米") == ()


def test_normalise_ignores_spelling_that_carries_no_meaning() -> None:
    same = {normalise(t) for t in ("ソニア・セラピューティクス", "ソニア セラピューティクス")}
    assert len(same) == 1
    assert normalise("Bio^M") == normalise("ＢｉｏＭ") == "biom"


def test_authority_cannot_be_changed() -> None:
    assert isinstance(AUTHORITY, Authority)
    assert load_authority() is AUTHORITY
    with pytest.raises(TypeError):
        AUTHORITY.documents["x"] = None  # type: ignore[index]
    with pytest.raises(AttributeError):
        AUTHORITY.records[0].slug = "x"  # type: ignore[misc]


def test_class_of_a_record_has_an_iri() -> None:
    assert class_iri("Company") == "https://w3id.org/renkei/ontology#Company"
    assert class_iri("OrganizationalUnit") == "http://www.w3.org/ns/org#OrganizationalUnit"
    assert class_iri("Person") == "http://xmlns.com/foaf/0.1/Person"
