// Keeps the question cards that were opened, so that they can be read in a basement.
// Nothing else is kept: what to do today must never be yesterday's answer.
"use strict";

const FILES = [/* files */];
// One store for ever: a card that was opened before an upgrade still finds the files it names.
const NAME = "cards";
const CARD = /^\/applications\/[0-9a-f-]{36}\/card$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (CARD.test(path)) event.waitUntil(caches.open(NAME).then((cache) => cache.add(path)).then(() => event.source.postMessage("kept")));
});

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET") return;
  if (path.startsWith("/static/")) {
    event.respondWith(caches.match(path).then((kept) => kept || fetch(event.request)));
  } else if (CARD.test(path)) {
    event.respondWith(
      fetch(event.request)
        .then(async (fresh) => {
          const cache = await caches.open(NAME);
          if (fresh.redirected || fresh.status === 404) await cache.delete(path); // signed out, or gone
          else if (fresh.ok) await cache.put(path, fresh.clone());
          return fresh;
        })
        .catch(async () => (await caches.match(path)) || Response.error()),
    );
  }
});
