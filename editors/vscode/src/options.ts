// The settings as the server takes them. Knows nothing of VS Code.

export const languages = ["plaintext", "markdown", "html"] as const;

/** Return which documents are stories: files and those not saved yet. */
export function selector(): { scheme: string; language: string }[] {
  return ["file", "untitled"].flatMap((scheme) =>
    languages.map((language) => ({ scheme, language })),
  );
}

/** Return what the server is told when it starts; `get` reads a setting. */
export function initialization(get: (name: string) => unknown): Record<string, unknown> {
  const names = ["config", "settings", "workspaceDiagnostics"];
  return Object.fromEntries(names.map((name) => [name, get(name)]));
}
