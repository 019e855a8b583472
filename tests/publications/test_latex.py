"""LaTeX as text."""

from __future__ import annotations

import pytest

from sitectl.publications.latex import latex_to_text
from sitectl.publications.latex_symbols import ACCENTS, DROPPED, STYLES, SYMBOLS

# Source: (LaTeX, text).
TEXT = {
    'Lamport, "LaTeX", tables 3.1 and 3.2 and section 2.2': [
        (r"G{\"o}del", "Gödel"),
        (r"G\"odel", "Gödel"),
        (r"G\"{o}del", "Gödel"),
        (r"{G{\"o}del}", "Gödel"),
        (r"\'{\i}", "í"),
        (r"na\"\i ve", "naïve"),
        (r"na{\"{\i}}ve", "naïve"),
        (r"\^\j", "ĵ"),
        (r"Erd{\H o}s", "Erdős"),
        (r"Erd\H{o}s", "Erdős"),
        (r"{\v S}koda", "Škoda"),
        (r"\v{C}ech", "Čech"),
        (r"\c{c}a", "ça"),
        (r"\c ca", "ça"),
        (r"\u{g}", "ğ"),
        (r"\.z", "ż"),
        (r"\=a", "ā"),
        (r"\d{a}", "ạ"),
        (r"\b{b}", "ḇ"),
        (r"\k{e}", "ę"),
        (r"\r{u}", "ů"),
        (r"\t{oo}", "o\u0361o"),
        (r"\~{n}", "ñ"),
        (r"\`a", "à"),
        (r"\~{}", "~"),
        (r"\^{}x", "^x"),
        (r"\'{}", "´"),
        (r"{\o}re {\O}re", "øre Øre"),
        (r"{\l}{\L}", "łŁ"),
        (r"{\ae}{\AE}{\oe}{\OE}", "æÆœŒ"),
        (r"{\ss}", "ß"),
        (r"{\aa}ngstr{\"o}m {\AA}", "ångström Å"),
        (r"R\&D", "R&D"),
        (r"50\% off", "50% off"),
        (r"C\#", "C#"),
        (r"a\_b", "a_b"),
        (r"\$5", "$5"),
        (r"\{x\}", "{x}"),
        ("a~b", "a b"),
        (r"a\ b", "a b"),
        (r"a\\b", "a b"),
        (r"a\,b", "a b"),
        (r"hy\-phen", "hyphen"),
        (r"f\/f", "ff"),
        ("1--2", "1–2"),
        ("a---b", "a—b"),
        ("``quoted''", "“quoted”"),
        ("`quoted'", "‘quoted’"),
        (r"\emph{a} \textbf{b} \textsc{C} \texttt{d}", "a b C d"),
        (r"{\em a} {\bf b}", "a b"),
        (r"\mbox{z}", "z"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"\dots{} \ldots", "… …"),
    ],
    "the symbol lists of T1 and textcomp": [
        (r"{\th}{\dh}{\DJ}", "þðĐ"),
        (r"a\textbackslash b", r"a\b"),
        (r"{\glqq}Ja{\grqq}", "„Ja“"),
        (r"\copyright{}\texttrademark", "©™"),
        (r"\textdegree C, \textmu m", "°C, µm"),
    ],
    "titles and names of real bibliographies": [
        (r"\aa ngstr\"om", "ångström"),
        ("50% off", "50% off"),
        ("A & B", "A & B"),
        ("multi-task", "multi-task"),
        ("a - b", "a - b"),
        ("don't", "don't"),
        ("dogs' tails", "dogs' tails"),
        ('"plain"', '"plain"'),
        ("{The {GPU} Book}", "The GPU Book"),
        ("{{Double}}", "Double"),
        (r"\uppercase{abc} \MakeLowercase{ABC}", "ABC abc"),
        (r"{\relax Ch}arles", "Charles"),
        (r"\noopsort{1973b}Title", "Title"),
        (r"\textcolor{red}{Title}", "Title"),
        (r"Title\footnote{x}", "Title"),
        (r"\href{https://x.org}{text}", "text"),
        (r"\url{http://x.org/a_b}", "http://x.org/a_b"),
        (r"\alpha{}-helix", "α-helix"),
        ("a-{}-b, '{}'", "a--b, ''"),
        (r"\Lambda", "Λ"),
        (r"CO\textsubscript{2}", "CO₂"),
        (r"x\textsuperscript{3}", "x³"),
        (r"10\textsuperscript{th}", "10th"),
        (r"\textbf{never closed", "never closed"),
        ("} stray {", "stray"),
        ("$ alone", "$ alone"),
        ("\\", "\\"),
        ("  two \n\t lines ", "two lines"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("", ""),
        ("e\u0301tude", "étude"),
        ("\u0639\u0646\u0648\u0627\u0646\u200f!", "\u0639\u0646\u0648\u0627\u0646\u200f!"),
        ("<script>{{ x }}", "<script> x"),
        (r"\{\{ x \}\}", "{{ x }}"),
        ("李雷：标题", "李雷：标题"),
        ("#1: a", "#1: a"),
    ],
}

# Formulas that Unicode writes as well, from titles of real papers.
PLAIN_MATH = [
    ("H$_2$O", "H₂O"),
    ("$^{3}$He", "³He"),
    ("$k$-means", "k-means"),
    (r"$\alpha$-stable", "α-stable"),
    ("$10^{-3}$", "10⁻³"),
    (r"90$^\circ$", "90°"),
    ("5$^{th}$", "5th"),
    (r"$\ell_1$", "ℓ₁"),
    ("A$^*$", "A*"),
    ("$p < 0.05$", "p < 0.05"),
    (r"$2 \times 3$", "2 × 3"),
    (r"\(\beta_2\)", "β₂"),
    (r"\ensuremath{\mu}", "μ"),
    ("$n-1$", "n−1"),
    ("$$x$$", "x"),
    ("$ $", ""),
    (r"$5\,\%$", "5 %"),
]

# Formulas that only KaTeX sets right, from titles of real papers.
FORMULAS = [
    ("$O(n^2)$", r"\(O(n^2)\)"),
    (r"$\sqrt{s}=13$", r"\(\sqrt{s}=13\)"),
    ("$mc^2$", r"\(mc^2\)"),
    (r"\(\mathcal{O}(n)\)", r"\(\mathcal{O}(n)\)"),
    (r"\ensuremath{\mathbb{R}}", r"\(\mathbb{R}\)"),
    (r"$$\sum_i x_i$$", r"\(\sum_i x_i\)"),
    (r"\[a+b_{ij}\]", r"\(a+b_{ij}\)"),
    ("$x_{max}$", r"\(x_{max}\)"),
    ("$a\n b_{ij}$", r"\(a b_{ij}\)"),
    (r"cost $\$xy$", r"cost \(\xy\)"),
]


@pytest.mark.parametrize(("latex", "text"), [*(row for rows in TEXT.values() for row in rows), *PLAIN_MATH])
def test_text(latex: str, text: str) -> None:
    assert latex_to_text(latex) == (text, False, ())


@pytest.mark.parametrize(("latex", "text"), FORMULAS)
def test_formula(latex: str, text: str) -> None:
    assert latex_to_text(latex) == (text, True, ())


@pytest.mark.parametrize(("latex", "text"), [(r"\foo{arg}", "arg"), (r"a \foo b", "a b"), (r"\foo*{x}", "x")])
def test_unknown_command_keeps_its_words_and_is_named(latex: str, text: str) -> None:
    assert latex_to_text(latex) == (text, False, ("\\foo",))


@pytest.mark.parametrize("latex", ["{" * 5000 + "x" + "}" * 5000, r"\'{" * 500 + "x" + "}" * 500])
def test_deep_nesting_is_no_crash(latex: str) -> None:
    assert "x" in latex_to_text(latex).text


def test_tables_do_not_contradict_each_other() -> None:
    tables = [ACCENTS.keys(), SYMBOLS.keys(), STYLES, DROPPED]
    assert all(tables)
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names))
