"""What the studies say together: directions, replication, contradictions, exposure and counts."""

from probatum.domain.evidence import track_of
from probatum.synthesis.contradictions import contradictions
from probatum.synthesis.counts import counts
from probatum.synthesis.coverage import population_coverage
from probatum.synthesis.curves import dose_curves
from probatum.synthesis.exposure import exposure
from probatum.synthesis.harm_differences import differences_elsewhere, harm_differences
from probatum.synthesis.harms import reported_harms
from probatum.synthesis.pooled import PooledRows, pooled_effects, pooled_rows
from probatum.synthesis.pooled_again import pool_again, pools_again
from probatum.synthesis.replication import replication
from probatum.synthesis.signals import safety_signals
from probatum.synthesis.synthesize import synthesize
from probatum.synthesis.unknowns import known_unknowns
from probatum.synthesis.verification import verification

__all__ = [
    "PooledRows",
    "contradictions",
    "counts",
    "differences_elsewhere",
    "dose_curves",
    "exposure",
    "harm_differences",
    "known_unknowns",
    "pool_again",
    "pooled_effects",
    "pooled_rows",
    "pools_again",
    "population_coverage",
    "replication",
    "reported_harms",
    "safety_signals",
    "synthesize",
    "track_of",
    "verification",
]
