"""RDF of strangers, validated in processes that can be killed."""

from __future__ import annotations

from graph.errors import RenkeiError
from graph.workers.apart import Apart
from graph.workers.frames import Check


class ValidationStopped(RenkeiError):
    """A validation that took too long or needed too much, or never got its turn."""

    status = 503
    slug = "validation-stopped"
    title = "Validation stopped at its limit"


class Validator(Apart):
    """Validates for one event loop."""

    task = "graph.workers.validating"
    noun = "validation"
    stopped = ValidationStopped
    advice = "send less at a time"

    async def report(self, check: Check) -> bytes:
        """The report on ``check``.

        Raises :class:`RdfSyntaxError` for a text that is not well-formed,
        :class:`NotFound` for a graph, and :class:`ValidationStopped`.
        """
        return await self.answer(check)
