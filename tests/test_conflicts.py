"""Where documents disagree: what is a conflict, what is none, and which claim is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from graph.authority import load_authority
from graph.calendar import PartialDate
from graph.conflicts import differences
from graph.conflicts.claims import Facts
from graph.conflicts.days import Days
from graph.conflicts.disputes import all_claims, claims_about, disputes
from graph.conflicts.grounds import Grounds
from graph.conflicts.places import Places
from graph.conflicts.values import Figure, disputed_dates, disputed_figures, figure, months
from graph.evaluate.conflicts import FoundConflict, compare_conflicts, wanted_conflicts
from graph.model import Iri, Literal, Span
from graph.reconcile import reconcile
from graph.sketches import sketch
from graph.store import view_of
from graph.trig import Quad
from graph.vocab import DCTERMS, ORG, RDF, RDFS, RK, XSD
from tests.claims import (
    BOND,
    KIRISHIMA,
    MINTER,
    SETO,
    claim,
    day,
    found,
    issued,
    observed,
    signed,
    view_with_conflicts,
    world,
    written,
)


def test_two_months_of_signing_in_two_documents_are_a_conflict_and_the_later_is_taken() -> None:
    (one,) = found(
        signed("a", "2018-01"), signed("b", "2018-02"), issued("a", "2018-03-01"),
        issued("b", "2019-03-01"),
    )  # fmt: skip
    assert one == {
        "property": "signedOn",
        "value": "2018-02",
        "reason": "later-document",
        "reading": "Undecidable",
        "claims": "2",
    }


@pytest.mark.parametrize(
    "dates",
    [
        ("2017-11", "2017-11-24"),
        ("2017", "2017-11", "2017-11-24"),
        ("--11-24", "2017"),
        ("--11-24", "2017-11"),
        ("2018-01", "2018-01"),
    ],
)
def test_dates_that_refine_each_other_are_no_conflict(dates: tuple[str, ...]) -> None:
    assert found(*(signed(f"d{i}", one) for i, one in enumerate(dates))) == []


def test_a_month_that_fits_both_days_takes_no_side() -> None:
    (one,) = found(signed("a", "2017-11-10"), signed("b", "2017-11-24"), signed("c", "2017-11"))
    assert one["claims"] == "2"


def test_the_more_precise_date_goes_before_everything_else() -> None:
    (one,) = found(
        signed("a", "2018-02-14"), signed("b", "2018-01"), issued("a", "2018-03-01"),
        issued("b", "2020-03-01"),
    )  # fmt: skip
    assert (one["value"], one["reason"], one["reading"]) == (
        "2018-02-14",
        "more-precise",
        "OneRight",
    )


def test_the_day_on_which_one_party_signed_alone_stands_beside_the_day_of_conclusion() -> None:
    event, person, post = (MINTER.thing(kind, "x") for kind in ("event", "person", "membership"))
    parties = [quad for one in (SETO, KIRISHIMA) for quad in claim("a", BOND, RK("party"), one)]
    (one,) = found(
        signed("a", "2018-03-02"), signed("b", "2018-03-20"), parties,
        claim("a", event, RK("signingOf"), BOND),
        claim("a", event, RK("heldOn"), day("2018-03-02")),
        claim("a", event, RK("signatory"), person),
        claim("a", post, ORG("member"), person),
        claim("a", post, ORG("organization"), SETO),
        issued("a", "2018-04-01"), issued("b", "2018-03-21"),
    )  # fmt: skip
    assert (one["value"], one["reason"], one["reading"]) == (
        "2018-03-20",
        "last-signature",
        "BothStand",
    )


def test_who_publishes_about_himself_is_believed_before_others() -> None:
    def publisher(document: str, who: Iri) -> list[Quad]:
        return claim(document, MINTER.thing("document", document), DCTERMS("publisher"), who)

    other = MINTER.thing("organization", "gazette")
    (one,) = found(
        signed("a", "2018-01"), signed("b", "2018-02"), issued("a", "2018-03-01"),
        issued("b", "2019-03-01"), claim("a", BOND, RK("party"), SETO),
        publisher("a", SETO), publisher("b", other),
    )  # fmt: skip
    assert (one["value"], one["reason"]) == ("2018-01", "own-document")


def test_a_draft_that_was_concluded_later_is_no_conflict_but_a_plan_after_it_is() -> None:
    def status(document: str, name: str) -> list[Quad]:
        return claim(document, BOND, RK("status"), RK(name))

    dates = [*issued("a", "2018-01-01"), *issued("b", "2019-01-01")]
    assert found(status("a", "Draft"), status("b", "Concluded"), dates) == []
    assert found(status("a", "Draft"), status("a", "Concluded"), dates) == []
    (one,) = found(status("a", "Concluded"), status("b", "Planned"), dates)
    assert one["property"] == "status"


def test_the_same_term_in_years_and_months_is_one_term() -> None:
    def term(document: str, text: str) -> list[Quad]:
        return claim(document, BOND, RK("term"), Literal(text, XSD("duration")))

    assert found(term("a", "P3Y"), term("b", "P36M")) == []
    (one,) = found(term("a", "P3Y"), term("b", "P5Y"))
    assert one["property"] == "term"


def test_two_figures_of_one_period_are_a_conflict_and_those_of_two_periods_are_none() -> None:
    (one,) = found(observed("a", "x", "70"), observed("b", "y", "80"))
    assert (one["property"], one["claims"]) == ("value", "2")
    assert found(observed("a", "x", "70"), observed("b", "y", "80", "2022-03-31")) == []
    assert found(observed("a", "x", "70"), observed("b", "y", "70.0")) == []


def test_two_numbers_in_one_breath_are_two_numbers_and_no_conflict() -> None:
    assert found(observed("a", "x", "40", start=100), observed("a", "y", "20", start=110)) == []
    (one,) = found(observed("a", "x", "40", start=100), observed("a", "y", "20", start=900))
    assert one["reason"] == "first-in-text"


def test_two_days_in_one_breath_are_of_two_acts_and_no_conflict() -> None:
    assert found(signed("a", "2018-03-03", 100), signed("a", "2018-03-05", 120)) == []
    (one,) = found(signed("a", "2018-03-03", 100), signed("a", "2018-03-05", 900))
    assert one["property"] == "signedOn"


def test_days_years_apart_in_one_document_are_of_two_agreements() -> None:
    assert found(signed("a", "2015", 100), signed("a", "2024-06-14", 900)) == []
    (one,) = found(signed("a", "2023-06-14", 100), signed("a", "2024-06-14", 900))
    assert one["claims"] == "2"
    (one,) = found(signed("a", "2015", 100), signed("b", "2024-06-14"))
    assert one["claims"] == "2"


def test_rounding_and_vague_words_are_no_conflict() -> None:
    exact, thousands = figure(Literal("505794")), figure(Literal("506000"), stated_to="1000")
    about, least = figure(Literal("80"), "About"), figure(Literal("60"), "AtLeast")
    assert exact and thousands and about and least
    assert disputed_figures([exact, thousands]) == [False, False]
    assert disputed_figures([about, Figure(*[Decimal(84)] * 3), least]) == [False] * 3
    assert disputed_figures([about, Figure(*[Decimal(70)] * 3)]) == [True, True]


def test_values_that_are_no_dates_or_numbers_are_passed_over() -> None:
    assert found(signed("a", "2018"), claim("b", BOND, RK("signedOn"), Literal("soon"))) == []
    assert figure(Literal("many")) is None
    assert months(Literal("P2W")) == "P2W"
    assert disputed_dates([PartialDate(2018, 1), PartialDate(2018, 2)]) == [True, True]


CHRONICLE = (
    "青葉ライフ協会、霧島市と覚書を締結\n\n2021年4月6日\n一般社団法人青葉ライフ協会\n\n"
    "一般社団法人青葉ライフ協会は、霧島市と4月5日、提携に関する覚書を締結しました。\n\n"
    "青葉ライフ協会はこれまで、2020年2月に公益財団法人松島医療財団、2020年6月に"
    "株式会社北星バイオと提携の覚書を締結しています。\n\n"
    "■青葉ライフ協会の提携に関する沿革\n\n年月 団体・組織名 提携内容\n"
    "2020年1月 公益財団法人松島医療財団(日)\n  • 刊行物の交換\n"
    "2020年6月 株式会社北星バイオ(日)\n  • 相互訪問\n"
    "2021年4月 霧島市(日)\n  • 相互訪問\n"
)


def test_a_chronicle_goes_before_running_text() -> None:
    quads, readings = world(CHRONICLE)
    (one,) = found(quads, readings=readings)
    assert one["property"] == "signedOn"
    assert (one["value"], one["reason"]) == ("2020-01", "table-over-text")


def test_every_conflict_says_itself_in_three_languages_and_keeps_its_claims() -> None:
    view = view_with_conflicts(CHRONICLE)
    rows = view.select(
        "SELECT ?label ?why { ?c a rk:Conflict ; rdfs:label ?label ; rdfs:comment ?why }"
    )
    assert {row["label"].language for row in rows} == {"en", "ja", "de"}  # type: ignore[union-attr]
    claims = view.select(
        "SELECT ?claim { ?c a rk:Conflict ; rk:claim ?claim . GRAPH ?g { ?claim a rdf:Statement } }"
    )
    assert len(claims) == 2


def test_the_order_of_the_quads_does_not_matter() -> None:
    quads, readings = world(CHRONICLE)
    assert written(quads[::-1], readings) == written(quads, readings)


def test_a_thousand_claims_of_one_subject_take_no_time() -> None:
    quads = [
        quad
        for number in range(1000)
        for quad in claim(f"d{number}", BOND, RK("signedOn"), day(f"{1000 + number}"))
    ]
    (one,) = found(quads)
    assert one["claims"] == "1000"


def test_where_nothing_tells_claims_apart_the_first_in_the_text_is_taken() -> None:
    (one,) = found(signed("a", "2018-01", 400), signed("a", "2018-02", 8))
    assert (one["value"], one["reason"], one["reading"]) == (
        "2018-02",
        "first-in-text",
        "Undecidable",
    )


# --- One office, one holder at a time


def holds(document: str, name: str, title: str, unit: bool = False) -> list[Quad]:
    """A document that shows a person in a role at Seto."""
    person = MINTER.thing("person", name.replace(" ", "-"))
    post = MINTER.thing("membership", f"{name}-{title}".replace(" ", "-"))
    language = "en" if name.isascii() else "ja"
    quads = [
        *claim(document, person, RDFS("label"), Literal(name, language=language)),
        *claim(document, post, ORG("member"), person),
        *claim(document, post, ORG("organization"), SETO),
        *claim(document, post, RK("roleTitle"), Literal(title)),
    ]
    part = MINTER.thing("organization", "seto-office")
    return [*quads, *(claim(document, post, RK("organizationalUnit"), part) if unit else [])]


DATED = [*issued("a", "2018-03-01"), *issued("b", "2022-03-01"), *issued("c", "2023-03-01")]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("Anna Weber", "Managing Director"), ("Paul Moser", "Geschäftsführer")),
        (("北村 一郎", "理事長"), ("南 花子", "理事長")),
        (("Ann Lee", "CEO"), ("Bo Dahl", "Founder and Chief Executive Officer")),
    ],
)
def test_an_office_that_passes_on_is_a_difference_of_time(
    first: tuple[str, str], then: tuple[str, str]
) -> None:
    (one,) = found(holds("a", *first), holds("b", *then), DATED)
    assert (one["property"], one["reason"], one["reading"]) == (
        "member",
        "later-time",
        "TimeDifference",
    )
    assert then[0].split()[0] in one["value"]


def test_an_event_ahead_of_a_document_is_not_its_day() -> None:
    end, signing = (MINTER.thing("event", name) for name in ("end", "signing"))
    undated = [
        *claim("y", signing, RDF("type"), RK("SigningEvent")),
        *claim("y", signing, RK("heldOn"), day("2020-03-01")),
        *claim("y", end, RK("heldOn"), day("2030-02-28")),
    ]
    quads = [*undated, *holds("y", "Anna Weber", "CEO"), *holds("b", "Paul Moser", "CEO"), *DATED]
    (one,) = found(quads)
    assert one["value"].endswith("Paul-Moser")


def test_a_change_names_what_was_before_what_came_then() -> None:
    quads = [*holds("b", "Anna Weber", "CEO"), *holds("a", "Paul Moser", "CEO"), *DATED]
    labels = [
        quad.object.value
        for quad in written(quads)
        if quad.predicate == RDFS("label") and isinstance(quad.object, Literal)
    ]
    assert "chief executive officer: Paul Moser, then Anna Weber" in labels


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(
            [holds("a", "Anna Weber", "Mayor"), holds("b", "Paul Moser", "Deputy Mayor")],
            id="another office",
        ),
        pytest.param(
            [holds("a", "Anna Weber", "CEO"), holds("a", "Paul Moser", "CEO")], id="shared"
        ),
        pytest.param(
            [
                *(holds(one, "Anna Weber", "Geschäftsführerin") for one in "ac"),
                holds("b", "Paul Moser", "Geschäftsführer"),
            ],
            id="at one time",
        ),
        pytest.param(
            [holds("a", "Anna Weber", "Mayor"), holds("b", "Weber", "Mayor")], id="one name"
        ),
        pytest.param(
            [holds("a", "高橋 花子", "市長"), holds("b", "髙橋花子", "市長")], id="one spelling"
        ),
        pytest.param(
            [holds("a", "高橋 花子", "市長"), holds("b", "Hanako Takahashi", "Mayor")],
            id="two scripts",
        ),
        pytest.param(
            [holds("a", "Anna Weber", "President"), holds("b", "Paul Moser", "President", True)],
            id="part of the body",
        ),
        pytest.param(
            [holds("a", "Anna Weber", "Mayor"), holds("x", "Paul Moser", "Mayor")], id="no day"
        ),
    ],
)
def test_people_who_may_hold_an_office_together_or_be_one_are_no_conflict(
    claims: list[list[Quad]],
) -> None:
    assert found(*claims, DATED) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            "Seto signs\n\n3 March 2018\n\nAnna Weber, CEO of Norvital Ltd, came.",
            "Seto meets\n\n3 May 2022\n\nPaul Moser, {}CEO of Norvital Ltd, came.",
        ),
        (
            "瀬戸市が署名\n\n2018年3月3日\n\n瀬戸市長 南花子 氏が署名した。",
            "瀬戸市が開催\n\n2022年5月3日\n\n{}瀬戸市長 北村一郎 氏が署名した。",
        ),
    ],
)
def test_whoever_is_only_remembered_in_an_office_does_not_hold_it(earlier: str, later: str) -> None:
    quads, readings = world(earlier, later.format(""))
    (one,) = found(quads, readings=readings)
    assert one["reading"] == "TimeDifference"
    past = "当時の" if "瀬戸市長" in later else "then "
    quads, readings = world(earlier, later.format(past))
    assert found(quads, readings=readings) == []


# --- Figures given twice


def figured(document: str, name: str, label: str, **parts: str) -> list[Quad]:
    """A figure of Seto under a name; ``parts`` are value, statedTo, cumulative, periodEnd …"""
    thing = MINTER.thing("observation", f"{document}-{name}")
    indicator = MINTER.thing("indicator", label.replace(" ", "-"))
    types = {"cumulative": "boolean", "periodEnd": "date"}
    values: dict[Iri, Iri | Literal] = {
        RK("about"): SETO,
        RK("indicator"): indicator,
        RK("measure"): RK("Actual"),
        RK("unit"): MINTER.thing("unit", "yen"),
        RK("periodStart"): day("2020-04-01"),
        RK("periodEnd"): day("2021-03-31"),
        **{RK(key): Literal(one, XSD(types.get(key, "decimal"))) for key, one in parts.items()},
    }
    quads = [quad for key, one in values.items() for quad in claim(document, thing, key, one)]
    return [*quads, *claim(document, indicator, RDFS("label"), Literal(label, language="ja"))]


@pytest.mark.parametrize(
    ("long", "short"), [("研究費収入額", "研究費"), ("Total research income", "research income")]
)
def test_a_figure_that_is_cut_off_under_a_longer_name_is_the_same_and_the_finer_one_is_taken(
    long: str, short: str
) -> None:
    fine = figured("a", "x", short, value="505794000", statedTo="1000")
    (one,) = found(fine, figured("a", "y", long, value="505000000", statedTo="1000000"))
    assert (one["value"], one["reason"], one["reading"]) == (
        "505794000",
        "more-precise",
        "BothStand",
    )
    rounded = figured("a", "y", long, value="506000000", statedTo="1000000")
    assert found(fine, rounded) == []
    other = figured("a", "y", "施設費", value="505000000", statedTo="1000000")
    assert found(fine, other) == []
    coarse = figured("a", "y", long, value="500000000", statedTo="100000000")
    assert found(fine, coarse) == []


def test_many_figures_near_each_other_are_chance() -> None:
    fine = [
        figured("a", f"x{i}", f"研究費{i}", value=f"5057{i:02}000", statedTo="1000")
        for i in range(20)
    ]
    coarse = figured("a", "y", "研究費", value="505000000", statedTo="1000000")
    assert found(*fine, coarse) == []


@pytest.mark.parametrize(
    ("total", "yearly"),
    [
        ("出願件数(累計)", "出願件数(年間)"),
        ("Patents (cumulative)", "Patents (per year)"),
        ("Patente (kumuliert)", "Patente (jährlich)"),
    ],
)
def test_an_indicator_that_is_counted_otherwise_from_a_time_on_is_said_to_be(
    total: str, yearly: str
) -> None:
    before = figured("a", "x", total, value="87", cumulative="true", periodEnd="2021-03-31")
    after = figured("a", "y", yearly, value="8", cumulative="false", periodEnd="2022-03-31")
    (one,) = found(before, after)
    assert (one["property"], one["value"], one["reading"]) == (
        "cumulative",
        "false",
        "TimeDifference",
    )
    beside = figured("a", "z", yearly, value="9", cumulative="false", periodEnd="2021-03-31")
    assert found(before, after, beside) == []


def share_of(whole: str, number: str, percent: str, qualifier: str = "") -> list[str]:
    """The results of the checks of: whole; percent (number)."""
    quads: list[Quad] = []
    for name, value, unit, start in (
        ("members", whole, "organisations", 100),
        ("research", percent, "percent", 150),
        ("research", number, "organisations", 158),
    ):
        thing = MINTER.thing("observation", f"{name}-{unit}")
        values: dict[Iri, Iri | Literal] = {
            RK("about"): SETO,
            RK("indicator"): MINTER.thing("indicator", name),
            RK("unit"): MINTER.thing("unit", unit),
            RK("value"): Literal(value, XSD("decimal")),
        }
        if qualifier and unit == "percent":
            values[RK("qualifier")] = RK(qualifier)
        for key, one in values.items():
            quads += claim("a", thing, key, one, start)
    derived = written(quads)
    assert not [quad for quad in derived if quad.object == RK("Conflict")]
    return [
        str(quad.object).rpartition("#")[2]
        for quad in derived
        if quad.predicate == RK("checkResult")
    ]


def test_a_share_is_confirmed_by_the_number_beside_it_and_the_whole_before_it() -> None:
    assert share_of("70", "19", "30", "About") == ["Agrees"]
    assert share_of("50", "10", "20") == ["Agrees"]
    assert share_of("70", "19", "30") == []
    assert share_of("0", "19", "30", "About") == []


# --- Names


def test_a_former_name_and_the_present_one_each_have_their_time() -> None:
    old, new = Literal("瀬戸医療財団", language="ja"), Literal("瀬戸推進機構", language="ja")
    english = Literal("Seto Organization", language="en")
    named = [claim("a", SETO, RDFS("label"), one) for one in (new, english)]
    (one,) = found(*named, claim("a", SETO, RK("formerName"), old))
    assert (one["value"], one["reason"], one["claims"]) == ("瀬戸推進機構", "later-time", "2")
    assert found(*named, claim("b", SETO, RDFS("label"), old)) == []


def test_the_claims_about_one_thing_are_enough_to_tell_its_disputes() -> None:
    quads = [
        *signed("a", "2018-01"), *signed("b", "2018-02"), *DATED,
        *holds("a", "Anna Weber", "Mayor"), *holds("b", "Paul Moser", "Mayor"),
        *observed("a", "x", "70"), *observed("b", "y", "80"),
    ]  # fmt: skip
    every, _ = differences(view_of(quads), {}.get, MINTER)
    facts_ = Facts(view_of(quads), MINTER, whole=False)
    grounds = Grounds(facts_, Places({}.get), Days(facts_))
    for subject in (BOND, SETO):
        own = claims_about(subject, facts_)
        assert set(own) == set(all_claims(facts_)[subject])
        wanted_ = [dispute for dispute, _ in every if dispute.subject == subject]
        assert disputes(own, grounds) == wanted_
        assert wanted_


# --- Counts


THREE = (
    "霧島市、青葉大学、北星バイオが連携協定を締結\n\n2026年3月2日\n霧島市\n\n"
    "霧島市と青葉大学は、2018年1月15日に連携協定を締結して以来、8年間にわたり交流を続けてきました。\n\n"
    "霧島市、青葉大学及び株式会社北星バイオは、2026年3月1日、連携協定を締結しました。\n"
    "3者での協定により取組を進めます。\n"
)
PARTNERS = (
    "一般社団法人青葉ライフ協会の3番目の連携先に霧島市\n\n2021年4月6日\n\n"
    "一般社団法人青葉ライフ協会と霧島市は、2021年4月5日、提携に関する覚書を締結しました。"
    "自治体との覚書締結は今回がはじめてです。\n\n"
    "■青葉ライフ協会の提携に関する沿革\n\n年月 団体・組織名 提携内容\n"
    "2020年1月 公益財団法人松島医療財団(日)\n  • 刊行物の交換\n"
    "2020年6月 株式会社北星バイオ(日)\n  • 相互訪問\n"
    "2021年4月 霧島市(日)\n  • 相互訪問\n"
)


def checked(*texts: str) -> list[tuple[str, str, str, str]]:
    """Counting, stated and found number, result of each count."""
    rows = view_with_conflicts(*texts).select(
        "SELECT ?counting ?stated ?found ?result { ?c a rk:CountClaim ; rk:countedBy ?counting ;"
        " rk:value ?stated ; rk:checkResult ?result . OPTIONAL { ?c rk:countedNumber ?found } }"
        " ORDER BY ?counting"
    )
    names = ("counting", "stated", "found", "result")
    parts = [
        [getattr(row.get(name, ""), "value", str(row.get(name, ""))) for name in names]
        for row in rows
    ]
    return [(a.rpartition("#")[2], b, c, d.rpartition("#")[2]) for a, b, c, d in parts]


def test_parties_and_years_that_a_text_counts_are_held_against_the_graph() -> None:
    assert checked(THREE) == [
        ("CountedParties", "3", "3", "Agrees"),
        ("CountedYearsSince", "8", "8", "Agrees"),
    ]


def test_a_number_of_parties_that_the_graph_does_not_give_differs() -> None:
    assert ("CountedParties", "4", "3", "Differs") in checked(THREE.replace("3者で", "4者で"))


def test_partners_are_counted_up_to_the_day_of_the_document() -> None:
    later = (
        "一般社団法人青葉ライフ協会と松原町が覚書を締結\n\n2023年5月2日\n\n"
        "一般社団法人青葉ライフ協会と松原町は、2023年5月1日、提携に関する覚書を締結しました。\n"
    )
    assert checked(PARTNERS, later) == [
        ("CountedAgreements", "1", "1", "Agrees"),
        ("CountedPartners", "3", "3", "Agrees"),
    ]
    wrong = PARTNERS.replace("3番目", "5番目")
    assert ("CountedPartners", "5", "3", "Differs") in checked(wrong)


def test_a_count_that_nothing_in_the_graph_can_check_says_so() -> None:
    text = (
        "霧島市と青葉大学が覚書を更新\n\n2020年3月2日\n\n"
        "霧島市と青葉大学は、2020年3月1日、連携に関する覚書を更新しました。\n\n"
        "3 有効期間\n\n2020年3月から3年間\n"
    )
    assert checked(text) == [("CountedYearsOfTerm", "3", "", "NotCheckable")]


def test_a_renewal_when_the_term_was_over_confirms_the_term_and_an_early_one_says_nothing() -> None:
    text = (
        "霧島市と青葉大学が覚書を更新\n\n2020年3月2日\n\n"
        "霧島市と青葉大学は、2020年3月1日、連携に関する覚書を更新しました。\n\n"
        "3 有効期間\n\n2020年3月から3年間\n"
    )
    later = (
        "霧島市と青葉大学が連携に関する覚書を更新\n\n2023年3月2日\n\n"
        "霧島市と青葉大学は、2020年3月1日に連携に関する覚書を締結し、"
        "2023年3月1日、覚書を更新しました。\n"
    )
    assert checked(text, later) == [("CountedYearsOfTerm", "3", "3", "Agrees")]
    early = later.replace("2023年3月1日", "2021年3月1日")
    assert checked(text, early) == [("CountedYearsOfTerm", "3", "", "NotCheckable")]


@pytest.mark.parametrize(
    "sentence", ["海外の団体との覚書締結は今回がはじめてです。", "大学との連携は5例目です。"]
)
def test_a_count_with_a_limit_that_the_graph_cannot_follow_is_not_read(sentence: str) -> None:
    text = PARTNERS.replace("自治体との覚書締結は今回がはじめてです。", sentence)
    assert [row[0] for row in checked(text)] == ["CountedPartners"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("欧州の団体との提携は、{}2例目となります。", None),
        ("海外では、{}2例目の提携となります。", None),
        ("青葉ライフ協会が海外の支援機関と覚書を交わすのは、{}2例目となります。", None),
        ("青葉ライフ協会が富山の機関と覚書を結ぶのは、{}2例目となります。", None),
        ("自治体との提携に関する覚書の締結は、{}1例目となります。", "1"),
        ("国内の団体との提携に関する覚書の締結は、{}3例目となります。", "3"),
        ("霧島大学との提携に関する覚書の締結は、{}3例目となります。", "3"),
    ],
)
def test_a_count_far_from_its_limit_is_held_against_what_it_is_limited_to(
    sentence: str, found: str | None
) -> None:
    between = "青葉ライフ協会が長年にわたって着実に進めてきたさまざまな取組の中でも、これで"
    text = PARTNERS.replace("自治体との覚書締結は今回がはじめてです。", sentence.format(between))
    counted = [row for row in checked(text) if row[0] == "CountedAgreements"]
    assert [row[2:] for row in counted] == ([(found, "Agrees")] if found else [])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "With partners abroad, after long talks, it is the first agreement of Norvital Ltd.",
        ),
        ("de", "Mit Kliniken im Ausland, so hieß es, ist es das erste Abkommen der Norvital GmbH."),
    ],
)
def test_what_a_sentence_is_put_under_limits_its_count(language: str, sentence: str) -> None:
    assert "CountedAgreements" not in {
        row[0] for row in checked(COUNTING[language].format(sentence))
    }


@pytest.mark.parametrize(
    ("years", "result"), [("5", "Agrees"), ("3", "NotCheckable"), ("8", "Differs")]
)
def test_years_that_an_agreement_provides_for_are_no_more_than_its_term(
    years: str, result: str
) -> None:
    text = (
        "霧島市と青葉ライフ協会の基本協定\n\n霧島市と一般社団法人青葉ライフ協会は、2015年4月1日に"
        "「研究所の運営に関する基本協定」を締結した。\n\n協定期間：2015年4月1日から2020年3月31日まで\n\n"
        f"{years}年間の立ち上げ支援を定めた「研究所の運営に関する基本協定」が"
        "2020年3月31日に終了する。\n"
    )
    read_ = {row[0]: row for row in checked(text)}
    assert read_["CountedYearsProvided"][1::2] == (years, result)


def test_an_ordinal_in_english_and_german_is_a_count_too() -> None:
    english = (
        "Northfield becomes the second partner of Norvital Network\n\n3 March 2021\n\n"
        "The Norvital Network Association and the City of Northfield signed a memorandum of "
        "understanding on 3 March 2021. It is the second partner of the Norvital Network "
        "Association.\n"
    )
    assert ("CountedPartners", "2", "1", "Differs") in checked(english)


COUNTING = {
    "en": (
        "Northfield and two partners sign\n\n3 March 2021\n\n"
        "Norvital Ltd was founded in 2011. Norvital Ltd, "
        "the City of Northfield and Harbour University signed a memorandum of understanding on "
        "3 March 2021. {}\n"
    ),
    "de": (
        "Nordstadt und zwei Partner unterzeichnen\n\n3. März 2021\n\n"
        "Die Norvital GmbH wurde 2011 gegründet. Die Norvital GmbH, die Stadt Nordstadt und die "
        "Universität Hafen haben am 3. März 2021 ein Memorandum of Understanding unterzeichnet. "
        "{}\n"
    ),
    "ja": (
        "青葉ライフ協会が協定を締結\n\n2021年3月3日\n\n"
        "一般社団法人青葉ライフ協会は、2011年1月に設立された。\n\n"
        "一般社団法人青葉ライフ協会、霧島市及び青葉大学の三者で、2021年3月3日に"
        "「研究交流に関する協定」を締結しました。{}\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence", "counting"),
    [
        ("en", "The three-way partnership memorandum runs for two years.", "Parties"),
        ("en", "The tripartite agreement runs for two years.", "Parties"),
        ("en", "It is the first agreement of Norvital Ltd with a city.", "Agreements"),
        ("en", "Norvital Ltd now has agreements with two organisations.", "Partners"),
        ("en", "Norvital Ltd looks back on a ten-year history.", "YearsOfActivity"),
        ("en", "In ten years of activity, Norvital Ltd has grown.", "YearsOfActivity"),
        ("de", "Die dreiseitige Vereinbarung läuft zwei Jahre.", "Parties"),
        ("de", "Das trilaterale Memorandum läuft zwei Jahre.", "Parties"),
        ("de", "Es ist das erste Abkommen der Norvital GmbH mit einer Stadt.", "Agreements"),
        ("de", "Die Norvital GmbH hat nun Abkommen mit zwei Einrichtungen.", "Partners"),
        (
            "de",
            "Norvital GmbH blickt auf eine 10-jährige Geschichte zurück.",
            "YearsOfActivity",
        ),
        ("de", "In den zehn Jahren ihres Bestehens wuchs die Norvital GmbH.", "YearsOfActivity"),
        ("ja", "", "Parties"),
        ("ja", "青葉ライフ協会は、設立から10年が経過した。", "YearsOfActivity"),
    ],
)
def test_a_text_counts_in_each_language(language: str, sentence: str, counting: str) -> None:
    read_ = checked(COUNTING[language].format(sentence))
    assert (f"Counted{counting}", "Agrees") in {(row[0], row[3]) for row in read_}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It is the first agreement of Norvital Ltd in Asia."),
        ("en", "It is the first agreement of Norvital Ltd with a hospital."),
        ("en", "Norvital Ltd now has agreements with more than two organisations."),
        ("en", "Norvital Ltd looks back on a ten-year history of cooperation."),
        ("de", "Es ist das erste Abkommen der Norvital GmbH in Asien."),
        ("de", "Es ist das erste Abkommen der Norvital GmbH mit einem Krankenhaus."),
        ("de", "Die Norvital GmbH blickt auf eine rund 10-jährige Geschichte zurück."),
        ("de", "Norvital GmbH blickt auf eine 10-jährige Geschichte der Kooperation zurück."),
        ("ja", "青葉ライフ協会は、設立から約10年が経過した。"),
    ],
)
def test_about_ten_and_the_first_of_a_kind_are_no_counts(language: str, sentence: str) -> None:
    without = checked(COUNTING[language].format(""))
    assert checked(COUNTING[language].format(sentence)) == without


def test_a_count_has_a_name_in_each_language() -> None:
    text = COUNTING["de"].format("Die dreiseitige Vereinbarung läuft zwei Jahre.")
    quads, readings = world(text)
    merged = reconcile(map(sketch, readings), load_authority(), MINTER)
    names = {
        language: label
        for (thing, language), label in merged.descriptions.items()
        if "/count/" in thing
    }
    assert quads
    assert names["de"].startswith("3 Parteien: ")
    assert names["ja"].startswith("当事者数 3: ")
    assert names["en"].startswith("3 parties: ")


def test_two_lengths_of_one_activity_that_rounding_explains_both_stand() -> None:
    text = (
        "研究拠点「緑ヶ丘イノベーションセンター」について\n\n2022年1月27日\n\n"
        "緑ヶ丘イノベーションセンターは、これまでの7年間の活動を通じて成果をあげた。\n\n"
        "2015年4月、緑ヶ丘イノベーションセンターが開設された。\n\n"
        "緑ヶ丘イノベーションセンターは、これまでの6年間の活動を通じて成果をあげた。\n"
    )
    quads, readings = world(text)
    (one,) = found(quads, readings=readings)
    assert (one["value"], one["reason"], one["reading"]) == ("6", "fits-the-graph", "BothStand")


def test_a_memorandum_that_is_also_called_an_agreement_is_one_with_that_of_other_documents() -> (
    None
):
    german = (
        "Nordstadt und Norvital unterzeichnen\n\n12. März 2018\n\nDie Stadt Nordstadt und die "
        "Norvital GmbH haben ein Memorandum of Understanding unterzeichnet.\n\nDie Vereinbarung "
        "wurde von der Stadt Nordstadt und der Norvital GmbH am 2. März 2018 unterzeichnet.\n"
    )
    quads, _ = world(german)
    kinds = {str(quad.object).rpartition("#")[2] for quad in quads if quad.predicate == RDF("type")}
    assert "MemorandumOfUnderstanding" in kinds
    assert "CooperationAgreement" not in kinds


# --- Evaluation


def wanted(key: str, *places: tuple[str, int], scope: str = "within") -> dict[str, object]:
    values = [{"value": str(line), "line": line, "doc": doc or None} for doc, line in places]
    return {"id": key, "what": "day", "scope": scope, "values": values}


def outcome(found_: Sequence[FoundConflict], *entries: dict[str, object]) -> tuple[int, int, int]:
    """Hits, misses and inventions of two documents with ten lines of ten characters."""
    gold = wanted_conflicts({"conflicts": list(entries)})
    assert gold is not None
    text = "123456789\n" * 10
    scored = compare_conflicts(
        {"000_a": gold, "001_b": gold}, found_, {"000_a": text, "001_b": text}
    )
    parts = [
        (len(o.hits), len(o.misses), len(o.inventions))
        for kinds in scored.values()
        for o in kinds.values()
    ]
    return sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts)


def at(*lines: tuple[str, int], check: bool = False) -> FoundConflict:
    places = tuple((doc, Span(10 * line - 9, 10 * line - 5)) for doc, line in lines)
    return FoundConflict("found", places, check)


def test_a_conflict_is_right_if_two_of_its_claims_are_where_people_saw_two_values() -> None:
    within = wanted("1", ("", 2), ("", 5))
    between = wanted("X1", ("000", 2), ("001", 5))
    assert outcome([at(("000_a", 2), ("000_a", 5))], within) == (1, 0, 0)
    assert outcome([at(("000_a", 2), ("001_b", 5))], between) == (1, 0, 0)
    assert outcome([at(("000_a", 2), ("000_a", 7))], within) == (0, 1, 1)
    assert outcome([], within, between) == (0, 2, 0)
    twice = wanted("2", ("", 2), ("", 5))
    assert outcome([at(("000_a", 2), ("000_a", 5))], within, twice) == (1, 1, 0)


def test_other_words_for_one_thing_are_not_missed_and_a_check_is_no_invention() -> None:
    words = wanted("2", ("", 2), ("", 5), scope="terminology")
    assert outcome([], words) == (0, 0, 0)
    assert outcome([at(("000_a", 2), ("000_a", 5))], words) == (0, 0, 0)
    assert outcome([at(("000_a", 8), ("000_a", 9), check=True)], words) == (0, 0, 0)
    assert outcome([at(("000_a", 2), ("000_a", 5), check=True)], wanted("1", ("", 2), ("", 5))) == (
        1,
        0,
        0,
    )


def test_what_differs_by_its_time_is_a_change_and_no_conflict() -> None:
    entry = {**wanted("1", ("", 2), ("", 5)), "reading": "time_difference"}
    gold = wanted_conflicts({"conflicts": [entry]})
    assert gold is not None
    text = {"000_a": "123456789\n" * 10}
    change = replace(at(("000_a", 7), ("000_a", 8)), kind="changes")
    scored = compare_conflicts({"000_a": gold}, [at(("000_a", 2), ("000_a", 5)), change], text)
    changes, conflicts = (scored["000_a"][kind] for kind in ("changes", "conflicts"))
    assert (len(changes.hits), len(changes.inventions)) == (1, 1)
    assert (len(conflicts.hits), len(conflicts.misses), len(conflicts.inventions)) == (0, 0, 0)


def test_several_pairs_of_figures_that_people_noted_as_one_count_once() -> None:
    one = wanted("1", ("", 2), ("", 5))
    pairs = [at(("000_a", 2), ("000_a", 5)), at(("000_a", 2), ("000_a", 5))]
    assert outcome(pairs, one) == (1, 0, 0)


def test_a_conflict_with_a_document_that_is_not_compared_is_not_missed() -> None:
    assert outcome([], wanted("X2", ("000", 2), ("007", 5))) == (0, 0, 0)


def test_an_annotation_without_conflicts_is_not_compared() -> None:
    assert wanted_conflicts({}) is None
