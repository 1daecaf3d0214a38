"""The way of the data for one report, from article to record, wired in one place."""
