"""Who was studied and how: each row names its fixture; abstracts are the ones that may be carried.

The species is that of the subjects, not of a background sentence or of a material; not stated is missing,
never "no"; a number of studies, experiments, records or events is no number of people.
"""

from __future__ import annotations

import pytest

from abstracts import abstract
from probatum import extraction
from probatum.domain.evidence import track_of
from probatum.domain.provenance import Missing, value_of
from probatum.domain.study import Study
from probatum.domain.terms import StudyDesign, Track
from probatum.extraction.participants import read_participants


def study(identity: str) -> Study:
    return extraction.read(abstract(identity))


SPECIES = [  # fixture, abstract, species, design
    ("fx-144", "kost2001_semax", None, "in-vitro"),  # enzymes of human serum are no people
    ("fx-146", "elston2014_aniracetam", "mouse", "animal"),  # healthy subjects occur in the background only
    ("fx-147", "fluvoxamine2021", "rat", "animal"),  # pregnant women occur in the background only
    ("fx-148", "dolotov2006_jnc", "rat", "animal"),  # man occurs in the background only
    ("fx-149", "messaoudi2005", "human", "rct"),  # rats occur in the background only
    ("fx-150", "fict28_invitro_permeability", None, "in-vitro"),  # human endothelial cells
    ("fx-151", "fict27_invitro_ic50", None, "in-vitro"),  # n = 3 experiments, not people
]


@pytest.mark.parametrize(("fixture", "identity", "species", "design"), SPECIES)
def test_the_species_is_that_of_the_subjects(
    fixture: str, identity: str, species: str | None, design: str
) -> None:
    read = study(identity)
    assert value_of(read.species) == species, fixture
    assert value_of(read.design) == design, fixture
    if species != "human":
        assert track_of(read) is not Track.HUMAN, fixture


def test_a_human_cell_line_is_no_person() -> None:
    """fx-145: human embryonal kidney cells and rats; the receptor "of man" makes no human study."""
    read = study("adan1994")
    assert value_of(read.species) in (None, "rat")
    assert track_of(read) in (Track.ANIMAL, Track.CELL)


DESIGNS = [  # fixture, abstract, allowed designs, designs that would be wrong
    ("fx-079", "fict36_pilot_before_after", {"open-trial"}, {"controlled-trial", "rct"}),
    ("fx-152", "miasoedova1999", {"controlled-trial", None}, {"rct"}),  # "retrospective comparison"
    ("fx-155", "koliaki2012", {"open-trial"}, {"rct"}),
    ("fx-157", "fict25_protocol_rct", {"protocol"}, {"rct"}),
    ("fx-158", "fict26_protocol_sr", {"protocol"}, {"systematic-review"}),
]


@pytest.mark.parametrize(("fixture", "identity", "allowed", "wrong"), DESIGNS)
def test_the_design_is_what_was_done(fixture: str, identity: str, allowed: set[str], wrong: set[str]) -> None:
    design = value_of(study(identity).design)
    assert design in allowed, fixture
    assert design not in wrong, fixture


@pytest.mark.parametrize(
    ("fixture", "identity"),
    [("fx-153", "zozulia2008"), ("fx-154", "lebedeva2018"), ("fx-152", "miasoedova1999")],
)
def test_allocation_that_is_not_stated_is_missing_never_no(fixture: str, identity: str) -> None:
    assert isinstance(study(identity).randomized, Missing), fixture


def test_no_comparator_is_not_placebo() -> None:
    """fx-160: placebo is named nowhere, and the text says there was no comparator."""
    assert value_of(study("fict34_openlabel_safety").placebo_controlled) is not True


NUMBERS = [  # fixture, abstract, n, numbers that would be wrong
    ("fx-108", "panikratova2020", 52, {76}),
    ("fx-111", "koliaki2012", 276, {269}),  # the arms add up to 269; the stated total stands
    ("fx-112", "eurekaselect_cytokines", 50, {30, 10}),  # 10 + (10 + 10) + (10 + 10)
    ("fx-113", "lebedeva2018", 24, {48}),  # by arm and by sex: the same 24 people
    ("fx-115", "fict01_rct_parallel", 120, set()),
    ("fx-116", "fict13_factorial", 126, {63, 32}),
    ("fx-117", "fict17_case_control", 430, {86, 344}),  # 86 cases + 344 controls
    ("fx-120", "zozulia2008", 62, set()),
    ("fx-125", "salve2019", 60, {58}),  # 58 finished
    ("fx-126", "fict03_crossover", 32, {30}),  # 30 completed
    ("fx-156", "fict14_cluster", 597, {20}),  # 20 schools
    ("fx-122", "kim2019_ach", 48, set()),
    ("fx-121", "nikpour2014", 46, set()),
]


@pytest.mark.parametrize(("fixture", "identity", "n", "wrong"), NUMBERS)
def test_the_number_of_subjects(fixture: str, identity: str, n: int, wrong: set[int]) -> None:
    read = value_of(study(identity).n)
    assert read not in wrong, fixture
    assert read == n, fixture


NOT_PEOPLE = [  # fixture, abstract, numbers that count something else
    ("fx-114", "gusev1997_ecovector", {80}),  # the comparison group alone
    ("fx-164", "camfield2014", {11}),  # studies
    ("fx-165", "sagaro2023", {1326, 300, 7}),  # records screened, read, included
    ("fx-166", "eremin2004", {7}),  # a baseline sample
    ("fx-167", "fict24_network_ma", {97}),  # the people behind one estimate
    ("fx-151", "fict27_invitro_ic50", {3}),  # experiments
]


@pytest.mark.parametrize(("fixture", "identity", "wrong"), NOT_PEOPLE)
def test_what_is_no_number_of_subjects(fixture: str, identity: str, wrong: set[int]) -> None:
    assert value_of(study(identity).n) not in wrong, fixture


ARMS = [  # fixture, abstract, sizes of the arms
    ("fx-115", "fict01_rct_parallel", [61, 59]),
    ("fx-120", "zozulia2008", [30, 32]),
    ("fx-113", "lebedeva2018", [14, 10]),
]


@pytest.mark.parametrize(("fixture", "identity", "sizes"), ARMS)
def test_the_sizes_of_the_arms(fixture: str, identity: str, sizes: list[int]) -> None:
    arms = read_participants(abstract(identity)).arms
    assert [arm.n.value for arm in arms] == sizes, fixture


def test_people_of_a_shared_total_are_not_given_to_one_arm() -> None:
    """fx-109: 52 people are shared by three arms; none of them is an arm of 52."""
    assert all(value_of(arm.n) != 52 for arm in study("panikratova2020").arms)


def test_a_protocol_counts_nobody() -> None:
    """fx-157: a protocol stands on no side of the species wall, so its planned number feeds no count."""
    read = study("fict25_protocol_rct")
    assert value_of(read.design) is StudyDesign.PROTOCOL
    assert track_of(read) is None


def test_no_trials_is_not_no_effect() -> None:
    """fx-159: a review that found no trial gives no direction."""
    assert not study("fict23_sr_empty").findings
