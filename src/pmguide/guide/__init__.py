"""The content and the questions it answers. Prints nothing, reads neither the clock nor the environment."""
