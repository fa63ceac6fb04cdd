import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Svelte's runes are those of the page, not of server rendering.
  resolve: { conditions: ['browser'] },
  test: {
    include: ['tests/**/*.test.ts'],
    maxWorkers: 2,
    // The files share no state that they change: loading every module anew for each takes a fifth of the time.
    pool: 'threads',
    isolate: false,
    // Nothing here is about time: a slow machine is no failure.
    testTimeout: 60_000,
  },
});
