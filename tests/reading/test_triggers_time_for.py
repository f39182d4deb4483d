"""What it is said to be time for is a request."""

from __future__ import annotations

import pytest
from small_world import Reader


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The envoy said it was time for both armies to lay down their arms.", "request.yield"),
        ("The time has come for Mali to withdraw its troops, the minister said.", "request.yield"),
        ("The minister said it is high time for Turkey to change its course.", "request.change"),
    ],
)
def test_it_is_time_for_somebody_to_act(told: Reader, line: str, kind: str) -> None:
    assert kind in [c.kind.value for c in told(line).claims]


@pytest.mark.parametrize(
    "line",
    [
        "The minister said it was time for lunch.",
        "Police said it was the first time for the club to win the cup.",
    ],
)
def test_other_times_ask_for_nothing(told: Reader, line: str) -> None:
    assert not [c for c in told(line).claims if c.kind.value.startswith("request")]
