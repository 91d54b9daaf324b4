"""What must hold of anything whatever: odd texts, broken files, hostile settings."""
