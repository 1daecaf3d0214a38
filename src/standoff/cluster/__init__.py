"""Reads a large archive on many machines, with the same records as on one."""
