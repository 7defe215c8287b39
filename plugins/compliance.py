"""Publishes what the law on access to information asks for: lists, states, ways to ask, corrections."""

from .host import publishes

register = publishes()
