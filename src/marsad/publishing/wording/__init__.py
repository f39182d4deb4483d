"""Plain English for held values: never a number or a name that was not given."""
