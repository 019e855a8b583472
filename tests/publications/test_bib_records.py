"""BibTeX entries as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sitectl.publications.bib_records import read_records

if TYPE_CHECKING:
    from sitectl.publications.record import Record


def _one(entry: str) -> Record:
    read = read_records(entry)
    assert [problem for problem in read.problems if problem.fatal] == []
    assert len(read.records) == 1
    return read.records[0]


class Paper(NamedTuple):
    """A paper as the home page that this project starts from shows it, and a BibTeX entry of it."""

    bibtex: str
    title: str
    authors: list[str]
    venue: str


HOME_PAGE = [
    Paper(
        """@inproceedings{lin2026bullet,
  title = {Bullet: Boosting {GPU} Utilization for {LLM} Serving via Dynamic Spatial-Temporal Orchestration},
  author = {Lin, Zejia and Xu, Hongxin and Chen, Guanyi and Chen, Zhiguang and Lu, Yutong and Zhang, Xianwei},
  booktitle = {Architectural Support for Programming Languages and Operating Systems}, series = {ASPLOS 2026},
  year = {2026}, eprint = {2504.19516}, archivePrefix = {arXiv}}""",
        "Bullet: Boosting GPU Utilization for LLM Serving via Dynamic Spatial-Temporal Orchestration",
        ["Zejia Lin", "Hongxin Xu", "Guanyi Chen", "Zhiguang Chen", "Yutong Lu", "Xianwei Zhang"],
        "ASPLOS'26",
    ),
    Paper(
        """@article{10.1145/3774652, author = {Pan, Wenxuan and Lin, Zejia and Du, Jiangsu and Zhang, Xianwei},
  title = {HuntKTm: Hybrid Scheduling and Automatic Management for Efficient Kernel Execution on
    Modern GPUs},
  journal = {ACM Trans. Archit. Code Optim.}, shortjournal = {TACO}, year = {2025}, month = oct,
  doi = {10.1145/3774652}, url = {https://doi.org/10.1145/3774652}}""",
        "HuntKTm: Hybrid Scheduling and Automatic Management for Efficient Kernel Execution on Modern GPUs",
        ["Wenxuan Pan", "Zejia Lin", "Jiangsu Du", "Xianwei Zhang"],
        "TACO",
    ),
    Paper(
        """@INPROCEEDINGS{11132627,
  author={Wu, Kan and Lin, Zejia and Xi, Mengyue and Zheng, Zhongchun and Pan, Wenxuan
    and Zhang, Xianwei and Lu, Yutong},
  booktitle={2025 62nd ACM/IEEE Design Automation Conference (DAC)},
  title={GoPTX: Fine-grained GPU Kernel Fusion by PTX-level Instruction Flow Weaving},
  year={2025}, pages={1-7}, doi={10.1109/DAC63849.2025.11132627}}""",
        "GoPTX: Fine-grained GPU Kernel Fusion by PTX-level Instruction Flow Weaving",
        ["Kan Wu", "Zejia Lin", "Mengyue Xi", "Zhongchun Zheng", "Wenxuan Pan", "Xianwei Zhang", "Yutong Lu"],
        "DAC'25",
    ),
    Paper(
        """@inproceedings{10.1145/3652032.3657567,
  author = {Lin, Zejia and Sun, Aoyuan and Zhang, Xianwei and Lu, Yutong},
  title = {MixPert: Optimizing Mixed-Precision Floating-Point Emulation on GPU Integer Tensor Cores},
  year = {2024}, isbn = {9798400706165}, publisher = {Association for Computing Machinery},
  url = {https://doi.org/10.1145/3652032.3657567}, doi = {10.1145/3652032.3657567},
  booktitle = {Proceedings of the 25th International Conference on Languages, Compilers, and Tools},
  pages = {34–45}, series = {LCTES 2024}}""",
        "MixPert: Optimizing Mixed-Precision Floating-Point Emulation on GPU Integer Tensor Cores",
        ["Zejia Lin", "Aoyuan Sun", "Xianwei Zhang", "Yutong Lu"],
        "LCTES'24",
    ),
    Paper(
        """@inproceedings{DBLP:conf/iccd/LinMHZL23,
  author       = {Zejia Lin* and Zewei Mo* and Xuanteng Huang and Xianwei Zhang and Yutong Lu},
  title        = {KeSCo: Compiler-based Kernel Scheduling for Multi-task {GPU} Applications},
  booktitle    = {41st {IEEE} International Conference on Computer Design, {ICCD} 2023,
                  Washington, DC, USA, November 6-8, 2023},
  pages        = {247--254}, publisher    = {{IEEE}}, year         = {2023}}""",
        "KeSCo: Compiler-based Kernel Scheduling for Multi-task GPU Applications",
        ["Zejia Lin", "Zewei Mo", "Xuanteng Huang", "Xianwei Zhang", "Yutong Lu"],
        "ICCD'23",
    ),
    Paper(
        """@inproceedings{motuner,
  title = "{moTuner: A Compiler-based Auto-tuning Approach for Mixed-precision Operators}",
  author = "Zewei Mo and Zejia Lin and Xianwei Zhang and Yutong Lu", year = 2022,
  booktitle = "Proceedings of the 19th ACM International Conference on Computing Frontiers (CF '22)",
  doi = "10.1145/3528416.3530231"}""",
        "moTuner: A Compiler-based Auto-tuning Approach for Mixed-precision Operators",
        ["Zewei Mo", "Zejia Lin", "Xianwei Zhang", "Yutong Lu"],
        "CF'22",
    ),
]


