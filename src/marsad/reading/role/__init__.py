"""The parts of finding roles: from grammar to who did what to whom."""
