// What the page adds where there is script: keys, light on a sentence and its facts, lint as one types.
"use strict";

const all = (what, within = document) => Array.from(within.querySelectorAll(what));
const one = (what, within = document) => within.querySelector(what);

// Keys. `a` on a list acts on the item that has the focus; elsewhere on what the page offers.
const help = one("#help");
const items = () => all("[data-item]");

function move(step) {
  const list = items();
  const link = one(`a[data-key="${step > 0 ? "j" : "k"}"]`);
  if (!list.length) return link && link.click();
  const at = list.findIndex((item) => item.contains(document.activeElement));
  const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function act(key) {
  const item = items().find((each) => each.contains(document.activeElement));
  if (!item && items().length && key !== "u") { move(1); return true; } // first see what it would be
  const found = (item && one(`[data-key="${key}"]`, item)) || one(`main > :not([data-list]) [data-key="${key}"], main > [data-key="${key}"]`)
    || (!item && one(`[data-key="${key}"]`));
  if (!found) return false;
  if (item) sessionStorage.setItem(`at ${location.pathname}`, String(items().indexOf(item)));
  if (found.tagName === "FORM") found.requestSubmit();
  else found.click();
  return true;
}

function edit() {
  const box = one("[data-edit]");
  if (!box) return false;
  box.open = true;
  one("textarea", box).focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  const at = event.target instanceof Element ? event.target : document.body;
  const typing = at.closest("input, textarea, select");
  if (event.key === "Escape" && typing) typing.blur();
  if (event.repeat && !["j", "k"].includes(event.key)) return; // a key held down decides nothing
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const item = at.closest("[data-item]");
  const done = {
    j: () => { move(1); return true; },
    k: () => { move(-1); return true; },
    a: () => act("a"), s: () => act("s"), u: () => act("u"), e: edit,
    "?": () => { help.showModal(); return true; },
    "/": () => { const box = one("[data-search]"); if (box) box.focus(); return box; },
    Enter: () => { const link = item === at && one("a", item); if (link) link.click(); return link; },
  }[event.key];
  if (done && done()) event.preventDefault();
});

// After an action on a list its place is kept, and what was done is said to a screen reader.
const place = sessionStorage.getItem(`at ${location.pathname}`);
sessionStorage.removeItem(`at ${location.pathname}`);
if (place !== null && items().length) items()[Math.min(Number(place), items().length - 1)].focus();
const said = all(".notice > span").map((part) => part.textContent.trim()).join(" ");
if (said) setTimeout(() => { one("#live").textContent = said; }, 100);

// A text that was typed and not kept is not lost unasked.
let typed = false;
for (const form of all("form[data-lint], form.stack")) {
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
}
window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

for (const button of all("[data-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}

// A form is sent once.
for (const form of all("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}

// Light both a sentence and its facts.
function light(number, on) {
  for (const part of all(`[data-said="${number}"]`)) part.classList.toggle("lit", on);
}
for (const part of all("[data-said]")) {
  const number = part.dataset.said;
  for (const name of ["mouseenter", "focus"]) part.addEventListener(name, () => light(number, true));
  for (const name of ["mouseleave", "blur"]) part.addEventListener(name, () => light(number, false));
}

// Lint and count as one types.
for (const form of all("form[data-lint]")) {
  let waiting = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    const text = one("textarea", form);
    const count = one("[data-count]", form);
    if (count) count.textContent = String(Array.from(text.value).length);
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      try {
        const answer = await fetch(form.dataset.lint, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        const told = await answer.text();
        if (mine !== asked) return;
        if (answer.ok) one("#findings").innerHTML = told; // our own page, escaped there
        else one("#findings").textContent = "Lint could not look at it: keep the text, and it will.";
      } catch { one("#findings").textContent = "The page is no longer served: outreach review."; }
    }, 250);
  });
}

// Copy; without script the text stands there to be selected.
for (const button of all("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = one(button.dataset.copy);
    try { await navigator.clipboard.writeText(text.value); } catch { text.select(); document.execCommand("copy"); }
    button.textContent = "Copied";
  });
}

// Drop files anywhere on the form.
for (const form of all("[data-drop]")) {
  const field = one("input[type=file]", form);
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    field.files = event.dataTransfer.files;
  });
}
