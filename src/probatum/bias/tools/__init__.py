"""The risk-of-bias tools as data: domains, questions, and the published algorithm of each domain."""

from probatum.bias.tools.judge import judge_domain, overall_of, possible
from probatum.bias.tools.load import Domain, Overall, Question, Row, Tool, tool

__all__ = ["Domain", "Overall", "Question", "Row", "Tool", "judge_domain", "overall_of", "possible", "tool"]
