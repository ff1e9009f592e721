"""The HTTP interface: SPARQL, networks and the service around them."""
