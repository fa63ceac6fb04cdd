/** What the collision did to mail, as a reader sees it: receivers, mailboxes, the letters' form, the wire, the price. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectState, exported, runToEnd, value } from './page.ts';

/** Over in a moment, the same on every machine, with some hundred collisions. */
const RUN = '?engine=simulated&clock=55ms&cores=10&messages=2000';

const section = (page: Page): Locator => page.getByRole('region', { name: 'What reached the mailboxes' });

/** As a reader scrolls; on a busy machine the wheel may pass what loads when it is near: then from the top once more. */
async function scrolledTo(page: Page, wanted: Locator): Promise<Locator> {
  await expect(async () => {
    const isAtEnd = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    await page.mouse.wheel(0, isAtEnd ? -1e6 : 600);
    await expect(wanted).toBeVisible({ timeout: 200 });
  }).toPass();
  // What is out of sight is not counted while a run goes on.
  await wanted.scrollIntoViewIfNeeded();
  return wanted;
}

async function mail(page: Page, receiver: string, figure: 'accepted' | 'delivered' | 'lost'): Promise<number> {
  const cell = section(page).locator(`[data-receiver="${receiver}"] [data-mail="${figure}"]`);
  return Number(await cell.getAttribute('data-value'));
}

test('what Exchange lost, Sendmail and Postfix delivered; the figures agree with the panel’s', async ({ page }) => {
  await runToEnd(page, RUN);
  await scrolledTo(page, section(page).getByRole('table').first());
  const duplicates = await value(page, 'first', 'duplicates');
  expect(duplicates).toBeGreaterThan(0);
  await expect(section(page)).toContainText(
    `Of 2,000 accepted letters Exchange lost ${duplicates.toLocaleString('en')} without a word. Sendmail and Postfix delivered all.`,
  );
  for (const exchange of ['exchange-2003', 'exchange-2007']) {
    expect(await mail(page, exchange, 'lost')).toBe(duplicates);
    expect(await mail(page, exchange, 'delivered')).toBe(2000 - duplicates);
  }
  for (const other of ['sendmail', 'postfix']) expect(await mail(page, other, 'delivered')).toBe(2000);
});

test('a missing letter stands struck through, with a word and the event, where the other mailbox has it', async ({
  page,
}) => {
  await runToEnd(page, RUN);
  await scrolledTo(page, section(page).getByRole('table').first());
  const boxes = section(page).getByRole('region', { name: 'Mailboxes' });
  const lost = section(page).locator('[data-receiver="exchange-2007"]').getByRole('button').first();
  const number = (await lost.textContent())!.trim();
  await lost.click();
  const row = boxes
    .getByRole('row')
    .filter({ hasText: `no. ${number}, as` })
    .first();
  const [left, right] = [row.getByRole('cell').nth(0), row.getByRole('cell').nth(1)];
  await expect(left).toContainText('lost · no bounce');
  await expect(right).not.toContainText('lost');
  await expect(left.locator('.subject')).toHaveCSS('text-decoration-line', 'line-through');
  await section(page).getByLabel('Left mailbox').selectOption('Exchange 2007');
  await expect(left).toContainText('lost · DUPLICATEDELIVER');
  await left.getByRole('button', { name: 'how it happened' }).click();
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Exchange drops it');
});

test('letters arrive while the run goes on', async ({ page }) => {
  await page.goto('?step=1ms&smtp=10ms');
  const receivers = await scrolledTo(page, section(page).getByRole('table').first());
  const before = await mail(page, 'postfix', 'accepted');
  await expect(async () => {
    await receivers.scrollIntoViewIfNeeded();
    expect(await mail(page, 'postfix', 'accepted')).toBeGreaterThan(before + 20);
  }).toPass();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectState(page, 'done');
  await expect(async () => {
    expect(await mail(page, 'postfix', 'accepted')).toBe(await value(page, 'first', 'messages'));
    expect(await mail(page, 'exchange-2003', 'lost')).toBe(await value(page, 'first', 'duplicates'));
  }).toPass();
});

