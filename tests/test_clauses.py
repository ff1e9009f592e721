"""Clauses of contracts nobody has seen: numbers, headings, bearers, deadlines."""

from __future__ import annotations

import re
from typing import Any

from graph.evaluate import score
from graph.evaluate.annotation import gold
from graph.extract.clauses_of_contract import Clause
from graph.extract.findings import Findings
from graph.model import Reading
from graph.statements import statements
from graph.vocab import RK
from tests.reading import findings

JAPANESE = """\
ゲノム医療の推進に関する連携協定書

霧島市（以下「甲」という。）、国立大学法人北斗大学（以下「乙」という。）及び株式会社オーロラバイオ（以下「丙」という。）は、次のとおり協定を締結する。

（目的）
第１条　この協定は、甲、乙及び丙が相互に連携し、研究開発を推進することを目的とする。

（連携事項）
第２条　甲、乙及び丙は、次に掲げる事項について連携し協力する。
　（１）研究開発に関すること。
　（２）人材の育成に関すること。
　　ア　大学院生の受入れ
　　イ　研修会の開催
　（３）その他必要な事項に関すること。

第３条（甲の責務）
　甲は、乙及び丙に対し、必要な情報を提供するものとする。
２　甲は、毎年９月３０日までに、翌年度の予算の見込みを乙に通知しなければならない。
３　乙は研究の実施を担い、丙は試薬を供給する。

（費用）
第４条　前条の実施に要する費用は、丙が負担する。

（秘密保持）
第５条　各当事者は、本協定により知り得た相手方の秘密を第三者に開示してはなら
ない。

（有効期間）
第６条　本協定の有効期間は、令和６年４月１日から令和９年３月３１日までとする。

（協議）
第７条　この協定に定めのない事項については、三者協議の上、決定する。

この協定の締結を証するため、本書３通を作成し、各自その１通を保有する。

令和６年３月２２日

甲　霧島市中央一丁目２番地
　　霧島市
　　市長　北野　太郎
"""

GERMAN = """\
Kooperationsvereinbarung

zwischen

der Stadt Rosenheim, Königstraße 24, 83022 Rosenheim,
– nachfolgend „Stadt“ genannt –

und

der InnBio Cluster GmbH, Hechtseestraße 16, 83022 Rosenheim,
– nachfolgend „InnBio“ genannt –

§ 1 Gegenstand der Vereinbarung

(1) Diese Vereinbarung regelt die Zusammenarbeit beim Betrieb des Gründerzentrums.
(2) Die Parteien verfolgen folgende Ziele:
a) die Ansiedlung neuer Unternehmen,
b) die Ausbildung von Fachkräften.

§ 2 Pflichten der Stadt

Die Stadt stellt die Räume unentgeltlich zur Verfügung.

§ 3 Pflichten der InnBio

(1) Die InnBio verpflichtet sich, das Gründerzentrum zu betreiben.
(2) InnBio legt der Stadt bis zum 31. März eines jeden Jahres einen Bericht vor.

§ 4 Laufzeit

Diese Vereinbarung gilt bis zum 31. Dezember 2026.

§ 5 Vertraulichkeit

Jede Partei behandelt die Informationen der anderen Partei vertraulich.

Rosenheim, den 14. Dezember 2021
"""

ENGLISH = """\
LAND LOAN AGREEMENT

between the City of Porto Verde (the "Lender")
and the Porto Verde Health Foundation (the "Borrower")

Section 1. Loan

1.1 The Lender shall lend the land described in Annex A to the Borrower free of charge.
1.2 The loan runs from 1 April 2022 to 31 March 2032.

Section 2. Use

2.1 The Borrower shall use the land for the following purposes only:
(a) research;
(b) teaching.
2.2 The Borrower shall, no later than 30 June 2024, complete the fence, and the
Lender shall inspect it.

Section 3. Reports

3.1 By the end of May each year, the Borrower shall submit the accounts to the Lender.
3.2 Both parties shall examine the accounts together.

In witness whereof the parties have signed this agreement in two originals.

Porto Verde, 3 June 2022
"""

MEMORANDUM = """\
霧島市とHelix Nordの覚書を更新しました

霧島市は、2019年4月、フィンランドの組織「Helix Nord」と覚書を締結しました。

1 覚書の目的

霧島市とHelix Nordは、次の事項について協力する。

(1) 双方の地域の企業の相互進出の促進
(2) 研究者の交流

2 合意事項

(1) 両者は、毎年11月末までに共同の会議を開催する。
(2) 霧島市は、Helix Nordの会員企業に会議室を無償で提供する。
(3) 第三者も会議に参加することができる。
(4) 職員の短期派遣を相互に行う。

3 有効期間

2022年4月から3年間
"""


