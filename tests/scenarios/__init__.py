"""Small stories of several reports: what must be held after resolving, and told in the brief."""
