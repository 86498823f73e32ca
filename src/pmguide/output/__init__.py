"""Faces for what the guide answers: terminal, plain text, Markdown, JSON. Decides no facts."""
