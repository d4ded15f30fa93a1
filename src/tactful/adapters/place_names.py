"""Places as people say them: countries, their parts, and cities, in English and locally.

Countries come from `iso3166.tab` of the time zone database (public domain), parts from the
`holidays` library (`regions.txt`, made by `script/places`), cities from GeoNames (`cities`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tactful.adapters.cities import City, cities_named, folded, nearest_names
from tactful.adapters.place_zones import PlaceZones
from tactful.ports import KnownPlace, UnknownPlace

PLAINER = {"GB": "United Kingdom", "US": "United States", "KR": "South Korea", "KP": "North Korea"}
LARGER_BY = 3  # a city that is so many times as large as its namesakes is meant
COUNTRIES_CALLED = {
    "usa": "US", "u s a": "US", "u s": "US", "america": "US", "the states": "US", "united states of america": "US",
    "uk": "GB", "u k": "GB", "great britain": "GB", "britain": "GB", "vereinigtes konigreich": "GB",
    "deutschland": "DE", "allemagne": "DE", "osterreich": "AT", "oesterreich": "AT", "schweiz": "CH", "suisse": "CH",
    "svizzera": "CH", "espana": "ES", "italia": "IT", "holland": "NL", "nederland": "NL", "the netherlands": "NL",
    "belgie": "BE", "belgique": "BE", "danmark": "DK", "sverige": "SE", "norge": "NO", "suomi": "FI", "polska": "PL",
    "cesko": "CZ", "czechia": "CZ", "czech republic": "CZ", "magyarorszag": "HU", "hrvatska": "HR", "eire": "IE",
    "republic of ireland": "IE", "ellada": "GR", "hellas": "GR", "turkiye": "TR", "turkey": "TR", "brasil": "BR",
    "mexico": "MX", "bharat": "IN", "nippon": "JP", "uae": "AE", "emirates": "AE", "korea": "KR", "south korea": "KR",
    "russia": "RU", "vietnam": "VN", "taiwan": "TW", "south africa": "ZA", "aotearoa": "NZ", "ivory coast": "CI",
    "spanien": "ES", "italien": "IT", "frankreich": "FR", "niederlande": "NL", "indien": "IN", "polen": "PL", "belgien": "BE",
    "danemark": "DK", "schweden": "SE", "norwegen": "NO", "finnland": "FI", "irland": "IE", "grossbritannien": "GB",
    "tschechien": "CZ", "ungarn": "HU", "griechenland": "GR", "turkei": "TR", "kroatien": "HR", "rumanien": "RO",
    "vereinigte staaten": "US", "kanada": "CA", "australien": "AU", "luxemburg": "LU", "espagne": "ES", "italie": "IT",
    "royaume uni": "GB", "etats unis": "US", "pays bas": "NL", "pologne": "PL", "irlande": "IE", "inde": "IN", "suede": "SE",
    "norvege": "NO", "finlande": "FI", "autriche": "AT", "grece": "GR", "alemania": "DE", "francia": "FR",
    "reino unido": "GB", "estados unidos": "US", "suiza": "CH", "irlanda": "IE", "paises bajos": "NL", "polonia": "PL",
    "germania": "DE", "regno unito": "GB", "stati uniti": "US", "spagna": "ES", "bretagne": "FR", "brittany": "FR",
    "ile de france": "FR", "normandie": "FR", "normandy": "FR", "provence": "FR", "lombardia": "IT", "lombardy": "IT",
    "toscana": "IT", "tuscany": "IT", "sicily": "IT", "sicilia": "IT", "sardinia": "IT", "sardegna": "IT", "piedmont": "IT",
    "veneto": "IT", "corsica": "FR", "alsace": "FR", "cote d azur": "FR", "french riviera": "FR", "flanders": "BE",
    "vlaanderen": "BE", "flandern": "BE", "wallonia": "BE", "wallonie": "BE", "brussels region": "BE", "algarve": "PT",
    "randstad": "NL", "friesland": "NL", "lapland": "FI", "crete": "GR", "jutland": "DK", "transylvania": "RO", "日本": "JP", "中国": "CN", "россия": "RU",
}  # fmt: skip
REGIONS_CALLED = {
    "england": "GB-ENG", "scotland": "GB-SCT", "wales": "GB-WLS", "northern ireland": "GB-NIR", "bavaria": "DE-BY",
    "saxony": "DE-SN", "lower saxony": "DE-NI", "hesse": "DE-HE", "north rhine westphalia": "DE-NW", "nrw": "DE-NW",
    "rhineland palatinate": "DE-RP", "thuringia": "DE-TH", "catalonia": "ES-CT", "andalusia": "ES-AN",
    "basque country": "ES-PV", "tyrol": "AT-7", "styria": "AT-6", "carinthia": "AT-2", "quebec": "CA-QC",
    "bc": "CA-BC", "pei": "CA-PE", "the bay area": "US-CA", "bay area": "US-CA", "silicon valley": "US-CA",
    "new england": "US-MA", "upstate new york": "US-NY", "dc": "US-DC", "washington dc": "US-DC", "washington d c": "US-DC",
    "d c": "US-DC", "newfoundland": "CA-NL", "labrador": "CA-NL", "vic": "AU-VIC", "schottland": "GB-SCT", "ecosse": "GB-SCT",
    "lower austria": "AT-3", "upper austria": "AT-4", "south tyrol": "IT-BZ", "sudtirol": "IT-BZ", "suedtirol": "IT-BZ",
    "alto adige": "IT-BZ", "euskadi": "ES-PV", "mallorca": "ES-IB", "majorca": "ES-IB", "ibiza": "ES-IB", "menorca": "ES-IB",
    "balearic islands": "ES-IB", "canary islands": "ES-CN", "tenerife": "ES-CN", "gran canaria": "ES-CN", "galicia": "ES-GA",
    "ruhr": "DE-NW", "ruhrgebiet": "DE-NW", "ruhr area": "DE-NW", "rhein main": "DE-HE", "rhine main": "DE-HE",
    "franconia": "DE-BY", "franken": "DE-BY", "east anglia": "GB-ENG", "the midlands": "GB-ENG", "midlands": "GB-ENG",
    "cotswolds": "GB-ENG", "the highlands": "GB-SCT", "ulster": "GB-NIR", "long island": "US-NY", "upstate": "US-NY",
    "socal": "US-CA", "norcal": "US-CA", "southern california": "US-CA", "northern california": "US-CA",
    "research triangle": "US-NC", "twin cities": "US-MN", "dfw": "US-TX",
    "angleterre": "GB-ENG", "inghilterra": "GB-ENG", "inglaterra": "GB-ENG", "katalonien": "ES-CT", "tirol": "AT-7",
}  # fmt: skip
CITIES_CALLED = {
    "nyc": "New York City", "new york": "New York City", "ny": "New York City", "la": "Los Angeles", "sf": "San Francisco",
    "philly": "Philadelphia", "vegas": "Las Vegas", "chi": "Chicago", "atl": "Atlanta", "nola": "New Orleans",
    "blr": "Bengaluru", "bombay": "Mumbai", "calcutta": "Kolkata", "madras": "Chennai", "gurgaon": "Gurugram",
    "brum": "Birmingham", "manc": "Manchester", "kl": "Kuala Lumpur", "hk": "Hong Kong", "cdmx": "Mexico City",
    "frankfurt": "Frankfurt am Main", "sao paulo": "São Paulo", "st louis": "St. Louis", "saint petersburg": "Saint Petersburg",
    "n y c": "New York City", "n y": "New York City", "gta": "Toronto", "quebec city": "Québec", "wroclaw": "Wrocław",
    "breslau": "Wrocław", "lodz": "Łódź", "cracow": "Kraków", "krakau": "Kraków", "warschau": "Warsaw", "varsovie": "Warsaw",
    "kopenhagen": "Copenhagen", "antwerpen": "Antwerp", "anvers": "Antwerp", "moskau": "Moscow", "athen": "Athens",
    "nizza": "Nice", "venedig": "Venice", "florenz": "Florence", "mailand": "Milan", "rom": "Rome", "neapel": "Naples",
    "kapstadt": "Cape Town", "kairo": "Cairo", "lissabon": "Lisbon", "prag": "Prague", "bukarest": "Bucharest",
    "belgrad": "Belgrade", "genf": "Geneva", "brussel": "Brussels", "bruxelles": "Brussels", "londres": "London",
    "londra": "London", "parigi": "Paris", "trivandrum": "Thiruvananthapuram", "hcmc": "Ho Chi Minh City",
    "saigon": "Ho Chi Minh City", "frankfurt a m": "Frankfurt am Main", "frankfurt main": "Frankfurt am Main",
    "saint louis": "St. Louis", "lucerne": "Luzern", "danzig": "Gdańsk", "edinburgh scotland": "Edinburgh",
    "pressburg": "Bratislava", "posen": "Poznań", "stettin": "Szczecin", "saloniki": "Thessaloníki",
}  # fmt: skip
# How the work is done, a code of the post, and what only says "all of it": "Remote (US)",
# "Boston, MA (Hybrid)", "10115 Berlin", "Greater Manchester", "Sydney CBD".
BESIDE_THE_PLACE = re.compile(
    r"(?i)\s*[(\[](?:fully )?(?:remote|hybrid|on-?site|home ?office)[^)\]]*[)\]]|^\s*(?:fully )?(?:remote|hybrid|on-?site)\s*(?:[-–—,:/(]+|\bin\b|\bwithin\b)\s*(?=\w)"
    r"|\s*[-–—,/]\s*(?:fully )?(?:remote|hybrid|on-?site)\s*$|^\s*\d{4,5}\s+(?=\D)"
    r"|\s+(?:cbd|city cent(?:re|er)|downtown|(?:(?:metro|metropolitan|greater) )?(?:area|region))\s*(?=,|$)|,?\s+(?:\d{4}|\d{5}(?:-\d{4})?)\s*(?=,|$)|(?<=, )county (?=\w)"
    r"|(?-i:,?\s+[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?)\s*(?=,|$)|(?<=dublin)\s+\d{1,2}w?\s*(?=,|$)"
)
AROUND_A_CITY = re.compile(
    r"(?i)^\s*(?:greater|metro|metropolitan|downtown|central|inner|outer)\s+(?=\w)"
)
HAS_AN_AROUND = 150  # thousands of people: "Greater Boston", but "Inner Mongolia" is no Mongolia
LONGEST_NAME = 200  # characters
LONGEST_CODE = 3
NOWHERE = frozenset(
    {"remote", "anywhere", "home", "home office", "worldwide", "fully remote", "hybrid"}
)


class PlaceNames:
    """The real thing."""

    def known(self) -> list[tuple[str, str]]:
        """Codes and names of countries and their parts, the countries first."""
        return list(_names().items())

    def find(self, written: str) -> list[KnownPlace]:
        """The places somebody may mean: one, or several of one name to be asked about, the
        likeliest first. Raises `UnknownPlace`, with what is spelt like it.
        """
        if len(written) > LONGEST_NAME:
            raise UnknownPlace("That is longer than the name of any place; write the city alone")
        bare = BESIDE_THE_PLACE.sub("", written).strip(" ()")
        key = folded(written)
        if not key:
            raise UnknownPlace("The place is empty; write a city, a region or a country")
        if key in NOWHERE:
            raise UnknownPlace(
                "For remote work the employer's office counts: where is it? Write its city or country"
            )
        found = (
            _named(written) or (bare and bare != written and _named(bare)) or _around_a_city(bare)
        )
        if found:
            return list(dict.fromkeys(found))
        near = [*_nearest_countries(key), *nearest_names(written.partition(",")[0])][:3]
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownPlace(
            f"“{written.strip()[:40]}” is no place that is known; write a city, a region or a country,"
            f" like Manchester, Bavaria or Kenya.{hint}"
        )

    def code_of(self, written: str) -> str:
        """The code of the place that is most likely meant. Raises `UnknownPlace`."""
        return self.find(written)[0].place

    def name_of(self, code: str) -> str:
        """The name of a country or part; of a part without one, that of its country."""
        return _names().get(code, _names().get(code[:2], code))


def _nearest_countries(key: str) -> list[str]:
    """Countries and regions that are spelt almost like it."""
    from difflib import get_close_matches

    called = (name for name in (*COUNTRIES_CALLED, *REGIONS_CALLED) if len(name) > LONGEST_CODE)
    known = {name: name.title() for name in called}
    known |= {folded(part): part for name in _names().values() for part in name.split(", ")}
    return [known[one] for one in get_close_matches(key, known, n=2, cutoff=0.82)]


def _around_a_city(written: str) -> list[KnownPlace]:
    """ "Greater Boston", "downtown Toronto": the large city it is said of."""
    city = AROUND_A_CITY.sub("", written)
    if city == written:
        return []
    large = [c for c in cities_named(city.partition(",")[0]) if c.thousands >= HAS_AN_AROUND]
    return _named(city) if large else []


def _named(written: str) -> list[KnownPlace]:
    key = folded(written)
    return _by_code(written) or _by_name(key) or _within(written) or _by_last_words(key)


def _place(code: str, name: str = "", zone: str = "") -> KnownPlace:
    country, _, part = code.partition("-")
    return KnownPlace(
        code, name or _turned_round(code), zone or PlaceZones().zone_of(country, part or None)
    )


def _turned_round(code: str) -> str:
    """ "England, United Kingdom": as one says it."""
    country, comma, part = _names().get(code, code).partition(", ")
    return f"{part}, {country}" if comma else country


def _of_city(city: City) -> KnownPlace:
    code = f"{city.country}-{city.part}" if city.part else city.country
    where = _names().get(code, "").partition(", ")[2] or ""
    country = _names().get(city.country, city.country)
    shown = ", ".join(dict.fromkeys(filter(None, (city.name, where, country))))
    return KnownPlace(code, shown, city.zone)


def _by_code(written: str) -> list[KnownPlace]:
    """Codes as ISO 3166 has them; small letters are a name first: "la" is no Laos."""
    plain = written.strip()
    code = plain.upper()
    country, _, part = code.partition("-")
    code = {"UK": "GB", "EL": "GR"}.get(country, country) + (f"-{part}" if part else "")
    if plain != plain.upper() and "-" not in plain and folded(plain) in CITIES_CALLED:
        return []
    if plain in {"LA", "SF"}:
        return []
    try:
        if code in _names() or (part and code[:2] in _names()):
            return [_place(code)]
    except UnknownPlace:
        return []
    return [_place(one) for one in _parts_called(code)] if plain == code else []


def _parts_called(code: str) -> list[str]:
    """ "TX", "QLD": a part by its own code, where people write it so."""
    if len(code) > LONGEST_CODE:
        return []
    return [
        known for known in _names() if known.partition("-")[2] == code and known[:2] in ABBREVIATING
    ]


def _by_name(key: str) -> list[KnownPlace]:
    """A whole name: a country's, a region's or a city's."""
    if key in COUNTRIES_CALLED:
        return [_place(COUNTRIES_CALLED[key])]
    if key in REGIONS_CALLED and key not in CITIES_CALLED:
        return [_place(REGIONS_CALLED[key])]
    country = _countries_by_name().get(key)
    regions = [_place(code) for code in _regions_by_name().get(key, ())[:4]]
    if country:
        whole = _place(country)  # Guam has two codes and is one place; Georgia is two
        return [whole, *(region for region in regions if region.zone != whole.zone)]
    cities = cities_named(CITIES_CALLED.get(key, key)) + cities_named(SHORT_FOR.get(key, ""))
    if key.startswith("st ") and not cities:
        cities = [city for lead in SAINTS for city in cities_named(f"{lead} {key[3:]}")]
    county = _county_code(key)
    if county:  # towns in America are called like it
        return [_county(key, county), *map(_of_city, _meant(cities, key))]
    meant = [
        _of_city(c) for c in _meant(cities, key) if not regions or c.thousands >= BESIDE_A_REGION
    ]
    if any(city.place.startswith(region.place) for city in meant[:1] for region in regions):
        return meant  # Berlin lies in Berlin
    return [*meant, *regions]


