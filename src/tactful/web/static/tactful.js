// Small comforts. Every page works without them.
"use strict";

const typing = (target) =>
  target.isContentEditable || target.matches("input, select, textarea, td[data-day]");

// Short cuts: g then a letter; n or ⌘K for the line; j and k along a list; e, w, z on what is chosen.
const LEADS = { t: "/", a: "/applications", b: "/board", c: "/calendar", p: "/people", f: "/figures" };
const toTheLine = () => {
  const line = document.querySelector("#said");
  if (line?.offsetParent) line.focus();
  else if (line) location.href = "/line"; // a small screen shows it there
};
// What one may mean is offered while one types; asked for once, when the line is used.
document.querySelector("#said")?.addEventListener(
  "focus",
  async () => {
    const answer = await fetch("/line/known").catch(() => null); // without a network nothing is offered
    if (answer?.ok) document.querySelector("#known").innerHTML = await answer.text();
  },
  { once: true },
);
const alongTheList = (step) => {
  const items = [...document.querySelectorAll("[data-item]")].filter((e) => e.offsetParent);
  if (!items.length) return;
  const at = items.indexOf(document.activeElement?.closest("[data-item]"));
  const to = at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + step, 0), items.length - 1);
  items[to].focus();
  items[to].scrollIntoView({ block: "nearest" });
};
const chosen = () => document.activeElement?.closest("[data-item][href^='/applications/']")?.getAttribute("href");
const ACTIONS = {
  n: toTheLine,
  j: () => alongTheList(1),
  k: () => alongTheList(-1),
  e: () => {
    if (chosen()) location.href = `${chosen()}#log`;
    else document.querySelector("[data-log] summary")?.focus();
  },
  w: () => {
    const to = chosen() ? `${chosen()}/write` : document.querySelector("[data-write]")?.href;
    if (to) location.href = to;
  },
  z: () => {
    const undo = document.querySelector("[data-undo]");
    if (undo) undo.click();
    else location.href = "/data#undo"; // where every change can be taken back
  },
  "?": () => (location.href = "/shortcuts"),
  "/": () => {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else toTheLine();
  },
};
let wentG = -Infinity;
document.addEventListener("keydown", (event) => {
  if ((event.metaKey || event.ctrlKey) && event.key === "k") {
    event.preventDefault();
    toTheLine();
    return;
  }
  if (event.key === "Escape") {
    const open = document.activeElement?.closest("details[open]");
    if (open && !open.classList.contains("taps")) {
      open.open = false;
      open.querySelector("summary").focus();
    } else document.activeElement?.blur?.();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (kept.get("no-shortcuts")) return;
  if (event.key === "g") {
    wentG = event.timeStamp;
    return;
  }
  const after = event.timeStamp - wentG < 1500;
  wentG = -Infinity;
  if (after && LEADS[event.key]) location.href = LEADS[event.key];
  else if (ACTIONS[event.key]) {
    event.preventDefault();
    ACTIONS[event.key]();
  }
});
// The browser itself leads to the place an address names, and later than this script is read.
addEventListener("load", () => {
  if (location.hash === "#log" && !document.querySelector("main .problem, main .wrong")) {
    document.querySelector("[data-log] summary")?.focus();
  } else if (location.hash === "#done" && !document.querySelector("[autofocus]")) {
    document.querySelector("#done")?.focus({ preventScroll: true });
  }
});

// A swipe to the right on a row is "something happened", to the left "later"; both are links too.
let touched = null;
document.addEventListener("touchstart", (event) => {
  const row = event.target.closest?.("[data-item]");
  touched = row && { row, x: event.touches[0].clientX, y: event.touches[0].clientY };
}, { passive: true });
document.addEventListener("touchmove", (event) => {
  if (!touched) return;
  const x = event.touches[0].clientX - touched.x;
  const along = Math.abs(x) > Math.abs(event.touches[0].clientY - touched.y) * 2;
  touched.row.style.transform = along ? `translateX(${Math.max(-96, Math.min(96, x))}px)` : "";
}, { passive: true });
document.addEventListener("touchend", (event) => {
  if (!touched) return;
  touched.row.style.transform = "";
  const { clientX, clientY } = event.changedTouches[0];
  const to = touched.row.getAttribute("href");
  const moved = Math.abs(clientY - touched.y) < 40 && to.startsWith("/applications/") ? clientX - touched.x : 0;
  if (moved > 90) location.href = `${to}#log`;
  if (moved < -90) location.href = `${to}/remind${location.pathname === "/" ? "?back=/" : ""}`;
  touched = null;
}, { passive: true });

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

const unchanged = new Map();
const noteInitial = (form) => {
  for (const field of fieldsOf(form)) {
    if (!["checkbox", "radio"].includes(field.type)) unchanged.set(field, field.value);
  }
};

const remember = (form) => {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (["checkbox", "radio"].includes(field.type)) {
      if (field.checked && field.value) values[`${field.name}=${field.value}`] = true;
    } else if (field.value !== unchanged.get(field)) {
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
    } else if (field.name in values) {
      field.value = values[field.name];
      field.closest("details")?.setAttribute("open", "");
    }
  }
};

