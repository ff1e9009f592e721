"""What else may be asked of a file or picture, beside its language and its measures."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import BadRequest
from graph.networks.measures import SEED, How

PARALLEL = ("sum", "keep")


@dataclass(frozen=True, slots=True)
class Options:
    """How a network is written; what is empty is not asked for.

    ``parallel``: ``sum`` joins all agreements of the same two nodes in one
    edge, ``keep`` makes each of them an edge of its own. ``communities``: the
    method that finds them, Leiden's where only colours ask for them.
    ``color``: what colours stand for (community, country or kind). ``size``:
    the measure that nodes grow with. ``seed``: where chance decides.
    ``theme``: of pictures, auto, light or dark. ``positions``: whether nodes get
    the place that a picture gives them. ``weighted`` and ``sampling``:
    how measures are computed, as :class:`How` has it.

    Raises :class:`BadRequest` for another ``parallel``.
    """

    parallel: str = "sum"
    communities: str = ""
    color: str = ""
    size: str = ""
    seed: int | None = None
    theme: str = "auto"
    weighted: bool = False
    sampling: int | None = None
    positions: bool = False

    def __post_init__(self) -> None:
        if self.parallel not in PARALLEL:
            raise BadRequest(
                f"parallel={self.parallel[:20]} is neither sum nor keep",
                suggestion="sum joins the agreements of two nodes, keep draws each",
            )

    @property
    def how(self) -> How:
        """How measures are computed. Raises :class:`BadRequest` for a sample that is too small."""
        return How(self.weighted, self.sampling, SEED if self.seed is None else self.seed)
