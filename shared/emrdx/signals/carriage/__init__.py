"""How a log reached us, undone: a source's lines in the log's own form, order and streams again."""
