/** What this page writes, read again: the same collisions, causes and counts, and what the file leaves out is said. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collidingMailsCsv } from '../../src/exports/collidingMailsCsv.ts';
import { CSV } from '../../src/exports/csv.ts';
import { COLLISIONS_JSON } from '../../src/exports/json.ts';
import { collidingMails } from '../../src/imports/findings/collidingMails.ts';
import type { Findings } from '../../src/imports/findings/findings.ts';
import { summarise, textReport } from '../../src/imports/findings/report.ts';
import { jsonReport } from '../../src/imports/findings/reportJson.ts';
import { causeName } from '../../src/imports/findings/reportWords.ts';
import { racedRun, text } from '../exports/racedRun.ts';
import { schemaErrors, type Schema } from '../exports/schemaCheck.ts';
import { fixture, imported, reasons } from './imported.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../public/message-id-report.schema.json', import.meta.url), 'utf8'),
) as Schema;

const written = (findings: Findings): string => [...jsonReport(findings)].join('');
const csvOf = (findings: Findings): string => [...collidingMailsCsv(collidingMails(findings))].join('');

/** What must be the same when it is read again. Where a mail stands is another file. */
function told(findings: Findings) {
  return [...findings.collisions()].map(({ messageId, cause, reason, mails }) => ({
    messageId,
    cause,
    reason,
    mails: mails.map(({ atMs, dateMs, lane, host, panel, algorithm, mailKey }) => ({
      ...{ atMs, dateMs, lane, host, panel, algorithm, mailKey },
    })),
  }));
}

const JAVA_MAIL = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 }))
  .map(([hash, ms]) => `${hash}.${1138763045123 + ms}.JavaMail.cfmail@mail.example.com`);
