/** Real logs, as outsiders reach them: files dropped on the page or chosen by Open logs, results by role, name and metric. */
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expectState, root, value } from './page.ts';

interface Dropped {
  readonly name: string;
  readonly bytes: Buffer;
}

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const fixture = (name: string): string => path.join(FIXTURES, name);
const PAIR = ['process-a.txt', 'process-b.txt'].map((name) => fixture(`jakarta-mail-1.6.5/${name}`));
/** In both files of the pair. */
const IN_COMMON = commonLines(PAIR);

function commonLines([a = '', b = '']: readonly string[]): number {
  const [first, second] = [a, b].map((file) => readFileSync(file, 'utf8').trim().split('\n'));
  return first!.filter((line) => second!.includes(line)).length;
}

function dropped(files: readonly string[]): Dropped[] {
  return files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
}

/** Drops files on the page, as a hand does. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const data = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((sent) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of sent) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { lastModified: 1_700_000_000_000 }));
    }
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, data);
}

async function open(page: Page, files: readonly string[]): Promise<void> {
  await page.goto('?view=logs');
  await page.getByLabel('Choose files').setInputFiles([...files]);
  await expectState(page, 'done');
}

const skipped = (page: Page) => page.getByRole('region', { name: /^Skipped/ });

test('two processes’ lists, dropped on the race, give their collisions on a timeline of two lanes', async ({
  page,
}) => {
  await page.goto('?run=0');
  await expectState(page, 'idle');
  await drop(page, dropped(PAIR));
  await expect(root(page)).toHaveAttribute('data-engine', 'imported');
  await expectState(page, 'done');
  expect(new URL(page.url()).searchParams.get('view')).toBe('logs');
  const figure = page.getByRole('figure', { name: 'Collision timeline: process-a.txt and process-b.txt' });
  await expect(figure).toHaveAttribute('data-panel', 'first');
  expect(IN_COMMON).toBeGreaterThan(0);
  expect(await value(page, 'first', 'messages')).toBe(600);
  expect(await value(page, 'first', 'collisions')).toBe(IN_COMMON);
  expect(await value(page, 'first', 'duplicates')).toBe(IN_COMMON);
  expect(await value(page, 'first', 'distinct')).toBe(600 - IN_COMMON);
  expect(await value(page, 'first', 'rate')).toBeCloseTo((100 * IN_COMMON) / 600);
  expect(await value(page, 'first', 'ids-per-second')).toBeGreaterThan(0);
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toContainText('Cause: two processes counting alike.');
  await expect(inspector.getByRole('row', { name: /^Postfix/ })).toContainText('all delivered');
  await expect(inspector.getByRole('row', { name: /^Exchange 2007/ })).toContainText('1 mail lost');
});

test('Open logs is a real file input in every view', async ({ page }) => {
  await page.goto('?run=0');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open logs' }).click();
  const files = await chooser;
  expect(files.isMultiple()).toBe(true);
  await files.setFiles(fixture('mail-logs/postfix-syslog.log'));
  await expectState(page, 'done');
  await expect(page.getByRole('region', { name: 'Read', exact: true })).toContainText('Postfix log');
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
});

test('a second drop adds to the first, and a file is not counted twice', async ({ page }) => {
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  const [a, b] = dropped(PAIR);
  await drop(page, [a!]);
  await expectState(page, 'done');
  expect(await value(page, 'first', 'collisions')).toBe(0);
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('There are none');
  await drop(page, [a!, b!]);
  await expect(page.locator('[data-metric="collisions"]')).toHaveAttribute('data-value', String(IN_COMMON));
  await expect(page.getByRole('status').filter({ hasText: 'process-a.txt: read already' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('heading', { name: /^Drop files here/ })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await expectState(page, 'idle');
});

test('the example on the page is such a pair', async ({ page }) => {
  await page.goto('?view=logs');
  await page.getByRole('button', { name: 'Read the example' }).click();
  await expectState(page, 'done');
  expect(await value(page, 'first', 'collisions')).toBe(IN_COMMON);
});

test('what cannot be read is listed by file, line and reason, and the rest is shown', async ({ page }) => {
  const [list] = dropped(PAIR);
  const packed = gzipSync(list!.bytes);
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await drop(page, [
    { name: 'empty.log', bytes: Buffer.alloc(0) },
    { name: 'picture.png', bytes: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)) },
    { name: 'cut.gz', bytes: packed.subarray(0, Math.floor(packed.length / 2)) },
    { name: 'mixed.txt', bytes: Buffer.from('<one@example.com>\r\nno Message-ID\n<two@example.com>\n') },
  ]);
  await expectState(page, 'done');
  await expect(skipped(page).getByRole('row', { name: 'empty.log all the file is empty' })).toBeVisible();
  await expect(skipped(page).getByRole('row', { name: /^picture\.png all/ })).toBeVisible();
  await expect(skipped(page).getByRole('row', { name: /^cut\.gz all .*gzip/ })).toBeVisible();
  await expect(skipped(page).getByRole('row', { name: 'mixed.txt 2 not a Message-ID' })).toBeVisible();
  const mails = await value(page, 'first', 'messages');
  expect(mails).toBeGreaterThan(50);
  expect(mails).toBeLessThan(302);
});

test('files without any mail and without any time say so', async ({ page }) => {
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await drop(page, [{ name: 'empty.log', bytes: Buffer.alloc(0) }]);
  await expectState(page, 'done');
  await expect(page.getByRole('figure')).toContainText('no mail was found');
  await drop(page, [{ name: 'ids.txt', bytes: Buffer.from('<same@example.com>\n<same@example.com>\n') }]);
  await expect(page.locator('[data-metric="collisions"]')).toHaveAttribute('data-value', '1');
  await expect(page.getByRole('figure')).toContainText('tell a time');
});

test('markup in a Message-ID stays text, here and under the microscope', async ({ page }) => {
  await open(page, [fixture('mail-logs/postfix-syslog.log'), fixture('mail-logs/sendmail-syslog.log')]);
  const id = page.getByRole('button', { name: '<<img src=x onerror=alert(1)>@example.net>' }).first();
  await expect(id).toBeVisible();
  expect(await page.locator('main img').count()).toBe(0);
  await id.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toHaveValue(/onerror/);
  expect(await dialog.locator('img').count()).toBe(0);
  await page.keyboard.press('Escape');
  const javaMail = page.getByRole('button', { name: /^<12728602\.\d+\.JavaMail/ }).first();
  await javaMail.click();
  await expect(page.getByRole('dialog')).toContainText('up to 1.3.2');
});

test('a collision can be reached by keys in the figure, and by its number in the list', async ({ page }) => {
  await open(page, PAIR);
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await page.getByRole('button', { name: 'Look at collision 3', exact: true }).click();
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Collision 3');
  await inspector.getByRole('button', { name: 'Next collision' }).click();
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Collision 4');
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tooltip')).toContainText('Collision 5: 2 mails, process-a.txt and process-b.txt');
  await page.keyboard.press('Enter');
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Collision 5');
});

test('the report is saved as text, JSON, CSV and pictures, and all say the same', async ({ page }) => {
  await open(page, PAIR);
  const saved = async (role: 'button' | 'menuitem', name: string): Promise<Buffer> => {
    if (role === 'menuitem') await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()]);
    return readFileSync(await download.path());
  };
  expect(String(await saved('button', 'Download text'))).toContain(`in ${IN_COMMON} collision`);
  expect(String(await saved('menuitem', 'CSV')).split('\r\n').length).toBe(1 + 2 * IN_COMMON + 1);
  const svg = String(await saved('menuitem', 'SVG'));
  expect(svg).toContain('process-a.txt and process-b.txt');
  expect(svg).toContain('reuse a Message-ID');
  expect((await saved('menuitem', 'PNG')).subarray(1, 4).toString()).toBe('PNG');
  await expect(page.getByText(/Saved as collisions-logs-\d{8}T\d{6}Z\.png/)).toBeAttached();
  const json = JSON.parse(String(await saved('menuitem', 'JSON'))) as { format: string; collisions: unknown[] };
  expect(json.format).toBe('message-id-report');
  expect(json.collisions.length).toBe(IN_COMMON);
  await page.getByText('Read it here').click();
  await expect(page.getByRole('region', { name: 'The report' }).locator('pre')).toContainText('What to do');
});

test('the page reads its own export of a log again: the same collisions, causes and counts', async ({ page }, info) => {
  await open(page, PAIR);
  const counts = async () =>
    Promise.all((['messages', 'duplicates', 'collisions', 'rate'] as const).map((id) => value(page, 'first', id)));
  const before = await counts();
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'JSON' }).click(),
  ]);
  const report = info.outputPath('report.json');
  await download.saveAs(report);
  await open(page, [report]);
  expect(await counts()).toEqual(before);
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toContainText('Cause: two processes counting alike, as the file states.');
  await expect(page.getByRole('figure')).toContainText('by the file’s own count, are not in it');
  await expect(page.getByRole('region', { name: 'Read' })).toContainText('it lists only mails that share a Message-ID');
});

test('what a file does not tell has no figure: a rate of only colliding messages, mails a second without time', async ({
  page,
}) => {
  const header =
    'panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause';
  const row = (message: number) =>
    `first,javamail-1.3.2,${message},${message},0,<5.1138763045123.JavaMail.a@b>,5,,1138763045123,1,2,1,replay`;
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await drop(page, [{ name: 'collisions.csv', bytes: Buffer.from([header, row(0), row(1), ''].join('\r\n')) }]);
  await expectState(page, 'done');
  await expect(page.locator('[data-metric="rate"]')).toHaveAttribute('data-value', '');
  await expect(page.getByRole('figure')).toContainText('so there is no rate');
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText(
    'Cause: replay, as recorded by the race.',
  );
});

test('the same list under two names, plain and packed, is counted once, and says so', async ({ page }) => {
  const [list] = dropped(PAIR);
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await drop(page, [list!, { name: 'again.txt.gz', bytes: gzipSync(list!.bytes) }]);
  await expectState(page, 'done');
  expect(await value(page, 'first', 'collisions')).toBe(0);
  const reason = 'the same content as process-a.txt, not counted again';
  await expect(skipped(page).getByRole('row', { name: `again.txt.gz all ${reason}` })).toBeVisible();
});

test('keys tell every mail of a lane, and the way back has the race’s title', async ({ page }) => {
  await page.goto('?run=0');
  await expectState(page, 'idle');
  await drop(page, dropped(PAIR));
  await expectState(page, 'done');
  await expect(page).toHaveTitle(/^Real logs/);
  const figure = page.getByRole('application');
  await expect(figure).toHaveAttribute(
    'aria-label',
    /Up and down: choose a lane. N and P: next and previous mail of the lane/,
  );
  await figure.focus();
  await page.keyboard.press('ArrowDown');
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toContainText('process-a.txt');
  for (
    let presses = 0;
    presses < 20 && !(await tooltip.textContent())!.startsWith('process-a.txt, Message-ID <');
    presses++
  ) {
    await page.keyboard.press('n');
    await expect(tooltip).toBeVisible();
  }
  await expect(tooltip).toContainText(/^process-a\.txt, Message-ID <.+>, at 20/);
  await page.goBack();
  await expect(page).toHaveTitle('Two letters, one postmark');
});

test('nothing leaves the browser while files are read', async ({ page, baseURL }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    const isOwn = request.url().startsWith('blob:') || request.url().startsWith(new URL(baseURL!).origin);
    if (request.method() !== 'GET' || !isOwn) sent.push(`${request.method()} ${request.url()}`);
  });
  await open(page, PAIR);
  expect(sent).toEqual([]);
  await expect(page.getByText('Nothing leaves this browser').first()).toBeVisible();
});

/** Drops a file of 2 GB: one mail, logged again and again, so there is nothing to hold, but each line is looked up. */
async function dropMuch(page: Page, isCancelledAtOnce = false): Promise<void> {
  await page.evaluate((isCancelledAtOnce) => {
    const line = 'Feb  1 03:04:05 mx postfix/cleanup[3]: A1: message-id=<1@example.com>\n';
    const megabyte = new Blob([line.repeat(14_000)]);
    const transfer = new DataTransfer();
    transfer.items.add(
      new File(
        Array.from({ length: 2000 }, () => megabyte),
        'mail.log',
      ),
    );
    const cancel = (): HTMLButtonElement | undefined =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Cancel');
    if (isCancelledAtOnce) {
      const observer = new MutationObserver(() => {
        if (!cancel()) return;
        observer.disconnect();
        cancel()!.click();
      });
      observer.observe(document.body, { childList: true, subtree: true });
    }
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, isCancelledAtOnce);
}

test('a reading can be cancelled, and what was read by then is shown', async ({ page }) => {
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await dropMuch(page);
  await expectState(page, 'running');
  await expect(page.getByRole('region', { name: 'Reading' })).toContainText('MB/s · 1 mail');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectState(page, 'done');
  await expect(page.getByText('Cancelled: what was read by then is shown.')).toBeVisible();
  expect(await value(page, 'first', 'messages')).toBe(1);
  await expect(skipped(page)).toContainText('reading was cancelled');
});

test('a reading can be cancelled before its workers have loaded', async ({ page }) => {
  await page.goto('?view=logs');
  await expectState(page, 'idle');
  await dropMuch(page, true);
  await expectState(page, 'done');
  await expect(page.getByText('Cancelled: what was read by then is shown.')).toBeVisible();
});
