/**
 * Cross-origin isolation, without which a browser gives a page no shared memory. The host's headers grant it; where
 * they are missing, a service worker adds them, from the page's second load on.
 */

export interface Isolation {
  readonly isolated: boolean;
  /** What is missing, why, and what helps, for the reader; null if isolated. */
  readonly reason: string | null;
}

const MEANING = 'This browser gives the page no shared memory, so the threads cannot race here.';
const NO_HEADERS =
  'The host does not send the headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy (npm start does)';

/** Set in the tab's session storage before the one reload. */
const RELOADED = 'isolation-reloaded';
const PATIENCE_MS = 10_000;

const failed = (why: string): Isolation => ({ isolated: false, reason: `${MEANING} ${why}` });

/**
 * Settles whether threads can share memory here. Where the service worker can still help, it reloads the page, at most
 * once in a tab; the promise then never settles, since the page is about to go. It never rejects.
 */
export async function ensureIsolation(): Promise<Isolation> {
  if (crossOriginIsolated) return { isolated: true, reason: null };
  const obstacle = findObstacle();
  if (obstacle !== null) return failed(obstacle);
  try {
    if (hasReloaded()) return failed(whyInVain());
    await activated(navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI)));
    // Where storage is blocked this throws, and there is no reload that might never end.
    sessionStorage.setItem(RELOADED, 'yes');
  } catch {
    return failed(`${NO_HEADERS}, and the service worker that would add them did not start.`);
  }
  location.reload();
  return new Promise(() => undefined);
}

/** Why no service worker can isolate this page; null if one might. */
function findObstacle(): string | null {
  if (!isSecureContext) return 'It has to be opened over https or on localhost.';
  if (!('serviceWorker' in navigator)) {
    return `${NO_HEADERS}, and this window has no service worker to add them: try one that is not private.`;
  }
  return null;
}

/** Why the headers that the service worker added did not isolate the page. */
function whyInVain(): string {
  return window.top === window
    ? `${NO_HEADERS}, and those that the service worker adds had no effect: try to load the page anew.`
    : 'It is framed by a page that has none either: open it in a tab of its own.';
}

function hasReloaded(): boolean {
  return sessionStorage.getItem(RELOADED) !== null;
}

/** Waits until the registered worker is active. */
async function activated(registering: Promise<ServiceWorkerRegistration>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in 10 s')), PATIENCE_MS);
  });
  await Promise.race([registering.then(() => navigator.serviceWorker.ready), tooLate]);
  clearTimeout(timer);
}
