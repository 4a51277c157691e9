"""Whom a clause is about."""

from __future__ import annotations

from tests.claim_texts import claims_of

from probatum.claims.find.subject import main_substance, unknown_subject
from probatum.sources.articles import parse_article


def subjects(text: str) -> list[str | None]:
    return [claim.substance for claim in claims_of(text)]


def test_a_pronoun_goes_on_with_the_latest_name() -> None:
    text = (
        "# Semax\n\nSemax improves memory. It reduces anxiety.\n\n- Selank calms. It reduces anxiety too.\n"
    )
    assert subjects(text) == ["semax", "semax", "selank"] or subjects(text)[-1] == "selank"


def test_a_name_set_beside_is_not_the_subject() -> None:
    text = "# Semax\n\nTaken with caffeine, it improves memory.\n\nLike Selank, it reduces anxiety.\n"
    assert set(subjects(text)) == {"semax"}


def test_what_is_stacked_with_the_subject_is_not_the_subject() -> None:
    text = "# Semax\n\nStack it with 200 mg of caffeine. It improves memory in adults.\n"
    assert set(subjects(text)) == {"semax"}


def test_a_name_told_as_what_it_works_against_is_not_the_subject() -> None:
    text = "# Semax\n\nIt protected memory against alcohol. It reduces anxiety.\n"
    assert set(subjects(text)) == {"semax"}


def test_a_heading_set_into_the_line_is_no_part_of_the_claim() -> None:
    found = claims_of("# Semax\n\n**Blood pressure.** Semax lowers blood pressure in adults.\n")
    assert [claim.place.quote for claim in found] == ["Semax lowers blood pressure in adults"]
    found = claims_of("# Semax\n\n**Can I take it daily?** Semax is safe for everyone.\n")
    assert [claim.place.quote for claim in found] == ["Semax is safe for everyone"]


def test_a_heading_within_the_line_begins_another_statement() -> None:
    text = "# Semax\n\nIt is sold as a spray. **Mood:** It improves mood. **Sleep:** It improves sleep quality.\n"
    quotes = [claim.place.quote for claim in claims_of(text)]
    assert "It improves mood" in quotes
    assert "It improves sleep quality" in quotes


def test_an_answer_of_one_word_is_no_part_of_what_follows() -> None:
    text = "# Semax\n\n## Does it show up?\n\nNo. Semax does not show up on drug tests.\n"
    assert [claim.place.quote for claim in claims_of(text)] == ["Semax does not show up on drug tests"]


def test_a_heading_within_the_line_that_states_is_a_claim() -> None:
    text = "# Semax\n\n1. **Semax improves memory.** Give it a week.\n2. **Price.** It reduces anxiety.\n"
    quotes = [claim.place.quote for claim in claims_of(text)]
    assert quotes == ["Semax improves memory", "It reduces anxiety"]


def test_a_myth_is_told_to_be_refuted() -> None:
    text = "# Semax\n\nMyth 1: Semax cures depression.\n\nSemax improves memory in rats.\n"
    assert [claim.place.quote for claim in claims_of(text)] == ["Semax improves memory in rats"]


def test_a_cell_is_about_the_substance_its_column_names() -> None:
    text = "# Semax\n\n| | Semax | Caffeine |\n|---|---|---|\n| Memory | better memory in rats | better recall at 200 mg |\n"
    found = {claim.place.quote: claim.substance for claim in claims_of(text)}
    assert found == {"better memory in rats": "semax", "better recall at 200 mg": "caffeine"}


def test_a_cell_is_typed_by_its_own_words() -> None:
    text = "# Semax\n\n| Trial | Dose | Finding |\n|---|---|---|\n| Nurses | 300 mg/day | better sleep and less anxiety |\n"
    kinds = {claim.place.quote: claim.type.value for claim in claims_of(text)}
    assert kinds["300 mg/day"] == "dose"
    assert kinds["better sleep and less anxiety"] == "efficacy"