def _county_code(key: str) -> str:
    """The part of the kingdom whose holidays a county has; empty where the name is of none."""
    if key in ENGLISH_COUNTIES:
        return "GB-ENG"
    return next((code for code, names in COUNTIES_ELSEWHERE.items() if key in names.split()), "")


def _county(key: str, code: str) -> KnownPlace:
    return _place(code, f"{key.title().replace(' And ', ' and ')}, {_turned_round(code)}")


SAINTS = ("saint", "sankt")
BESIDE_A_REGION = 200  # thousands of people, from which on a city is as likely meant
SHORT_FOR = {
    "newcastle": "Newcastle upon Tyne",
    "stoke": "Stoke-on-Trent",
    "hull": "Kingston upon Hull",
    "edinburg": "Edinburgh",  # and a town in Texas: it is asked
    "pittsburg": "Pittsburgh",
}


# The largest is not what everybody means: each country knows its own.
SEVERAL_MEANT = frozenset({"durham", "kingston", "halifax", "salem"})
LARGER_THERE_BY = 20


def _meant(cities: list[City], key: str) -> list[City]:
    """The one city that is meant, where it is far larger than its namesakes; else all that
    could be.
    """
    if not cities:
        return []
    cities = sorted(cities, key=lambda c: -c.thousands)
    largest = cities[0]
    larger_by = LARGER_THERE_BY if key in SEVERAL_MEANT else LARGER_BY
    rivals = [c for c in cities if c.thousands * larger_by > largest.thousands]
    # "León" is also what people call a city in Mexico: one of that very name is never dropped.
    own = [c for c in cities if folded(c.name) == key]
    if own and largest not in own:
        as_large = [c for c in own if c.thousands * LARGER_BY > own[0].thousands]
        rivals = list(dict.fromkeys([*rivals, *as_large]))
    one_region = {(c.country, c.part, c.zone) for c in rivals}
    return [largest] if len(one_region) == 1 else rivals[:6]