@pytest.mark.parametrize("paper", HOME_PAGE, ids=lambda paper: paper.venue)
def test_papers_of_the_home_page(paper: Paper) -> None:
    record = _one(paper.bibtex)
    assert record.title == paper.title
    assert [author.display for author in record.authors] == paper.authors
    assert record.venue.short == paper.venue
    assert record.equal == (("Zejia Lin", "Zewei Mo") if "KeSCo" in paper.title else ())
    assert record.bibtex == paper.bibtex


# (entry type and fields, CSL type, full venue)
TYPES = [
    ("article", "journal = {J}", "article-journal", "J"),
    ("article", "journaltitle = {J}", "article-journal", "J"),  # biblatex
    ("inproceedings", "booktitle = {C}", "paper-conference", "C"),
    ("conference", "booktitle = {C}", "paper-conference", "C"),  # BibTeX: the same as inproceedings
    ("incollection", "booktitle = {B}, publisher = {P}", "chapter", "B"),
    ("inbook", "publisher = {P}", "chapter", "P"),
    ("book", "publisher = {P}", "book", "P"),
    ("phdthesis", "school = {S}", "thesis", "S"),
    ("mastersthesis", "school = {S}", "thesis", "S"),
    ("thesis", "institution = {S}", "thesis", "S"),  # biblatex
    ("techreport", "institution = {I}", "report", "I"),
    ("software", "publisher = {Zenodo}", "software", "Zenodo"),
    ("dataset", "publisher = {Zenodo}", "dataset", "Zenodo"),
    ("talk", "eventtitle = {E}", "speech", "E"),
    ("misc", "howpublished = {H}", "document", "H"),
    ("online", "url = {https://x.org}", "document", ""),
    ("neverheardof", "journal = {J}", "document", "J"),
    ("misc", "eprint = {2504.19516}, archiveprefix = {arXiv}", "article", "arXiv"),  # arXiv's own export
    ("article", "eprint = {2504.19516}, eprinttype = {arxiv}", "article", "arXiv"),  # biblatex
    ("article", "journal = {arXiv preprint arXiv:2504.19516}", "article", "arXiv"),  # Google Scholar
    ("article", "journal = {CoRR}, volume = {abs/2504.19516}", "article", "arXiv"),  # DBLP
    ("misc", "url = {https://arxiv.org/abs/2504.19516}", "article", "arXiv"),
    ("unpublished", "note = {Draft}", "article", ""),
]


@pytest.mark.parametrize(("kind", "fields", "csl", "venue"), TYPES)
def test_types_and_venues(kind: str, fields: str, csl: str, venue: str) -> None:
    record = _one(f"@{kind}{{k, title = {{T}}, author = {{A B}}, year = 2020, {fields}}}")
    assert (record.type, record.venue.name) == (csl, venue)
    assert record.arxiv == ("2504.19516" if venue == "arXiv" else "")


def test_published_article_with_an_arxiv_id_is_no_preprint() -> None:
    fields = "journal = {Nature}, eprint = {2504.19516}, archiveprefix = {arXiv}"
    record = _one(f"@article{{k, title = {{T}}, author = {{A B}}, year = 2020, {fields}}}")
    assert (record.type, record.arxiv, record.venue.name) == ("article-journal", "2504.19516", "Nature")


