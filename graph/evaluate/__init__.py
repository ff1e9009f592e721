"""How well documents are read: readings held against what people read from them.

It is the only stage that knows gold; no other imports it. ``gold`` and
``found`` bring both sides into one small model, ``things`` and ``agreements``
compare them kind by kind, ``report`` and ``html`` show the outcome.
"""

from graph.evaluate.evaluation import Evaluation, evaluate
from graph.evaluate.outcome import Outcome, Tally
from graph.evaluate.score import KINDS, Scored, score

__all__ = ["KINDS", "Evaluation", "Outcome", "Scored", "Tally", "evaluate", "score"]
