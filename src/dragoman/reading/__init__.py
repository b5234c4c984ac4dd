"""A Report -> a Reading: sentences with their health, and findings. Never looks at another report."""
