// Shows the findings of one rule, of one source, or of one rule in one source.
const form = document.getElementById("choose");
const { rule, source } = form?.elements ?? {};
const all = [...document.querySelectorAll(".rule")];

function show() {
  const some = Boolean(rule.value || source.value);
  let count = 0;
  for (const each of all) {
    let kept = 0;
    for (const part of each.querySelectorAll(".of")) {
      part.hidden = Boolean(source.value) && part.dataset.source !== source.value;
      if (!part.hidden) kept += part.querySelectorAll(".told").length;
    }
    const chosen = !rule.value || each.dataset.rule === rule.value;
    each.hidden = !chosen || (Boolean(source.value) && !kept);
    each.open = some && !each.hidden;
    if (!each.hidden) count += kept;
  }
  document.getElementById("chosen").value = some ? `${count} shown` : "";
}

function choose(rules, sources) {
  rule.value = rules;
  source.value = sources;
  show();
}

/** Follow a link to a rule, or to a rule in a source. */
function follow() {
  const at = /^#rule-(\d+)(?:-(\d+))?$/.exec(location.hash);
  if (!at) return;
  choose(at[1], at[2] ?? "");
  form.scrollIntoView();
}

if (form) {
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.source) choose("", link.dataset.source);
    else if (link.hash === location.hash) follow(); // no change of the address tells
  });
  show();
  follow();
}
