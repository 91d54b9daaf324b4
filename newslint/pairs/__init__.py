"""How often words meet in edited news, and what to make of two that never do."""
