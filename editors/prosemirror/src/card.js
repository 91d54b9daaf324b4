// What a finding says, beside its mark: under the mouse, or at the caret.

const WORDS = { error: "Error", warning: "Warning", info: "Hint" };
const HOVER = 150; // milliseconds on a mark, after which its card is shown
const LEAVE = 300; // milliseconds off it, after which the card goes

export class Card {
  constructor(view, act) {
    Object.assign(this, { view, act, timer: 0 });
    this.element = element("div", "newslint-card");
    this.element.setAttribute("role", "status");
    this.element.hidden = true;
    document.body.append(this.element);
    this.stop = new AbortController();
    const { signal } = this.stop;
    const listen = (on, type, act) => on.addEventListener(type, act, { signal });
    listen(view.dom, "mousemove", (event) => this.over(event.target));
    listen(view.dom, "mouseleave", () => this.later(() => this.hide(), LEAVE));
    listen(view.dom, "keyup", () => this.atCaret());
    listen(this.element, "mouseenter", () => clearTimeout(this.timer));
    listen(this.element, "mouseleave", () => this.later(() => this.hide(), LEAVE));
    listen(document, "keydown", (event) => { if (event.key === "Escape") this.hide(); });
  }

  later(act, pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, pause);
  }

  over(target) {
    const mark = target.closest?.("[data-newslint]");
    const finding = mark && this.act.findings()[Number(mark.dataset.newslint)];
    this.later(() => (finding ? this.show(finding) : this.hide()), finding ? HOVER : LEAVE);
  }

  atCaret() {
    const { from, to } = this.view.state.selection;
    const touches = (finding) => finding.from <= to && finding.to >= from;
    const finding = this.act.findings().find(touches);
    if (finding) this.show(finding);
    else this.hide();
  }

  show(finding) {
    if (this.finding === finding && !this.element.hidden) return;
    this.finding = finding;
    const { severity, message, rule } = finding;
    const acts = element("p", "newslint-acts");
    if (finding.edits.length) acts.append(this.button("Accept", () => this.act.accept(finding)));
    acts.append(this.button("Ignore", () => this.act.ignore(finding)));
    const link = element("a", "", rule);
    Object.assign(link, { href: finding.url, target: "_blank", rel: "noreferrer" });
    this.element.replaceChildren(
      element("p", `newslint-head newslint-is-${severity}`, `${WORDS[severity]} `, link),
      element("p", "", message),
      acts,
    );
    this.element.hidden = false;
    const { left, bottom } = this.view.coordsAtPos(finding.from);
    const room = innerWidth - this.element.offsetWidth - 8;
    this.element.style.left = `${Math.max(8, Math.min(left, room)) + scrollX}px`;
    this.element.style.top = `${bottom + 6 + scrollY}px`;
  }

  button(label, act) {
    const made = element("button", "", label);
    made.type = "button";
    made.addEventListener("click", () => {
      this.hide();
      act();
    });
    return made;
  }

  hide() {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }

  destroy() {
    clearTimeout(this.timer);
    this.stop.abort();
    this.element.remove();
  }
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
