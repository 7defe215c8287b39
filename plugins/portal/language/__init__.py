"""Vietnamese, and nothing of government: letters, order, dates, quantities."""
