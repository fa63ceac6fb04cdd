import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CauseFinder, type CauseLimits } from '../../src/imports/findings/causes.ts';
import { ALGORITHMS } from '../../src/algorithms/index.ts';
import { formatMessageId } from '../../src/algorithms/format.ts';
import { globalDraws, identityHash } from '../../src/jvm/identityHash.ts';
import { ImportedTimeline } from '../../src/imports/findings/importedViewport.ts';
import { receiverLosses } from '../../src/imports/findings/receiverLosses.ts';
import { summarise, textReport } from '../../src/imports/findings/report.ts';
import { jsonReport } from '../../src/imports/findings/reportJson.ts';
import { percent } from '../../src/log/rateText.ts';
import { fixture, imported, reasons } from './imported.ts';

const CLOCK_MS = Date.UTC(2006, 1, 1);

/** Message-IDs of one process of JavaMail 1.3.2, whose draws are those told. */
function made(draws: readonly number[], clockMs: (i: number) => number = (i) => CLOCK_MS + i): string[] {
  const generator = globalDraws();
  const hashes = Array.from({ length: Math.max(...draws) + 1 }, () => identityHash(generator.next().value, 25));
  return draws.map((draw, i) =>
    formatMessageId(ALGORITHMS['javamail-1.3.2'], { hash: hashes[draw]!, counter: null, clock: clockMs(i) }),
  );
}

