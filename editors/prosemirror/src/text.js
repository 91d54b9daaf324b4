// A document as text, and places of that text in the document.

/**
 * @typedef {object} Run A stretch of text that lies in one piece in the document.
 * @property {number} offset where it begins in the text
 * @property {number} from its position in the document
 * @property {number} length in UTF-16 units, and in positions
 */

const BETWEEN = "\n\n"; // text blocks: each is a paragraph

/**
 * Read a document as plain text.
 * @param {import("prosemirror-model").Node} doc
 * @returns {{text: string, runs: Run[]}}
 */
export function textOf(doc) {
  let text = "";
  const runs = [];
  const take = (piece, from) => {
    runs.push({ offset: text.length, from, length: piece.length });
    text += piece;
  };
  doc.descendants((block, start) => {
    if (!block.isTextblock) return true;
    if (runs.length) text += BETWEEN;
    runs.push({ offset: text.length, from: start + 1, length: 0 });
    block.forEach((node, offset) => {
      const from = start + 1 + offset;
      if (node.isText) take(node.text, from);
      else if (node.type.name === "hard_break") take("\n", from);
      // A picture keeps the words on both sides of it apart.
      else if (node.isLeaf) take(" ", from);
    });
    return false;
  });
  return { text, runs };
}

/**
 * Return the position of a place in the text. `side` 1 is that of what follows it,
 * -1 that of what stands before it: they differ between blocks.
 * @param {Run[]} runs
 * @param {number} offset
 * @param {1 | -1} side
 */
export function positionOf(runs, offset, side) {
  let low = 0;
  let high = runs.length - 1;
  const reaches = side > 0
    ? (run) => run.offset <= offset
    : (run) => run.offset < offset || run.offset === offset && !run.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (reaches(runs[middle])) low = middle;
    else high = middle - 1;
  }
  let run = runs[low];
  if (side > 0 && offset > run.offset + run.length && runs[low + 1]) run = runs[low + 1];
  return run.from + Math.max(0, Math.min(run.length, offset - run.offset));
}

/** Return what turns an offset in code points of `text` into UTF-16 units. */
export function counter(text) {
  const astral = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
    astral.push(match.index - astral.length);
  }
  return (offset) => offset + astral.filter((place) => place < offset).length;
}

/**
 * Return a report's findings with their places in the document. A fix that would make
 * new paragraphs is left out.
 * @param {object} report what `POST /check` answers
 * @param {{text: string, runs: Run[]}} read
 */
export function placed(report, { text, runs }) {
  const at = counter(text);
  const span = ({ start, end }) => {
    const from = positionOf(runs, at(start), 1);
    return { from, to: start === end ? from : positionOf(runs, at(end), -1) };
  };
  return report.findings.map((finding) => {
    const edits = finding.fix?.edits ?? [];
    const makes = edits.some((edit) => edit.text.includes("\n"));
    return {
      ...finding,
      ...span(finding),
      edits: makes ? [] : edits.map((edit) => ({ ...span(edit), text: edit.text })),
      safe: Boolean(finding.fix?.safe),
    };
  });
}

/**
 * Return a place after changes, or null if one of them touched it.
 * @param {{from: number, to: number}} place
 * @param {readonly import("prosemirror-transform").StepMap[]} maps
 */
export function followed(place, maps) {
  let { from, to } = place;
  for (const map of maps) {
    let touched = false;
    map.forEach((start, end) => { touched ||= start < to && end > from; });
    if (touched) return null;
    const point = from === to;
    from = map.map(from, 1);
    to = point ? from : map.map(to, -1);
  }
  return { ...place, from, to };
}

/** Return a finding after changes, or null if one of them touched it or its fix. */
export function followedFinding(finding, maps) {
  const place = followed(finding, maps);
  const edits = finding.edits.map((edit) => followed(edit, maps));
  return place && edits.every(Boolean) ? { ...place, edits } : null;
}
