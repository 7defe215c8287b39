"""The laws as data, one file each, and their readers. A new law is a file, not code."""
