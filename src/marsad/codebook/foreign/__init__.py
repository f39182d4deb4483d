"""Data sets of others: their columns, and what their codes mean here."""
