"""A crisis file keeps the records of many reports, in SQLite or PostgreSQL, and never edits one."""
