import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/logs.mjs');
const TWICE = '<12728602.1138763045123.JavaMail.cfmail@mail.example.com>\n';

/** `npm run logs`, as a cron job calls it. */
function logs(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { input });
  return { status, out: stdout.toString(), errors: stderr.toString() };
}

describe('npm run logs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
    writeFileSync(path.join(folder, 'one.txt'), `${TWICE}<other@x>\n`);
    writeFileSync(path.join(folder, 'two.txt.gz'), gzipSync(TWICE));
    writeFileSync(path.join(folder, 'binary'), Buffer.from([0, 1, 2, 3]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with 0 where no two mails share a Message-ID', () => {
    const { status, out } = logs([path.join(folder, 'one.txt')]);
    expect([status, out.split('\n', 1)[0]]).toEqual([0, 'No two of 2 mails share a Message-ID.']);
  });

  it('ends with 1 where some do, over files that a pattern names, gzip too', () => {
    const { status, out } = logs([path.join(folder, '*.t*')]);
    expect(status).toBe(1);
    expect(out).toMatch(/^1 of 3 mails \(33.3 %\) reuses a Message-ID, in 1 collision\./);
  });

  it('reads standard input, and writes JSON', () => {
    const { status, out } = logs(['--json', '-'], TWICE + TWICE);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ format: 'message-id-report', totals: { messages: 2, collisions: 1 } });
  });

  it('ends with 2 where a file is missing or of no known format, and names it', () => {
    const missing = logs([path.join(folder, 'missing.log')]);
    expect([missing.status, missing.errors]).toEqual([2, `${path.join(folder, 'missing.log')}: no such file\n`]);
    expect(logs([path.join(folder, 'binary')]).status).toBe(2);
    expect(logs(['--yaml']).status).toBe(2);
  });
});