const OTHER = fc.stringMatching(/^[a-c"',=+ñ]{1,2}@x$/);
const ID = fc.oneof(JAVA_MAIL, OTHER);
const LIST = fc.array(ID, { maxLength: 80 }).map((ids) => ids.map((id) => `<${id}>`).join('\n'));
const POSTFIX = fc.array(fc.tuple(ID, fc.integer({ min: 0, max: 59 }), fc.nat(3)), { maxLength: 60 }).map((mails) =>
  mails
    .map(([id, second, pid], i) => {
      const at = `2006-02-01T03:04:${String(second).padStart(2, '0')}.250Z`;
      return `${at} mx postfix/cleanup[${pid}]: ${(0xa000 + i).toString(16)}: message-id=<${id}>`;
    })
    .join('\n'),
);

describe('the JSON of logs', () => {
  it('is of its schema, and is read again as the same collisions, causes, counts and time', () => {
    fc.assert(
      fc.property(LIST, POSTFIX, fc.boolean(), fc.integer({ min: 1, max: 3000 }), (list, log, isLaidOut, chunk) => {
        const first = imported({ 'ids.txt': list, 'mail.log': log });
        const json = written(first);
        expect(schemaErrors(JSON.parse(json), SCHEMA)).toEqual([]);
        const again = imported({ report: isLaidOut ? JSON.stringify(JSON.parse(json), null, 2) : json }, chunk);
        expect(reasons(again)).toEqual([]);
        expect(told(again)).toEqual(told(first));
        expect(again.totals).toEqual(first.totals);
        expect([again.fromMs, again.toMs]).toEqual([first.fromMs, first.toMs]);
        expect([...summarise(again).causes]).toEqual([...summarise(first).causes]);
        // And once more: what was read can be written.
        expect(told(imported({ report: written(again) }))).toEqual(told(first));
      }),
      { numRuns: 60 },
    );
  });

  it('says in words what it does not hold, and whose the causes are', () => {
    const first = imported({
      'a.txt': fixture('jakarta-mail-1.6.5/process-a.txt'),
      'b.txt': fixture('jakarta-mail-1.6.5/process-b.txt'),
    });
    const again = imported({ report: written(first) });
    const others = first.totals.messages - first.totals.collisions - first.totals.duplicates;
    expect(again.log.files[0]!.formats).toEqual(['This project’s report (JSON)']);
    expect(again.log.files[0]!.notes[0]).toContain('A report of a.txt, b.txt that this page made');
    expect(again.log.files[0]!.notes[0]).toContain(`The ${others.toLocaleString('en-US')} others are counted`);
    expect(causeName(again.collision(1)!)).toBe('two processes counting alike, as the file states');
    expect(textReport(again)).toContain('that is what the file states, not what was found here');
  });

  it('is read however many mails bear one Message-ID', () => {
    const first = imported({ list: '<one@x>\n'.repeat(20_000) });
    const again = imported({ report: written(first) });
    expect(reasons(again)).toEqual([]);
    expect(again.totals).toEqual(first.totals);
  });

  it('that is cut keeps its mails, and counts as it states', () => {
    const first = imported({ list: '<1@x>\n<1@x>\n<2@x>\n<2@x>\n<3@x>\n' });
    const json = written(first);
    const again = imported({ report: json.slice(0, json.lastIndexOf('{"at"')) });
    expect(told(again)).toEqual(told(first).slice(0, 1));
    expect(again.totals.messages).toBe(5);
  });

  it('counts nothing that is no number of mails', () => {
    for (const messages of [-5, 1.5, 1e300, '7', null]) {
      const json = JSON.stringify({ format: 'message-id-report', totals: { messages, rate: 0 }, collisions: [] });
      expect(imported({ json }).totals).toMatchObject({ messages: 0, isPart: true });
    }
  });
});

describe('the CSV of logs', () => {
  it('is read again as the same collisions and causes; how many other mails there were it does not tell', () => {
    fc.assert(
      fc.property(LIST, POSTFIX, (list, log) => {
        const first = imported({ 'ids.txt': list, 'mail.log': log });
        const again = imported({ csv: csvOf(first) });
        // The CSV names the algorithm that makes Message-IDs of this form too.
        const bare = (found: Findings) =>
          told(found).map((one) => ({ ...one, mails: one.mails.map((mail) => ({ ...mail, algorithm: null })) }));
        expect(bare(again)).toEqual(bare(first));
        expect(again.totals).toMatchObject({ rate: Number.NaN, isPart: true, duplicates: first.totals.duplicates });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a race’s own files', () => {
  const run = racedRun({ threads: 8, messages: 200, first: 'javamail-1.3.2', second: 'javamail-1.3.3' });
  const of = (everyMessage: boolean) => ({
    csv: imported({ csv: text(CSV.write(run, { everyMessage })) }),
    json: imported({ json: text(COLLISIONS_JSON.write(run, { everyMessage })) }),
  });
  const stated = run.panels.flatMap((panel) => [...panel.collisions()].map(({ cause }) => cause)).toSorted();
  const causes = (findings: Findings): string[] => [...findings.collisions()].map(({ cause }) => cause).toSorted();
  const messages = run.panels.reduce((sum, { totals }) => sum + totals.messages, 0);

  it('keep the cause that the race recorded, and say that it is the file’s statement', () => {
    expect(new Set(stated).size).toBeGreaterThan(0);
    for (const findings of [of(false).csv, of(false).json, of(true).csv, of(true).json]) {
      expect(causes(findings)).toEqual(stated);
      expect(causeName(findings.collision(1)!)).toMatch(/, as recorded by the race$/);
    }
  });

  it('as JSON count the messages that they leave out, and say so', () => {
    const { json } = of(false);
    expect(json.totals).toMatchObject({ messages, isPart: false });
    expect(json.log.files[0]!.notes[0]).toContain('lists only messages that collide: the ');
    const rate = (100 * json.totals.duplicates) / messages;
    expect(json.totals.rate).toBeCloseTo(rate, 10);
    expect(of(true).json.log.files[0]!.notes).toEqual([]);
    expect(of(true).json.totals).toMatchObject({ messages, loggedAgain: 0 });
  });

  it('as CSV tell no rate, unless they list every message', () => {
    const { csv } = of(false);
    expect(csv.totals).toMatchObject({ rate: Number.NaN, idsPerSecond: Number.NaN, isPart: true });
    expect(csv.log.files[0]!.notes[0]).toContain('how many others there were it does not tell');
    expect(textReport(csv)).toMatch(
      /^\d+ mails reuse a Message-ID, in .*\nThere were others, whose number the files do not tell/,
    );
    expect(of(true).csv.totals).toMatchObject({ messages, isPart: false });
    expect(of(true).csv.log.files[0]!.notes).toEqual([]);
  });

  it('tell the panels apart, which are counted together', () => {
    for (const findings of [of(false).json, of(true).json, of(true).csv]) {
      expect(findings.panels()).toEqual(
        run.panels.map(({ panel, algorithm, totals }) => ({
          ...{ panel, algorithm, messages: totals.messages, duplicates: totals.duplicates },
        })),
      );
      expect(textReport(findings)).toContain(`first (javamail-1.3.2): ${run.panels[0]!.totals.duplicates} of 200`);
    }
    expect(
      of(false)
        .csv.panels()
        .map(({ messages: told }) => told),
    ).toEqual([null, null]);
  });

  it('keep panel, algorithm and cause when they are exported again', () => {
    for (const findings of [of(true).csv, of(true).json]) {
      const csv = imported({ csv: csvOf(findings) });
      const json = imported({ json: written(findings) });
      expect(told(csv)).toEqual(told(findings));
      expect(told(json)).toEqual(told(findings));
      expect(
        new Set(told(csv).flatMap(({ mails }) => mails.map(({ panel, algorithm }) => `${panel} ${algorithm!}`))),
      ).toEqual(
        new Set(
          run.panels
            .filter(({ totals }) => totals.collisions > 0)
            .map(({ panel, algorithm }) => `${panel} ${algorithm}`),
        ),
      );
    }
  });

  it('do not lend their cause to mails of other files', () => {
    const csv = text(CSV.write(run, { everyMessage: false }));
    const { messageId } = imported({ csv }).collision(1)!;
    const found = [...imported({ csv, list: `<${messageId}>\n` }).collisions()].find(
      (one) => one.messageId === messageId,
    );
    expect(found).toMatchObject({ isStated: false });
  });
});
