"""Relations and support between concepts, as tables."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path

import pytest

from matcher.exceptions import ArtefactError
from matcher.taxonomy import Taxonomy
from matcher.taxonomy.mentions import KINDS

TAXONOMY = Taxonomy.load()

SHOWS = [
    ("SQL", "BigQuery"),
    ("SQL", "Presto"),
    ("SQL", "PostgreSQL"),
    ("relational database", "PostgreSQL"),
    ("other relational database languages", "SQL"),
    ("Python", "pandas"),
    ("Python", "Django"),
    ("JavaScript", "React"),
    ("data visualization tool", "Power BI"),
    ("data visualization", "Tableau"),
    ("Mandarin", "Putonghua"),
    ("Chinese", "Mandarin"),
    ("Chinese", "Putonghua"),
    ("critical care", "CCRN"),
    ("container orchestration", "Kubernetes"),
    ("ERP", "SAP S/4HANA"),
    ("EHR", "Epic"),
    ("EHR", "Cerner"),
    ("accounting software", "QuickBooks"),
    ("CAD", "AutoCAD"),
    ("CAD", "SolidWorks"),
    ("version control", "Git"),
    ("scripting language", "Bash"),
    ("cloud platform", "GCP"),
    ("ticketing system", "Zendesk"),
    ("statistical software", "Stata"),
    ("forklift", "reach truck"),
    ("POS", "Toast POS"),
    ("WMS", "Manhattan WMS"),
    ("OSHA 10", "OSHA 30"),
    ("LMS", "Moodle"),
    ("ATS", "Workable"),
    ("CRM", "HubSpot"),
    ("CMMS", "Maximo"),
    ("practice management software", "Cliniko"),
    ("pharmacy dispensing software", "Fred Dispense"),
    ("clinical trial management system", "OnCore"),
    ("quality management software", "TrackWise"),
    ("electronic design automation", "PrimeTime"),
    ("box office system", "Tessitura"),
    ("standard forms of contract", "NEC4"),
    ("health and safety legislation", "COSHH"),
    ("privacy legislation", "PIPEDA"),
    ("problem solving methods", "Ishikawa"),
    ("assistive technology", "NVDA"),
]
ADJACENT = [
    ("Tableau", "Power BI"),
    ("AWS", "GCP"),
    ("MySQL", "PostgreSQL"),
    ("React", "Vue.js"),
    ("Epic", "Cerner"),
    ("Salesforce", "HubSpot"),
    ("Asana", "Trello"),
    ("Sectra PACS", "Intelerad"),
    ("JCT", "FIDIC"),
    ("CASL", "CAN-SPAM Act"),
    ("DSpace", "EPrints"),
]
UNRELATED = [
    ("English", "French"),
    ("SQL", "Excel"),
    ("Python", "Tableau"),
    ("registered nurse", "Python"),
    ("forklift", "QuickBooks"),
    ("Java", "welding"),
    ("Java", "nothing of the kind"),
    ("CMM", "Maximo"),
    ("CMM", "CMMS"),
]


@pytest.mark.parametrize(("asked", "shown"), SHOWS)
def test_a_kind_of_what_is_asked_shows_it(asked: str, shown: str) -> None:
    """Showing a member supports a demand for its category nearly fully."""
    assert TAXONOMY.support(asked, shown) >= 0.95
    assert TAXONOMY.relation(shown, asked) in {"same", "kind_of", "part_of"}


@pytest.mark.parametrize(("asked", "shown"), SHOWS)
def test_the_category_does_not_show_the_member(asked: str, shown: str) -> None:
    """Knowing SQL is not yet knowing BigQuery."""
    if TAXONOMY.lookup(asked) != TAXONOMY.lookup(shown):
        assert TAXONOMY.support(shown, asked) < 0.9


@pytest.mark.parametrize(("a", "b"), ADJACENT)
def test_siblings_support_each_other_in_part(a: str, b: str) -> None:
    """Adjacent tools are worth about half, both ways."""
    assert 0.4 <= TAXONOMY.support(a, b) <= 0.75
    assert TAXONOMY.support(a, b) == pytest.approx(TAXONOMY.support(b, a))
    assert TAXONOMY.relation(a, b) == "related"


@pytest.mark.parametrize(("a", "b"), UNRELATED)
def test_unrelated_concepts_support_nothing(a: str, b: str) -> None:
    """No relation, no support."""
    assert TAXONOMY.support(a, b) == 0
    assert TAXONOMY.relation(a, b) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("K8s", "Kubernetes"),
        ("Postgres", "PostgreSQL"),
        ("RN", "registered nurse"),
        ("sklearn", "scikit-learn"),
        ("MS Excel", "Excel"),
    ],
)
def test_aliases_are_the_same_concept(a: str, b: str) -> None:
    """Two names of one concept are the same."""
    assert TAXONOMY.relation(a, b) == "same"
    assert TAXONOMY.support(a, b) == 1


def test_one_skill_of_a_field_shows_less_than_a_tool_of_it() -> None:
    """Invoicing is part of bookkeeping, and not the whole of it."""
    assert 0.7 <= TAXONOMY.support("bookkeeping", "invoicing") < TAXONOMY.support("bookkeeping", "Xero")


def test_support_is_a_share_for_every_pair_of_many_concepts() -> None:
    """Support stays in [0, 1], is 1 only for the same concept, and agrees with the relation."""
    ids = sorted(TAXONOMY.concepts)[:: max(1, len(TAXONOMY.concepts) // 120)]
    for a, b in itertools.product(ids, ids):
        support = TAXONOMY.support(a, b)
        assert 0 <= support <= 1
        assert (support == 1) == (a == b)
        assert (TAXONOMY.relation(a, b) is None) == (max(support, TAXONOMY.support(b, a)) == 0)


def test_the_tables_are_sound() -> None:
    """Every own relation names known concepts, kinds are known, no concept is above itself."""
    for concept in TAXONOMY.concepts.values():
        assert concept.kind in {*KINDS, "none"}
        assert concept.id not in TAXONOMY.broader(concept.id)
    own = [c for c in TAXONOMY.concepts.values() if not c.id.startswith(("esco:", "onet:"))]
    assert len(own) >= 1500
    assert sum(len(TAXONOMY.names(c.id)) for c in own) >= 3000


def test_derived_concepts_carry_their_uri() -> None:
    """An ESCO entry can be looked up at its source."""
    esco = [c for c in TAXONOMY.concepts.values() if c.id.startswith("esco:")]
    assert len(esco) > 5000
    assert all(c.uri.startswith("http://data.europa.eu/esco/") for c in esco)


def test_a_taxonomy_of_the_users_own(tmp_path: Path) -> None:
    """A folder with two small tables is a taxonomy; it survives pickling."""
    (tmp_path / "aliases.tsv").write_text(
        "# comment\nQuern milling\tskill\tquernwork\n?Quill\ttool\t\n", encoding="utf-8"
    )
    (tmp_path / "relations.tsv").write_text(
        "milling work\tkind_of\t0.5\tskill\tQuern milling|Roller milling\n", encoding="utf-8"
    )
    taxonomy = pickle.loads(pickle.dumps(Taxonomy.load(tmp_path)))
    assert [m.concept for m in taxonomy.find("Quernwork; Quill pens")] == ["quern milling"]
    assert taxonomy.support("milling work", "quernwork") == pytest.approx(0.8, abs=0.16)
    assert taxonomy.support("Quern milling", "roller milling") == 0.5


@pytest.mark.parametrize(
    ("aliases", "relations", "message"),
    [
        (None, "", "missing"),
        ("a\tskill\n", "", "2 columns in line 1"),
        ("a\tnonsense\t\n", "", "nonsense"),
        ("a\tskill\t\n", "a\tlikes\t0.5\tskill\tb\n", "likes"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, aliases: str | None, relations: str, message: str) -> None:
    """The error says which table is wrong and what is accepted."""
    if aliases is not None:
        (tmp_path / "aliases.tsv").write_text(aliases, encoding="utf-8")
    (tmp_path / "relations.tsv").write_text(relations, encoding="utf-8")
    with pytest.raises(ArtefactError, match=message):
        Taxonomy(tmp_path).find("a")
