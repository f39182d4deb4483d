"""The steps from an empty file to today's schema. A step that was released never changes."""
