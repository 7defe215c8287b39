"""From a rendered tree to what the public sees: checked, written down, signed, and shown in one step."""
