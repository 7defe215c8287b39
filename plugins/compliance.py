"""Publishes what the law on access to information asks for: lists, states, ways to ask, corrections."""

from .host import publishes
from .portal.outputs.compliance import compliance

register = publishes(apart=(compliance,))
