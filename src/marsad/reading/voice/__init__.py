"""The parts of finding who is said to have said what."""
