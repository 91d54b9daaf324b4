// The story as a proof: marks under the words, its parts in the margin.

const WEIGHT = { info: 1, warning: 2, error: 3 };

/** Return an element with a class and children; strings stay text. */
export function element(tag, className = "", ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export class Proof {
  constructor(mirror, parts, gutter, go) {
    Object.assign(this, { mirror, margin: parts, gutter, go, lines: [], parts: [] });
    new ResizeObserver(() => this.soon()).observe(mirror);
  }

  /** Show `text` with its findings and parts. Lines that stay are left alone. */
  show(text, findings, parts, current) {
    const made = cut(text, findings, current);
    let from = 0;
    const shorter = Math.min(made.length, this.lines.length);
    while (from < shorter && made[from].key === this.lines[from].key) from++;
    let same = 0;
    while (same < shorter - from && made.at(-1 - same).key === this.lines.at(-1 - same).key) same++;
    const old = this.lines;
    for (const line of old.slice(from, old.length - same)) line.element.remove();
    const after = same ? old.at(-same).element : null;
    made.forEach((line, i) => {
      if (i < from) line.element = old[i].element;
      else if (i >= made.length - same) line.element = old[i - made.length + old.length].element;
      else {
        line.element = drawn(line);
        this.mirror.insertBefore(line.element, after);
      }
    });
    Object.assign(this, { lines: made, parts });
    this.soon();
  }

  /** Lay the margins out when the browser next draws, once for all that was asked. */
  soon() {
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = null;
      this.layOut();
    });
  }

  /** Put the names of the parts, and the shapes of the findings, beside their lines. */
  layOut() {
    const named = [];
    let previous = "";
    for (const part of this.parts) {
      const line = this.lineAt(part.start);
      const last = this.lineAt(Math.max(part.start, part.end - 1));
      if (!line || !last) continue;
      const top = line.element.offsetTop;
      const height = last.element.offsetTop + last.element.offsetHeight - top;
      const beside = named.at(-1);
      if (beside?.top === top) {
        // A dateline stands on the line that its lead begins on.
        if (part.part !== previous) beside.label += `, ${part.part.replace("-", " ")}`;
        Object.assign(beside, { height: Math.max(beside.height, height), part: part.part });
      } else {
        // A name is said once for paragraphs running that play one part.
        const label = part.part === previous ? "" : part.part.replace("-", " ");
        named.push({ top, height, label, part: part.part });
      }
      previous = part.part;
    }
    fill(this.margin, named, ({ top, height, label, part }) => {
      const made = element("div", `part part-${part}`, label);
      made.style.top = `${top}px`;
      made.style.height = `${height}px`;
      return made;
    });
    this.layOutShapes();
  }

  layOutShapes() {
    const rows = new Map();
    for (const mark of this.mirror.querySelectorAll("mark[data-first]")) {
      const row = rows.get(mark.offsetTop) ?? [];
      row.push(...mark.dataset.first.split(" ").map((id) => [Number(id), mark.dataset[`s${id}`]]));
      rows.set(mark.offsetTop, row);
    }
    const shown = [...rows].map(([top, row]) => [
      top, row.sort((a, b) => WEIGHT[b[1]] - WEIGHT[a[1]]).slice(0, 3),
    ]);
    fill(this.gutter, shown, ([top, row]) => {
      const made = element("div", "row", ...row.map(([id, severity]) => {
        const shape = element("span", `shape ${severity}`);
        shape.addEventListener("click", () => this.go(id));
        return shape;
      }));
      made.style.top = `${top}px`;
      return made;
    });
  }

  /** Return the line that holds an offset. */
  lineAt(offset) {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.lines[low];
  }

  /** Return the marks of a finding. */
  marks(id) {
    return [...this.mirror.querySelectorAll(`mark[data-ids~="${id}"]`)];
  }

  /** Return the mark at a place on the screen. */
  markAt(x, y) {
    return document.elementsFromPoint(x, y).find((found) => found.matches?.("mark[data-ids]"));
  }
}

/** Fill a margin with what is made of `rows`, unless it shows them already. */
function fill(margin, rows, make) {
  const key = JSON.stringify(rows);
  if (margin.shown === key) return;
  margin.shown = key;
  margin.replaceChildren(...rows.map(make));
}

/** Return the lines of `text`, each cut where a finding begins or ends in it. */
function cut(text, findings, current) {
  const sorted = [...findings].sort((a, b) => a.start - b.start || a.end - b.end);
  const lines = [];
  let open = [];
  let next = 0;
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    while (next < sorted.length && sorted[next].start <= end) open.push(sorted[next++]);
    const pieces = open.length ? cutLine(line, start, open, current) : [{ text: line, on: [] }];
    lines.push({ start, pieces, key: JSON.stringify(pieces) });
    open = open.filter((finding) => finding.end > end + 1);
    start = end + 1;
  }
  return lines;
}

function cutLine(line, start, open, current) {
  const places = new Set([0, line.length]);
  for (const finding of open) {
    places.add(Math.max(0, finding.start - start));
    places.add(Math.min(line.length, finding.end - start));
  }
  const sorted = [...places].sort((a, b) => a - b);
  const pieces = [];
  const put = (from, to, on) => pieces.push({
    text: line.slice(from, to),
    on: on.map((finding) => [
      finding.id, finding.severity, start + from <= finding.start, finding.id === current,
    ]),
  });
  sorted.forEach((from, i) => {
    const points = open.filter((f) => f.start === f.end && f.start === start + from);
    if (points.length) put(from, from, points);
    const to = sorted[i + 1];
    if (to === undefined) return;
    put(from, to, open.filter((f) => f.start < start + to && f.end > start + from));
  });
  return pieces;
}

function drawn(line) {
  const made = element("div", "line");
  for (const { text, on } of line.pieces) {
    if (!on.length) {
      made.append(text);
      continue;
    }
    const worst = on.reduce((a, b) => (WEIGHT[b[1]] > WEIGHT[a[1]] ? b : a))[1];
    const mark = element("mark", worst, text);
    if (!text) mark.classList.add("point");
    if (on.some(([, , , isCurrent]) => isCurrent)) mark.classList.add("current");
    mark.dataset.ids = on.map(([id]) => id).join(" ");
    const first = on.filter(([, , begins]) => begins);
    if (first.length) mark.dataset.first = first.map(([id]) => id).join(" ");
    for (const [id, severity] of on) mark.dataset[`s${id}`] = severity;
    made.append(mark);
  }
  if (!made.textContent) made.append(document.createElement("br"));
  return made;
}
