// The findings as notes: in the list, and on the card at a mark.

import { element } from "./proof.js";
import { joined } from "./text.js";

export const WORDS = { error: "Error", warning: "Warning", info: "Hint" };
const LONGEST = 120;

/** Return what a note says, with its buttons. `act` holds what they do. */
export function note(finding, text, why, act) {
  const made = element("div", `note ${finding.severity}`);
  const head = element("p", "head",
    element("span", `shape ${finding.severity}`),
    element("strong", "", WORDS[finding.severity]),
    element("span", "rule", finding.rule),
    element("span", "where", `line ${finding.line}`));
  head.querySelector(".shape").ariaHidden = "true";
  made.append(head, element("p", "message", finding.message));
  const change = changed(finding, text);
  if (change) made.append(change);
  const told = why.get(finding.rule);
  if (told) made.append(explained(told));
  const acts = element("p", "acts");
  if (finding.edits.length) acts.append(button("Accept", "first", () => act.accept(finding)));
  acts.append(button("Show", "", () => act.show(finding)));
  acts.append(button("Ignore", "", () => act.ignore(finding)));
  for (const each of acts.children) {
    each.setAttribute("aria-label", `${each.textContent}: ${finding.message}`);
  }
  made.append(acts);
  return made;
}

function changed(finding, text) {
  if (!finding.edits.length) return null;
  const { start, end, text: now } = joined(text, finding.edits);
  const was = text.slice(start, end);
  const made = element("p", "change");
  if (was.trim()) made.append(element("del", "", short(was)), " ");
  if (now.trim()) made.append(element("ins", "", short(now)));
  return made;
}

function short(text) {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function explained(rule) {
  const made = element("details", "why", element("summary", "", "Why"));
  made.append(element("p", "", rule.why || `${rule.summary}.`));
  const link = element("a", "", "The rule’s page");
  link.href = `rules/${rule.id}`;
  link.target = "_blank";
  link.rel = "noreferrer";
  made.append(element("p", "", link));
  return made;
}

function button(label, className, act) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** Show `findings` in the list, and say which of them is the current one. */
export function list(where, findings, current, make) {
  const old = new Map([...where.children].map((item) => [item.dataset.key, item]));
  const items = findings.map((finding) => {
    const key = String(finding.id);
    const item = old.get(key) ?? element("li", "", make(finding));
    item.dataset.key = key;
    item.classList.toggle("current", finding.id === current);
    return item;
  });
  // To put back what is there already would cost a layout of it all.
  const same = items.length === old.size && items.every((item, i) => item === where.children[i]);
  if (!same) where.replaceChildren(...items);
}
