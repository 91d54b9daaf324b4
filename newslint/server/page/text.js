// Places in a text: counted, moved with what is typed, and mended.

/** Return what turns an offset in code points of `text` into one of its own units. */
export function counter(text) {
  const astral = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
    astral.push(match.index - astral.length);
  }
  return (offset) => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (astral[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

/** Return where `now` differs from `old`: from `start` to the end in each. */
export function difference(old, now) {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let same = 0;
  while (same < shorter - start && old[old.length - 1 - same] === now[now.length - 1 - same]) same++;
  return { start, oldEnd: old.length - same, newEnd: now.length - same };
}

/** Return a span as it lies after a change, or null if the change touched it. */
export function moved(span, change) {
  const by = change.newEnd - change.oldEnd;
  if (span.end <= change.start) return span;
  if (span.start >= change.oldEnd) return { ...span, start: span.start + by, end: span.end + by };
  return null;
}

/** Return a finding as it lies after a change, or null if the change touched it. */
export function followed(finding, change) {
  const place = moved(finding, change);
  const edits = finding.edits.map((edit) => moved(edit, change));
  return place && edits.every(Boolean) ? { ...place, edits } : null;
}

/** Return a part of the story after a change; one that was written in grows. */
export function grown(part, change) {
  const by = change.newEnd - change.oldEnd;
  if (part.end < change.start) return part;
  if (part.start > change.oldEnd) return { ...part, start: part.start + by, end: part.end + by };
  const start = Math.min(part.start, change.start);
  return { ...part, start, end: Math.max(start, Math.max(part.end, change.oldEnd) + by) };
}

/** Return the one replacement that `edits` come to: from, to, and what to put there. */
export function joined(text, edits) {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  let made = "";
  let reached = start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    made += text.slice(reached, edit.start) + edit.text;
    reached = edit.end;
  }
  return { start, end, text: made + text.slice(reached, end) };
}

/** Return a report's findings and parts with places in units of `text`. */
export function placed(report, text) {
  const at = counter(text);
  const span = (each) => ({ ...each, start: at(each.start), end: at(each.end) });
  return {
    findings: report.findings.map((f) => ({
      ...span(f),
      edits: (f.fix?.edits ?? []).map(span),
      safe: Boolean(f.fix?.safe),
    })),
    parts: report.parts.map(span),
  };
}
