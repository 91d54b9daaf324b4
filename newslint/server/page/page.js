// The page: what is written goes to the server, what is found comes into the proof.

import { cards } from "./card.js";
import { takeFiles } from "./files.js";
import { list, note, WORDS } from "./notes.js";
import { Proof } from "./proof.js";
import { Rules } from "./rules.js";
import { difference, followed, grown, joined, placed } from "./text.js";

const PAUSE = 250; // milliseconds without a keystroke, after which the story is checked

const at = (id) => document.getElementById(id);
const story = at("story");
const card = at("card");
const state = {
  text: "", findings: [], parts: [], current: null, ignored: new Set(), hidden: new Set(),
};
let token = "";
let asking = null;
let waiting = 0;
let ids = 0;

const rules = new Rules(at("packs"), () => check());
const proof = new Proof(at("mirror"), at("parts"), at("gutter"), (id) => go(byId(id), true));
const byId = (id) => state.findings.find((finding) => finding.id === id);
const act = { accept, ignore, show: (finding) => go(finding, true) };
const noted = (finding) => note(finding, story.value, rules.why ?? new Map(), act);
const hideCard = cards(story, card, proof.markAt, (id) => byId(id) && noted(byId(id)));

/** Ask the server; a token is asked for where one is needed. */
async function ask(path, data, signal) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const body = data && JSON.stringify(data);
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method: body ? "POST" : "GET", headers, body, signal });
  if (answer.status === 401) {
    await askToken();
    return ask(path, data, signal);
  }
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.detail ?? answer.statusText);
  return told;
}

function askToken() {
  const dialog = at("asked");
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      token = at("token").value.trim();
      done();
    }, { once: true });
  });
}

function request(text) {
  return { text, format: at("format").value, options: rules.options };
}

/** Check the story as it is; an answer to an older one is moved to where it belongs. */
async function check() {
  clearTimeout(waiting);
  asking?.abort();
  const mine = (asking = new AbortController());
  const sent = story.value;
  if (!sent.trim()) {
    Object.assign(state, { findings: [], parts: [], current: null });
    draw();
    say("Paste a story, drop a file, or write.");
    busy(false);
    return;
  }
  busy(true);
  try {
    const report = await ask("check", { ...request(sent), parts: true }, mine.signal);
    const found = placed(report, sent);
    const change = difference(sent, story.value);
    const same = sent === story.value;
    const before = byId(state.current);
    state.findings = found.findings
      .map((finding) => (same ? finding : followed(finding, change)))
      .filter((finding) => finding && !state.ignored.has(finding.fingerprint))
      .map((finding) => ({ ...finding, id: ids++ }));
    state.parts = found.parts.map((part) => (same ? part : grown(part, change)));
    const still = before && state.findings.find((f) => f.fingerprint === before.fingerprint);
    state.current = still?.id ?? null;
    hideCard();
    draw();
    say(report.errors.length ? report.errors[0].message : summary());
    busy(false);
  } catch (error) {
    if (error.name === "AbortError") return; // by a newer check, which is under way
    say(`Not checked: ${error.message}`);
    busy(false);
  }
}

/** Say whether the notes are about to change. */
const busy = (is) => at("notes").setAttribute("aria-busy", String(is));

function summary() {
  const told = Object.entries(counts())
    .filter(([, count]) => count)
    .map(([severity, count]) => `${count} ${WORDS[severity].toLowerCase()}${count > 1 ? "s" : ""}`);
  return told.length ? told.join(", ") : "Nothing to mend.";
}

function counts() {
  const counted = { error: 0, warning: 0, info: 0 };
  for (const finding of state.findings) counted[finding.severity]++;
  return counted;
}

const say = (words) => {
  if (at("status").textContent !== words) at("status").textContent = words;
};

function draw() {
  const seen = shown();
  proof.show(story.value, seen, state.parts, state.current);
  list(at("notes"), seen, state.current, noted);
  for (const [severity, count] of Object.entries(counts())) {
    at("notes").parentElement.querySelector(`[data-severity=${severity}] .count`).textContent = count;
  }
  at("none").hidden = seen.length > 0;
  at("none").textContent = story.value.trim()
    ? "Nothing to mend." : "What is found in the story is listed here.";
  const safe = state.findings.filter((finding) => finding.safe).length;
  at("fix").disabled = !safe;
  at("fix").textContent = safe ? `Make ${safe} safe fix${safe > 1 ? "es" : ""}` : "Make safe fixes";
}

const shown = () => state.findings
  .filter((finding) => !state.hidden.has(finding.severity))
  .sort((a, b) => a.start - b.start || a.end - b.end);

/** Follow what was typed with all places, and check when the typing rests. */
function typed() {
  const change = difference(state.text, story.value);
  state.text = story.value;
  state.findings = state.findings.map((finding) => followed(finding, change)).filter(Boolean);
  state.parts = state.parts.map((part) => grown(part, change)).filter((part) => part.end > part.start);
  hideCard();
  draw();
  busy(true);
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
}

