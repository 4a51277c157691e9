"""Named choices of pooling: how tau2 is estimated, how the mean is tested, how a new study is predicted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.errors import ProbatumError


class Method(StrEnum):
    """Estimators of the between-study variance tau2; EE is the common-effect model, tau2 = 0."""

    EE = "EE"
    DL = "DL"  # DerSimonian and Laird 1986
    HE = "HE"  # Hedges and Olkin 1985
    HS = "HS"  # Hunter and Schmidt 1990
    SJ = "SJ"  # Sidik and Jonkman 2005
    ML = "ML"
    REML = "REML"
    EB = "EB"  # Morris 1983; the same equation as PM
    PM = "PM"  # Paule and Mandel 1982


class MeanTest(StrEnum):
    """How the pooled mean gets its interval."""

    Z = "z"
    T = "t"  # t with k - 1 degrees of freedom
    HKSJ = "knha"  # Hartung and Knapp 2001, Sidik and Jonkman 2002
    HKSJ_AD_HOC = "adhoc"  # the same, never narrower than t (Knapp and Hartung 2003)


class Prediction(StrEnum):
    """The distribution a prediction interval uses."""

    RILEY = "riley"  # t with k - 2, standard error of the model (Riley, Higgins and Deeks 2011)
    AS_TEST = "as-test"  # distribution and standard error of the test, as metafor's predict does


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that was chosen about one call; printed with its results."""

    method: Method = Method.REML
    test: MeanTest = MeanTest.HKSJ_AD_HOC
    prediction: Prediction = Prediction.RILEY
    level: float = 0.95
    heterogeneity: bool = True  # prediction interval, I2 and the Q-profile interval of tau2

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise ProbatumError("must lie between 0 and 1", field="level", value=self.level, remedy="0.95")
