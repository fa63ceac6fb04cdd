import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatMessageId, parseMessageId } from '../../src/algorithms/format.ts';
import { algorithmById } from '../../src/algorithms/index.ts';
import { ALGORITHM_IDS } from '../../src/scenario/scenario.ts';
import { serveFolder } from '../../scripts/staticHost.mjs';
import { readCsv } from '../exports/readCsv.ts';
import { schemaErrors, type Schema } from '../exports/schemaCheck.ts';
import { readStrictly } from '../exports/strictTrace.ts';
import { exported, expectState, runToEnd, value } from './page.ts';

interface FileStep {
  readonly step: string;
  readonly at_us: number;
  readonly value?: number;
}
interface FileMessage {
  readonly thread: number;
  readonly end_us: number;
  readonly steps: readonly FileStep[];
}
interface CollisionsFile {
  readonly panels: readonly {
    readonly totals: Record<string, number>;
    readonly collisions: readonly { readonly cause: string; readonly messages: readonly FileMessage[] }[];
  }[];
}

async function watchFor(page: Page, link: string, duplicates: number): Promise<void> {
  await page.goto(link);
  await expect.poll(() => value(page, 'first', 'duplicates'), { timeout: 30_000 }).toBeGreaterThan(duplicates);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectState(page, 'done');
}

for (const first of ALGORITHM_IDS) {
  test(`every row of a CSV of ${first} holds the fields of its Message-ID`, async ({ page }) => {
    await runToEnd(page, `?first=${first}&threads=4&step=0&work=0&messages=20000`);
    const { name, text } = await exported(page, 'CSV', true);
    expect(name).toMatch(new RegExp(`^collisions-${first}-4t-1ms-\\w+\\.csv$`));
    const rows = readCsv(text).filter(({ panel }) => panel === 'first');
    expect(rows).toHaveLength(20_000);
    const algorithm = algorithmById(first);
    const seen = new Map<string, string>();
    // Collected, not expected one by one: an expectation is a step of the test's trace.
    const wrong: string[] = [];
    for (const row of rows) {
      const id = row['message_id'] ?? '';
      const counter = row['counter'] === '' ? null : Number(row['counter']);
      const fields = { hash: Number(row['hash']), counter, clock: Number(row['clock_ms']) };
      const parsed = parseMessageId(algorithm, id);
      if (JSON.stringify(parsed) !== JSON.stringify(fields)) wrong.push(`${id} does not hold its row's fields`);
      if (formatMessageId(algorithm, fields) !== id) wrong.push(`${id} is not what its row's fields make`);
      if (Number(row['start_us']) > Number(row['end_us'])) wrong.push(`${id} ends before it starts`);
      const earlier = seen.get(id);
      if (earlier !== undefined && earlier !== row['collision']) wrong.push(`${id} stands in two collisions`);
      seen.set(id, row['collision'] ?? '');
    }
    expect(wrong).toEqual([]);
    expect(rows.length - seen.size).toBe(await value(page, 'first', 'duplicates'));
  });
}

test('in a live shared read both threads read the same seed, each before the other wrote', async ({ page }) => {
  await watchFor(page, '?step=2ms&clock=10ms', 20);
  const file = JSON.parse((await exported(page, 'JSON')).text) as CollisionsFile;
  const shared = file.panels[0]!.collisions.filter(({ cause }) => cause === 'shared-read');
  expect(shared.length).toBeGreaterThan(0);
  for (const { messages } of shared) {
    const [one, other] = messages.map(({ steps }) => ({
      read: steps.find(({ step }) => step === 'read-seed')!,
      write: steps.find(({ step }) => step === 'write-seed')!,
    }));
    expect(one!.read.value).toBe(other!.read.value);
    expect(one!.write.value).toBe(other!.write.value);
    // The clocks of two workers may differ by a step or two.
    const doubtUs = 40;
    expect(one!.read.at_us).toBeLessThan(other!.write.at_us + doubtUs);
    expect(other!.read.at_us).toBeLessThan(one!.write.at_us + doubtUs);
  }
});

test('the JSON of a watched run follows its schema, and its totals are those on the page', async ({ page }) => {
  await watchFor(page, '?step=2ms&clock=10ms', 5);
  const { text, name } = await exported(page, 'JSON');
  expect(name).toMatch(/^collisions-javamail-1\.3\.2-10t-10ms-\w+\.json$/);
  const schema = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../public/message-id-collisions.schema.json'), 'utf8'),
  ) as Schema;
  const file = JSON.parse(text) as CollisionsFile;
  expect(schemaErrors(file, schema)).toEqual([]);
  expect(file.panels[0]!.totals['duplicates']).toBe(await value(page, 'first', 'duplicates'));
  const members = file.panels[0]!.collisions.map(({ messages }) => messages.length - 1).reduce((a, b) => a + b);
  expect(members).toBe(await value(page, 'first', 'duplicates'));
});

test('a file made while the run goes on is of one moment: its totals are those of its own messages', async ({
  page,
}) => {
  await page.goto('?step=1ms&clock=10ms&threads=32');
  await expect.poll(() => value(page, 'first', 'duplicates'), { timeout: 30_000 }).toBeGreaterThan(50);
  const file = JSON.parse((await exported(page, 'JSON')).text) as CollisionsFile;
  await expectState(page, 'running');
  const { totals, collisions } = file.panels[0]!;
  expect(collisions).toHaveLength(totals['collisions']!);
  expect(collisions.map(({ messages }) => messages.length - 1).reduce((a, b) => a + b)).toBe(totals['duplicates']);
});

test('the Perfetto trace of a watched run nests, never overlaps, and opens in speedscope', async ({
  page,
  context,
}) => {
  await watchFor(page, '?step=2ms&clock=10ms', 5);
  const { text } = await exported(page, 'Perfetto trace', true);
  expect(readStrictly(text).flows.length).toBeGreaterThan(0);

  const speedscope = await serveFolder({
    folder: path.join(import.meta.dirname, '../../node_modules/speedscope/dist/release'),
  });
  try {
    const viewer = await context.newPage();
    await viewer.route('**/our-trace.json', (route) => route.fulfill({ contentType: 'application/json', body: text }));
    await viewer.goto(`${speedscope.url}#profileURL=${encodeURIComponent(`${speedscope.url}our-trace.json`)}`);
    await expect(viewer.getByText('JavaMail 1.3.2').first()).toBeVisible();
  } finally {
    await speedscope.close();
  }
});

test('SVG and PNG stand alone: title, settings and figures', async ({ page }) => {
  await watchFor(page, '?step=2ms&clock=10ms', 5);
  const svg = await exported(page, 'SVG');
  expect(svg.text).toContain('<svg');
  expect(svg.text).toContain('JavaMail 1.3.2');
  expect(svg.text).not.toMatch(/<script|href="http/);
  const parses = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? 'well-formed',
    svg.text,
  );
  expect(parses).toBe('well-formed');
  const png = await exported(page, 'PNG');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(2000);
});

test('a file of 2,000,000 messages can be cancelled while it is written', async ({ page }) => {
  test.slow();
  await runToEnd(page, '?step=0&work=0&messages=1000000');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('Every message').check();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expectState(page, 'done');
});
