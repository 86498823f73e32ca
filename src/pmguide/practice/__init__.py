"""Practice: what to ask next, how memory fades, what was answered. Time and chance are arguments."""
