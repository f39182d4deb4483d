"""The parts of finding counts: amounts of noun phrases, tolls, and what they count."""
