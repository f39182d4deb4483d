"""What the head of a text says: title, publisher, author, day, rights."""
