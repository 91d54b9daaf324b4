"""The language server: what editors ask, answered by the same `Linter` as elsewhere.

Only this package and its command know of pygls and lsprotocol, which the extra
``newslint[lsp]`` installs.
"""
