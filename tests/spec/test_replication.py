"""Independence of laboratories

Studies that share an author, a laboratory or suspected participants belong to one group of laboratories.
Replication stands beside GRADE and is never one of its domains.
"""

from __future__ import annotations


def test_one_shared_author_links(replication):
    """A single shared author puts two studies into one group, in whatever spelling the name is printed."""
    replication(
        """
           | authors
        S1 | Dolotov OV, Myasoedov NF
        S2 | Miasoedov N.F., Lebedeva IS
        S3 | Adan RA
        """,
        groups=["S1 S2", "S3"],
        effective=1.8,
    )


def test_links_chain(replication):
    """Groups are connected: a study that shares one author with each of two others joins all three."""
    replication(
        """
           | authors
        S1 | Aoki T, Berg S
        S2 | Berg S, Costa R
        S3 | Costa R
        """,
        groups=["S1 S2 S3"],
        effective=1.0,
    )


def test_a_foreign_co_author_is_no_independent_group(replication):
    """A study with a co-author from elsewhere stays in the group it shares an author with; his institute is no second group."""
    replication(
        """
           | authors                | laboratory
        S1 | Dolotov OV, Engele J   | Institute of Molecular Genetics, Moscow, Russia; Institute of Anatomy, Leipzig, Germany
        S2 | Dolotov OV             | Institute of Molecular Genetics, Moscow, Russia
        """,
        groups=["S1 S2"],
    )


def test_an_institute_is_a_laboratory(replication):
    """Two studies from one named institute in one country are one group, also without a shared author."""
    replication(
        """
           | authors | laboratory
        S1 | Aoki T  | Institute of Molecular Genetics, Moscow, Russia
        S2 | Berg S  | Institute of Molecular Genetics, Academy of Sciences, Moscow, Russia
        """,
        groups=["S1 S2"],
    )


def test_a_university_is_too_large(replication):
    """A university, hospital or research center alone links nobody: it needs a shared author or a named department."""
    replication(
        """
           | authors | laboratory
        S1 | Aoki T  | Lomonosov Moscow State University, Russia
        S2 | Berg S  | Lomonosov Moscow State University, Russia
        S3 | Costa R | Department of Physiology, University of Graz, Austria
        S4 | Dahl E  | Department of Physiology, University of Graz, Austria
        """,
        groups=["S3 S4", "S1", "S2"],
    )


def test_very_common_names_need_a_second_clue(replication):
    """A very common surname with one initial identifies nobody: a second shared author or the same laboratory is needed."""
    replication(
        """
           | authors
        S1 | Wang Y, Aoki T
        S2 | Wang Y, Berg S
        S3 | Wang Y, Berg S
        """,
        groups=["S2 S3", "S1"],
    )


def test_suspected_overlap_links(replication):
    """Studies whose participants are suspected to overlap come from one group."""
    replication(
        """
           | authors       | overlaps
        S1 | Lebedeva IS   | -
        S2 | Panikratova Y | S1
        """,
        groups=["S1 S2"],
    )


def test_unknown_laboratories_are_in_no_group(replication):
    """A study that names neither authors nor institutions is counted in no group; nor are studies that name one university and no author, which may be one laboratory or two."""
    replication(
        """
           | authors | laboratory
        S1 | Aoki T  | -
        S2 | -       | -
        S3 | -       | Moscow State University, Russia
        S4 | -       | Moscow State University, Russia
        S5 | -       | Odesa National Medical University, Ukraine
        """,
        groups=["S1", "S5"],
        unknown="S2 S3 S4",
    )
