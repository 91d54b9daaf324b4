"""Which small word stands between two words, if any: words lost, words left over."""