def test_links_leave_out_what_the_identifiers_say() -> None:
    fields = (
        "url = {https://doi.org/10.1145/1}, pdf = {/x.pdf}, code = {https://github.com/a/b}, "
        "slides = {javascript:alert(1)}, video = {https://v.org/1}"
    )
    record = _one(f"@article{{k, title = {{T}}, author = {{A B}}, year = 2020, {fields}}}")
    assert [tuple(link) for link in record.links] == [
        ("PDF", "/x.pdf"),
        ("Code", "https://github.com/a/b"),
        ("Video", "https://v.org/1"),
    ]


def test_abstract_keeps_its_paragraphs() -> None:
    record = _one("@misc{k, title={T}, author={A B}, year=1, abstract={One\n two.\n\n Three $O(n)$.}, date={2020}}")
    assert record.abstract == "One two.\n\nThree \\(O(n)\\)."
    assert record.math


CROSSREF = """@inproceedings{child, crossref = {Parent}, title = {Child}, author = {A B}}
@proceedings{parent, title = {Proceedings of X}, year = 2019, month = may, editor = {E D}, url = {https://x.org}}"""


def test_crossref_lends_fields_and_makes_no_record_of_the_parent() -> None:
    record = _one(CROSSREF)
    assert (record.key, record.title, record.venue.name) == ("child", "Child", "Proceedings of X")
    assert str(record.date) == "2019-05"
    assert [editor.display for editor in record.editors] == ["E D"]
    assert record.links == ()


# (fields, the whole message, whether the entry is lost)
PROBLEMS = [
    ("author = {A B}, year = 2020", "@misc 'k': it has no title", True),
    ("title = {{}}, author = {A B}, year = 2020", "@misc 'k': it has no title", True),
    ("title = {T}, author = {A B}", "@misc 'k': it has no year; write one, such as year = {2025}", True),
    (
        "title = {T}, author = {A B}, year = {in press}",
        "@misc 'k': 'in press' is not a year; write one, such as year = {2025}",
        True,
    ),
    ("title = {T}, year = 2020", "@misc 'k': it has no author", False),
    (
        "title = {T \\foo}, author = {A B}, year = 2020",
        "@misc 'k': the command \\foo in the title is not known and was left out",
        False,
    ),
    (
        "title = {T}, author = {A B}, year = 2020, crossref = {x}",
        "@misc 'k': crossref names 'x', which is not in this file",
        False,
    ),
    *(
        (
            f"title = {{T}}, author = {{A B}}, year = 2020, month = {{{month}}}",
            f"@misc 'k': the month '{month}' is not understood; only the year 2020 is kept",
            False,
        )
        for month in ("13", "0", "spring", "soon")
    ),
    (
        "title = {T}, author = {A B and others}, year = 2020",
        "@misc 'k': the author list is not complete, it ends in 'and others'; name all to show all",
        False,
    ),
    (
        "title = {T}, author = {A B}, editor = {C D and others}, year = 2020",
        "@misc 'k': the editor list is not complete, it ends in 'and others'; name all to show all",
        False,
    ),
]

UNDOUBTED = ["month = jan", "month = {12}", "month = {May/June}", "month = {8~}#jan", "date = {2020-05}, month = {x}"]


@pytest.mark.parametrize("field", UNDOUBTED)
def test_no_problem(field: str) -> None:
    read = read_records(f"@misc{{k, title = {{T}}, author = {{A B and Others, Jane}}, year = 2020, {field}}}")
    assert (read.problems, len(read.records)) == ((), 1)


@pytest.mark.parametrize(("fields", "message", "fatal"), PROBLEMS)
def test_problem(fields: str, message: str, *, fatal: bool) -> None:
    read = read_records(f"\n@misc{{k, {fields}}}")
    assert [(problem.line, problem.message, problem.fatal) for problem in read.problems] == [(2, message, fatal)]
    assert len(read.records) == (0 if fatal else 1)


def test_progress_counts_the_entries() -> None:
    told: list[tuple[int, int]] = []
    read_records(
        "@misc{a, title={A}, year=2020} @misc{b} @misc{c, title={C}, year=2020}", lambda *each: told.append(each)
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
