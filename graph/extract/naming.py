"""Segments → mentions: known names and names by their form, without overlaps."""

from __future__ import annotations

import re

from graph.authority import Authority
from graph.extract.gazetteer import known_names
from graph.extract.japanese.blocks import block_heads
from graph.extract.japanese.name_kinds import STATE_ACTS
from graph.extract.japanese.names import japanese_names
from graph.extract.japanese.parts import apart, short_names
from graph.extract.latin.again import whole_again
from graph.extract.latin.apposed import without_appositions
from graph.extract.latin.coined import coined_names
from graph.extract.latin.defined import defined_names
from graph.extract.latin.headed import headed_bodies, spoken_for
from graph.extract.latin.masthead import masthead_name, periodical_name
from graph.extract.latin.names import latin_names
from graph.extract.latin.shown import shown_names
from graph.extract.latin.side_by_side import up_to_gap
from graph.extract.mentions import Found, Scene, longest_first
from graph.extract.table_columns import partner_cells
from graph.extract.tokens import tokens
from graph.patterns import regex
from graph.segments import Segment


def find_mentions(scene: Scene) -> None:
    """Fills ``scene.mentions`` for every segment."""
    seats: list[int] = []
    shorts = short_names(scene)
    for segment in scene.segments:
        text = segment.text.text
        seats = _seats(segment, seats)
        for found in names_in(text, segment.language, scene.authority):
            if segment.language != "ja":
                whole: Found | None = up_to_gap(scene, segment, found)
            else:
                whole = apart(text, found, shorts)
            if whole is not None:
                scene.add(segment, _in_column(segment, whole, seats))
    for segment, found in partner_cells(scene):
        scene.add(segment, found)
    further = coined_names if scene.language != "ja" else block_heads
    for segment, found in further(scene):
        scene.add(segment, found)
    if scene.language != "ja":
        head = masthead_name(scene) or periodical_name(scene)
        if head is not None:
            scene.add(*head)
        for segment, found in (*headed_bodies(scene), *spoken_for(scene)):
            scene.cover(segment, found)
        for segment, found in shown_names(scene):
            scene.cover(segment, found)
        whole_again(scene)
        without_appositions(scene)


_SEATS = regex(r"(?:所在地?|住所|国・?地域|地域|国名|場所|会場)")


def _seats(segment: Segment, seats: list[int]) -> list[int]:
    """The cells of a table's rows that hold places, by its header."""
    if segment.kind != "row":
        return []
    return [i for i, cell in enumerate(segment.cells) if _SEATS.fullmatch(cell.text)] or seats


def _in_column(segment: Segment, found: Found, seats: list[int]) -> Found:
    """A city in the column of places is a place."""
    if "PublicBody" not in found.types or not seats:
        return found
    begin = segment.text.starts[found.start]
    for cell in (segment.cells[i] for i in seats if i < len(segment.cells)):
        if cell.text and cell.starts[0] <= begin < cell.ends[-1]:
            return found._replace(category="place", types=("Place",), record=None)
    return found


def names_in(text: str, language: str, authority: Authority) -> list[Found]:
    """The names in ``text``, longest first where they overlap."""
    known = [_placed(text, _governed(text, k)) for k in known_names(text, authority)]
    known = [k for k in known if not _is_area(text, k)]
    if language == "ja":
        formal = list(japanese_names(text))
    else:
        formal = [*latin_names(text, language), *defined_names(text)]
    formal = [_beside(text, _placed(text, f), known) for f in formal]
    formal = [f for f in formal if not _is_area(text, f) and not _leads_on(text, f, formal)]
    if language == "ja":
        known = [k for k in known if not _leads_on(text, k, formal)]
        starts = {f.start for f in (*formal, *known) if _is_sited(f)}
        formal = [_located(text, f, starts) for f in formal]
        known = [_located(text, _without_whole(k, formal), starts) for k in known]
    # die Städte Jena und Gera, 大田区は: a place that its context shows to be a body is one.
    governed = {
        (f.start, f.end)
        for f in formal
        if f.types == ("PublicBody",) and (language != "ja" or text[f.end - 1] in "区町村道")
    }
    known = [k for k in known if k.category != "place" or (k.start, k.end) not in governed]
    if language != "ja":
        formal = [_seated(text, f, known) for f in formal]
    candidates = [*formal, *(_widened(text, k, formal) for k in known)]
    return longest_first([_known(f, known) for f in candidates if f.start < f.end])


def _leads_on(text: str, found: Found, formal: list[Found]) -> bool:
    """霧島県なぎさ市: a prefecture right before its city only says where that is."""
    if found.types != ("PublicBody",) or text[found.end - 1] not in "都道府県":
        return False
    cities = (f for f in formal if f.start == found.end and f.types == ("PublicBody",))
    return any(text[city.end - 1] in "市町村区" for city in cities)


def _without_whole(known: Found, formal: list[Found]) -> Found:
    """北浜市産業戦略本部: a part that is known with its city's name is named behind the city."""
    if "OrganizationalUnit" not in known.types:
        return known
    whole = [f.end for f in formal if f.start == known.start and f.types == ("PublicBody",)]
    inside = [end for end in whole if end < known.end]
    return known._replace(start=max(inside)) if inside else known


def _seated(text: str, found: Found, known: list[Found]) -> Found:
    """Northern Growth Foundation of Korea: a name of three words ends before its country."""
    of = text.rfind(" of ", found.start, found.end)
    if found.category != "organization" or of < 0 or len(text[found.start : of].split()) < 3:
        return found
    short = re.match(r" \((?:the )?[\"“„]?([A-Z]{2,8})[\"”“]?\)", text[found.end :])
    if short is not None and short[1][-1] == text[of + 4]:
        return found  # Medical Agency of Wyeland (MAW): the short name counts the country in.
    seat = any(k.category == "place" and (k.start, k.end) == (of + 4, found.end) for k in known)
    return found._replace(end=of) if seat else found