def shown(text: str) -> list[str]:
    """Each clause as its numbers, who bears it (all, or names) and its deadline."""
    found = findings(text)
    return [_shown(found, clause) for clause in found.clauses]


def _shown(found: Findings, clause: Clause) -> str:
    role = clause.role if clause.role in ("preamble", "closing") else ""
    numbers = filter(None, [role, clause.article, clause.paragraph, clause.item, clause.subitem])
    names = [found.entities.things[i].first.text for i in clause.bearers]
    everyone = set(clause.bearers) == set(clause.bond.parties)
    due = f" {clause.deadline.date.literal().value}" if clause.deadline else ""
    return f"{' '.join(numbers)}: {'all' if everyone else '+'.join(names) or '-'}{due}"


def test_a_japanese_contract_of_three_parties() -> None:
    assert shown(JAPANESE) == [
        "preamble: all",
        "1: all",
        "2: all",
        "2 1: all",
        "2 2: all",
        "2 2 ア: all",
        "2 2 イ: all",
        "2 3: all",
        "3 1: 霧島市",
        "3 2: 霧島市 --09-30",
        "3 3: 国立大学法人北斗大学",
        "3 3: 株式会社オーロラバイオ",
        "4: 株式会社オーロラバイオ",
        "5: all",
        "6: -",
        "7: all",
        "closing: all",
    ]


def test_headings_stand_above_the_article_or_behind_its_number() -> None:
    headings = {c.article: c.heading.text for c in findings(JAPANESE).clauses if c.heading}
    assert headings == {
        "1": "目的",
        "2": "連携事項",
        "3": "甲の責務",
        "4": "費用",
        "5": "秘密保持",
        "6": "有効期間",
        "7": "協議",
    }


def test_a_broken_sentence_is_one_clause() -> None:
    clause = next(c for c in findings(JAPANESE).clauses if c.article == "5")
    assert JAPANESE[clause.span.start : clause.span.end].endswith("開示してはなら\nない。")


def test_a_japanese_contract_is_an_agreement_with_its_title_and_day() -> None:
    (bond,) = findings(JAPANESE).agreements.bonds
    assert bond.status == "Concluded"
    assert [s.text.text[a:b] for s, a, b in bond.names] == ["ゲノム医療の推進に関する連携協定書"]
    assert [str(d.value) for d in bond.signed] == ["2024-03-22"]


def test_a_german_contract() -> None:
    assert shown(GERMAN) == [
        "preamble: all",
        "1 1: -",
        "1 2: all",
        "1 2 a: all",
        "1 2 b: all",
        "2: Stadt Rosenheim",
        "3 1: InnBio Cluster GmbH",
        "3 2: InnBio Cluster GmbH --03-31",
        "4: -",
        "5: all",
    ]


def test_an_english_contract_whose_sentence_gives_each_party_its_duty() -> None:
    assert shown(ENGLISH) == [
        "preamble: all",
        "1 1: City of Porto Verde",
        "1 2: -",
        "2 1: Porto Verde Health Foundation",
        "2 1 a: Porto Verde Health Foundation",
        "2 1 b: Porto Verde Health Foundation",
        "2 2: Porto Verde Health Foundation 2024-06-30",
        "2 2: City of Porto Verde",
        "3 1: Porto Verde Health Foundation --05-31",
        "3 2: all",
        "closing: all",
    ]


def test_numbered_sections_of_a_notice_that_give_the_text_of_a_memorandum() -> None:
    assert shown(MEMORANDUM) == [
        "1: all",
        "1 1: all",
        "1 2: all",
        "2 1: all --11-30",
        "2 2: 霧島市",
        "2 3: -",
        "2 4: all",
    ]


LOAN = """\
土地使用貸借契約書（案）

静岡市（以下「甲」という。）と公益財団法人駿河医療財団（以下「乙」という。）は、
次の条項により契約を締結する。

第一章　総則

第一条　甲は、次の土地を乙に無償で貸し付ける。
一　所在　静岡市葵区追手町５番
二　地積　１，２００平方メートル

（報告）
第二条
１　甲は、実地調査を行うことができる。この場合において、乙は、調査に協力する。
２　乙は、契約が解除されたときは、令和１５年３月３１日までに土地を返還しなければならない。

（費用の負担）
第二条の二　この契約の締結に要する費用は、乙の負担とする。

（管轄）
第三条　この契約に関する訴訟は、静岡地方裁判所を管轄裁判所とする。
"""

