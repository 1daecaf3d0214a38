"""One module per kind of item turns a document into the actors, statements, events, ties and disputes of a record."""
