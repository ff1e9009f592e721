"""From documents about life-science clusters to a knowledge graph and its networks."""

import os

# igraph's PageRank shares its work among threads that by default spin while they wait: where the
# cores have other work, too, that costs a hundred times what there is to do. It is read when
# igraph is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
