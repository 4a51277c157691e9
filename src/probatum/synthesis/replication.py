"""How independent are the laboratories behind the studies?

Studies that share an author, a laboratory or (suspected) participants belong to one group of
laboratories; so do the studies they connect. A study stands in exactly one group: a co-author from
elsewhere takes his institute into the group and makes no group of its own. Replication stands beside
GRADE and is never one of its domains.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from probatum.domain.evidence import counts_as_evidence
from probatum.domain.names import fold, name_key
from probatum.domain.provenance import content_id, is_evidence, value_of
from probatum.domain.study import Laboratory, Study, StudyId
from probatum.domain.synthesis import Cluster, Link, Replication
from probatum.synthesis.institutions import house_of, linking_key


def replication(studies: Sequence[Study]) -> Replication:
    """Group the studies by laboratory, and measure how many groups there really are.

    `max_share` is the largest group's share of the grouped studies; `effective` is one over the sum of
    squared shares (inverse Simpson). Studies whose laboratory cannot be told are in no group.
    Links are the strongest reasons that hold each group together, one fewer than its studies.
    """
    counted = sorted((s for s in studies if counts_as_evidence(s)), key=lambda study: study.id)
    links = _strongest(_links(counted))
    groups = _groups(counted, links, _known(counted))
    clusters = tuple(sorted((_cluster(group) for group in groups), key=_largest_first))
    sizes = [len(cluster.studies) for cluster in clusters]
    placed = {study for cluster in clusters for study in cluster.studies}
    known = len(placed)
    return Replication(
        clusters=clusters,
        links=tuple(links),
        k=len(clusters),
        max_share=max(sizes) / known if sizes else None,
        effective=known**2 / sum(size**2 for size in sizes) if sizes else None,
        unknown=tuple(study.id for study in counted if study.id not in placed),
    )


def _known(studies: Sequence[Study]) -> set[StudyId]:
    """Studies whose laboratory can be told: by authors, by a laboratory, or by a house no other study names.

    Two studies that name one university and no author may be one laboratory or two: nobody can tell.
    """
    houses = Counter(house for study in studies for house in _house_keys(study))
    return {
        study.id
        for study in studies
        if _author_keys(study)
        or _linking_keys(study)
        or any(houses[house] == 1 for house in _house_keys(study))
    }


def _house_keys(study: Study) -> set[str]:
    return {house_of(laboratory).key for laboratory in _laboratories(study)}


def _laboratories(study: Study) -> tuple[Laboratory, ...]:
    stated = (value_of(one) for one in study.laboratories if is_evidence(one))
    return tuple(one for one in stated if one is not None)


def _author_keys(study: Study) -> dict[str, str]:
    """Key to printed name; names without an initial identify nobody."""
    keys = ((name_key(author), author) for author in study.authors)
    return {key: author for key, author in keys if " " in key}


def _links(studies: Sequence[Study]) -> list[Link]:
    """Every pair of studies with a reason to be one group, strongest first."""
    authors = {study.id: _author_keys(study) for study in studies}
    houses = {study.id: _linking_keys(study) for study in studies}
    pairs = set(_pairs(authors)) | set(_pairs(houses)) | set(_suspected_overlaps(studies))
    overlaps = set(_suspected_overlaps(studies))
    found = []
    for a, b in pairs:
        link = _link(a, b, authors, houses, (a, b) in overlaps)
        if link is not None:
            found.append(link)
    return sorted(found, key=lambda link: (-link.weight, link.a, link.b))


def _link(
    a: StudyId,
    b: StudyId,
    authors: dict[StudyId, dict[str, str]],
    houses: dict[StudyId, dict[str, str]],
    overlap: bool,
) -> Link | None:
    people = sorted(authors[a].keys() & authors[b].keys())
    places = sorted(houses[a].keys() & houses[b].keys())
    if len(people) == 1 and not places and _is_common(people[0]):
        people = []
    reasons = []
    if people:
        reasons.append("shared authors: " + ", ".join(authors[a][key] for key in people))
    if places:
        reasons.append("same laboratory: " + ", ".join(houses[a][key] for key in places))
    if overlap:
        reasons.append("participants suspected to overlap")
    if not reasons:
        return None
    return Link(a=a, b=b, because="; ".join(reasons), weight=float(len(people) + len(places) + overlap))


def _linking_keys(study: Study) -> dict[str, str]:
    keyed = ((linking_key(laboratory), laboratory) for laboratory in _laboratories(study))
    return {key: house_of(laboratory).name for key, laboratory in keyed if key}


def _pairs(keys: dict[StudyId, dict[str, str]]) -> Iterable[tuple[StudyId, StudyId]]:
    holders: dict[str, list[StudyId]] = defaultdict(list)
    for study in sorted(keys):
        for key in keys[study]:
            holders[key].append(study)
    for studies in holders.values():
        yield from combinations(studies, 2)


def _suspected_overlaps(studies: Sequence[Study]) -> Iterable[tuple[StudyId, StudyId]]:
    present = {study.id for study in studies}
    for study in studies:
        for other in study.overlaps:
            if other in present and other != study.id:
                yield min(study.id, other), max(study.id, other)


@cache
def _common_surnames() -> frozenset[str]:
    text = files("probatum.synthesis").joinpath("common_surnames.toml").read_text("utf-8")
    return frozenset(fold(surname) for surname in tomllib.loads(text)["surnames"])


def _is_common(key: str) -> bool:
    return key.rpartition(" ")[0] in _common_surnames()


def _strongest(links: Sequence[Link]) -> list[Link]:
    """Of the links, strongest first, keep those that join what is not yet joined (Kruskal)."""
    parent: dict[StudyId, StudyId] = {}

    def root(study: StudyId) -> StudyId:
        while (above := parent.get(study, study)) != study:
            study = above
        return study

    kept = []
    for link in links:
        a, b = root(link.a), root(link.b)
        if a != b:
            parent[max(a, b)] = min(a, b)
            kept.append(link)
    return kept


def _groups(studies: Sequence[Study], links: Sequence[Link], known: set[StudyId]) -> list[list[Study]]:
    """Connected studies together; groups in which no laboratory is known are none."""
    neighbors: dict[StudyId, list[StudyId]] = defaultdict(list)
    for link in links:
        neighbors[link.a].append(link.b)
        neighbors[link.b].append(link.a)
    seen: set[StudyId] = set()
    groups = []
    for study in studies:
        if study.id not in seen:
            reached = _reach(study.id, neighbors)
            seen |= reached
            if reached & known:
                groups.append([one for one in studies if one.id in reached])
    return groups


def _reach(start: StudyId, neighbors: Mapping[StudyId, Sequence[StudyId]]) -> set[StudyId]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = [other for other in neighbors.get(waiting.pop(), ()) if other not in reached]
        reached.update(fresh)
        waiting.extend(fresh)
    return reached


def _cluster(studies: Sequence[Study]) -> Cluster:
    names = _names(studies)
    ids = tuple(study.id for study in studies)
    return Cluster(
        id=content_id("group", *ids),
        label=names[0] if names else _author_label(studies),
        studies=ids,
        institutions=names,
        countries=tuple(sorted({lab.country for s in studies for lab in _laboratories(s) if lab.country})),
    )


def _names(studies: Sequence[Study]) -> tuple[str, ...]:
    """Printed names of the group's institutions, the one of most studies first.

    Ties go to the one printed first more often (a guest's institute is printed last), then alphabetically.
    """
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    leading: Counter[str] = Counter()
    for study in studies:
        houses = [house_of(laboratory) for laboratory in _laboratories(study)]
        leading.update(house.key for house in houses[:1])
        for house in sorted(set(houses)):
            printed[house.key][house.name] += 1
    ranked = {key: (-names.total(), -leading[key], _first(names)) for key, names in printed.items()}
    return tuple(name for _, _, name in sorted(ranked.values()))


def _first(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _author_label(studies: Sequence[Study]) -> str:
    """A group that states no institution goes by the author of most of its studies."""
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for study in studies:
        for key, author in _author_keys(study).items():
            counts[key] += 1
            printed.setdefault(key, author)
    key = min(counts, key=lambda one: (-counts[one], one))
    return f"{printed[key]} (institution not stated)"


def _largest_first(cluster: Cluster) -> tuple[int, str, str]:
    return -len(cluster.studies), cluster.label, cluster.id
