"""Files, pages, feeds and archives become articles, or are rejected with a reason."""
