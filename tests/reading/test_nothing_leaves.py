"""Nothing leaves the machine, and nothing is kept of its user: not by the libraries either."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CALLS = "from marsad.reading.encoder import session; session.shipped()"


def test_loading_the_encoder_writes_nothing_into_the_users_home(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    apart = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}
    unset = ("ORT_DISABLE_TELEMETRY", "CI")
    known = {k: v for k, v in os.environ.items() if k not in unset}
    subprocess.run([sys.executable, "-c", CALLS], env={**known, **apart}, check=True)
    assert list(home.rglob("*")) == []