test('scrolled to while a run goes on they keep their place, say that they count, and hold still to be read', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const seen = { shift: 0, wrong: false };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => {
      seen.wrong ||= [...document.querySelectorAll('p')].some((one) => one.textContent.includes('No letters yet'));
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: { shift: number; wrong: boolean } }).seen);
  await page.goto('?step=2ms&clock=10ms');
  await expect.poll(() => value(page, 'first', 'messages')).toBeGreaterThan(100);
  await scrolledTo(page, section(page).getByRole('region', { name: 'Mailboxes' }));
  expect((await seen()).wrong).toBe(false);
  const newest = section(page).getByRole('region', { name: 'Mailboxes' }).locator('tbody tr').first();
  const listed = await newest.textContent();
  const before = await mail(page, 'postfix', 'accepted');
  await expect.poll(() => mail(page, 'postfix', 'accepted')).toBeGreaterThan(before + 50);
  expect(await newest.textContent()).toBe(listed);
  expect((await seen()).shift).toBeLessThan(0.05);
  await section(page).getByRole('button', { name: 'Newer letters' }).click();
  await expect(newest).not.toHaveText(listed!);
});

test('a million messages at full speed do not hold the page up', async ({ page }) => {
  await runToEnd(page, '?engine=simulated&step=0&work=0&messages=1000000&cores=10');
  await scrolledTo(page, section(page).getByRole('table').first());
  await expect(async () => {
    expect(await mail(page, 'postfix', 'accepted')).toBe(1_000_000);
    expect(await mail(page, 'exchange-2003', 'lost')).toBe(await value(page, 'first', 'duplicates'));
  }).toPass();
  const boxes = section(page).getByRole('region', { name: 'Mailboxes' });
  expect(await boxes.getByRole('row').count()).toBeLessThanOrEqual(201);
  await section(page).getByLabel('Letter no.').fill('500,000');
  await section(page).getByLabel('Letter no.').press('Enter');
  await expect(boxes).toContainText('Order 501000');
});

test('the letters’ form: what is wrong is said, what is right is in the mailboxes, the inspector and the files', async ({
  page,
}) => {
  await runToEnd(page, RUN);
  await scrolledTo(page, section(page).getByText('The letters: recipients and text'));
  await section(page).getByText('The letters: recipients and text').click();
  await section(page).getByLabel('Recipients').fill('1001');
  await expect(section(page).getByRole('alert')).toContainText('whole numbers from 1 to 1000');
  await section(page).getByLabel('Recipients').fill('3');
  await section(page).getByLabel('Subject').fill('<b>Ticket {message}</b>');
  const boxes = section(page).getByRole('region', { name: 'Mailboxes' });
  await expect(boxes).toContainText('<b>Ticket 1999</b>');
  await expect(boxes).toContainText(/helpdesk-[123]@example\.com/);
  expect(await boxes.locator('.subject b').count()).toBe(0);
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('<b>Ticket');
  const file = await exported(page, 'Mailbox (mbox)');
  expect(file.text).toContain('Subject: <b>Ticket ');
  expect(file.text).toMatch(/^To: helpdesk-[123]@example\.com/m);
});

test('the inspector shows the wire, and opens the microscope on its Message-ID', async ({ page }) => {
  await runToEnd(page, RUN);
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await inspector.getByText('On the wire').click();
  await expect(inspector.getByRole('region', { name: 'Packet list' })).toContainText('Message-ID: <');
  await inspector.getByRole('button', { name: 'Under the microscope' }).first().click();
  await expect(page.getByRole('dialog', { name: 'The Message-ID under the microscope' })).toContainText('JavaMail');
});

test('the price of one thread is measured with live threads and simulated', async ({ page }) => {
  test.slow();
  await page.goto('?run=0&step=1ms&clock=10ms');
  const price = page.getByRole('region', { name: 'The work-around and its price' });
  await scrolledTo(page, price);
  await price.getByLabel('Seconds a point').selectOption('1');
  await price.getByRole('button', { name: 'Measure the price' }).click();
  await expect(price).toHaveAttribute('data-price', 'done', { timeout: 90_000 });
  await expect(price).toContainText(
    /Measured with live threads, SMTP time 100\sms: 10 threads sent [\d.,]+ messages a second/,
  );
  await expect(price).toContainText('Simulated, SMTP time 100 ms');
  await price.getByText('The same as a table').click();
  await expect(price.getByRole('row')).toHaveCount(10);
});
