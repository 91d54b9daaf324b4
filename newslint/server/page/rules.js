// Which rules run: chosen in the dialogue, kept in the browser, never with a text.

import { element } from "./proof.js";

const KEPT = "newslint-rules";

export class Rules {
  constructor(packs, changed) {
    Object.assign(this, { where: packs, changed, all: [], turned: {}, prefer: "" });
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT)) ?? {};
      Object.assign(this, { turned: kept.turned ?? {}, prefer: kept.prefer ?? "" });
    } catch {
      // A browser that keeps nothing, or kept something else.
    }
  }

  /** Take the server's rules, and forget choices about rules that are gone. */
  load(all) {
    this.all = all;
    this.why = new Map(all.map((rule) => [rule.id, rule]));
    const known = Object.entries(this.turned).filter(([id]) => this.why.has(id));
    this.turned = Object.fromEntries(known);
    this.draw();
  }

  /** Return what a request says of rules, as its options. */
  get options() {
    const turned = Object.entries(this.turned);
    const options = {
      enable: turned.filter(([, on]) => on).map(([id]) => id),
      ignore: turned.filter(([, on]) => !on).map(([id]) => id),
    };
    const prefer = this.prefer.split(",").map((word) => word.trim()).filter(Boolean);
    return prefer.length ? { ...options, prefer } : options;
  }

  isOn(rule) {
    return this.turned[rule.id] ?? rule.on;
  }

  turn(rules, on) {
    for (const rule of rules) {
      if (rule.on === on) delete this.turned[rule.id];
      else this.turned[rule.id] = on;
    }
    this.keep();
  }

  keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ turned: this.turned, prefer: this.prefer }));
    } catch {
      // Then they hold until the page is closed.
    }
    this.changed();
  }

  draw() {
    const packs = Map.groupBy(this.all, (rule) => rule.id.split("/")[0]);
    this.where.replaceChildren(...[...packs].map(([name, rules]) => this.pack(name, rules)));
  }

  pack(name, rules) {
    const boxes = [];
    const whole = checkbox(`All rules of ${name}`, false, (on) => {
      this.turn(rules, on);
      for (const box of boxes) box.checked = on;
      count();
    });
    const counted = element("span", "counted");
    const count = () => {
      const on = rules.filter((rule) => this.isOn(rule)).length;
      whole.checked = on === rules.length;
      whole.indeterminate = on > 0 && on < rules.length;
      counted.textContent = `${on} of ${rules.length}`;
    };
    const made = element("details", "pack", element("summary", "", name, " ", counted));
    for (const rule of rules) {
      const box = checkbox("", this.isOn(rule), (on) => {
        this.turn([rule], on);
        count();
      });
      boxes.push(box);
      const short = rule.id.slice(name.length + 1);
      const row = element("label", "one", box, element("span", `shape ${rule.severity}`),
        element("span", "", short, element("small", "", rule.summary)));
      row.dataset.words = `${rule.id} ${rule.summary}`.toLowerCase();
      made.append(row);
    }
    count();
    return element("div", "pack-row", whole, made);
  }

  /** Show the rules whose id or summary holds `words`. */
  seek(words) {
    const sought = words.trim().toLowerCase();
    for (const pack of this.where.querySelectorAll(".pack-row")) {
      let some = false;
      for (const row of pack.querySelectorAll(".one")) {
        row.hidden = Boolean(sought) && !row.dataset.words.includes(sought);
        some ||= !row.hidden;
      }
      pack.hidden = !some;
      pack.querySelector("details").open = Boolean(sought) && some;
    }
  }
}

function checkbox(label, checked, act) {
  const made = element("input");
  made.type = "checkbox";
  made.checked = checked;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("change", () => act(made.checked));
  return made;
}