UNIVERSITY = """\
Rahmenvereinbarung über die Zusammenarbeit in der Biotechnologie

Zwischen der Universität Jena (im Folgenden „Universität“) und dem Verein BioInstrumente
Thüringen e. V. (im Folgenden „Verein“) wird folgende Vereinbarung geschlossen:

Artikel 1
Aufgaben

1. Die Universität stellt dem Verein ihre Labore zur Verfügung.
2. Der Verein
   a) berät Gründerinnen und Gründer,
   b) organisiert Veranstaltungen.
3. Bis Ende Mai jeden Jahres legt die Universität einen Bericht vor.

Artikel 2
Kosten

Die Kosten der Veranstaltungen werden von dem Verein getragen.
Die Universität trägt die Kosten der Labore.

Artikel 3
Ausschuss

Die Vertragspartner bilden einen Ausschuss.

Er tagt zweimal im Jahr.

Artikel 4
Inkrafttreten

Die Vereinbarung tritt mit Unterzeichnung in Kraft.
"""


def test_kanji_numbers_branches_and_a_second_sentence_with_another_subject() -> None:
    assert shown(LOAN) == [
        "preamble: all",
        "1: 静岡市",
        "1 1: 静岡市",
        "1 2: 静岡市",
        "2 1: 静岡市",
        "2 1: 公益財団法人駿河医療財団",
        "2 2: 公益財団法人駿河医療財団 2033-03-31",
        "2の2: 公益財団法人駿河医療財団",
        "3: -",
    ]
    (bond,) = findings(LOAN).agreements.bonds
    assert (bond.status, bond.kinds) == ("Draft", ["LandLoan"])


def test_a_german_sentence_may_put_the_party_behind_the_verb() -> None:
    university, association = "Universität", "Verein"
    found = [line.replace("der Universität Jena", university) for line in shown(UNIVERSITY)]
    found = [re.sub(r"(?:Verein )?BioInstrumente.*$", association, line) for line in found]
    found = [re.sub(r"Universität Jena", university, line) for line in found]
    assert found == [
        "preamble: all",
        f"1 1: {university}",
        f"1 2: {association}",
        f"1 2 a: {association}",
        f"1 2 b: {association}",
        f"1 3: {university} --05-31",
        f"2: {association}",
        f"2: {university}",
        "3 1: all",
        "3 2: -",
        "4: -",
    ]
    assert [b.status for b in findings(UNIVERSITY).agreements.bonds] == ["Concluded"]


def test_a_notice_that_reports_has_no_clauses() -> None:
    report = MEMORANDUM.replace("協力する。", "協力します。").replace("行う。", "行います。")
    assert shown(report) == []


def test_rules_of_an_association_are_no_agreement() -> None:
    rules = JAPANESE.replace("連携協定書", "協議会規約", 1)
    assert shown(rules) == []


def _reading() -> Reading:
    return statements(findings(ENGLISH), "x")


def test_a_clause_is_written_without_its_sentence() -> None:
    reading = _reading()
    clauses = [e.local for e in reading.entities if e.local.kind == "clause"]
    said = [s for s in reading.statements if s.subject in clauses]
    assert len(clauses) == 11
    assert {s.predicate for s in said} == {
        RK(name)
        for name in ("clauseOf", "article", "paragraph", "item", "heading", "bearer", "deadline")
    }
    assert max(len(str(getattr(s.object, "value", ""))) for s in said) < 20


def _scored(**changes: Any) -> tuple[int, int, int]:
    entry = {
        "agreement": "A",
        "article": "Section 2",
        "paragraph": 2,
        "item": None,
        "bearer": "Porto Verde Health Foundation",
        "heading": "Use",
        "deadline": "2024-06-30",
        "line": 15,
        **changes,
    }
    data = {
        "lang": "en",
        "organisations": [
            {"name": "City of Porto Verde"},
            {"name": "Porto Verde Health Foundation"},
        ],
        "agreements": [
            {
                "key": "A",
                "name": None,
                "parties": ["City of Porto Verde", "Porto Verde Health Foundation"],
                "status": "concluded",
            }
        ],
        "clauses": [entry],
    }
    tally = score(gold("t", data), _reading()).tally("clauses")
    assert tally is not None
    return tally.hits, tally.misses, tally.inventions


def test_a_clause_is_a_hit_if_numbers_heading_bearer_and_deadline_are_right() -> None:
    assert _scored() == (1, 0, 10)
    assert _scored(bearer=None, bearer_acceptable=["Porto Verde Health Foundation"]) == (1, 0, 10)
    wrong: list[dict[str, Any]] = [
        {"paragraph": 1},
        {"bearer": "both"},
        {"heading": "Loan"},
        {"deadline": None},
    ]
    for change in wrong:
        assert _scored(**change) == (0, 1, 11)
