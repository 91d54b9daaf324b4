"""LanguageTool: how it is started, asked and heard beside newslint's own rules.

Nothing here is imported until a rule of the pack ``languagetool`` is switched on.
"""