describe('a list of Message-IDs', () => {
  it('counts each line as a mail of its own, exactly as a set of strings does', () => {
    const id = fc.stringMatching(/^[a-c0-2.]{1,3}@[ab]$/);
    fc.assert(
      fc.property(fc.array(id, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (ids, chunk) => {
        const { totals } = imported({ list: ids.map((one) => `<${one}>`).join('\r\n') }, chunk);
        const distinct = new Set(ids).size;
        const repeated = new Set(ids.filter((one, i) => ids.indexOf(one) !== i)).size;
        expect(totals).toMatchObject({
          messages: ids.length,
          distinct,
          duplicates: ids.length - distinct,
          collisions: repeated,
        });
      }),
    );
  });

  it('of two processes with Jakarta Mail is recognised as two processes counting alike', () => {
    const findings = imported({
      a: fixture('jakarta-mail-1.6.5/process-a.txt'),
      b: fixture('jakarta-mail-1.6.5/process-b.txt'),
    });
    const { causes } = summarise(findings);
    expect(findings.totals.collisions).toBeGreaterThan(0);
    expect([...causes]).toEqual([['two-processes', findings.totals.collisions]]);
    expect(findings.collision(1)!.javaMail).toMatchObject({ algorithm: 'javamail-1.5.3' });
    expect(findings.collision(1)!.mails.map(({ file }) => file)).toEqual(['a', 'b']);
  });
});

describe('causes', () => {
  it('are a race in one process where no other hash of the sender comes twice', () => {
    const draws = Array.from({ length: 60 }, (_, i) => (i > 30 ? i - 1 : i));
    const ids = made(draws, (i) => CLOCK_MS + (i > 30 ? i - 1 : i));
    expect(imported({ list: ids.join('\n') }).collision(1)).toMatchObject({
      cause: 'one-process',
      reason: 'others-differ',
    });
  });

  it('are two processes where the other hashes come again at another time', () => {
    const draws = Array.from({ length: 60 }, (_, i) => i);
    const first = made(draws);
    const second = made(draws, (i) => CLOCK_MS + i + (i === 30 ? 0 : 7));
    const list = first.flatMap((id, i) => [id, second[i]!]).join('\n');
    expect(imported({ list }).collision(1)).toMatchObject({ cause: 'two-processes', reason: 'others-count-alike' });
  });

  it('do not rest on a start of the same program at another time', () => {
    const draws = Array.from({ length: 60 }, (_, i) => (i > 30 ? i - 1 : i));
    const raced = made(draws, (i) => CLOCK_MS + (i > 30 ? i - 1 : i));
    const years = [1, 2].flatMap((year) => made(draws.slice(0, 30), (i) => CLOCK_MS - year * 365 * 86_400_000 + i));
    expect(imported({ list: [...years, ...raced].join('\n') }).collision(1)).toMatchObject({ cause: 'one-process' });
    const counted = (id: number, ms: number): string => `<488461919.${id}.${ms}@mail.example.com>`;
    const later = [counted(7, CLOCK_MS), counted(7, CLOCK_MS), counted(8, CLOCK_MS + 1)];
    const near = [...later, counted(8, CLOCK_MS + 60_000)];
    const far = [...later, counted(8, CLOCK_MS + 9_000_000_000)];
    expect(imported({ list: near.join('\n') }).collision(1)).toMatchObject({ cause: 'two-processes' });
    expect(imported({ list: far.join('\n') }).collision(1)).toMatchObject({ reason: 'counter-was-safe' });
  });

  it('stay unknown, and say why, where not all of a large log was compared', () => {
    const draws = Array.from({ length: 60 }, (_, i) => (i > 30 ? i - 1 : i));
    const raced = made(draws, (i) => CLOCK_MS + (i > 30 ? i - 1 : i));
    const { table } = imported({ list: raced.join('\n') }).log;
    const rows = [...table.rowsOf(1)];
    const causeWith = (limits: CauseLimits): string => {
      const collisions = [Int32Array.from(rows)];
      return new CauseFinder(table, collisions, (row) => table.atMs(row), limits).causeOf(collisions[0]!).reason;
    };
    expect(rows).toHaveLength(2);
    expect(causeWith({ compared: 60, watched: 100 })).toBe('others-differ');
    expect(causeWith({ compared: 59, watched: 100 })).toBe('log-too-large');
    expect(causeWith({ compared: 60, watched: -1 })).toBe('log-too-large');
  });

  it('stay unknown where too little is there to compare, where the counter was safe, and for other generators', () => {
    const [id] = made([0]);
    const counted = '<488461919.7.1407279230343@mail.example.com>';
    const list = [id, id, counted, counted, '<x@y>', '<x@y>'].join('\n');
    const found = [...imported({ list }).collisions()].map(({ cause, reason }) => `${cause}: ${reason}`);
    expect(found.toSorted()).toEqual([
      'unknown: counter-was-safe',
      'unknown: other-generator',
      'unknown: too-little-to-compare',
    ]);
  });

  it('stay unknown where the mails were accepted far apart: one mail sent again looks the same', () => {
    const draws = Array.from({ length: 60 }, (_, i) => (i > 30 ? i - 1 : i));
    const ids = made(draws, (i) => CLOCK_MS + (i > 30 ? i - 1 : i));
    const lines = ids.map(
      (id, i) =>
        `2006-02-01T0${i > 30 ? 5 : 3}:04:05Z mx postfix/cleanup[1]: ${(0xa000 + i).toString(16)}: message-id=${id}`,
    );
    expect(imported({ log: lines.join('\n') }).collision(1)).toMatchObject({ reason: 'accepted-far-apart' });
  });
});

describe('receivers', () => {
  const log = (apart: string): string =>
    ['2006-02-01T03:00:00Z', apart]
      .map((at, i) => `${at} mx postfix/cleanup[1]: A${i}: message-id=<12728602.1138763045123.JavaMail.cfmail@h>\n`)
      .join('');
  const lost = (text: string): Record<string, number> =>
    Object.fromEntries(receiverLosses(imported({ text })).map(({ receiver, lost: count }) => [receiver.id, count]));

  it('that look at the Message-ID drop the second mail within their window, the others never', () => {
    expect(lost(log('2006-02-01T03:00:01Z'))).toMatchObject({ 'exchange-2003': 1, sendmail: 0, postfix: 0, cyrus: 1 });
    expect(lost(log('2006-02-01T04:30:00Z'))).toMatchObject({ 'exchange-2003': 0, 'exchange-2007': 1 });
    expect(lost(log('2006-02-12T03:00:00Z'))).toMatchObject({ 'exchange-2007': 0, 'sieve-duplicate': 0 });
  });

  it('that look at a date which is not known are not guessed at', () => {
    const losses = receiverLosses(imported({ list: '<x@y>\n<x@y>\n' }));
    const exchange = losses.find(({ receiver }) => receiver.id === 'exchange-2003');
    expect(exchange).toMatchObject({ lost: 0, untold: 1 });
    // Nor is a window looked back over where no time is known.
    expect(losses.find(({ receiver }) => receiver.id === 'sieve-duplicate')).toMatchObject({ lost: 0, untold: 1 });
    expect(losses.find(({ receiver }) => receiver.id === 'postfix')).toMatchObject({ lost: 0, untold: 0 });
  });
});

describe('reports', () => {
  const findings = imported({
    'a.txt': fixture('jakarta-mail-1.6.5/process-a.txt'),
    'b.txt': fixture('jakarta-mail-1.6.5/process-b.txt'),
    'c.txt': 'nothing of ours\n',
  });

  it('as text say first how many, then which, when, what receivers would have done and what to do', () => {
    const text = textReport(findings);
    const { messages, duplicates, collisions } = findings.totals;
    expect(text.split('\n', 1)[0]).toBe(
      `${duplicates} of ${messages} mails (${percent(findings.totals.rate)}) reuse a Message-ID, in ${collisions} collisions.`,
    );
    expect(text).toContain('two processes counting alike');
    expect(text).toContain(`Exchange 2000/2003: ${duplicates} mails`);
    expect(text).toContain('a.txt:');
    expect(text).toContain('What to do');
    expect(text).toContain('c.txt: no format known here');
  });

  it('as JSON hold every collision', () => {
    const report = JSON.parse([...jsonReport(findings)].join('')) as { totals: object; collisions: { lost: object }[] };
    expect(report.totals).toMatchObject({ collisions: findings.totals.collisions });
    expect(report.collisions).toHaveLength(findings.totals.collisions);
    expect(report.collisions[0]!.lost).toMatchObject({ 'exchange-2003': 1 });
  });

  it('without a collision say so and advise nothing', () => {
    const text = textReport(imported({ list: '<1@x>\n<2@x>\n' }));
    expect(text).toMatch(/^No two of 2 mails share a Message-ID\.\n/);
    expect(text).not.toContain('What to do');
  });
});

describe('timelines', () => {
  const ROOM_US = 0.02 * 3e6;
  const timeline = new ImportedTimeline(
    imported({
      log: ['A', 'B', 'C', 'D']
        .map(
          (key, i) =>
            `2006-02-01T03:00:0${i}Z mx postfix/cleanup[${i % 2}]: ${key}: message-id=<${i < 2 ? 'x' : key}@y>\n`,
        )
        .join(''),
    }),
  );

  it('show mails lane by lane in order of time, and their collisions, as those of a race do', () => {
    const { messages, lanes, collisions, density } = timeline.viewport({
      fromUs: 0,
      toUs: timeline.lengthUs,
      widthPx: 100,
    });
    expect(timeline.shown.names).toEqual(['mx postfix/cleanup[0]', 'mx postfix/cleanup[1]']);
    expect(lanes.map(({ lane }) => lane)).toEqual([0, 1]);
    expect([...messages!.laneIndex]).toEqual([0, 0, 1, 1]);
    expect([...messages!.endUs]).toEqual([0, 2e6, 1e6, 3e6].map((us) => us + ROOM_US));
    expect([...messages!.collision]).toEqual([1, 0, 1, 0]);
    expect([...collisions.memberEndUs]).toEqual([ROOM_US, 1e6 + ROOM_US]);
    expect(density).toBeNull();
  });

  it('begin a little before the earliest mail and end a little after the latest, whose collisions would else stand in the edges', () => {
    expect(timeline.startedAtMs).toBe(timeline.findings.fromMs - ROOM_US / 1000);
    expect(timeline.lengthUs).toBe(3e6 + 2 * ROOM_US);
  });

  it('count in their overview what the totals count', () => {
    const { messages, duplicates } = timeline.overview();
    const sum = (counts: Uint32Array): number => counts.reduce((a, b) => a + b, 0);
    expect([sum(messages), sum(duplicates)]).toEqual([4, 1]);
  });

  it('turn to densities when there are too many mails for marks', () => {
    const lines = Array.from(
      { length: 7000 },
      (_, i) =>
        `2006-02-01T03:00:00.${String(i % 1000).padStart(3, '0')}Z mx postfix/cleanup[1]: K${i}: message-id=<${i}@y>\n`,
    );
    const dense = new ImportedTimeline(imported({ log: lines.join('') }));
    const firstUs = dense.endUs(0);
    const { messages, density } = dense.viewport({ fromUs: firstUs, toUs: firstUs + 1e6, widthPx: 10 });
    expect(messages).toBeNull();
    expect([...density!.messages]).toEqual(Array.from({ length: 10 }, () => 700));
  });

  it('fold processes into hosts, and hosts into others, when there are more than lanes', () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) => `2006-02-01T03:00:00Z mx${i % 100} postfix/cleanup[${i}]: K${i}: message-id=<${i}@y>\n`,
    );
    const { names } = new ImportedTimeline(imported({ log: lines.join('') })).shown;
    expect(names).toHaveLength(64);
    expect(names.at(-1)).toBe('others');
  });
});

