"""The web for one command: its clocks, its manners, and what the desk saw there before. Loaded only
when a person named an address."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime

from httpx import InvalidURL

from marsad.app.clock import now
from marsad.intake import Item, Seen
from marsad.intake.taking import PAPER_WEIGHT
from marsad.intake.web.client import Web, open_web
from marsad.intake.web.items import items_at
from marsad.intake.web.manners import Manners, Timing
from marsad.model.errors import MarsadError

TIMING = Timing(lambda: datetime.fromisoformat(now()), time.monotonic, time.sleep)


def the_web(limit: int, pause: float, visits: Callable[[str], Seen | None]) -> Web:
    """The web, to be closed; no answer above what a paper may weigh is taken. Raises
    ``MarsadError`` (``E-FETCH-NETWORK``) for a proxy or certificates that cannot be used."""
    try:
        return open_web(Manners(pause_s=pause, most=limit * PAPER_WEIGHT), TIMING, visits)
    except (ImportError, ValueError, OSError, InvalidURL) as error:
        raise MarsadError(
            "E-FETCH-NETWORK",
            "a proxy or the certificates that the environment names cannot be used"
            f" ({type(error).__name__})",
            hint="look at HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and SSL_CERT_FILE",
        ) from error


def items_on(address: str, web: Web, limit: int) -> Iterator[Item]:
    """The items at an address that a person named."""
    return items_at(address, web, received=now(), limit=limit)
