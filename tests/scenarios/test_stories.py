"""Each story in ``stories``: what its reports make the desk hold, and what the brief tells."""

from __future__ import annotations

import pytest

from marsad.reading.sheet import Kit

from .checking import findings, summary
from .desks import tell_story
from .story import Story, stories

ALL = stories()


class Unmet(AssertionError):
    """A story ends otherwise than it should."""


def marked(story: Story):  # type: ignore[no-untyped-def]
    """The story as a test; one that is known to fail must fail, and by its expectations."""
    fails = pytest.mark.xfail(reason=story.fails, strict=True, raises=Unmet)
    return pytest.param(story, id=story.name, marks=[fails] if story.fails else [])


@pytest.mark.parametrize("story", [marked(s) for s in ALL])
def test_a_story_ends_as_it_should(story: Story, kit: Kit) -> None:
    told = tell_story(story, kit)
    wrong = findings(told)
    if wrong:
        raise Unmet("\n".join([story.title, *wrong, summary(told)]))