ENGLISH_COUNTIES = frozenset(
    ["bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire", "cornwall", "cumbria", "derbyshire", "devon", "dorset", "essex", "gloucestershire", "hampshire", "herefordshire", "hertfordshire", "kent", "lancashire", "leicestershire", "lincolnshire", "norfolk", "northamptonshire", "nottinghamshire", "oxfordshire", "rutland", "shropshire", "somerset", "staffordshire", "suffolk", "surrey", "sussex", "warwickshire", "wiltshire", "worcestershire", "yorkshire", "merseyside"]
) | {"east sussex", "west sussex", "north yorkshire", "south yorkshire", "west yorkshire", "east yorkshire",
     "tyne and wear", "west midlands", "greater manchester", "greater london", "isle of wight"}  # fmt: skip
COUNTIES_ELSEWHERE = {
    "GB-SCT": "aberdeenshire ayrshire dunbartonshire dumfriesshire fife lanarkshire perthshire renfrewshire stirlingshire",
    "GB-WLS": "carmarthenshire denbighshire flintshire gwynedd monmouthshire pembrokeshire powys",
}


def _within(written: str) -> list[KnownPlace]:
    """ "Toronto, Ontario, Canada": a name, and what it lies in."""
    name, *around = [folded(part) for part in written.split(",") if folded(part)] or [""]
    if not around:
        return []
    outside = [part for part in around if _county_code(part) != "GB-ENG"] or ["england"]
    # "Amsterdam, North Holland, Netherlands": what is known of where it lies is enough.
    sure = [part for part in around if _codes_named(part)] if cities_named(name) else []
    return (
        _narrowed(name, around)
        or _narrowed(name, outside)
        or (_narrowed(name, sure) if sure and sure[-1] == around[-1] else [])
    )


