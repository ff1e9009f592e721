"""How well documents are read: readings held against what people read from them.

It is the only stage that knows gold; no other imports it. ``gold`` and
``found`` bring both sides into one small model, the files named after kinds
(``things``, ``agreements``, ``events`` …) compare them, ``score`` has the table
of kinds, ``compare`` goes through folders, ``forms`` shows the outcome.
"""

from graph.evaluate.compare import evaluate
from graph.evaluate.evaluation import Evaluation
from graph.evaluate.forms import shown
from graph.evaluate.outcome import Outcome, Tally
from graph.evaluate.score import KINDS, Scored, score

__all__ = ["KINDS", "Evaluation", "Outcome", "Scored", "Tally", "evaluate", "score", "shown"]
