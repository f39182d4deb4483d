"""Claims and decisions to events: block, score, cluster, shape, fold, standing.

Never touches a text, the clock or a deletion. ``resolve`` is the one way in.
"""

from marsad.resolving.dossier import Dossier
from marsad.resolving.orders import in_force
from marsad.resolving.pairs import explain_pairs
from marsad.resolving.resolver import current_id, resolve
from marsad.resolving.scoring import explain

__all__ = ["Dossier", "current_id", "explain", "explain_pairs", "in_force", "resolve"]
