import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Svelte's runes are those of the page, not of server rendering.
  resolve: { conditions: ['browser'] },
  // Nothing here is about time: a slow machine is no failure.
  test: { include: ['tests/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 },
});
