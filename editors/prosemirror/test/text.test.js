import assert from "node:assert/strict";
import test from "node:test";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { counter, followed, followedFinding, placed, positionOf, textOf } from "../src/text.js";

const { doc, paragraph, heading, blockquote, hard_break: hardBreak, image } = schema.nodes;
const text = (words, ...marks) => schema.text(words, marks);
const p = (...children) => paragraph.create(null, children);
const bold = schema.marks.strong.create();

const story = doc.create(null, [
  heading.create({ level: 1 }, text("A 😀 head")),
  p(text("Lu "), text("ga", bold), text("ve said"), hardBreak.create(), text("it")),
  p(),
  blockquote.create(null, [p(text("Quoted"), image.create({ src: "x" }), text("words"))]),
]);

test("text blocks are paragraphs, whatever they lie in", () => {
  assert.equal(textOf(story).text, "A 😀 head\n\nLu gave said\nit\n\n\n\nQuoted words");
});

test("every character lies where its position says", () => {
  const { text: all, runs } = textOf(story);
  for (let i = 0; i < all.length; i++) {
    const from = positionOf(runs, i, 1);
    const to = positionOf(runs, i + 1, -1);
    const there = story.textBetween(from, Math.max(from, to), "", (leaf) => (leaf.type === hardBreak ? "\n" : " "));
    const between = all[i] === "\n" && there === "";
    assert.ok(between || there === all[i], `${i}: ${JSON.stringify(all[i])} is ${JSON.stringify(there)}`);
  }
});

test("a span over several runs begins and ends with its words", () => {
  const { text: all, runs } = textOf(story);
  const start = all.indexOf("gave said");
  const from = positionOf(runs, start, 1);
  const to = positionOf(runs, start + 9, -1);
  assert.equal(story.textBetween(from, to), "gave said");
});

test("offsets of the server count code points", () => {
  const at = counter("a😀b");
  assert.deepEqual([0, 1, 2, 3].map(at), [0, 1, 3, 4]);
});

test("findings and their fixes are placed in the document", () => {
  const read = textOf(story);
  const start = [...read.text.slice(0, read.text.indexOf("ve said"))].length;
  const finding = { start, end: start + 2, fix: { safe: true, edits: [{ start, end: start + 2, text: "ft" }] } };
  const [found] = placed({ findings: [finding] }, read);
  assert.equal(story.textBetween(found.from, found.to), "ve");
  assert.deepEqual(found.edits, [{ from: found.from, to: found.to, text: "ft" }]);
  finding.fix.edits[0].text = "a\n\nb";
  assert.deepEqual(placed({ findings: [finding] }, read)[0].edits, []);
});

test("places follow changes around them and go with changes in them", () => {
  const state = EditorState.create({ doc: story });
  const { text: all, runs } = textOf(story);
  const start = all.indexOf("said");
  const place = { from: positionOf(runs, start, 1), to: positionOf(runs, start + 4, -1) };
  const after = (change) => {
    const tr = change(state.tr);
    const moved = followed(place, tr.mapping.maps);
    return moved && tr.doc.textBetween(moved.from, moved.to);
  };
  assert.equal(after((tr) => tr.insertText("New: ", 1)), "said");
  assert.equal(after((tr) => tr.insertText("x", place.from)), "said");
  assert.equal(after((tr) => tr.insertText("x", place.to)), "said");
  assert.equal(after((tr) => tr.insertText("end", story.content.size - 2)), "said");
  assert.equal(after((tr) => tr.delete(1, 4)), "said");
  assert.equal(after((tr) => tr.insertText("x", place.from + 1)), null);
  assert.equal(after((tr) => tr.delete(place.from - 1, place.from + 1)), null);
  assert.equal(after((tr) => tr.delete(place.from - 1, place.to + 1)), null);
});

test("a finding goes when its fix was written in", () => {
  const state = EditorState.create({ doc: doc.create(null, [p(text("one two three"))]) });
  const finding = { from: 1, to: 4, edits: [{ from: 9, to: 14, text: "3" }] };
  assert.ok(followedFinding(finding, state.tr.insertText("x", 5).mapping.maps));
  assert.equal(followedFinding(finding, state.tr.insertText("x", 10).mapping.maps), null);
});
