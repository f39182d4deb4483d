"""Finding, understanding and anchoring time expressions, one short file a step."""
