// The card that a mark shows under the mouse.

const HOVER = 150; // milliseconds on a mark, after which its card is shown
const LEAVE = 300; // milliseconds off it, after which the card goes
const APART = 6; // pixels between a mark and its card
const EDGE = 12; // pixels between a card and the edge of the window

/**
 * Show cards for the marks under `story`. `markAt` finds the mark at a place on the
 * screen, `make` makes what a card holds of a finding's number. Returns what hides it.
 */
export function cards(story, card, markAt, make) {
  let timer = 0;
  const later = (act, pause) => {
    clearTimeout(timer);
    timer = setTimeout(act, pause);
  };
  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
  };
  const show = (mark) => {
    const id = Number(mark.dataset.ids.split(" ").at(-1));
    if (card.dataset.id === String(id) && !card.hidden) return;
    const made = make(id);
    if (!made) return;
    card.dataset.id = id;
    card.replaceChildren(made);
    for (const why of card.querySelectorAll("details")) why.open = true;
    card.hidden = false;
    const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - card.offsetWidth - EDGE);
    const below = box.bottom + APART;
    const fits = below + card.offsetHeight < innerHeight;
    const top = fits ? below : Math.max(EDGE, box.top - card.offsetHeight - APART);
    card.style.left = `${Math.max(EDGE, left)}px`;
    card.style.top = `${top}px`;
  };
  story.addEventListener("pointermove", (event) => {
    const mark = markAt(event.clientX, event.clientY);
    later(() => (mark ? show(mark) : hide()), mark ? HOVER : LEAVE);
  });
  story.addEventListener("pointerleave", () => later(hide, LEAVE));
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(hide, LEAVE));
  addEventListener("scroll", hide, { passive: true });
  return hide;
}
