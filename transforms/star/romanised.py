"""An English name for areas that have none in the reference data, which are counties: their pinyin with what they are, 清苑区
as Qingyuan District, 玉屏侗族自治县 as Yuping Dong Autonomous County.
"""

from __future__ import annotations

import re

from transforms.areas import PEOPLES

_KINDS = {"自治州": "Autonomous Prefecture", "地区": "Prefecture", "盟": "League", "自治县": "Autonomous County", "自治旗": "Autonomous Banner", "新区": "New Area", "林区": "Forestry District", "特区": "Special District", "县": "County", "区": "District", "旗": "Banner", "市": ""}
_KIND = re.compile(f"(?:{'|'.join(_KINDS)})\\Z")
# As the gazetteer of the state has them (GB/T 3304), where pinyin is another.
_ENGLISH = {"蒙古": "Mongol", "维吾尔": "Uygur", "藏": "Tibetan", "哈萨克": "Kazak", "朝鲜": "Korean", "锡伯": "Xibe", "塔吉克": "Tajik", "达斡尔": "Daur", "鄂温克": "Ewenki", "鄂伦春": "Oroqen", "布依": "Buyei", "畲": "She", "佤": "Va", "裕固": "Yugur", "东乡": "Dongxiang", "撒拉": "Salar", "保安": "Bonan", "仫佬": "Mulao", "仡佬": "Gelao", "柯尔克孜": "Kirgiz"}
_PEOPLE = re.compile(f"(?P<name>.*?)(?P<of>(?:(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})族)+)\\Z")
# Places that keep an old reading, which the package does not know.
_READ = {"单": "Shan", "郫都": "Pidu", "涡阳": "Guoyang", "繁峙": "Fanshi", "大城": "Daicheng"}


def romanised(name: str) -> str:
    """The name in pinyin, and what kind of area it is in English; the name itself where it is not in Chinese characters."""
    if not re.fullmatch("[一-鿿]+", name):
        return name
    kind = found.group() if len(name) > 1 and (found := _KIND.search(name)) else ""
    place = name.removesuffix(kind)
    peoples = _PEOPLE.match(place) if kind.startswith("自治") else None
    words = [_pinyin(peoples["name"] if peoples else place), *(_peoples(peoples["of"]) if peoples else ()), _KINDS.get(kind, "")]
    return " ".join(filter(None, words))


def _peoples(written: str) -> list[str]:
    names = [_ENGLISH.get(one) or _pinyin(one) for one in written.split("族") if one and one != "各"]
    return [", ".join(names[:-1]), "and", names[-1]] if len(names) > 1 else names


def _pinyin(place: str) -> str:
    """One word, an apostrophe before a syllable that begins with a vowel: 六安 as Lu'an."""
    from pypinyin import lazy_pinyin

    if place in _READ:
        return _READ[place]
    syllables = lazy_pinyin(place, v_to_u=True)
    return "".join(f"'{each}" if at and each[0] in "aoe" else each for at, each in enumerate(syllables)).capitalize()
