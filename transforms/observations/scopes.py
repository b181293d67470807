"""Among whom a rank is held: the area of a scope and how many peers it has, where that is known for certain."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.areas import NATION
from transforms.reference import Area, Peers

# Province-level divisions a report compares itself with: 31, without Hong Kong, Macao and Taiwan.
_PROVINCES = 31
_WHOLE_NATION = frozenset(("全国", "国内", "我国"))
_WHOLE_PROVINCE = frozenset(("全省", "省内", "我省", "全自治区", "全疆"))
# Peers of a county: the whole of its city, prefecture or league.
_WHOLE_PREFECTURE = ("全市", "全州", "全盟", "市内")
_REGIONS = frozenset(("150000", "450000", "540000", "640000", "650000"))


class Scopes:
    """Scopes as written to their area and size."""

    def __init__(self, peers: Iterable[Peers], areas: Iterable[Area] = ()) -> None:
        self._peers = {row.ref_area: row for row in peers}
        self._provinces = {area.area_name: area.ref_area for area in areas if area.ref_area.endswith("0000") and area.ref_area != NATION}
        self._by_start: dict[str, list[str]] = {}
        for name in self._provinces:
            self._by_start.setdefault(name[:2], []).append(name)

    def resolve(self, scope: str, ref_area: str, area_level: str) -> tuple[str | None, int | None]:
        """`全省` for 330600 is (330000, 11); a scope that is only a part (`全省高校`) has an area but no size."""
        province = ref_area[:2] + "0000"
        named = next((self._provinces[name] for name in self._by_start.get(scope[:2], ()) if scope.startswith(name)), None)
        if named is not None:
            return named, self._size(named, area_level) if named == province and self._provinces.get(scope) else None
        whole_province = scope in _WHOLE_PROVINCE or scope == "全区" and province in _REGIONS and area_level == "prefecture"
        if scope in _WHOLE_NATION:
            return NATION, _PROVINCES if area_level == "province" else None
        if whole_province:
            return province, self._size(province, area_level)
        if scope.startswith(_WHOLE_PREFECTURE) and area_level == "county":
            return ref_area[:4] + "00", None
        if scope.startswith(("全国", "各省")):
            return NATION, None
        if scope.startswith(("全省", "全自治区", "全疆")):
            return province, None
        return None, None

    def _size(self, province: str, area_level: str) -> int | None:
        row = self._peers.get(province)
        if row is None:
            return None
        size = {"prefecture": row.prefectures, "county": row.counties}.get(area_level)
        return size or None