if (document.querySelector("[data-said]")) {
  const done = new URLSearchParams(location.search);
  if (done.has("added")) kept.drop("new");
  if (location.search === "?debriefed") kept.drop(document.body.dataset.draftDone);
  if (location.search === "?written") {
    const about = document.body.dataset.draftDone.replace("debrief-", "write-");
    for (const name of Object.keys(localStorage)) if (name.startsWith(about)) kept.drop(name);
  }
  if (["?debriefed", "?written"].includes(location.search) || (done.has("added") && location.pathname !== "/new")) {
    history.replaceState(null, "", location.pathname + location.hash);
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  noteInitial(form);
  if (document.querySelector(".heard")) {
    for (const field of fieldsOf(form)) unchanged.set(field, "");
    remember(form);
  } else if (!document.querySelector(".problem")) {
    recall(form);
  }
  form.addEventListener("input", () => remember(form));
  form.addEventListener("change", () => remember(form));
}
// Whoever is signed out leaves nothing behind: no card, no draft, no tick.
if (["enter", "left"].includes(document.body.dataset.page)) {
  try {
    localStorage.clear();
  } catch {
    /* a browser that keeps nothing */
  }
  if ("caches" in window) caches.keys().then((names) => names.forEach((name) => caches.delete(name)));
}

// What an address points to is open, also in browsers that leave it folded; on paper all is.
const unfold = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
unfold();
addEventListener("hashchange", unfold);
addEventListener("beforeprint", () => document.querySelectorAll(".rules").forEach((rules) => (rules.closest("details").open = true)));

// What is wrong is where one looks.
const problem = document.querySelector("main .problem[role=alert], main .wrong");
if (problem) {
  problem.tabIndex = -1;
  problem.focus();
}

// A form is sent once, however often the button is pressed; what takes a while says so.
document.addEventListener("submit", (event) => {
  if (event.submitter?.name === "eml") return; // a download may be had twice
  const button = event.submitter;
  if (button) setTimeout(() => button.setAttribute("aria-busy", "true"), 400);
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  setTimeout(() => delete event.target.dataset.sent, 4000);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
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
  if (location.hash === "#days") days[start].focus();
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  document.querySelector(".month").addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-day]");
    if (!cell) return;
    const at = days.indexOf(cell);
    let to = at + (steps[event.key] || 0);
    if (event.key === "Home") to = at - (at % 7);
    else if (event.key === "End") to = at - (at % 7) + 6;
    else if (event.key === "PageUp") location.href = document.querySelector("[rel=prev]").href + "#days";
    else if (event.key === "PageDown") location.href = document.querySelector("[rel=next]").href + "#days";
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

const switching = document.querySelector("[data-shortcuts]");
if (switching) {
  const say = () => (switching.textContent = kept.get("no-shortcuts") ? "Turn them on" : "Turn them off");
  switching.hidden = false;
  switching.addEventListener("click", () => {
    if (kept.get("no-shortcuts")) kept.drop("no-shortcuts");
    else kept.set("no-shortcuts", true);
    say();
  });
  say();
}

// The composer: what is taken away is what is on the screen. A draft that was kept is proof-read
// anew before there is a way out; copy and print only a script can do.
const composer = document.querySelector(".composer");
const wayOut = () => {
  const byScript = "[data-copy], [data-print], [data-find], [data-instead]";
  for (const button of document.querySelectorAll(byScript)) button.hidden = false;
};
wayOut();
const proof = document.querySelector("#proof");
if (proof) new MutationObserver(wayOut).observe(proof, { childList: true });

// What was found, and what is blank, is marked where it stands: the text lies once more beneath
// its field, unseen but for the marks.
const written = document.querySelector(".written textarea");
if (written && proof) {
  const beneath = document.createElement("div");
  beneath.className = "beneath";
  beneath.setAttribute("aria-hidden", "true");
  written.before(beneath);
  const mark = () => {
    const text = written.value;
    const places = [...text.matchAll(/\[[^[\]\n]*\]/g)].map((m) => [m.index, m[0].length, "blank"]);
    const seen = {};
    for (const { dataset } of proof.querySelectorAll("[data-grave]")) {
      const at = text.indexOf(dataset.find, seen[dataset.find] || 0);
      if (at >= 0) places.push([at, dataset.find.length, dataset.grave]);
      seen[dataset.find] = at + 1;
    }
    let from = 0;
    beneath.replaceChildren();
    for (const [at, length, why] of places.sort((a, b) => a[0] - b[0])) {
      if (at < from) continue;
      const marked = document.createElement("mark");
      marked.className = why;
      marked.textContent = text.slice(at, at + length);
      beneath.append(text.slice(from, at), marked);
      from = at + length;
    }
    beneath.append(`${text.slice(from)}\n`);
    beneath.scrollTop = written.scrollTop;
  };
  written.addEventListener("input", mark);
  written.addEventListener("scroll", () => (beneath.scrollTop = written.scrollTop));
  new MutationObserver(mark).observe(proof, { childList: true });
  mark();
}
if (composer && Object.keys(kept.get(composer.dataset.keep) || {}).length && !document.querySelector(".problem")) {
  const own = document.querySelector("[data-yours]");
  own.hidden = false;
  own.querySelector("[data-ours]").addEventListener("click", () => {
    kept.drop(composer.dataset.keep);
    location.reload();
  });
  for (const way of document.querySelectorAll(".away")) way.hidden = way.closest("#proof") !== null;
  const again = () => document.querySelector("#body").dispatchEvent(new Event("input", { bubbles: true }));
  addEventListener("load", () => setTimeout(again, 150)); // once htmx listens
}
let wentOut = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-out]")) wentOut = true;
});
addEventListener("focus", () => {
  const after = document.querySelector("#became");
  if (!wentOut || !after) return;
  wentOut = false;
  after.textContent = "Did you send it?";
  after.scrollIntoView({ block: "center" });
  document.querySelector("[name=sent]")?.focus();
});
document.addEventListener("click", async (event) => {
  if (event.target.matches("[data-print]")) print();
  if (event.target.matches("[data-find]")) {
    const field = document.querySelector("#body");
    const words = event.target.dataset.find;
    const at = field.value.indexOf(words);
    if (at < 0) return;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.setSelectionRange(at, words === "[" ? field.value.indexOf("]", at) + 1 : at + words.length);
  }
  if (event.target.matches("[data-instead]")) {
    const found = event.target.previousElementSibling.dataset.find;
    const at = written.value.indexOf(found);
    if (at < 0) return;
    const before = written.value.slice(0, at).search(/[^.!?\n]*$/);
    const after = at + found.length;
    const rest = /[.!?]$/.test(found) ? "" : written.value.slice(after).match(/^[^.!?\n]*[.!?]*/)[0];
    const instead = event.target.dataset.instead;
    const lead = written.value.slice(before, at).match(/^\s*/)[0];
    const first = !before || written.value[before - 1] === "\n";
    const gap = first && !instead ? written.value.slice(after + rest.length).match(/^ */)[0] : "";
    written.closest("details")?.setAttribute("open", "");
    written.focus();
    written.setSelectionRange(before, after + rest.length + gap.length);
    document.execCommand("insertText", false, instead && lead + instead); // the keys can undo it
  }
  if (!event.target.matches("[data-copy]")) return;
  const subject = document.querySelector("#subject");
  const text = (subject ? subject.value + "\n\n" : "") + document.querySelector("#body").value;
  try {
    await navigator.clipboard.writeText(text);
    event.target.textContent = "Copied";
  } catch {
    document.querySelector("#body").select();
    event.target.textContent = "Selected; copy it with the keys";
  }
});

