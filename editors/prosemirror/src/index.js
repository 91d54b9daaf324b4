// Findings of a newslint server, marked in a ProseMirror document.

import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { Card } from "./card.js";
import { followedFinding, placed, textOf } from "./text.js";

export { placed, textOf } from "./text.js";

/**
 * @typedef {object} Settings
 * @property {string} [url] the server's address
 * @property {string} [token] what the server asks for, if it does
 * @property {object} [options] rules and house forms, as `POST /check` takes them
 * @property {Record<string, string>} [meta] metadata of the story
 * @property {number} [pause] milliseconds without a change before a check
 * @property {(findings: object[]) => void} [found] told of the findings, if they change
 * @property {(error: Error) => void} [failed] told why a check came to nothing
 */

export const newslintKey = new PluginKey("newslint");

const URL_ = "http://127.0.0.1:8081/";
const PAUSE = 300;

/** Return the findings that hold for a state, in reading order. */
export const findingsOf = (state) => newslintKey.getState(state).findings;

/**
 * Return the plugin.
 * @param {Settings} settings
 */
export function newslint(settings = {}) {
  return new Plugin({
    key: newslintKey,
    state: { init: () => ({ findings: [], trail: [], marks: DecorationSet.empty }), apply },
    props: {
      decorations: (state) => newslintKey.getState(state).marks,
      handleKeyDown: (view, event) => {
        const command = commandFor(event);
        return command ? command(view.state, view.dispatch, view) : false;
      },
    },
    view: (view) => new Checking(view, settings),
  });
}

/** Take an answer, or follow what was changed. `trail` is all since the last question. */
function apply(tr, value, _, state) {
  const told = tr.getMeta(newslintKey) ?? {};
  if (!tr.docChanged && !told.asked && !told.findings && !told.ignored) return value;
  const trail = told.asked ? [] : [...value.trail, ...tr.mapping.maps];
  const findings = told.findings
    ? through(told.findings, trail)
    : through(value.findings, tr.mapping.maps);
  const kept = findings.filter((finding) => finding.fingerprint !== told.ignored);
  return { findings: kept, trail, marks: marked(state.doc, kept) };
}

const through = (findings, maps) =>
  maps.length ? findings.map((each) => followedFinding(each, maps)).filter(Boolean) : findings;

function marked(doc, findings) {
  return DecorationSet.create(doc, findings.map((finding, i) => {
    const { from, to, severity, message } = finding;
    const look = { class: `newslint newslint-${severity}`, "data-newslint": String(i) };
    if (from < to) return Decoration.inline(from, to, look, { finding });
    return Decoration.widget(from, () => {
      const point = document.createElement("span");
      point.className = `${look.class} newslint-point`;
      point.dataset.newslint = look["data-newslint"];
      point.title = message;
      return point;
    }, { finding });
  }));
}

/** Asks the server while the document rests; only the last question counts. */
class Checking {
  constructor(view, settings) {
    Object.assign(this, { view, settings, ignored: new Set() });
    this.card = new Card(view, {
      findings: () => findingsOf(this.view.state),
      accept: (finding) => accept(finding)(this.view.state, this.view.dispatch, this.view),
      ignore: (finding) => this.ignore(finding),
    });
    this.wait(0);
  }

  update(view, before) {
    if (before.doc !== view.state.doc) this.wait(this.settings.pause ?? PAUSE);
    const findings = findingsOf(view.state);
    if (findings === newslintKey.getState(before)?.findings) return;
    this.card.hide();
    this.settings.found?.(findings);
  }

  wait(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), pause);
  }

  async check() {
    this.asking?.abort();
    const mine = (this.asking = new AbortController());
    const read = textOf(this.view.state.doc);
    this.view.dispatch(this.view.state.tr.setMeta(newslintKey, { asked: true }));
    try {
      const found = placed(await this.ask(read.text, mine.signal), read)
        .filter((finding) => !this.ignored.has(finding.fingerprint));
      if (mine.signal.aborted) return;
      this.view.dispatch(this.view.state.tr.setMeta(newslintKey, { findings: found }));
    } catch (error) {
      if (error.name !== "AbortError") this.settings.failed?.(error);
    }
  }

  async ask(text, signal) {
    const { url = URL_, token, options = {}, meta = {} } = this.settings;
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    const body = JSON.stringify({ text, format: "txt", options, meta });
    const answer = await fetch(new URL("check", url), { method: "POST", headers, body, signal });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.detail ?? answer.statusText);
    return told;
  }

  ignore({ fingerprint }) {
    this.ignored.add(fingerprint);
    this.view.dispatch(this.view.state.tr.setMeta(newslintKey, { ignored: fingerprint }));
  }

  destroy() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.card.destroy();
  }
}

/** Return the command that makes a finding's edits. */
export function accept(finding) {
  return (state, dispatch, view) => {
    if (!finding?.edits.length) return false;
    dispatch?.(edited(state.tr, finding.edits).scrollIntoView());
    view?.focus();
    return true;
  };
}

/** Make all safe fixes that the document has, in one step to undo. */
export function acceptSafe(state, dispatch) {
  const edits = [];
  let reach = -1;
  for (const finding of findingsOf(state).filter((each) => each.safe && each.edits.length)) {
    const first = Math.min(...finding.edits.map((edit) => edit.from));
    if (first < reach) continue; // it overlaps another, and waits for the next check
    reach = Math.max(...finding.edits.map((edit) => edit.to));
    edits.push(...finding.edits);
  }
  if (!edits.length) return false;
  dispatch?.(edited(state.tr, edits));
  return true;
}

function edited(tr, edits) {
  for (const { from, to, text } of [...edits].sort((a, b) => b.from - a.from || b.to - a.to)) {
    if (text) tr.insertText(text, from, to);
    else if (from < to) tr.deleteRange(from, to);
  }
  return tr;
}

/** Return the finding at the selection. */
export function findingHere(state) {
  const { from, to } = state.selection;
  return findingsOf(state).find((finding) => finding.from <= to && finding.to >= from);
}

/** Accept the fix of the finding at the selection. */
export const acceptHere = (state, dispatch, view) =>
  accept(findingHere(state))(state, dispatch, view);

/** Return the command that selects the next finding, or with -1 the previous one. */
export const step = (by) => (state, dispatch) => {
  const findings = findingsOf(state);
  if (!findings.length) return false;
  const { from, to } = state.selection;
  const next = by > 0
    ? findings.find((finding) => finding.from > from || finding.from === from && finding.to > to)
    : findings.findLast((finding) => finding.from < from);
  const chosen = next ?? findings.at(by > 0 ? 0 : -1);
  const selection = TextSelection.create(state.doc, chosen.from, chosen.to);
  dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
};

function commandFor(event) {
  if (event.key === "F8") return step(event.shiftKey ? -1 : 1);
  if (event.key === "Enter" && event.altKey) return acceptHere;
  return null;
}
