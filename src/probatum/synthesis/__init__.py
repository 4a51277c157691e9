"""What the studies say together: directions, replication, contradictions, exposure and counts."""

from probatum.domain.evidence import track_of
from probatum.synthesis.contradictions import contradictions
from probatum.synthesis.counts import counts
from probatum.synthesis.exposure import exposure
from probatum.synthesis.replication import replication
from probatum.synthesis.synthesize import synthesize

__all__ = ["contradictions", "counts", "exposure", "replication", "synthesize", "track_of"]
