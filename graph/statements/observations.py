"""Figures as a data cube: observations, their indicators, data sets and slices.

A document has a data set for the figures of a period and one for those without
(``ontology/cube.ttl``), and in each of them a slice for every indicator.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extract.observations import Figure, Label
from graph.lexicon import name_language
from graph.model import Entity, Literal, Local, Name, Span
from graph.statements.writer import Writer
from graph.vocab import QB, RK, XSD, Namespace, slugify

_UNITS = Namespace("https://w3id.org/renkei/id/unit/")
_STRUCTURES = Namespace("https://w3id.org/renkei/id/structure/")

#: Figures that say the same: indicator, thing, first and last day, kind, value, unit, group.
_Same = tuple[object, ...]


def write_observations(writer: Writer) -> None:
    """Adds each figure once, with every place that states it."""
    writer.extractor = "observations"
    cube = _Cube(writer)
    groups: dict[_Same, list[Figure]] = {}
    for figure in writer.findings.figures:
        about = cube.about(figure)
        if about is not None:
            groups.setdefault(_same(figure, about), []).append(figure)
    for group in groups.values():
        cube.write(group)
    cube.write_totals()


def _same(figure: Figure, about: Local) -> _Same:
    quantity = figure.quantity
    name = figure.group.text if figure.group and figure.apart else ""
    stated = (quantity.value, quantity.unit, quantity.qualifier, quantity.per)
    return (name, figure.indicator.text, about, figure.period, figure.measure, *stated)


@dataclass(slots=True)
class _Cube:
    """The indicators, data sets and slices of one document while it is written."""

    writer: Writer
    indicators: dict[str, Entity] = field(default_factory=dict)
    sets: dict[str, Local] = field(default_factory=dict)
    slices: dict[tuple[Local, Local], Local] = field(default_factory=dict)
    observations: dict[int, Local] = field(default_factory=dict)

    def about(self, figure: Figure) -> Local | None:
        """The entity that a figure is about."""
        if isinstance(figure.about, int):
            return self.writer.things.get(figure.about)
        return self.writer.bonds.get(id(figure.about))

    def write(self, group: list[Figure]) -> None:
        """One observation with the places of all that state it."""
        figure, spans = group[0], [one.span for one in group]
        about = self.about(figure)
        assert about is not None
        indicator = self._indicator(group)
        named = [one.indicator.span for one in group]
        local = self.writer.keys.local("observation", self._key(figure))
        for one in group:
            self.observations[id(one)] = local
        self.writer.entity(local, [QB("Observation")], [])
        claim = self.writer.claim
        quantity = figure.quantity
        claim(local, RK("indicator"), indicator, *named)
        about_spans = [s for one in group for s in (one.about_span or one.span,)]
        claim(local, RK("about"), about, *about_spans)
        self._write_context(local, group)
        claim(local, RK("value"), _decimal(format(quantity.value, "f")), *spans)
        claim(local, RK("unit"), _UNITS(quantity.unit), *spans)
        claim(local, RK("statedTo"), _decimal(format(quantity.step, "f")), *spans)
        for stated in dict.fromkeys(one.stated for one in group):
            places = [one.span for one in group if one.stated == stated]
            claim(local, RK("valueAsStated"), Literal(stated), *places)
        self._write_limits(local, group)
        self._write_place(local, indicator, figure, spans)

    def _key(self, figure: Figure) -> str:
        when = ""
        if figure.period is not None:
            first, last = figure.period
            when = str(first) if first == last else f"{first} {last}"
        parts = [self.writer.reading.identifier, figure.indicator.text, when, figure.measure]
        return " ".join(filter(None, parts))

    def _indicator(self, group: list[Figure]) -> Local:
        """The indicator that figures give, with its names and groups."""
        first = group[0]
        name = first.indicator.text
        group_text = first.group.text if first.group and first.apart else ""
        slug = "-".join(filter(None, map(slugify, (group_text, name))))[:120] or "indicator"
        if slug not in self.indicators:
            local = Local("indicator", slug)
            self.indicators[slug] = self.writer.entity(local, [RK("Indicator")], [])
        entity = self.indicators[slug]
        for figure in group:
            made = self._name(figure.indicator)
            if made not in entity.names:
                entity.names.append(made)
            if figure.group is not None:
                text = self.writer.literal(figure.group.text)
                self.writer.claim(entity.local, RK("indicatorGroup"), text, figure.group.span)
        return entity.local

    def _name(self, label: Label) -> Name:
        return Name(label.text, name_language(label.text, self.writer.reading.language), label.span)

    def _write_context(self, local: Local, group: list[Figure]) -> None:
        figure = group[0]
        spans = [span for one in group for span in (*one.context, one.span)]
        self.writer.claim(local, RK("measure"), RK(figure.measure), *spans)
        if figure.period is not None:
            for name, day in zip(("periodStart", "periodEnd"), figure.period, strict=True):
                self.writer.claim(local, RK(name), Literal(str(day), XSD("date")), *spans)

    def _write_limits(self, local: Local, group: list[Figure]) -> None:
        quantity, spans = group[0].quantity, [one.span for one in group]
        if quantity.qualifier:
            self.writer.claim(local, RK("qualifier"), RK(quantity.qualifier), *spans)
        if quantity.per:
            self.writer.claim(local, RK("per"), Literal(quantity.per, XSD("duration")), *spans)
        said = {one.cumulative for one in group} - {None}
        if len(said) == 1:
            text = Literal(str(said.pop()).lower(), XSD("boolean"))
            self.writer.claim(local, RK("cumulative"), text, *spans)

    def _write_place(
        self, local: Local, indicator: Local, figure: Figure, spans: list[Span]
    ) -> None:
        """Puts an observation into its data set and the slice of its indicator."""
        claim = self.writer.claim
        structure = "undated" if figure.period is None else "dated"
        if structure not in self.sets:
            name = f"{self.writer.reading.identifier} {structure}"
            made = self.writer.keys.local("dataset", name)
            self.writer.entity(made, [QB("DataSet")], [])
            claim(made, QB("structure"), _STRUCTURES(structure), *spans)
            self.sets[structure] = made
        dataset = self.sets[structure]
        claim(local, QB("dataSet"), dataset, *spans)
        if (dataset, indicator) not in self.slices:
            made = self.writer.keys.local("slice", f"{dataset.key} {indicator.key}")
            self.writer.entity(made, [QB("Slice")], [])
            claim(made, QB("sliceStructure"), _STRUCTURES("by-indicator"), *spans)
            claim(made, RK("indicator"), indicator, figure.indicator.span)
            claim(dataset, QB("slice"), made, *spans)
            self.slices[dataset, indicator] = made
        claim(self.slices[dataset, indicator], QB("observation"), local, *spans)

    def write_totals(self) -> None:
        """Joins totals with their parts."""
        for figure in self.writer.findings.figures:
            for part in figure.parts:
                if id(figure) in self.observations and id(part) in self.observations:
                    total, other = self.observations[id(figure)], self.observations[id(part)]
                    if total != other:
                        self.writer.claim(total, RK("totalOf"), other, figure.span, part.span)


def _decimal(text: str) -> Literal:
    return Literal(text, XSD("decimal"))