_SEAT = regex(
    r"(?:\((?!以下)(?:[^()、: ]{1,6}[・、]|[英米独仏豪加韓中台])?"
    r"|\([^()]{1,40}、(?=[一-龥]{2,3}[都道府県]$)"
    r"|(?:所在地?|住所|本社|本店|会場)(?:[::・ ]|は、?)?(?:[一-龥ァ-ヶー]{2,8}・)?)"
    r"(?:[一-龥]{2,4}[都道府県])?$"
)


#: (北浜市 企業立地課長): what follows is an office of the body in the brackets.
_OFFICE = regex(
    r"[ の]?[一-龥ァ-ヶー]{0,12}(?:長|員|事|官|者|アドバイザー|マネージャー|担当|顧問"
    r"|主査|主幹|監)(?:\)| (?=[一-龥ァ-ヶ]))"
    r"|[一-龥ァ-ヶー・]{1,12}(?:局|部|課|室)(?![一-龥])|と[一-龥ァ-ヶーA-Za-z]"
)


_CITY = regex(r"[一-龥ぁ-んァ-ヶ](?:[市県府]|京都)$")


def _governed(text: str, found: Found) -> Found:
    """A known city or prefecture with 市, 県, 府 or 都 at its end is the body that governs it."""
    name = text[found.start : found.end]
    state = name.endswith("州") and STATE_ACTS.match(text, found.end)
    city = _CITY.search(name) and not _INSIDE.match(text, found.end)
    if found.category == "place" and (state or city):
        return found._replace(category="organization", types=("PublicBody",), record=None)
    return found


_INSIDE = regex(r"内(?!閣)|民(?!間)|街")


def _is_area(text: str, found: Found) -> bool:
    """ソウル市内, 北浜市民: the area or its people, not the body that governs it."""
    return found.types == ("PublicBody",) and _INSIDE.match(text, found.end) is not None


#: 北浜市で開かれ, 北浜市に本社を置く: where something is or takes place.
_WHERE = regex(
    r"(?:において|にて|にある|に(?:所在|立地|本[社部拠店]|拠点|事務局)|で(?:開[かい催]|行[いわ]|会見|締結|調印|署名)"
    r"|の(?:ホテル|会場|会議場|本[社部]))"
)
#: The end of the name of a body that governs a place.
_GOVERNED = regex(r"[市県府都]$")
_SITES = regex(r"(?:センター|プラザ|会館|パーク|ホール|ビル|ホテル|庁舎)$")


def _is_sited(found: Found) -> bool:
    """Whether what is named is somewhere, unlike a part of the body named before."""
    inside = "OrganizationalUnit" in found.types or "PublicBody" in found.types
    return found.category in ("organization", "facility", "cluster") and not inside


def _located(text: str, found: Found, starts: set[int]) -> Found:
    """松江市のホテルで, 松江市の青葉センターで: where a thing is, not who does it.

    ``starts`` are where the names of what may be in a city or a prefecture begin.
    """
    if found.category != "organization":
        return found
    name = text[found.start : found.end]
    if "PublicBody" in found.types and _GOVERNED.search(name):
        holds = text.startswith("の", found.end) and found.end + 1 in starts
        if holds or _WHERE.match(text, found.end):
            return found._replace(category="place", types=("Place",), record=None)
    elif _SITES.search(name) and _WHERE.match(text, found.end):
        return found._replace(category="facility", types=("Facility",))
    return found


def _placed(text: str, found: Found) -> Found:
    """An organisation that is only the first part of an address is a place."""
    seat = _SEAT.search(text[: found.start])
    local = _GOVERNED.search(text[found.start : found.end])
    acts = _OFFICE.match(text, found.end)
    seated = seat is not None and local is not None and "PublicBody" in found.types and not acts
    if found.category == "organization" and (seated or _is_address(text, found)):
        return found._replace(category="place", types=("Place",), record=None)
    return found


def _beside(text: str, found: Found, known: list[Found]) -> Found:
    """産業振興財団事業部: a unit's name begins where the known name of its body ends."""
    if "OrganizationalUnit" not in found.types:
        return found
    for other in known:
        touching = other.start < found.end and found.start < other.end < found.end
        is_whole = other.category == "organization" and text[other.end - 1] not in "市県府"
        if touching and is_whole:
            start = max(found.start, other.end)
            return found._replace(start=start + (text[start] == " "))
    return found


def _is_address(text: str, found: Found) -> bool:
    """山形県鶴岡市: a prefecture or city that only leads on to a place inside it."""
    if "PublicBody" not in found.types or not re.search(
        r"[県府都市]$", text[found.start : found.end]
    ):
        return False
    after = text[found.end : found.end + 8]
    return re.match(r"[一-龥ヶァ-ヴー]{1,5}?[市区町村郡](?![長役民立内外])", after) is not None


def _known(found: Found, known: list[Found]) -> Found:
    """A name by form that is exactly a known name gets the record."""
    if found.record is None:
        for other in known:
            same_place = (other.start, other.end) == (found.start, found.end)
            if same_place and not (other.category == "place" and found.category != "place"):
                return other
    return found


def _widened(text: str, known: Found, formal: list[Found]) -> Found:
    """殿町キングスカイフロント: a place name before a known cluster belongs to the name."""
    if known.category != "cluster" or any(f.start < known.end < f.end for f in formal):
        return known
    start = known.start
    for token in reversed(tokens(text)):
        if token.end == start and token.is_place:
            start = token.start
    return known._replace(start=start)
