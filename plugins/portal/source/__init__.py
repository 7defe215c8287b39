"""From text to typed records, or to problems an editor can mend."""
