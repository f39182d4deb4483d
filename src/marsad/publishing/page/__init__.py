"""The brief as one page that needs nothing from outside: HTML, SVG, print style."""
