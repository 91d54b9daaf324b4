// What the extension shows, as text. Knows nothing of VS Code.

export interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}

export interface Part {
  part: string;
  text: string;
  line: number;
}

/** Return the text of the status bar for a story's findings. */
export function status({ errors, warnings, notes }: Counts): string {
  if (errors + warnings + notes === 0) {
    return "$(check) newslint";
  }
  const said = [
    [errors, "$(error)"],
    [warnings, "$(warning)"],
    [notes, "$(info)"],
  ] as const;
  const shown = said.filter(([count]) => count > 0).map(([count, icon]) => `${icon} ${count}`);
  return `newslint ${shown.join(" ")}`;
}

/** Return the same in words, for a screen reader and the tooltip. */
export function spoken(counts: Counts): string {
  const { errors, warnings, notes } = counts;
  const said = [plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note")];
  const found = said.filter((each) => !each.startsWith("0 "));
  return found.length ? `newslint: ${found.join(", ")} in this story` : "newslint: nothing to say";
}

/** Return what a lint of the workspace came to. */
export function summary(documents: number, findings: number): string {
  return `newslint: ${plural(findings, "finding")} in ${plural(documents, "story", "stories")}`;
}

/** Return the line of a list that shows a part of a story. */
export function partLine({ part, text, line }: Part): { label: string; description: string; line: number } {
  const words = text.replace(/\s+/g, " ").trim();
  const description = words.length > 100 ? `${words.slice(0, 99)}…` : words;
  return { label: part, description, line };
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
