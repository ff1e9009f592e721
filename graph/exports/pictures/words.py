"""The few words that a picture says, in the languages it can say them in."""

from __future__ import annotations

from graph.languages import choose

_WORDS: dict[str, dict[str, str]] = {
    "as_of": {"en": "As of {day}", "ja": "{day} 現在", "de": "Stand {day}"},
    "between": {
        "en": "In force: {days}",
        "ja": "期間: {days}",
        "de": "In Kraft: {days}",
    },
    "all_time": {"en": "All times", "ja": "全期間", "de": "Alle Zeiten"},
    "and": {"en": "{one}, {other}", "ja": "{one}、{other}", "de": "{one}, {other}"},
    "timeline_of": {
        "en": "{title}: over time",
        "ja": "{title}: 年表",
        "de": "{title}: im Zeitverlauf",
    },
    "growth_of": {
        "en": "{title}: year by year",
        "ja": "{title}: 年ごとの推移",
        "de": "{title}: Jahr für Jahr",
    },
    "each_year": {
        "en": "in force on the last day of each year",
        "ja": "各年末時点",
        "de": "jeweils am letzten Tag des Jahres in Kraft",
    },
    "panel": {
        "en": "{nodes}, {edges}{change}",
        "ja": "{nodes}、{edges}{change}",
        "de": "{nodes}, {edges}{change}",
    },
    "new": {"en": "new", "ja": "新規", "de": "neu"},
    "earlier": {"en": "from earlier years", "ja": "前年以前から", "de": "aus früheren Jahren"},
    "gone": {"en": "ended", "ja": "終了", "de": "beendet"},
    "day_open": {
        "en": "exact day not stated",
        "ja": "正確な日は記載なし",
        "de": "genauer Tag nicht angegeben",
    },
    "no_end": {"en": "no end stated", "ja": "終了日の記載なし", "de": "kein Ende angegeben"},
    "renewal": {"en": "renewed", "ja": "更新", "de": "verlängert"},
    "several_groups": {"en": "several", "ja": "複数", "de": "mehrere"},
    "latest": {
        "en": "the latest {shown} of {all}",
        "ja": "全 {all} 件のうち最新 {shown} 件",
        "de": "die neuesten {shown} von {all}",
    },
    "undated": {
        "en": "without a date, not shown: {count}",
        "ja": "日付なしのため省略: {count}",
        "de": "ohne Datum, nicht gezeigt: {count}",
    },
    "undated_only": {
        "en": "Nothing here has a date.",
        "ja": "日付のあるものはない。",
        "de": "Nichts hat ein Datum.",
    },
    "largest": {
        "en": "The {shown} largest of {all} nodes",
        "ja": "全 {all} ノードのうち上位 {shown}",
        "de": "Die {shown} größten von {all} Knoten",
    },
    "around": {"en": "around {name}", "ja": "{name} 周辺", "de": "um {name}"},
    "size": {"en": "Size: {measure}", "ja": "大きさ: {measure}", "de": "Größe: {measure}"},
    "country": {"en": "Country", "ja": "国", "de": "Land"},
    "community": {"en": "Community", "ja": "コミュニティ", "de": "Gemeinschaft"},
    "kind": {"en": "Kind", "ja": "種類", "de": "Art"},
    "unknown": {"en": "not stated", "ja": "記載なし", "de": "nicht angegeben"},
    "other": {"en": "other", "ja": "その他", "de": "andere"},
    "uncertain": {
        "en": "day not certain",
        "ja": "日付が不確か",
        "de": "Tag nicht sicher",
    },
    "several_ties": {"en": "several links", "ja": "複数の関係", "de": "mehrere Verbindungen"},
    "several": {"en": "several agreements", "ja": "複数の協定", "de": "mehrere Vereinbarungen"},
    "source": {
        "en": "Source: Renkei, dataset {version}, network “{name}”",
        "ja": "出典: Renkei データセット {version}、ネットワーク「{name}」",
        "de": "Quelle: Renkei, Datensatz {version}, Netzwerk „{name}“",
    },
    "source_only": {
        "en": "Source: Renkei, network “{name}”",
        "ja": "出典: Renkei、ネットワーク「{name}」",
        "de": "Quelle: Renkei, Netzwerk „{name}“",
    },
    "empty": {"en": "Nothing on this day.", "ja": "該当なし", "de": "Nichts an diesem Tag."},
    "organization": {"en": "Organisation", "ja": "組織", "de": "Organisation"},
    "person": {"en": "Person", "ja": "人物", "de": "Person"},
    "cluster": {"en": "Cluster", "ja": "クラスター", "de": "Cluster"},
    "facility": {"en": "Facility", "ja": "施設", "de": "Einrichtung"},
    "place": {"en": "Place", "ja": "場所", "de": "Ort"},
    "activity": {"en": "Activity", "ja": "活動", "de": "Tätigkeit"},
    "programme": {"en": "Programme", "ja": "プログラム", "de": "Programm"},
    "AT": {"en": "Austria", "ja": "オーストリア", "de": "Österreich"},
    "AU": {"en": "Australia", "ja": "オーストラリア", "de": "Australien"},
    "BE": {"en": "Belgium", "ja": "ベルギー", "de": "Belgien"},
    "CA": {"en": "Canada", "ja": "カナダ", "de": "Kanada"},
    "CH": {"en": "Switzerland", "ja": "スイス", "de": "Schweiz"},
    "CN": {"en": "China", "ja": "中国", "de": "China"},
    "DE": {"en": "Germany", "ja": "ドイツ", "de": "Deutschland"},
    "DK": {"en": "Denmark", "ja": "デンマーク", "de": "Dänemark"},
    "ES": {"en": "Spain", "ja": "スペイン", "de": "Spanien"},
    "FR": {"en": "France", "ja": "フランス", "de": "Frankreich"},
    "GB": {"en": "United Kingdom", "ja": "英国", "de": "Vereinigtes Königreich"},
    "IT": {"en": "Italy", "ja": "イタリア", "de": "Italien"},
    "JP": {"en": "Japan", "ja": "日本", "de": "Japan"},
    "KR": {"en": "South Korea", "ja": "韓国", "de": "Südkorea"},
    "NL": {"en": "Netherlands", "ja": "オランダ", "de": "Niederlande"},
    "SE": {"en": "Sweden", "ja": "スウェーデン", "de": "Schweden"},
    "SG": {"en": "Singapore", "ja": "シンガポール", "de": "Singapur"},
    "TW": {"en": "Taiwan", "ja": "台湾", "de": "Taiwan"},
    "US": {"en": "United States", "ja": "米国", "de": "USA"},
}


