"""Duties: what each agency must make public, what it has, what is late. Computed from a site; nobody types it."""
