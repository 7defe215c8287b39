"""The `portal` command. The only place that may ask the clock."""
