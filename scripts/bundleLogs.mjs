/**
 * Bundles the importers for Node into the file that is named, for `npm run logs`. A process of its own, so that what the bundler
 * holds is given back before a gigabyte is read.
 */
import path from 'node:path';
import process from 'node:process';
import { build } from 'vite';

const [target = ''] = process.argv.slice(2);
await build({
  root: path.join(import.meta.dirname, '..'),
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: 'src/imports/command.ts',
    target: 'node20',
    outDir: path.dirname(target),
    emptyOutDir: true,
    // Vite makes `var` of the modules' constants. V8 must load those each time that it uses one: bytes are read a tenth slower.
    rolldownOptions: { output: { entryFileNames: path.basename(target), topLevelVar: false } },
  },
});
