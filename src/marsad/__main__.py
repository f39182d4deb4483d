"""``python -m marsad`` is ``marsad``."""

from marsad.app.main import main

main()
