"""Document → Claims. ``marsad.reading.steps`` shows the order of work.

Never touches other documents, today's date, or defaults (law 3).
"""
