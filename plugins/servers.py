"""Publishes what servers need to know: headers and moved addresses."""

from .host import publishes
from .portal.outputs.servers import servers

register = publishes(servers)
