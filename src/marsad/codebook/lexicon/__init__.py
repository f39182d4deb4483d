"""The words that tell of events and conditions: data, with the loader that checks it."""
