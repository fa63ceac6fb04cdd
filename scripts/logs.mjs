/**
 * `npm run logs -- [--json] <files, folders, patterns or ->`: reads mail logs and reports equal Message-IDs, as the page does.
 * Exit status: 0 no collision, 1 collisions found, 2 something could not be read (and no collision was found in the rest).
 */
import { createReadStream, statSync } from 'node:fs';
import process from 'node:process';
import { expand } from './globs.mjs';
import { importers } from './importers.mjs';
import { TableThread } from './tableThread.mjs';

const CHUNK_BYTES = 1 << 18;
const USAGE = `Reads mail logs and reports mails that share a Message-ID.

  npm run logs -- [--json] <files, folders, patterns; - for standard input>

Formats, told by content, gzip too: Postfix, Sendmail and Exim logs, Exchange message tracking, mbox, mails,
lists of Message-IDs, this project's CSV and JSON.
Exit status: 0 no collision, 1 collisions found, 2 could not read.
`;

/** @param {string[]} patterns */
async function check(patterns, isJson = false) {
  let isComplete = true;
  const files = patterns.flatMap((pattern) => {
    const found = pattern === '-' ? ['-'] : expand(pattern);
    if (found.length === 0) {
      isComplete = false;
      console.error(`${pattern}: no such file`);
    }
    return found;
  });
  const bundle = importers();
  const table = new TableThread(bundle);
  try {
    const { collected, isWhole } = await read(files, table, bundle);
    const collisions = await table.finish(collected);
    for await (const text of table.report(isJson)) await written(text);
    return collisions > 0 ? 1 : isComplete && isWhole ? 0 : 2;
  } finally {
    await table.end();
  }
}

/** Reads the files here, while the other thread fills its table. @param {string[]} files @param {TableThread} table @param {string} bundle */
async function read(files, table, bundle) {
  /** @type {typeof import('../src/imports/command.ts')} */
  const { BatchSender, LogCollector, readSource } = await import(bundle);
  const sender = new BatchSender(table.take);
  const collector = new LogCollector(sender.hand, files.length === 1);
  let isWhole = true;
  for (const file of files) {
    const isInput = file === '-';
    const source = isInput
      ? { name: 'standard input', lastModifiedMs: Date.now() }
      : { name: file, lastModifiedMs: statSync(file).mtimeMs };
    const stream = isInput ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES });
    const isRead = await readSource(collector, source, stream, { rest: () => sender.rest() });
    if (!isRead || collector.files.at(-1)?.formats.length === 0) isWhole = false;
  }
  const collected = collector.finish();
  await sender.settle();
  return { collected, isWhole };
}

/** @param {string} text */
function written(text) {
  return new Promise((resolve) => process.stdout.write(text, resolve));
}

const { argv } = process;
const options = argv.slice(2).filter((argument) => argument.startsWith('--'));
const patterns = argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (patterns.length === 0 && !process.stdin.isTTY) patterns.push('-');
const unknown = options.find((option) => option !== '--json');
// A reader that has seen enough (head) closes the pipe.
process.stdout.on('error', () => process.exit());
if (unknown !== undefined || patterns.length === 0) {
  console.error(unknown === undefined || unknown === '--help' ? USAGE : `${unknown} is not known.\n\n${USAGE}`);
  process.exitCode = unknown === '--help' ? 0 : 2;
} else {
  process.exitCode = await check(patterns, options.includes('--json')).catch((error) => {
    console.error(String(error));
    return 2;
  });
}