def test_an_item_about_what_a_person_feels_needs_no_cue() -> None:
    text = "# Semax\n\nWhy Semax?\n\n- Sleep like a baby\n- Free shipping bags\n"
    assert [claim.place.quote for claim in claims_of(text)] == ["Sleep like a baby"]


def test_a_heading_names_the_subject_of_what_stands_under_it() -> None:
    text = "# Semax\n\nSemax improves memory.\n\n## Selank\n\nReduces anxiety in adults.\n"
    assert subjects(text) == ["semax", "selank"]


def test_a_look_alike_is_kept_apart() -> None:
    text = "# Semax\n\nN-acetyl Semax improves memory. Semax reduces anxiety.\n"
    assert subjects(text) == ["n-acetyl-semax", "semax"]


def test_two_substances_told_as_one_by_name() -> None:
    found = claims_of("# Semax\n\nN-acetyl Semax, or Semax, is widely sold.\n")
    assert [claim.place.quote for claim in found] == ["N-acetyl Semax, or Semax"]
    assert claims_of("# Semax\n\nYou may buy Selank or Semax in a pharmacy.\n") == ()


def test_an_unknown_subject_keeps_its_words() -> None:
    text = "# Zorbulin: benefits\n\nZorbulin improves memory. Zorbulin reduces anxiety. Some like Zorbulin.\n"
    article = parse_article(text.encode(), name="a.md")
    unknown = unknown_subject(article)
    assert unknown is not None
    assert unknown.words == "Zorbulin"
    assert main_substance(article) is None
    claims = claims_of(text)
    assert {(claim.substance, claim.substance_words) for claim in claims} == {(None, "Zorbulin")}


def test_a_common_word_is_the_substance_the_title_makes_it() -> None:
    assert set(subjects("# Is CBD worth it?\n\nCBD lowers blood pressure. CBD improves sleep.\n")) == {"cbd"}
    assert set(subjects("# Calcium\n\nCalcium strengthens bones. Calcium lowers blood pressure.\n")) == {
        "calcium"
    }
    text = "# Semax\n\nCalcium rises in the cell when Semax is given. Semax improves memory.\n"
    assert "calcium" not in subjects(text)


def test_an_abbreviation_is_sure_where_it_is_spelled_out() -> None:
    text = "# A hemp guide\n\nCannabidiol (CBD) is made from hemp.\n\nCBD improves sleep in adults.\n"
    assert set(subjects(text)) == {"cbd"}


def test_an_unknown_relative_is_kept_apart_from_the_parent_the_article_speaks_of() -> None:
    text = (
        "# N-acetyl Selank: a guide\n\nN-acetyl Selank improves memory. N-acetyl Selank calms the mind.\n\n"
        "Selank reduces anxiety. Selank is a peptide. Selank raises BDNF.\n\n"
        "N-acetyl Selank protects neurons.\n\nIt improves sleep in adults.\n"
    )
    found = {claim.place.quote: claim.substance for claim in claims_of(text)}
    assert found["N-acetyl Selank improves memory"] is None
    assert found["Selank reduces anxiety"] == "selank"
    assert found["It improves sleep in adults"] == "selank"


def test_a_misspelled_subject_has_close_names() -> None:
    text = "# Rhodiolla\n\nRhodiolla improves memory. Rhodiolla reduces anxiety. Rhodiolla is a plant.\n"
    unknown = unknown_subject(parse_article(text.encode(), name="a.md"))
    assert unknown is not None
    assert any("hodiola" in name for name in unknown.close)


def test_what_takers_get_with_one_name_is_told_of_it() -> None:
    """A sentence with nobody but its takers and one name speaks of that name, whatever the page is about."""
    page = "# Examples of Semax\n\nSemax is a peptide of seven amino acids. "
    assert subjects(page + "With melatonin people fall asleep sooner.")[-1] == "melatonin"
    assert subjects(page + "Headaches have been reported with melatonin.")[-1] == "melatonin"
    assert subjects(page + "It improves memory when combined with melatonin.")[-1] == "semax"
