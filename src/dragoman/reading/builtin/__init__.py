"""The built-in reader: offline, on one core."""