/** Put `text` where start to end was, so that the browser can undo it. */
function put({ start, end, text }) {
  story.focus();
  story.setSelectionRange(start, end);
  const done = text
    ? document.execCommand("insertText", false, text)
    : start === end || document.execCommand("delete");
  if (!done) {
    story.setRangeText(text, start, end, "end");
    typed();
  }
}

/** Make a finding's edits. Who works down the list stays in it. */
async function accept(finding) {
  const listed = at("notes").contains(document.activeElement);
  const place = shown().indexOf(finding);
  put(joined(story.value, finding.edits));
  await check();
  speak(`Fixed. ${summary()}`);
  const items = at("notes").children;
  if (listed) (items[Math.min(place, items.length - 1)]?.querySelector("button") ?? story).focus();
}

function ignore(finding) {
  state.ignored.add(finding.fingerprint);
  state.findings = state.findings.filter((each) => each.fingerprint !== finding.fingerprint);
  hideCard();
  draw();
  say(summary());
}

/** Make a finding the current one, and bring it and its note into view. */
function go(finding, focus) {
  if (!finding) return;
  state.current = finding.id;
  draw();
  if (focus) {
    story.focus({ preventScroll: true });
    story.setSelectionRange(finding.start, finding.end);
    proof.marks(finding.id)[0]?.scrollIntoView({ block: "center" });
  }
  const item = at("notes").querySelector(`[data-key="${finding.id}"]`);
  const box = at("notes");
  if (item && box.scrollHeight > box.clientHeight) {
    box.scrollTo({ top: item.offsetTop - box.clientHeight / 3 });
  }
  const fix = finding.edits.length ? " Alt and Enter accept the fix." : "";
  speak(`${WORDS[finding.severity]}: ${finding.message}.${fix}`);
}

const speak = (words) => { at("said").textContent = words; };

/** Return the finding at the caret. */
function here() {
  const { selectionStart: start, selectionEnd: end } = story;
  const current = byId(state.current);
  const touches = (finding) => finding.start <= end && finding.end >= start;
  return current && touches(current) ? current : shown().find(touches);
}

function step(by) {
  const seen = shown();
  if (!seen.length) return;
  const current = seen.findIndex((finding) => finding.id === state.current);
  const caret = story.selectionStart;
  const after = seen.findIndex((finding) => finding.start > caret);
  const start = by > 0 ? (after < 0 ? 0 : after) : (after < 0 ? seen.length : after) - 1;
  const next = current < 0 ? start : current + by;
  go(seen[(next + seen.length) % seen.length], true);
}

story.addEventListener("input", typed);
story.addEventListener("click", () => {
  const finding = story.selectionStart === story.selectionEnd ? here() : null;
  if (finding && finding.id !== state.current) go(finding, false);
});
addEventListener("keydown", (event) => {
  if (event.key === "F8") step(event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && event.altKey) {
    const finding = here();
    if (finding?.edits.length) accept(finding);
  } else if (event.key === "Escape" && !card.hidden) hideCard();
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll(".filters button")) {
  button.addEventListener("click", () => {
    const { severity } = button.dataset;
    const on = state.hidden.delete(severity) || !state.hidden.add(severity);
    button.ariaPressed = String(on);
    draw();
  });
}

at("fix").addEventListener("click", async () => {
  const sent = story.value;
  try {
    const fixed = await ask("fix", request(sent));
    if (story.value !== sent) return say("The story was changed meanwhile; try again.");
    const { start, oldEnd, newEnd } = difference(sent, fixed.text);
    put({ start, end: oldEnd, text: fixed.text.slice(start, newEnd) });
    await check();
    speak(`${fixed.fixed} fixed. ${summary()}`);
  } catch (error) {
    say(`Not fixed: ${error.message}`);
  }
});

at("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(story.value);
  } catch {
    story.select();
    document.execCommand("copy");
  }
  say("Copied.");
});

takeFiles(at("open"), at("file"), (text, format) => {
  at("format").value = format;
  story.value = text;
  story.setSelectionRange(0, 0);
  typed();
});
at("format").addEventListener("change", check);
at("choose").addEventListener("click", () => at("rules").showModal());
at("seek").addEventListener("input", (event) => rules.seek(event.target.value));
at("prefer").value = rules.prefer;
at("prefer").addEventListener("change", (event) => {
  rules.prefer = event.target.value;
  rules.keep();
});
at("reset").addEventListener("click", () => {
  Object.assign(rules, { turned: {}, prefer: "" });
  at("prefer").value = "";
  rules.draw();
  rules.keep();
});

rules.load(await ask("rules"));
if (story.value) typed(); // what the browser kept through a reload
