"""Claims and decisions to events: block, score, cluster, shape, fold, standing.

Never touches a text, the clock or a deletion. ``resolve`` is the one way in; who adds a little to
what was judged before uses its parts: ``join``, ``clusters_of`` and ``events_of``.
"""

from marsad.resolving.blocking import Blocks
from marsad.resolving.clusters import Cluster, Join, clusters_from, clusters_of, join
from marsad.resolving.dossier import Dossier
from marsad.resolving.facets import Facet, facets_of
from marsad.resolving.kin import Kin
from marsad.resolving.orders import in_force
from marsad.resolving.reach import Reach, reach_of
from marsad.resolving.resolver import current_id, events_of, resolve
from marsad.resolving.scoring import explain
from marsad.resolving.stories import Story, stories_of, told_in
from marsad.resolving.touching import spread, tied, touched

__all__ = [
    "Blocks",
    "Cluster",
    "Dossier",
    "Facet",
    "Join",
    "Kin",
    "Reach",
    "Story",
    "clusters_from",
    "clusters_of",
    "current_id",
    "events_of",
    "explain",
    "facets_of",
    "in_force",
    "join",
    "reach_of",
    "resolve",
    "spread",
    "stories_of",
    "tied",
    "told_in",
    "touched",
]  # fmt: skip