describe('hostile input', () => {
  it('of an unknown kind, empty or of one endless line is listed as skipped', () => {
    expect(reasons(imported({ bin: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256) }))).toEqual([
      '0: no format known here',
    ]);
    expect(reasons(imported({ empty: '' }))).toEqual(['0: the file is empty']);
    expect(textReport(imported({ empty: '' }))).toContain('Skipped: 1 line or file');
  });

  it.each(['<html>\n<p>\nTwo letters\n</p>\n<p>\n</html>\n', '<svg>\n<g>\n</g>\n<g>\n</g>\n</svg>\n'])(
    'of markup is no list of Message-IDs: %j',
    (markup) => {
      expect(reasons(imported({ markup }))).toEqual(['0: no format known here']);
    },
  );

  it('does not cost the lines around a line that is too long', () => {
    const list = ['<1@x>', `<${'y'.repeat(3 << 20)}@x>`, '<2@x>'].join('\n');
    const findings = imported({ list: `${'<0@x>\n'.repeat(12_000)}${list}` });
    expect(reasons(findings)).toEqual(['12002: the line is longer than 1 MB']);
    expect(findings.totals.messages).toBe(12_002);
  });

  it('with bytes that are not UTF-8 in a Message-ID never makes two IDs one', () => {
    const bytes = (last: number): number[] => [
      ...new TextEncoder().encode('<a'),
      last,
      ...new TextEncoder().encode('@x>\n'),
    ];
    const findings = imported({
      list: Uint8Array.from([...bytes(0xe9), ...bytes(0xe8), ...new TextEncoder().encode('<b@x>\n')]),
    });
    expect(findings.totals).toMatchObject({ messages: 1, collisions: 0 });
    expect(findings.log.skippedCount).toBe(2);
  });
});
