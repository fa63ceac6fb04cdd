import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/**
 * Shared memory needs a cross-origin isolated page; workers' scripts need the second header too. The third isolates the
 * page where another one frames it.
 */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/** The built page loads its own files and nothing else; the canvas's pictures are blobs, small images data. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Written at build time only: the development server injects inline scripts and styles. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

/**
 * What every visit loads is one file: cut along what lazy parts share of it, it compresses a tenth worse.
 * The calendar stays out, though d3-scale names it: only the axis of logs has dates.
 */
const CHUNKS = [
  { name: 'calendar', test: /\bd3-time(-format)?\b/, priority: 1, includeDependenciesRecursively: false },
  { name: 'page', tags: ['$initial' as const] },
];

export default defineConfig({
  base: './',
  plugins: [svelte(), contentSecurityPolicy],
  worker: { format: 'es' },
  server: { headers: isolation },
  preview: { headers: isolation },
  // A browser that isolates pages preloads modules by itself.
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
});
