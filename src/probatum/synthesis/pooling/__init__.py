"""Pooling study-level effects: any number of ragged pools at once, every number traceable.

`pool(EffectTable.of(y, v, pool=…, study=…, laboratory=…))` returns columns for all pools and a typed
view of each. A published synthesis is not a study and cannot enter.
"""

from probatum.synthesis.pooling.choices import MeanTest, Method, Options, Prediction
from probatum.synthesis.pooling.pools import LABORATORY, STUDY, pool
from probatum.synthesis.pooling.refusals import PoolRefusal, Reason
from probatum.synthesis.pooling.results import LeftOut, Pooled, PooledEstimate, Trace
from probatum.synthesis.pooling.table import EffectTable

__all__ = [
    "LABORATORY",
    "STUDY",
    "EffectTable",
    "LeftOut",
    "MeanTest",
    "Method",
    "Options",
    "PoolRefusal",
    "Pooled",
    "PooledEstimate",
    "Prediction",
    "Reason",
    "Trace",
    "pool",
]
