"""Chinese text: scripts and regions, keys for looking up, breaking lines. Knows nothing of roles or quizzes."""