#: Things that are counted: in English and German one of them, and several.
_COUNTED: dict[str, dict[str, str]] = {
    "organization": {
        "en": "organisation|organisations",
        "ja": "組織",
        "de": "Organisation|Organisationen",
    },
    "person": {"en": "person|people", "ja": "人物", "de": "Person|Personen"},
    "cluster": {"en": "cluster|clusters", "ja": "クラスター", "de": "Cluster|Cluster"},
    "node": {"en": "node|nodes", "ja": "ノード", "de": "Knoten|Knoten"},
    "agreement": {
        "en": "agreement|agreements",
        "ja": "協定",
        "de": "Vereinbarung|Vereinbarungen",
    },
    "membership": {
        "en": "role|roles",
        "ja": "役職",
        "de": "Funktion|Funktionen",
    },
    "link": {"en": "link|links", "ja": "関係", "de": "Verbindung|Verbindungen"},
}


def counted(key: str, count: int, language: str) -> str:
    """So many of a thing.

    >>> counted("agreement", 1, "en"), counted("agreement", 2, "de"), counted("person", 3, "ja")
    ('1 agreement', '2 Vereinbarungen', '人物 3')
    """
    forms = (choose(_COUNTED.get(key, _COUNTED["node"]), language) or key).split("|")
    if len(forms) == 1:
        return f"{forms[0]} {count}"
    return f"{count} {forms[count != 1]}"


def word(key: str, language: str, **values: str) -> str:
    """A word or phrase in ``language``; a key that has none is its own word."""
    text = choose(_WORDS.get(key, {}), language) or key
    return text.format(**values) if values else text