def _by_last_words(key: str) -> list[KnownPlace]:
    """ "Berlin Germany", "Manchester NH", "Germany Berlin": a name beside what it lies in."""
    words = key.split()
    if len(words) > 2 and (found := _narrowed(" ".join(words[:-2]), words[-2:])):
        return found  # "Leeds England UK"
    for n in range(len(words) - 1, 0, -1):
        found = _narrowed(" ".join(words[:n]), [" ".join(words[n:])])
        found = found or _narrowed(" ".join(words[n:]), [" ".join(words[:n])])
        if found:
            return found
    return []


def _narrowed(name: str, around: list[str]) -> list[KnownPlace]:
    """The places of a name that lie in all that is named around it."""
    codes = [_codes_named(part) for part in around]
    if not all(codes):
        return []

    def inside(code: str) -> bool:
        return all(
            any(
                code == one or code.startswith(f"{one}-") or one.startswith(f"{code}-")
                for one in some
            )
            for some in codes
        )

    cities = cities_named(CITIES_CALLED.get(name, name))
    cities += cities_named(name) if name in CITIES_CALLED else []
    fitting = [c for c in cities if inside(f"{c.country}-{c.part}" if c.part else c.country)]
    if fitting:
        return [_of_city(city) for city in _meant(fitting, name)]
    named = _codes_named(name)
    parts = [code for some in codes for code in some if "-" in code]
    # "United States, Texas" is Texas, as "Texas, United States" is.
    smaller = [code for code in parts if any(code.startswith(f"{one}-") for one in named)]
    regions = [code for code in named if inside(code)]
    if regions:
        return [_place(code) for code in smaller or regions]
    return [_place(parts[0])] if parts and len(around) > 1 else []


