"""The letters of the paper: font files that were installed with Marsad, and no others."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from marsad.model.errors import MarsadError

# Package and folder in it. Libertinus Serif comes with Typst itself.
PACKAGES = (("manimgx_fonts", ""), ("fontpkg_amiri", "files"))
NEEDED = ("Libertinus Serif", "Noto Sans", "Amiri")


def folders() -> list[Path]:
    """Where the font files lie. Raises ``MarsadError`` (E-PAPER) when a package is missing."""
    found = []
    for package, below in PACKAGES:
        try:
            folder = Path(str(files(package))) / below
        except ModuleNotFoundError as error:
            raise MarsadError(
                "E-PAPER", f"the letters of the package {package} are not installed",
                hint="install Marsad again",
            ) from error  # fmt: skip
        found.append(folder)
    return found
