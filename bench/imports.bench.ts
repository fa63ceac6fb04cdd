/**
 * The importers against `readline`, which only splits lines: MB/s per format, in the same run, on the same bytes. And the
 * memory that a large Postfix log takes in a process of its own, fed through its standard input, never on disk.
 *
 * `BENCH_LOG_MB=1000 npm run bench -- imports` reads 1 GB instead of 200 MB.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type * as BundleScript from '../scripts/importers.mjs';
import type * as TableScript from '../scripts/tableThread.mjs';
import type * as Importers from '../src/imports/command.ts';
import type { Report } from './harness.ts';

type TableThread = TableScript.TableThread;

const CHUNK_BYTES = 1 << 18;
const FORMAT_MB = 40;

/** What `npm run logs` runs: its scripts, and the importers as they are bundled for it. */
const loaded = (name: string): Promise<unknown> =>
  import(/* @vite-ignore */ pathToFileURL(path.join(process.cwd(), 'scripts', name)).href);
const { TableThread: Table } = (await loaded('tableThread.mjs')) as typeof TableScript;
const BUNDLE = ((await loaded('importers.mjs')) as typeof BundleScript).importers();
const { BatchSender, LogCollector, readSource } = (await import(/* @vite-ignore */ BUNDLE)) as typeof Importers;

/** Odd: the median is one of them. */
const ROUNDS = 15;
const LOG_MB = Number(process.env.BENCH_LOG_MB ?? 200);
const STARTED_MS = Date.UTC(2026, 1, 1, 3, 4, 5);

/** The text of one mail in each format, its number in its Message-ID. */
const FORMATS: Readonly<Record<string, { readonly head?: string; readonly mail: (number: number) => string }>> = {
  Postfix: { mail: postfixMail },
  Sendmail: {
    mail: (i) =>
      `${stamp(i)} mx sendmail[${1000 + (i % 20)}]: m${i}: from=<shop@example.com>, size=432, class=0, nrcpts=1, msgid=<${idOf(i)}>, proto=ESMTP, daemon=MTA, relay=web.example.com [192.0.2.1]\n` +
      `${stamp(i)} mx sendmail[${1000 + (i % 20)}]: m${i}: to=<user@example.org>, delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30232, relay=mx.example.org. [198.51.100.2], dsn=2.0.0, stat=Sent (r${i} Message accepted for delivery)\n`,
  },
  Exim: {
    mail: (i) =>
      `2026-02-01 03:04:05 ${eximKey(i)} <= shop@example.com H=(web.example.com) [192.0.2.1] P=esmtp S=452 id=${idOf(i)}\n` +
      `2026-02-01 03:04:06 ${eximKey(i)} => user@example.org R=dnslookup T=remote_smtp H=mx.example.org [198.51.100.2] C="250 2.0.0 Ok: queued as 8F3A2B1C"\n` +
      `2026-02-01 03:04:06 ${eximKey(i)} Completed\n`,
  },
  'Exchange tracking': {
    head: '#Fields: date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,recipient-address,recipient-status\n',
    mail: (i) =>
      `2026-02-01T03:04:05.${100 + (i % 900)}Z,192.0.2.1,web,192.0.2.2,MBX1,08D1;2026;0,MBX1\\Default,SMTP,RECEIVE,${i},<${idOf(i)}>,user@example.org,\n` +
      `2026-02-01T03:04:06.${100 + (i % 900)}Z,,,,MBX1,,,STOREDRIVER,DELIVER,${i},<${idOf(i)}>,user@example.org,\n`,
  },
  'list of Message-IDs': { mail: (i) => `<${idOf(i)}>\n` },
  mbox: {
    mail: (i) =>
      `From shop@example.com Sun Feb  1 03:04:05 2026\nReceived: from web.example.com by mx.example.org with ESMTP id q${i};\n Sun, 1 Feb 2026 03:04:05 +0000\nFrom: shop@example.com\nTo: user@example.org\nSubject: Order ${i}\nDate: Sun, 1 Feb 2026 03:04:05 +0000\nMessage-ID: <${idOf(i)}>\n\nPlease send 7 brass hinges. Order ${i}.\n\n`,
  },
  'own CSV': {
    head: 'panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause\r\n',
    mail: (i) =>
      `first,javamail-1.3.2,${i},${i % 10},0,<${idOf(i)}>,${hashOf(i)},,${STARTED_MS + i},${i * 1000},${i * 1000 + 15},,\r\n`,
  },
};

function hashOf(i: number): number {
  return (i * 16807) % 2 ** 25;
}

/** Every thousandth is that of the mail before. */
function idOf(number: number): string {
  const i = number % 1000 === 999 ? number - 1 : number;
  return `${hashOf(i)}.${STARTED_MS + i}.JavaMail.cfmail@mail.example.com`;
}

function stamp(i: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `Feb  1 ${two(Math.floor(i / 360_000) % 24)}:${two(Math.floor(i / 6000) % 60)}:${two(Math.floor(i / 100) % 60)}`;
}

function eximKey(i: number): string {
  return `1F4AbC-${String(i % 1_000_000).padStart(6, '0')}-${String(Math.floor(i / 1_000_000)).padStart(2, '0')}`;
}

