"""From documents about life-science clusters to a knowledge graph and its networks."""
