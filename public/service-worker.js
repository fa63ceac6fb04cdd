/**
 * Adds the headers of cross-origin isolation where the host cannot send them (src/ui/isolation.ts registers this only
 * there). `require-corp`, because Safari does not know `credentialless`; Document-Isolation-Policy, because a frame in a
 * page that is not isolated has only that (Chromium 137 on). Nothing is cached.
 */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The same answer with the headers; an opaque or redirected one cannot be rewritten and is passed on. */
async function isolated(request) {
  const response = await fetch(request);
  if (response.type !== 'basic' || response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  // A Response may not be built with a body for these.
  const body = [204, 205, 304].includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  // Chromium's developer tools ask so, and fetch() would refuse it (crbug.com/823392).
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  if (new URL(request.url).origin === self.location.origin) event.respondWith(isolated(request));
});
