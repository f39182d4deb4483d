"""Rules and encoder joined: one small visible table of weights, and what each value rests on."""
