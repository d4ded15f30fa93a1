// Small comforts. Every page works without them.
"use strict";

const typing = (target) =>
  target.isContentEditable || (target.matches("input, select, textarea") && !target.matches("[type=checkbox], [type=radio]"));

// Short cuts: g then a letter, n, / and ?
const LEADS = { t: "/", a: "/applications", b: "/board", c: "/calendar", p: "/people" };
let wentG = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "g") {
    wentG = event.timeStamp;
    return;
  }
  const after = event.timeStamp - wentG < 1500;
  wentG = 0;
  if (after && LEADS[event.key]) {
    location.href = LEADS[event.key];
  } else if (event.key === "n") {
    location.href = "/new";
  } else if (event.key === "?") {
    location.href = "/shortcuts";
  } else if (event.key === "/") {
    const field = document.querySelector("input[type=search]");
    event.preventDefault();
    if (field) field.focus();
    else location.href = "/applications#q";
  }
});
if (location.hash === "#q") document.querySelector("#q")?.focus();

// What is typed survives a reload, a dead phone and a lost network, until it is saved.
const kept = {
  get: (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) || null;
    } catch {
      return null;
    }
  },
  set: (name, value) => {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      /* a browser that keeps nothing: the form works all the same */
    }
  },
  drop: (name) => {
    try {
      localStorage.removeItem(name);
    } catch {
      /* ditto */
    }
  },
};

const fieldsOf = (form) =>
  [...form.elements].filter((e) => e.name && !["hidden", "submit", "button", "file"].includes(e.type));

const remember = (form) => {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked) values[`${field.name}=${field.value}`] = true;
    } else if (field.value !== field.defaultValue) {
      values[field.name] = field.value;
    }
  }
  kept.set(form.dataset.keep, values);
};

const recall = (form) => {
  const values = kept.get(form.dataset.keep);
  if (!values) return;
  for (const field of fieldsOf(form)) {
    if (["checkbox", "radio"].includes(field.type)) {
      if (values[`${field.name}=${field.value}`]) field.checked = true;
    } else if (field.name in values && !field.value.trim()) {
      field.value = values[field.name];
    }
    if (field.value && values[field.name]) field.closest("details")?.setAttribute("open", "");
  }
};

for (const form of document.querySelectorAll("form[data-keep]")) {
  if (!document.querySelector(".heard, .problem")) recall(form);
  form.addEventListener("input", () => remember(form));
  form.addEventListener("change", () => remember(form));
}
if (document.querySelector(".done")) {
  kept.drop("new");
  const over = document.body.dataset.draftDone;
  if (over && location.search.includes("debriefed")) {
    kept.drop(over);
    history.replaceState(null, "", location.pathname + location.hash);
  }
}

// A form is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  setTimeout(() => delete event.target.dataset.sent, 4000);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// The question card: ticks stay on this device.
for (const list of document.querySelectorAll("[data-ticks]")) {
  const ticked = new Set(kept.get(list.dataset.ticks) || []);
  for (const box of list.querySelectorAll("input")) box.checked = ticked.has(box.name);
  list.addEventListener("change", () => {
    const now = [...list.querySelectorAll("input:checked")].map((box) => box.name);
    kept.set(list.dataset.ticks, now);
  });
}

// The calendar: arrow keys lead from day to day.
const days = [...document.querySelectorAll("td[data-day]")];
if (days.length) {
  const start = Math.max(0, days.findIndex((d) => d.hasAttribute("aria-current")));
  days.forEach((d, n) => (d.tabIndex = n === start ? 0 : -1));
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  document.querySelector(".month").addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-day]");
    if (!cell) return;
    const at = days.indexOf(cell);
    let to = at + (steps[event.key] || 0);
    if (event.key === "Home") to = at - (at % 7);
    else if (event.key === "End") to = at - (at % 7) + 6;
    else if (event.key === "PageUp") document.querySelector("[rel=prev]").click();
    else if (event.key === "PageDown") document.querySelector("[rel=next]").click();
    else if (event.key === "Enter" && event.target === cell) cell.querySelector("a")?.click();
    else if (!steps[event.key]) return;
    event.preventDefault();
    if (days[to]) {
      cell.tabIndex = -1;
      days[to].tabIndex = 0;
      days[to].focus();
    }
  });
}

if ("serviceWorker" in navigator && document.body.dataset.page === "card") {
  navigator.serviceWorker.register("/service-worker.js").then(() =>
    navigator.serviceWorker.ready.then((ready) => ready.active?.postMessage({ keep: location.pathname })),
  );
}
