"""Makes the typeface of the pages from Source Sans 3 and Source Serif 4 (Adobe, SIL Open Font
License 1.1), cut to what is shown.

Two files, so that most people load the first alone: Latin as western Europe and America write it,
and the rest of Europe's letters, Greek and Cyrillic among them. The weights are 400 to 600. What
Tactful says in its own voice is set in the serif; its letters stand in the first file as style set
1 (``font-feature-settings: "ss01"``), for a page may ask for one file and not two. The licence
reserves the name "Source" for the whole typefaces; what is cut is called Tactful Sans.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.otlLib.builder import buildLookup, buildPairPosGlyphs, buildValue
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).resolve().parents[1] / "src" / "tactful" / "web" / "static"
NAME = "Tactful Sans"
FAMILY_NAMES = (1, 4, 6, 16)
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, *range(0x2018, 0x201F), 0x2022,
    0x2026, 0x2039, 0x203A, 0x20AC, *range(0x2190, 0x2194), 0x2212, 0x2318,
]  # fmt: skip
BEYOND = [
    *range(0x100, 0x180), *range(0x218, 0x21C), *range(0x384, 0x3CF), *range(0x400, 0x460), 0x490,
    0x491, 0x1E9E,
]  # fmt: skip
GREEK_AND_CYRILLIC = range(0x370, 0x500)
FEATURES = ["kern"]
PAIRED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,’"
SEEN = 8  # thousandths: a smaller kern is not seen in a headline


def main() -> None:
    """Write both files; the arguments are the two fonts as their maker publishes them."""
    sans, serif = sys.argv[1:]
    for name, letters in (("sans-latin.woff2", LATIN), ("sans-beyond.woff2", BEYOND)):
        font = cut(sans, letters)
        lend_voice(font, serif)
        save_font(font, str(FOLDER / name), Options(flavor="woff2"))
        print(name, (FOLDER / name).stat().st_size)


def cut(path: str, letters: list[int]) -> TTFont:
    """A font with these letters and weights alone, under its own name."""
    font = TTFont(path)
    subsetter = Subsetter(Options(layout_features=FEATURES, hinting=False))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": (400, 600)}, inplace=True)
    for record in font["name"].names:
        if record.nameID in FAMILY_NAMES:
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    return font


def lend_voice(font: TTFont, path: str) -> None:
    """The letters of the serif, as style set 1 of a font; they have one weight."""
    serif = TTFont(path)
    theirs, ours = serif.getBestCmap(), font.getBestCmap()
    glyphs, lent = serif.getGlyphSet(), {}
    for letter in sorted(n for n in ours.keys() & theirs.keys() if is_said(n)):
        name = f"{ours[letter]}.voice"
        outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[theirs[letter]].draw(outline)
        outline.replay(pen)
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = serif["hmtx"][theirs[letter]]
        font["gvar"].variations[name] = []
        lent[ours[letter]] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)
    font.getReverseGlyphMap(rebuild=True)
    del font["HVAR"]  # it counts glyphs as they were; what is in gvar says the same
    rules = "".join(f"sub {one} by {other};" for one, other in lent.items())
    addOpenTypeFeaturesFromString(font, f"feature ss01 {{ {rules} }} ss01;", tables=["GSUB"])
    if set(map(ord, PAIRED)) <= ours.keys():
        kern(
            font,
            {(f"{ours[ord(a)]}.voice", f"{ours[ord(b)]}.voice"): by for a, b, by in kerned(path)},
        )


def is_said(letter: int) -> bool:
    """Whether it gets a serif: not the signs of sums, and whole words in other letters do not."""
    return (
        letter not in GREEK_AND_CYRILLIC
        and chr(letter) not in "<>=|~^_@{}[]\\¤¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾×÷←↑→↓⌘"
    )


def kerned(path: str) -> list[tuple[str, str, int]]:
    """By how much the serif moves its letters together, pair by pair."""
    font = uharfbuzz.Font(uharfbuzz.Face(Path(path).read_bytes()))

    def width(text: str, *, apart: bool) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, {"kern": not apart, "liga": False})
        return sum(position.x_advance for position in buffer.glyph_positions)

    found = [
        (a, b, width(a + b, apart=False) - width(a + b, apart=True)) for a in PAIRED for b in PAIRED
    ]
    return [(a, b, by) for a, b, by in found if abs(by) >= SEEN]


def kern(font: TTFont, pairs: dict[tuple[str, str], int]) -> None:
    """Add pairs to those a font knows already."""
    values: Any = {pair: (buildValue({"XAdvance": by}), None) for pair, by in pairs.items()}
    table = font["GPOS"].table
    table.LookupList.Lookup.append(
        buildLookup(buildPairPosGlyphs(values, font.getReverseGlyphMap()))
    )
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex.append(table.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


if __name__ == "__main__":
    main()
