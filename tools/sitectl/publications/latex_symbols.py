"""What LaTeX commands stand for in Unicode text: the tables of latex.py.

Sources: "LaTeX: A Document Preparation System" (tables 3.1 to 3.14), the symbol lists of textcomp, T1 and
amssymb, and the character names of Unicode, from which the Greek letters are taken.
"""

from __future__ import annotations

import unicodedata

#: Accent commands and the combining character that follows the accented letter.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327",
    "k": "\u0328", "b": "\u0331", "t": "\u0361", "textcommabelow": "\u0326",
}  # fmt: skip

#: What an accent command shows over nothing, as in `\~{}`.
BARE_ACCENTS = {"^": "^", "~": "~", "`": "`", "'": "´", '"': "¨", "=": "¯", ".": "˙", "u": "˘", "v": "ˇ"}

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi "
    "chi psi omega"
)


def _greek(name: str) -> str:
    case = "CAPITAL" if name[0].isupper() else "SMALL"
    return unicodedata.lookup(f"GREEK {case} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")


#: Greek letter commands; `\\varepsilon` and its kin are in SYMBOLS.
GREEK = {name: _greek(name) for lower in _GREEK.split() for name in (lower, lower.capitalize())}

#: Commands for one character or word of text.
SYMBOLS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "\\": " ", " ": " ", "\n": " ",
    "\t": " ", "/": "", "-": "", "@": "", "!": "", ",": " ", ":": " ", ";": " ", "*": "",
    "i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "ss": "ß", "SS": "ẞ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ", "dj": "đ", "DJ": "Đ", "imath": "ı", "jmath": "ȷ",
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€",
    "texteuro": "€",
    "dots": "…", "ldots": "…", "cdots": "⋯", "textellipsis": "…", "slash": "/", "space": " ", "quad": " ",
    "qquad": " ", "newline": " ", "par": " ", "linebreak": " ", "nobreakspace": " ", "thinspace": " ",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`", "textless": "<", "textgreater": ">",
    "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_", "textdollar": "$",
    "textquotesingle": "'", "textquotedbl": '"', "textquoteleft": "‘", "textquoteright": "’", "lq": "‘",
    "rq": "’", "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚",
    "glqq": "„", "grqq": "“", "guillemotleft": "«", "guillemotright": "»", "flqq": "«", "frqq": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "textendash": "–", "textemdash": "—", "textbullet": "•",
    "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "textdegree": "°", "degree": "°",
    "textmu": "µ", "textohm": "Ω", "textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "texttimes": "×", "textdiv": "÷", "textpm": "±",
    "textminus": "−", "textasciimacron": "¯", "textperiodcentered": "·", "textexclamdown": "¡",
    "textquestiondown": "¿", "textsection": "§", "textparagraph": "¶", "textsterling": "£", "textyen": "¥",
    "textcent": "¢", "textcelsius": "℃", "textnumero": "№", "textrightarrow": "→", "textleftarrow": "←",
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "varpi": "ϖ",
    "omicron": "ο", "ell": "ℓ", "hbar": "ℏ", "aleph": "ℵ", "infty": "∞", "partial": "∂", "nabla": "∇",
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "circ": "∘", "bullet": "•", "ast": "∗",
    "star": "⋆", "oplus": "⊕", "otimes": "⊗", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "ll": "≪",
    "gg": "≫", "in": "∈", "notin": "∉", "subset": "⊂", "supset": "⊃", "cup": "∪", "cap": "∩", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "checkmark": "✓", "dagger": "†",
    "ddagger": "‡", "prime": "′", "angle": "∠", "perp": "⊥", "parallel": "∥", "sqrt": "√", "sum": "∑",
    "prod": "∏", "int": "∫", "textgreaterequal": "≥",
    **GREEK,
}  # fmt: skip

_STYLES = """
emph text textit textbf textsc texttt textrm textsf textsl textup textmd textnormal mbox hbox fbox makebox
em bf it rm sc sf sl tt bfseries itshape scshape ttfamily sffamily rmfamily upshape mdseries normalfont
mathrm underline uline protect relax tiny scriptsize footnotesize small normalsize large Large
displaystyle textstyle enquote textquote natexlab bibnamefont bibfnamefont bibinfo bibfield nocase
NoCaseChange ignorespaces unskip leavevmode null textgreek textlatin boldmath unboldmath left right
"""

_DROPPED = """
noopsort SortNoop printfirst switchargs cite citep citet label ref index vspace hspace thanks footnote
footnotemark color textcolor foreignlanguage selectlanguage begin end
"""

#: Commands that set their text differently and add none: the text stays, the look goes.
STYLES = frozenset(_STYLES.split())

#: Commands whose first argument is no text: sort keys, labels, citations, lengths, colours, languages.
DROPPED = frozenset(_DROPPED.split())

SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
