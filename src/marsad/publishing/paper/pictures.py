"""The pictures of the paper as PNG, for documents that cannot hold them as drawings."""

from __future__ import annotations

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.publishing.paper.figures import WIDTH, bars_of_paper, map_of, timeline_of
from marsad.publishing.paper.setting import refusal, set_by_typst

INCHES = 170  # dots an inch of a picture that is 760 points wide: 1795 in all
SHEET = (
    f"#set page(width: {WIDTH:g}pt, height: auto, margin: 0pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
)


def pictures_of(brief: Brief) -> dict[str, bytes]:
    """``map``, ``timeline`` and ``bars`` as PNG, those that there are; equal briefs give equal
    bytes. Raises ``MarsadError`` (E-PAPER) when they cannot be set."""
    drawn = {"map": map_of(brief), "timeline": timeline_of(brief), "bars": bars_of_paper(brief)}
    try:
        return {name: png_of(svg) for name, svg in drawn.items() if svg}
    except MarsadError:
        raise
    except Exception as error:
        raise refusal(error) from error


def png_of(svg: str) -> bytes:
    """A drawing that stands alone as PNG. Raises what Typst raises, and ``MarsadError``."""
    return set_by_typst(
        SHEET, {"svg": svg}, lambda setter: setter().compile(format="png", ppi=INCHES)
    )
