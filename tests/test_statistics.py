"""The statistics of VoID: counted, kept with the graph, and counted again after a change."""

from collections import Counter

import pytest

from graph.model import Iri
from graph.statistics import Statistics, counted, counted_again, described, kept
from graph.store import View, memory_view, view_of
from graph.trig import trig_text
from graph.vocab import FOAF, ORG, RDF, RDFS, Minter

MINTER = Minter("https://kg.example/")
LABEL, TYPE = RDFS("label"), RDF("type")

BEFORE = """
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    GRAPH <https://kg.example/graph/one> {
      <a:hall> a org:Organization, foaf:Agent ; rdfs:label "Hall"@en, "館"@ja .
      <a:ada> a foaf:Person ; rdfs:label "Ada" .
      <a:nothing> rdfs:label "of no class" .
    }
    GRAPH <https://kg.example/graph/two> { <a:ada> a foaf:Person ; rdfs:label "Ada" }
    GRAPH <https://kg.example/graph/one/provenance> { <a:s> a <a:Statement> }
"""
NOW = BEFORE.replace('"館"@ja', '"館"@ja, "Halle"@de').replace(
    "<a:nothing> rdfs:label", "<a:bo> a foaf:Person ; rdfs:label"
)
CHANGED = [Iri("a:hall"), Iri("a:nothing"), Iri("a:bo")]


def published(trig: str) -> View:
    """A view that has its statistics."""
    quads = described(counted(memory_view(trig)), "v1", MINTER)
    return memory_view(trig, trig_text(quads))


def test_a_claim_of_two_documents_counts_once_and_provenance_does_not() -> None:
    found = counted(memory_view(BEFORE))
    assert found.subjects == 3
    assert found.triples == 7
    assert found.properties == {LABEL: 4, TYPE: 3}
    assert found.classes == {ORG("Organization"): 1, FOAF("Agent"): 1, FOAF("Person"): 1}
    assert found.within == {
        (ORG("Organization"), LABEL): 2,
        (ORG("Organization"), TYPE): 2,
        (FOAF("Agent"), LABEL): 2,
        (FOAF("Agent"), TYPE): 2,
        (FOAF("Person"), LABEL): 1,
        (FOAF("Person"), TYPE): 1,
    }


def test_the_graph_of_statistics_says_what_was_counted_and_is_not_counted_itself() -> None:
    view = published(BEFORE)
    assert kept(view) == counted(view) == counted(memory_view(BEFORE))
    rows = view.select(
        """SELECT ?triples { GRAPH <https://kg.example/graph/void> {
          ?dataset void:classPartition ?part . ?part void:class org:Organization ;
          void:propertyPartition [ void:property rdfs:label ; void:triples ?triples ] } }"""
    )
    assert [row["triples"].value for row in rows] == ["2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("before", "now"), [(BEFORE, NOW), (NOW, BEFORE), (BEFORE, BEFORE)])
def test_counting_what_changed_gives_what_counting_everything_gives(before: str, now: str) -> None:
    found = counted_again(published(before), memory_view(now), CHANGED)
    everything = counted(memory_view(now))
    assert described(found, "v", MINTER) == described(everything, "v", MINTER)
    assert counted_again(memory_view(before), memory_view(now), CHANGED) == everything


def test_a_graph_of_nothing_has_statistics() -> None:
    assert counted(view_of([])) == Statistics(0, Counter(), Counter(), Counter())
    assert kept(published("")) == counted(view_of([]))