function postfixMail(i: number): string {
  const at = `${stamp(i)} mx`;
  const key = (0x4a1b2c000 + i).toString(16).toUpperCase();
  return [
    `${at} postfix/smtpd[${2000 + (i % 20)}]: connect from web.example.com[192.0.2.1]`,
    `${at} postfix/smtpd[${2000 + (i % 20)}]: ${key}: client=web.example.com[192.0.2.1]`,
    `${at} postfix/cleanup[${3000 + (i % 20)}]: ${key}: message-id=<${idOf(i)}>`,
    `${at} postfix/qmgr[999]: ${key}: from=<cfmail@example.com>, size=432, nrcpt=1 (queue active)`,
    `${at} postfix/smtp[${4000 + (i % 20)}]: ${key}: to=<user@example.org>, relay=mx.example.org[198.51.100.2]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 8F3A2B1C)`,
    `${at} postfix/qmgr[999]: ${key}: removed`,
    `${at} postfix/smtpd[${2000 + (i % 20)}]: disconnect from web.example.com[192.0.2.1] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5`,
    '',
  ].join('\n');
}

/** Chunks of mails until there are so many MB. */
function* chunksOf(mail: (number: number) => string, megabytes: number, head = ''): Generator<Buffer> {
  let text = head;
  let bytes = 0;
  for (let i = 0; bytes < megabytes * 1e6; i++) {
    text += mail(i);
    if (text.length < CHUNK_BYTES) continue;
    bytes += text.length;
    yield Buffer.from(text);
    text = '';
  }
}

/** ms of one reading: by the wall clock, and of all the process's threads together (collectors and compilers too). */
interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const fromMs = performance.now();
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return { wallMs: performance.now() - fromMs, cpuMs: (user + system) / 1000 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Both read the same bytes in turns, so that what else the machine does meets both; the first turn warms them up. */
async function compared(table: TableThread, chunks: readonly Buffer[]): Promise<string> {
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const rounds: { readonly own: Cost; readonly lines: Cost }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const lines = await costOf(() => readlineOnly(chunks));
    const own = await costOf(() => importOnly(table, chunks));
    if (round > 0) rounds.push({ own, lines });
  }
  const rate = (costs: readonly Cost[]): string =>
    (bytes / 1000 / median(costs.map(({ wallMs }) => wallMs))).toFixed(0);
  const ratio = (unit: keyof Cost): string =>
    median(rounds.map(({ own, lines }) => lines[unit] / own[unit])).toFixed(2);
  return (
    `${rate(rounds.map(({ own }) => own))} MB/s, readline ${rate(rounds.map(({ lines }) => lines))} MB/s, ` +
    `ratio ${ratio('wallMs')} by the clock, ${ratio('cpuMs')} by processor time`
  );
}

async function readlineOnly(chunks: Iterable<Buffer>): Promise<void> {
  let lines = 0;
  const reader = createInterface({ input: Readable.from(chunks, { objectMode: false }), crlfDelay: Infinity });
  reader.on('line', () => lines++);
  await once(reader, 'close');
  if (lines === 0) throw new Error('no lines');
}

/** As `npm run logs` does: read here, and put into a table by another thread, which stays, as the page's does. */
async function importOnly(table: TableThread, chunks: Iterable<Buffer>): Promise<void> {
  const sender = new BatchSender(table.take);
  const collector = new LogCollector(sender.hand, true);
  const source = { name: 'log', lastModifiedMs: STARTED_MS };
  const stream = Readable.from(chunks, { objectMode: false }) as AsyncIterable<Uint8Array>;
  await readSource(collector, source, stream, { rest: () => sender.rest() });
  const collected = collector.finish();
  await sender.settle();
  if ((await table.finish(collected)) === 0) throw new Error('no collisions');
}

/**
 * Writes a process's largest resident set, KB, when it ends. Of what `getrusage` says Linux counts in the process that it was
 * forked from, so there its own memory map is asked.
 */
const PEAK_WATCHER = `
import { readFileSync } from 'node:fs';
import process from 'node:process';
process.on('exit', () => {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  process.stderr.write(/VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
});`;

/** Reads a Postfix log from standard input in a process of its own, as `npm run logs` does. */
async function largeLog(report: Report): Promise<void> {
  const script = path.join(process.cwd(), 'scripts/logs.mjs');
  const watcher = `data:text/javascript,${encodeURIComponent(PEAK_WATCHER)}`;
  const child = spawn(process.execPath, ['--import', watcher, script, '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const texts = { out: '', error: '' };
  child.stdout.on('data', (data: Buffer) => (texts.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (texts.error += data.toString()));
  const ended = once(child, 'close');
  let bytes = 0;
  for (const chunk of chunksOf(postfixMail, LOG_MB)) {
    bytes += chunk.length;
    if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await ended;
  if (child.exitCode !== 1) throw new Error(texts.error);
  const peakMb = (Number(texts.error) * 1024) / 1e6;
  report(
    `Postfix log of ${(bytes / 1e6).toFixed(0)} MB by npm run logs: ${peakMb.toFixed(0)} MB at most; ${texts.out.split('\n', 1)[0]!}`,
  );
}

export default async function bench(report: Report): Promise<void> {
  const table = new Table(BUNDLE);
  await comparedAll(table, report).finally(() => table.end());
  if (process.env.BENCH_FORMAT === undefined) await largeLog(report);
}

async function comparedAll(table: TableThread, report: Report): Promise<void> {
  const asked = process.env.BENCH_FORMAT;
  for (const [name, { head, mail }] of Object.entries(FORMATS)) {
    if (asked !== undefined && !name.startsWith(asked)) continue;
    report(`${name}: ${await compared(table, [...chunksOf(mail, FORMAT_MB, head)])}`);
  }
  if (asked !== undefined) return;
  const packed = gzipSync(Buffer.concat([...chunksOf(postfixMail, FORMAT_MB)]));
  const unpackedBytes = gunzipSync(packed).length;
  const walls: number[] = [];
  for (let round = 0; round < ROUNDS; round++) walls.push((await costOf(() => importOnly(table, [packed]))).wallMs);
  report(`Postfix, gzip: ${(unpackedBytes / 1000 / median(walls)).toFixed(0)} MB/s unpacked`);
}
