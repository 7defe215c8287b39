"""From rendered pages to a release that readers see: what is checked, sealed, switched and remembered."""
