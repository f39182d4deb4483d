"""What a brief must pass before it is published: cited, not surer than held, no loose number."""
