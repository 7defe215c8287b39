"""Publishes policy communication: tasks of plans, who implements what, channels, campaigns and events."""

from .host import publishes
from .portal.outputs.communication import communication

register = publishes(apart=(communication,))