// Dictation, where the browser has it: what was said stands in the field, to be read over.
const Listening = window.SpeechRecognition || window.webkitSpeechRecognition;
const dictate = document.querySelector("[data-dictate]");
if (Listening && dictate) {
  const field = document.querySelector("#sentence");
  let ear = null;
  document.querySelector("[data-dictating]").hidden = false;
  dictate.addEventListener("click", () => {
    if (ear) {
      ear.stop();
      return;
    }
    ear = new Listening();
    ear.lang = navigator.language;
    ear.continuous = true;
    ear.onresult = (event) => {
      const said = event.results[event.results.length - 1][0].transcript.trim();
      field.value = `${field.value.trimEnd()} ${said}.`.trimStart();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    ear.onend = () => {
      ear = null;
      dictate.textContent = "Dictate";
    };
    ear.start();
    dictate.textContent = "Stop listening";
  });
}

// A day is said once: what is typed takes the tap back, and a tap what was typed.
const typedDay = document.querySelector("[name=by]");
typedDay?.addEventListener("input", () => {
  for (const tap of document.querySelectorAll("[name=by_choice]:checked")) tap.checked = false;
});
for (const tap of document.querySelectorAll("[name=by_choice]")) {
  tap.addEventListener("change", () => {
    if (typedDay && tap.value) typedDay.value = "";
  });
}

// The rehearsal: a timer, and the line one should be at.
const start = document.querySelector("[data-rehearse]");
if (start) {
  const timer = document.querySelector("[data-timer]");
  const lines = [...document.querySelectorAll("[data-at]")];
  let running = null;
  start.hidden = timer.hidden = false;
  start.addEventListener("click", () => {
    clearInterval(running);
    if (running) {
      running = null;
      start.textContent = "Start again";
      return;
    }
    const began = performance.now();
    start.textContent = "Stop";
    const tick = () => {
      const seconds = (performance.now() - began) / 1000;
      timer.textContent = `${Math.floor(seconds)} s`;
      const at = lines.findLastIndex((line) => Number(line.dataset.at) <= seconds);
      lines.forEach((line, n) => line.classList.toggle("now", n === at));
    };
    tick();
    running = setInterval(tick, 200);
  });
}

if ("serviceWorker" in navigator && document.body.dataset.page === "card") {
  navigator.serviceWorker.addEventListener("message", () => {
    document.querySelector("[data-offline]").hidden = false;
  });
  navigator.serviceWorker.register("/service-worker.js").then(() =>
    navigator.serviceWorker.ready.then((ready) => ready.active?.postMessage({ keep: location.pathname })),
  );
}

// What was filled in for one is typed over as a whole, until one has changed it.
document.querySelectorAll("[data-whole]").forEach((field) => {
  field.addEventListener("focus", () => field.value === field.defaultValue && field.select());
});

// What opens at the foot of a page comes into sight.
document.querySelectorAll("details.bring").forEach((opened) => {
  opened.addEventListener("toggle", () => opened.open && opened.scrollIntoView({ block: "nearest" }));
});

// Whatever is dropped on a page, or pasted where nobody types, is looked at: mail, invitation, table.
const dropped = document.querySelector("#dropped");
if (dropped) {
  const take = (data) => {
    if (data.files.length) dropped.elements.file.files = data.files;
    else dropped.elements.text.value = data.getData("text/plain");
    dropped.submit();
  };
  const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    if (!carries(event) || event.target.matches("input[type=file]")) return;
    event.preventDefault();
    take(event.dataTransfer);
  });
  document.addEventListener("paste", (event) => {
    if (typing(event.target)) return;
    const text = event.clipboardData.getData("text/plain");
    if (event.clipboardData.files.length || text.length > 40) take(event.clipboardData);
  });
}

