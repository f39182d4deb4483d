"""Papers: PDF, Word, OpenDocument, EPUB; their words in the order of reading."""
