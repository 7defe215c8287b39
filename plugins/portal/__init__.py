"""The domain: Vietnamese official documents, agencies and spokespeople, in plain Python.

Nothing in here knows Pelican, Jinja or Markdown; the plugins beside it do.
"""
