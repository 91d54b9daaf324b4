"""Newslint over HTTP: its own interface, LanguageTool's, and a page."""