def _codes_named(key: str) -> list[str]:
    """The countries and regions of that name or code."""
    code = key.upper()
    found = [COUNTRIES_CALLED[key]] if key in COUNTRIES_CALLED else []
    found += [REGIONS_CALLED[key]] if key in REGIONS_CALLED else []
    country = _countries_by_name().get(key)
    found += [country] if country else []
    found += _regions_by_name().get(key, ())
    found += [county] if (county := _county_code(key)) else []
    if len(code) == 2 and code in _names():
        found.append(code)
    found += _parts_called(code)
    return list(dict.fromkeys(found))


ABBREVIATING = ("US", "CA", "AU")  # whose people write the parts as codes


@cache
def _countries_by_name() -> dict[str, str]:
    return {folded(name): code for code, name in _names().items() if "-" not in code}


@cache
def _regions_by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _regions():
        code, *names = line.split("\t")
        for name in names:
            key = folded(name)
            found[key] = (*found.get(key, ()), code)
    return found


def _regions() -> list[str]:
    return (files("tactful.adapters") / "regions.txt").read_text("utf-8").splitlines()


@cache
def _names() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    countries = {code: PLAINER.get(code, name) for code, name in rows}
    countries = dict(sorted(countries.items(), key=lambda item: item[1]))
    parts = {}
    for line in _regions():
        code, name, *_ = line.split("\t")
        parts[code] = f"{countries[code[:2]]}, {name}"
    return countries | parts