// How many things there are to do, on the icon of the installed app, where the browser has that.
const toDo = document.body.dataset.toDo;
if (toDo !== undefined && "setAppBadge" in navigator) navigator.setAppBadge(Number(toDo)).catch(() => {});

// The debrief on a phone: one question a screen, and how far one is. Saving ends it at any of them.
const questions = [...document.querySelectorAll("[data-question]")];
if (questions.length && matchMedia("(max-width: 40rem)").matches) {
  const bar = document.createElement("div");
  bar.className = "steps";
  bar.innerHTML =
    '<progress aria-label="Questions"></progress><button type="button" class="link">All at once</button>' +
    '<button type="button" class="plain back" aria-label="Back">‹</button><p aria-live="polite"></p>' +
    '<button type="button">Next</button>';
  const told = document.querySelectorAll(".spoken, .spoken + p, .spoken ~ .taps > summary");
  const [all, back, next] = bar.querySelectorAll("button");
  const save = document.querySelector(".taps .save > button");
  const heard = Boolean(document.querySelector(".heard [name=save]")); // has the filled one
  next.classList.toggle("plain", heard);
  let at = Math.max(questions.findIndex((q) => q.querySelector(".wrong") || q.matches(".wrong")), 0);
  const show = (moved) => {
    questions.forEach((question, n) => (question.hidden = n !== at));
    told.forEach((part) => (part.hidden = at > 0)); // the sentence and its button
    bar.firstChild.max = questions.length;
    bar.firstChild.value = at + 1;
    bar.querySelector("p").textContent = `${at + 1} of ${questions.length}`;
    back.hidden = at === 0;
    next.hidden = at === questions.length - 1;
    save.classList.toggle("plain", !next.hidden || heard); // one filled button: what leads on
    if (moved) (questions[at].querySelector("input, summary, select") || next).focus({ preventScroll: true });
  };
  let leading; // an answer leads on in a moment, unless somebody is faster
  const go = (step) => {
    clearTimeout(leading);
    at = Math.min(Math.max(at + step, 0), questions.length - 1);
    show(true);
  };
  back.addEventListener("click", () => go(-1));
  next.addEventListener("click", () => go(1));
  all.addEventListener("click", () => {
    bar.after(save);
    bar.remove();
    save.classList.toggle("plain", heard);
    [...questions, ...told].forEach((part) => (part.hidden = false));
  });
  // A tap on an answer leads on, but a key does not: arrows pass over answers. The day that an
  // answer to "by when" means is to be seen first.
  let tapped = false;
  document.addEventListener("pointerdown", () => (tapped = true));
  document.addEventListener("keydown", () => (tapped = false));
  for (const question of questions.slice(0, -1)) {
    question.addEventListener("change", ({ target }) => {
      const answer = target.matches("[type=radio]:not([name=by_choice]), [name=needs_nothing]:checked");
      clearTimeout(leading);
      if (answer && tapped && bar.isConnected) leading = setTimeout(() => go(1), 180);
    });
  }
  document.querySelector(".taps .save").prepend(bar);
  next.before(save);
  show(false);
}

// What a chip opens is in sight: on a phone it would lie behind the bar.
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches(".log details"))
    event.target.querySelector(".field")?.scrollIntoView({ block: "nearest" });
}, true);
