// A small editor with the plugin; `?url=` says where the newslint server is.

import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { acceptSafe, findingsOf, newslint } from "../src/index.js";
import "./demo.css";

const { strong } = schema.marks;
const text = (words, ...marks) => schema.text(words, marks);
const paragraph = (...children) => schema.nodes.paragraph.create(null, children);
const story = schema.nodes.doc.create(null, [
  schema.nodes.heading.create({ level: 1 }, text("Ministry says visit went well")),
  paragraph(text("Spokesman "), text("Lu Kang gave", strong.create()), text(" said details of the visit 😀 would be released.")),
  paragraph(text("The minister met with President Xi Jinping Xi on Tuesday afternoon.")),
]);
const count = document.getElementById("count");
const view = new EditorView(document.getElementById("editor"), {
  state: EditorState.create({
    doc: story,
    plugins: [
      history(),
      keymap({ "Mod-z": undo, "Mod-y": redo }),
      keymap(baseKeymap),
      newslint({
        url: new URLSearchParams(location.search).get("url") ?? undefined,
        found: (findings) => { count.textContent = `${findings.length} found`; },
        failed: (error) => { count.textContent = error.message; },
      }),
    ],
  }),
  attributes: { "aria-label": "Story", spellcheck: "false" },
});
document.getElementById("safe").addEventListener("click", () => {
  acceptSafe(view.state, view.dispatch);
  view.focus();
});
Object.assign(window, { view, findingsOf });
