"""The collections: one row each, and one row for each of their fields."""

from __future__ import annotations

from graph.catalogue.fields import Collection, Field, Kind
from graph.errors import NotFound, meant

_T, _N, _W, _D, _NO, _TH = (
    Kind.TEXT,
    Kind.NAME,
    Kind.WORD,
    Kind.DAY,
    Kind.NUMBER,
    Kind.THING,
)
_BODY = ("organization",)
_ANY = ("organization", "cluster", "facility", "programme", "agreement", "person", "place")

_NAMES = Field("names", _N, "rdfs:label|skos:altLabel", "Every name it has", many=True)
_DOCUMENTS = Field(
    "document",
    _TH,
    "rk:mentionedIn",
    "Documents that mention it",
    many=True,
    leads_to=("document",),
)
_PLACE = Field("located_in", _TH, "rk:locatedIn", "Where it is", many=True, leads_to=("place",))
_OPERATOR = Field("operated_by", _TH, "rk:operatedBy", "Who operates it", True, _BODY)
_COUNTRY = Field("country", _T, "schema:addressCountry", "ISO 3166 alpha-2", many=True)
_URL = Field("url", _T, "schema:url", "Its web address", many=True)
_PHONE = Field("telephone", _T, "schema:telephone", "Its telephone number", many=True)
_MAIL = Field("email", _T, "schema:email", "Its mail address", many=True)

