"""What one page shows: frozen, finished values, and nothing else of the site.

A view is all that its page depends on, so its hash says whether the page must be made again.
"""
