"""Queries and RDF of strangers, run and validated in processes that can be killed.

pyoxigraph cannot be interrupted and a hostile query may use up its stack or
its memory. So each query runs in a worker: a process with a read-only view,
one query at a time. At the time limit the worker is killed and another takes
its place; whatever happens to it, the service stays up.

:mod:`.nursery` starts workers, :mod:`.process` is what runs in one,
:mod:`.worker` its near end, :mod:`.frames` what they say to each other, and
:mod:`.pool` shares them out. :mod:`.apart` has a new one for each text:
:mod:`.validator` and :mod:`.validating` are the two ends of those that
validate, :mod:`.proposer` and :mod:`graph.proposing` of those that read documents.
:mod:`.keeper` and :mod:`graph.keeping` keep one.
"""

from __future__ import annotations

from graph.workers.frames import Call, Check, Job, Keeping
from graph.workers.keeper import DocumentsMissing, keep
from graph.workers.limits import Limits, QueryCancelled, QueryTooLarge
from graph.workers.pool import Pool
from graph.workers.proposer import DraftStopped, Proposer
from graph.workers.run import Run
from graph.workers.validator import ValidationStopped, Validator

__all__ = [
    "Call",
    "Check",
    "DocumentsMissing",
    "DraftStopped",
    "Job",
    "Keeping",
    "Limits",
    "Pool",
    "Proposer",
    "QueryCancelled",
    "QueryTooLarge",
    "Run",
    "ValidationStopped",
    "Validator",
    "keep",
]