COLLECTIONS = {
    one.name: one
    for one in (
        Collection(
            "organizations",
            "organization",
            "org:Organization|org:OrganizationalUnit",
            "Organisations and their units",
            (
                Field("kind", _W, "a", "Such as Company, University, PublicBody", many=True),
                _COUNTRY,
                _PLACE,
                Field("founded", _D, "schema:foundingDate", "When it was founded"),
                Field("partner", _TH, "rk:partnerOf", "With whom it has agreements", True, _BODY),
                Field("agreement", _TH, "^rk:party", "Its agreements", True, ("agreement",)),
                Field("unit_of", _TH, "org:unitOf", "What it is a unit of", True, _BODY),
                Field("manages", _TH, "rk:manages", "Clusters it manages", True, ("cluster",)),
                Field("founded_by", _TH, "rk:foundedBy", "Who founded it", True, _BODY),
                Field("spin_off_of", _TH, "rk:spinOffOf", "What it came out of", True, _ANY),
                Field("succeeded_by", _TH, "rk:succeededBy", "What it became", True, _BODY),
                _URL,
                _PHONE,
                _MAIL,
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "people",
            "person",
            "foaf:Person",
            "People",
            (
                Field(
                    "organization",
                    _TH,
                    "^org:member/org:organization",
                    "Where they are",
                    True,
                    _BODY,
                ),
                Field("role", _N, "^org:member/rk:roleTitle", "What they are there", many=True),
                Field(
                    "signed",
                    _TH,
                    "^rk:signatory/rk:signingOf",
                    "What they signed",
                    True,
                    ("agreement",),
                ),
                Field(
                    "event", _TH, "^rk:signatory|^rk:attendee", "Where they were", True, ("event",)
                ),
                _PHONE,
                _MAIL,
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "memberships",
            "membership",
            "org:Membership",
            "Who is what, and where",
            (
                Field("person", _TH, "org:member", "Who", True, ("person",)),
                Field("organization", _TH, "org:organization", "Where", True, _BODY),
                Field("unit", _TH, "rk:organizationalUnit", "In which unit", True, _BODY),
                Field("role", _N, "rk:roleTitle", "As what", many=True),
                Field(
                    "attested", _D, "rk:attestedOn", "Days on which a document says so", many=True
                ),
                _DOCUMENTS,
            ),
        ),
        Collection(
            "agreements",
            "agreement",
            "rk:Agreement",
            "Agreements",
            (
                Field("kind", _W, "a", "Such as MemorandumOfUnderstanding", many=True),
                Field("party", _TH, "rk:party", "Who made it", True, _BODY),
                Field("signed", _D, "rk:signedOn", "Day of signing, as stated", many=True),
                Field("valid_from", _D, "rk:validFrom", "Start as stated", many=True),
                Field("valid_until", _D, "rk:validUntil", "End as stated", many=True),
                Field("active_from", _D, "rk:activeFrom", "Its earliest start"),
                Field("active_until", _D, "rk:activeUntil", "Its latest end"),
                Field("term", _T, "rk:term", "How long it holds, ISO 8601", many=True),
                Field("status", _W, "rk:status", "Concluded, Draft or Planned", many=True),
                Field("activity", _W, "rk:activity", "What it is for", many=True),
                Field("renews", _TH, "rk:renews", "What it renews", True, ("agreement",)),
                Field("renewed_by", _TH, "^rk:renews", "What renews it", True, ("agreement",)),
                Field("concerns", _TH, "rk:concerns", "What it is about", True, _ANY),
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "clusters",
            "cluster",
            "rk:Cluster",
            "Clusters",
            (
                _PLACE,
                _OPERATOR,
                Field("managed_by", _TH, "^rk:manages", "Who manages it", True, _BODY),
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "facilities",
            "facility",
            "rk:Facility",
            "Facilities",
            (
                _PLACE,
                Field(
                    "in_cluster", _TH, "rk:inCluster", "The cluster it is in", True, ("cluster",)
                ),
                _OPERATOR,
                Field("opened", _D, "rk:openedOn", "When it was opened", many=True),
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "places",
            "place",
            "rk:Place",
            "Cities, regions and countries",
            (_PLACE, _COUNTRY, _NAMES, _DOCUMENTS),
        ),
        Collection(
            "programmes",
            "programme",
            "rk:Programme",
            "National programmes, projects, incubation, awards",
            (
                Field("kind", _W, "rk:programmeKind", "Such as project or award", many=True),
                Field("led_by", _TH, "rk:ledBy", "Who leads it", True, _BODY),
                Field("participant", _TH, "rk:participant", "Who takes part", True, _BODY),
                Field("funded_by", _TH, "rk:fundedBy", "Who pays for it", True, _BODY),
                Field(
                    "part_of", _TH, "rk:subProgrammeOf", "What it is part of", True, ("programme",)
                ),
                Field("starts", _D, "rk:startsOn", "When it starts", many=True),
                Field("ends", _D, "rk:endsOn", "When it ends", many=True),
                _NAMES,
                _DOCUMENTS,
            ),
        ),
        Collection(
            "events",
            "event",
            "rk:Event",
            "Signings, openings, visits and other events",
            (
                Field("kind", _W, "rk:eventKind", "Such as signing or visit", many=True),
                Field("held", _D, "rk:heldOn", "When it took place", many=True),
                Field("starts", _D, "rk:startsOn", "Its first day", many=True),
                Field("ends", _D, "rk:endsOn", "Its last day", many=True),
                Field("held_in", _TH, "rk:heldIn", "Where it took place", True, ("place",)),
                Field("actor", _TH, "rk:actor", "Who acts in it", True, _ANY),
                Field("concerns", _TH, "rk:concerns", "What it is about", True, _ANY),
                Field(
                    "agreement",
                    _TH,
                    "rk:signingOf|rk:ofAgreement",
                    "Its agreement",
                    True,
                    ("agreement",),
                ),
                Field("signatory", _TH, "rk:signatory", "Who signed", True, ("person",)),
                Field("attendee", _TH, "rk:attendee", "Who was there", True, ("person",)),
                Field("status", _W, "rk:status", "Planned, where it is", many=True),
                _DOCUMENTS,
            ),
        ),
        Collection(
            "observations",
            "observation",
            "qb:Observation",
            "Figures of an indicator and a period",
            (
                Field("indicator", _TH, "rk:indicator", "What is counted", True, ("indicator",)),
                Field("about", _TH, "rk:about", "What it is a figure of", True, _ANY),
                Field("measure", _W, "rk:measure", "Actual, Target, Forecast or Budget", many=True),
                Field("value", _NO, "rk:value", "In base units: yen, percent, items"),
                Field("unit", _W, "rk:unit", "The unit", many=True),
                Field("qualifier", _W, "rk:qualifier", "About, AtLeast or MoreThan", many=True),
                Field("stated_as", _T, "rk:valueAsStated", "As the document writes it", many=True),
                Field("period_start", _D, "rk:periodStart", "First day of its period"),
                Field("period_end", _D, "rk:periodEnd", "Last day of its period"),
                Field("cumulative", _T, "rk:cumulative", "true where it counts from the start"),
                Field(
                    "group",
                    _N,
                    "rk:indicator/rk:indicatorGroup",
                    "Under what its indicator stands, such as income",
                    many=True,
                ),
                Field(
                    "total_of", _TH, "rk:totalOf", "What it is the sum of", True, ("observation",)
                ),
                _DOCUMENTS,
            ),
        ),
        Collection(
            "clauses",
            "clause",
            "rk:Clause",
            "Articles, paragraphs and items of agreements",
            (
                Field("agreement", _TH, "rk:clauseOf", "Its agreement", True, ("agreement",)),
                Field("article", _T, "rk:article", "Its article", many=True),
                Field("paragraph", _T, "rk:paragraph", "Its paragraph", many=True),
                Field("item", _T, "rk:item", "Its item", many=True),
                Field("heading", _N, "rk:heading", "Its heading", many=True),
                Field("bearer", _TH, "rk:bearer", "Whom it obliges", True, _BODY),
                _DOCUMENTS,
            ),
        ),
        Collection(
            "documents",
            "document",
            "rk:Document",
            "The documents that facts come from",
            (
                Field("identifier", _T, "dcterms:identifier", "Its short name"),
                Field("title", _N, "dcterms:title", "Its title"),
                Field("publisher", _TH, "dcterms:publisher", "Who published it", True, _BODY),
                Field("issued", _D, "dcterms:issued", "When it was published"),
                Field("language", _T, "dcterms:language", "Its language", many=True),
                Field("sha256", _T, "schema:sha256", "SHA-256 of its bytes"),
            ),
        ),
    )
}


def collection(name: str) -> Collection:
    """The collection of that name. Raises :class:`NotFound`."""
    if name in COLLECTIONS:
        return COLLECTIONS[name]
    raise NotFound(
        f"there is no collection {name[:60]!r}",
        suggestion=meant(name, COLLECTIONS, f"there are {', '.join(COLLECTIONS)}"),
    )
