"""Make plain text of LaTeX's ways to write letters, and write plain text so that it comes back."""

import re
import unicodedata

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
WORDS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "\N{LEFT SINGLE QUOTATION MARK}",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textdegree": "°",
    "textregistered": "®",
    "texttrademark": "™",
    "copyright": "©",
    "pounds": "£",
    "ldots": "…",
    "dots": "…",
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "i": "\N{LATIN SMALL LETTER DOTLESS I}",
    "j": "ȷ",
    "th": "þ",
    "TH": "Þ",
    "dh": "ð",
    "DH": "Ð",
}
# What sets words in another hand and adds none of its own.
HANDS = {"textit", "textbf", "emph", "textrm", "textsc", "textsf", "texttt", "mathrm", "url"}
TOKEN = re.compile(
    r"\\(?P<accent>[`'^~=.\"uvHcdbkr])(?:\s*\{\s*(?P<in>\\?[A-Za-z])\s*\}|(?P<bare>(?<=[`'^~=.\"])\\?[A-Za-z]))"
    r"|\\(?P<word>[A-Za-z]+)(?:[ \t]+|(?P<empty>\{\}))?"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|--+|``|''|~|(?P<brace>[{}])"
)
TYPED = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " "}
ESCAPES = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
}
ESCAPED = re.compile(r"[\\~^{}%&$#_]|-(?=-)|'(?=')|`(?=`)")


def plain(value: str, *, verbatim: bool = False) -> str:
    """The text of a value. `verbatim`: an address, in which dashes and tildes stay as they are."""

    def read(found: re.Match[str]) -> str:
        return _read(found, verbatim)

    if not any(sign in value for sign in "\\{}-~`'"):
        return value
    return TOKEN.sub(read, value)


def _read(found: re.Match[str], verbatim: bool) -> str:
    if found["accent"]:
        return _accented(found["accent"], found["in"] or found["bare"])
    if found["word"]:
        return _word(found)
    if found["sign"]:
        return found["sign"] if found["sign"] in "{}%&$#_" else _space(found["sign"])
    if found["brace"] or verbatim:
        return "" if found["brace"] else found[0]
    return TYPED.get(found[0], found[0])


def _word(found: re.Match[str]) -> str:
    word = found["word"]
    if word in WORDS:
        return WORDS[word]
    return "" if word in HANDS else found[0]


def _space(sign: str) -> str:
    return "" if sign in "-/@" else " " if sign in "\\ ,;:!" else f"\\{sign}"


def _accented(accent: str, letter: str) -> str:
    base = {"\\i": "i", "\\j": "j"}.get(letter, letter.removeprefix("\\"))
    return unicodedata.normalize("NFC", base + ACCENTS[accent])


def escaped(text: str) -> str:
    """Plain text as LaTeX, which `plain` reads back."""
    return ESCAPED.sub(lambda found: ESCAPES.get(found[0], f"{found[0]}{{}}"), text)


def closes(value: str) -> int:
    """Where the brace that opens a value is closed; -1 where it is not."""
    depth = 0
    for place, sign in enumerate(value):
        if sign in "{}" and (place == 0 or value[place - 1] != "\\"):
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return place
    return -1
