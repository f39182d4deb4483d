"""The brief on paper: the same tree as data, set by Typst from one template into a PDF."""
