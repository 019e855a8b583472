"""Markup in the metadata of the services as text."""

from __future__ import annotations

import pytest

from sitectl.publications.markup import markup_to_paragraphs, markup_to_text
from sitectl.publications.mathml import mathml_to_tex

# (title as a service delivers it, text). Sources: Crossref's "face markup" and "MathML" documentation (C), titles
# that Crossref or DataCite deliver so (R).
TITLES = [
    ("Plain title", "Plain title"),
    ("A <i>Drosophila</i> study", "A Drosophila study"),  # C
    ("<b>Bold</b> <em>and</em> <scp>Caps</scp>", "Bold and Caps"),  # C
    ("H<sub>2</sub>O and <sup>13</sup>C", "H₂O and ¹³C"),  # C
    ("the 5<sup>th</sup> of <sub>max</sub>", "the 5th of max"),  # C
    ("&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"),  # R: escaped twice
    ("&amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;", "E. coli"),  # R: escaped three times
    ("Health &amp; Safety", "Health & Safety"),  # R
    ("Health &amp;amp; Safety", "Health & Safety"),  # R
    ("It&#8217;s &#x2014; here", "It’s — here"),  # R
    ("a&nbsp;b", "a b"),  # R
    ("two\n   lines\t here", "two lines here"),  # R
    ("a < b and c > d", "a < b and c > d"),  # R: no tags
    ("The <script> element", "The <script> element"),  # no tag that the services deliver
    ("std::vector<T> considered", "std::vector<T> considered"),  # R
    ('<span class="x">styled</span>', "styled"),  # R
    ("<jats:italic>JATS</jats:italic> title", "JATS title"),  # C
    ("It costs $5 or $6", "It costs $5 or $6"),  # R: money
    ("bell\x07", "bell"),
    ("<I>E. coli</I> and H<SUB>2</SUB>O", "E. coli and H₂O"),
    ("&lt;I&gt;E. coli&lt;/I&gt;", "E. coli"),
    ("<math><mi>α</mi></math>-decay", "α-decay"),
    ("", ""),
]

FORMULAS = [
    ("$\\alpha$-stable", "α-stable", False),  # R: TeX in a title
    ("In $O(n^2)$ time", "In \\(O(n^2)\\) time", True),  # R
    ("<mml:math><mml:mi>α</mml:mi></mml:math>-decay", "α-decay", False),  # C
    (
        '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi mathvariant="normal">H</mml:mi>'
        "<mml:mn>2</mml:mn></mml:msub></mml:math>O",
        "H₂O",
        False,
    ),  # C
    (
        "at <mml:math><mml:msqrt><mml:mi>s</mml:mi></mml:msqrt><mml:mo>=</mml:mo><mml:mn>13</mml:mn></mml:math> TeV",
        "at \\(\\sqrt{s}=13\\) TeV",
        True,
    ),  # R
    (
        "<jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{x}\\begin{document}$$O(n)$$"
        "\\end{document}</jats:tex-math><mml:math><mml:mi>z</mml:mi></mml:math></jats:alternatives>"
        "</jats:inline-formula>",
        "\\(O(n)\\)",
        True,
    ),  # R: Springer
    (
        "<alternatives>\n<tex-math>\n\\documentclass{x}\n\\begin{document}\n$$O(n)$$\n\\end{document}\n</tex-math>"
        "<math><mi>z</mi></math>\n</alternatives>",
        "\\(O(n)\\)",
        True,
    ),
]

MATHML = [
    ("<math><mi>x</mi></math>", "x"),
    ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x^{2}"),
    ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", "x_{i}^{2}"),
    ("<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>", "\\frac{a}{b+1}"),
    ("<math><mroot><mi>x</mi><mn>3</mn></mroot></math>", "\\sqrt[3]{x}"),
    ("<math><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></math>", "\\sum_{i}^{n}"),
    ("<math><mi>sin</mi><mo>\u2061</mo><mi>x</mi></math>", "\\mathrm{sin}x"),
    ("<math><mtext>50% of</mtext></math>", "\\text{50\\% of}"),
    ("<math><semantics><mi>x</mi><annotation>\\mathbf{x}</annotation></semantics></math>", "\\mathbf{x}"),
    ("<math><unknown><mi>x</mi></unknown></math>", "x"),
    ("<math><msup><mi>x</mi></msup></math>", "x"),
    ("<math><mi>x</math>", "x"),
    ('<!DOCTYPE x [<!ENTITY e "boom">]><math><mi>&e;</mi></math>', ""),
]


@pytest.mark.parametrize(("markup", "text"), TITLES)
def test_title(markup: str, text: str) -> None:
    assert markup_to_text(markup) == (text, False, ())


@pytest.mark.parametrize(("markup", "text", "math"), FORMULAS)
def test_formula(markup: str, text: str, *, math: bool) -> None:
    assert markup_to_text(markup) == (text, math, ())


@pytest.mark.parametrize(("xml", "tex"), MATHML)
def test_mathml(xml: str, tex: str) -> None:
    assert mathml_to_tex(xml) == tex


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>", "One.\n\nTwo."),
        ("<jats:sec><jats:title>Aims</jats:title><jats:p>One.</jats:p></jats:sec>", "Aims\n\nOne."),
        ("<p>One<br/>two</p>", "One\n\ntwo"),
        ("Only text.", "Only text."),
        ("", ""),
    ],
)
def test_abstract(markup: str, text: str) -> None:
    assert markup_to_paragraphs(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>A.</jats:p>", "A."),
        ("<title>SUMMARY:</title><p>A.</p><p>B.</p>", "A.\n\nB."),
        ("<p>Abstract art.</p>", "Abstract art."),
        ("<p>A.</p><p>Summary</p>", "A.\n\nSummary"),
    ],
)
def test_a_heading_that_only_says_abstract_is_left_out(markup: str, text: str) -> None:
    assert markup_to_paragraphs(markup).text == text
