"""Which time zone a place lies in.

Countries come from the table `zone.tab` of the time zone database (public domain). For those
that lie in several zones, the zone of most of their people and the parts are given here, after
the legal time in their largest city.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tactful.ports import UnknownPlace

PARTS = {
    "US": {
        "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
        "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "CO ID MT NM UT WY",
        "America/Phoenix": "AZ",
        "America/Los_Angeles": "CA NV OR WA",
        "America/Anchorage": "AK",
        "Pacific/Honolulu": "HI",
        "America/Puerto_Rico": "PR VI",
        "Pacific/Guam": "GU MP",
        "Pacific/Pago_Pago": "AS",
    },
    "CA": {
        "America/Toronto": "ON QC NU",
        "America/Vancouver": "BC",
        "America/Edmonton": "AB NT",
        "America/Winnipeg": "MB",
        "America/Regina": "SK",
        "America/Halifax": "NS NB PE",
        "America/St_Johns": "NL",
        "America/Whitehorse": "YT",
    },
    "AU": {
        "Australia/Sydney": "NSW ACT",
        "Australia/Melbourne": "VIC",
        "Australia/Brisbane": "QLD",
        "Australia/Adelaide": "SA",
        "Australia/Perth": "WA",
        "Australia/Hobart": "TAS",
        "Australia/Darwin": "NT",
    },
    "BR": {
        "America/Sao_Paulo": "SP RJ MG ES PR SC RS GO DF",
        "America/Bahia": "BA",
        "America/Fortaleza": "CE MA PI RN PB",
        "America/Recife": "PE",
        "America/Maceio": "AL SE",
        "America/Belem": "PA AP",
        "America/Araguaina": "TO",
        "America/Campo_Grande": "MS",
        "America/Cuiaba": "MT",
        "America/Manaus": "AM",
        "America/Porto_Velho": "RO",
        "America/Boa_Vista": "RR",
        "America/Rio_Branco": "AC",
    },
    "MX": {
        "America/Mexico_City": "AGU CAM CHP CMX COL DUR GRO GUA HID JAL MEX MIC MOR NLE OAX PUE QUE"
        " SLP TAB TLA VER ZAC COA TAM CHH YUC",
        "America/Cancun": "ROO",
        "America/Tijuana": "BCN",
        "America/Hermosillo": "SON",
        "America/Mazatlan": "BCS SIN NAY",
    },
    "ID": {
        "Asia/Jakarta": "AC BA BB BE BT JA JB JI JK JT KB KR KT LA RI SB SS SU YO",
        "Asia/Makassar": "GO KI KS KU NB NT SA SG SN SR ST",
        "Asia/Jayapura": "MA MU PA PB PD PE PP PS PT",
    },
    "RU": {
        "Europe/Moscow": "MOW MOS SPE LEN KDA ROS NIZ TA VOR TUL TVE YAR",
        "Europe/Kaliningrad": "KGD",
        "Europe/Samara": "SAM UD",
        "Asia/Yekaterinburg": "SVE CHE BA PER TYU ORE KGN KHM YAN",
        "Asia/Omsk": "OMS",
        "Asia/Novosibirsk": "NVS",
        "Asia/Krasnoyarsk": "KYA KEM KK TY",
        "Asia/Irkutsk": "IRK BU",
        "Asia/Yakutsk": "SA AMU ZAB",
        "Asia/Vladivostok": "PRI KHA",
        "Asia/Magadan": "MAG",
        "Asia/Kamchatka": "KAM CHU",
    },
    "ES": {"Atlantic/Canary": "CN"},
    "PT": {"Atlantic/Madeira": "30", "Atlantic/Azores": "20"},
    "NZ": {"Pacific/Chatham": "CIT"},
    "CL": {"America/Punta_Arenas": "MA"},
    "EC": {"Pacific/Galapagos": "W"},
    "CD": {"Africa/Lubumbashi": "HK KN KS LU MA NK SK"},
    "KZ": {"Asia/Almaty": "AST ALA"},
}
MOST_PEOPLE = {
    "US": "America/New_York", "CA": "America/Toronto", "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo", "MX": "America/Mexico_City", "RU": "Europe/Moscow",
    "ID": "Asia/Jakarta", "CD": "Africa/Kinshasa", "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar",
    "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "NZ": "Pacific/Auckland",
    "CL": "America/Santiago", "EC": "America/Guayaquil", "CN": "Asia/Shanghai",
    "AR": "America/Argentina/Buenos_Aires", "UA": "Europe/Kyiv", "DE": "Europe/Berlin",
    "UZ": "Asia/Tashkent", "MY": "Asia/Kuala_Lumpur", "CY": "Asia/Nicosia",
    "GL": "America/Nuuk", "PF": "Pacific/Tahiti", "PG": "Pacific/Port_Moresby",
    "KI": "Pacific/Tarawa", "FM": "Pacific/Pohnpei", "MH": "Pacific/Majuro", "PS": "Asia/Hebron",
}  # fmt: skip
ONE_FOR_MOST = {"CN", "DE", "UZ", "MY", "AR", "NZ", "ES", "PT", "CL", "EC", "CY", "UA"}


class PlaceZones:
    """The real thing."""

    def zone_of(self, country: str, subdivision: str | None = None) -> str:
        """The zone of a place; without a part, that of most of the country's people."""
        country = country.strip().upper()
        part = (subdivision or "").strip().upper().removeprefix(f"{country}-")
        for zone, parts in PARTS.get(country, {}).items():
            if part and part in parts.split():
                return zone
        zones = _zones_by_country().get(country)
        if not zones:
            raise UnknownPlace(
                f"{country[:20]!r} is no country; write two letters, like US, or a part, like US-NY"
            )
        return MOST_PEOPLE.get(country, zones[0])

    def has_several(self, country: str, subdivision: str | None = None) -> bool:
        """Whether the zone is a guess, because the country has several."""
        country = country.strip().upper()
        part = (subdivision or "").strip().upper().removeprefix(f"{country}-")
        named = any(part in parts.split() for parts in PARTS.get(country, {}).values())
        if named or country in ONE_FOR_MOST:
            return False
        return len(_zones_by_country().get(country, ())) > 1


@cache
def _zones_by_country() -> dict[str, list[str]]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found.setdefault(country, []).append(zone)
    return found
