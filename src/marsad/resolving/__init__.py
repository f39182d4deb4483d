"""Claims and decisions to events: block, score, cluster, shape, fold, standing.

Never touches a text, the clock or a deletion. ``resolve`` is the one way in; who adds a little to
what was judged before uses its parts: ``join``, ``clusters_of`` and ``events_of``.
"""

from marsad.resolving.beside import Compared, Pair, compared
from marsad.resolving.blocking import Blocks
from marsad.resolving.clusters import Cluster, Join, clusters_from, clusters_of, join
from marsad.resolving.dossier import Dossier
from marsad.resolving.editions import grounds_of, lines_of
from marsad.resolving.facets import Facet, facets_of
from marsad.resolving.kin import Kin
from marsad.resolving.orders import in_force
from marsad.resolving.pairs import explain_pairs
from marsad.resolving.reach import Reach, reach_of
from marsad.resolving.resolver import current_id, events_of, resolve
from marsad.resolving.scoring import explain
from marsad.resolving.stories import Story, stories_of, told_in
from marsad.resolving.touching import (
    ABOUT,
    documents_named,
    documents_touched,
    spread,
    tied,
    touched,
)

__all__ = [
    "ABOUT", "Blocks",
    "Cluster",
    "Compared",
    "Dossier",
    "Facet",
    "Join",
    "Kin",
    "Pair",
    "Reach",
    "Story",
    "clusters_from",
    "clusters_of",
    "compared",
    "current_id",
    "documents_named",
    "documents_touched",
    "events_of",
    "explain",
    "explain_pairs",
    "facets_of",
    "grounds_of",
    "in_force",
    "join",
    "lines_of",
    "reach_of",
    "resolve",
    "spread",
    "stories_of",
    "tied",
    "told_in",
    "touched",
]  # fmt: skip
