"""The order of work on a desk: add, read, resolve, brief, export. No judgement of its own."""
