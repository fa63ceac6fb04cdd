/** A whole run as one JSON object, one record a line. Its schema: public/message-id-collisions.schema.json. */
import type { CollisionDetail, LoggedMessage, LoggedStep, Totals } from '../log/detail.ts';
import type { PanelRecord, RunRecord } from '../log/record.ts';
import { messagesListed } from './format.ts';
import type { ExportOptions, RecordFormat } from './format.ts';
import { clockMs, messageIdOf, roundedUs } from './fields.ts';

const JSON_FORMAT = 'message-id-collisions';
const JSON_VERSION = 1;

export const COLLISIONS_JSON: RecordFormat = {
  source: 'record',
  id: 'json',
  label: 'JSON',
  extension: 'json',
  mime: 'application/json',
  write,
  pieces: (run, options) =>
    run.panels.reduce((sum, { totals }) => sum + totals.collisions, 0) +
    (options.everyMessage ? messagesListed(run, options) : 0),
};

function* write(run: RunRecord, options: ExportOptions): Generator<string, void> {
  const head = {
    format: JSON_FORMAT,
    version: JSON_VERSION,
    startedAt: new Date(run.startedAtMs).toISOString(),
    scenario: run.scenario,
    changes: run.changes.map(({ atUs, field, from, to }) => ({ at_us: roundedUs(atUs), field, from, to })),
    gaps: run.gaps.map(({ fromUs, toUs }) => ({ from_us: roundedUs(fromUs), to_us: roundedUs(toUs) })),
  };
  yield `${opened(head)},\n"panels":[`;
  for (const [index, panel] of run.panels.entries()) {
    if (index > 0) yield ',';
    yield* writePanel(panel, options);
  }
  yield ']}\n';
}

function* writePanel(panel: PanelRecord, { everyMessage }: ExportOptions): Generator<string, void> {
  const { panel: id, algorithm } = panel;
  yield `\n${opened({ panel: id, algorithm, totals: totalsOf(panel.totals) })},\n"collisions":[`;
  yield* lines(panel.collisions(), (collision) => collisionOf(panel, collision));
  if (everyMessage) {
    yield '],\n"messages":[';
    yield* lines(panel.messages(), (message) => ({
      messageId: messageIdOf(algorithm, message),
      collision: message.collision === 0 ? null : message.collision,
      ...messageOf(message),
    }));
  }
  yield ']}';
}

/** The object's text without its closing brace. */
function opened(object: object): string {
  return JSON.stringify(object).slice(0, -1);
}

function* lines<T>(items: Iterable<T>, toRecord: (item: T) => object): Generator<string, void> {
  let separator = '\n';
  for (const item of items) {
    yield separator + JSON.stringify(toRecord(item));
    separator = ',\n';
  }
}

/** Under the names of CONTRACT.md's metrics. */
function totalsOf({ idsPerSecond, ...totals }: Totals): object {
  return { ...totals, 'ids-per-second': idsPerSecond };
}

function collisionOf(panel: PanelRecord, { number, cause, reason, members }: CollisionDetail): object {
  const [kept] = members;
  return {
    collision: number,
    messageId: kept ? messageIdOf(panel.algorithm, kept) : null,
    cause,
    reason,
    messages: members.map(messageOf),
  };
}

function messageOf(message: LoggedMessage): object {
  return {
    message: message.message,
    thread: message.thread,
    process: message.process,
    hash: message.hash,
    draw: message.draw,
    seed: message.seedRead,
    counter: message.counter,
    clock_ms: clockMs(message.clock),
    clock_resolution_us: message.clockResolutionUs,
    start_us: roundedUs(message.startUs),
    end_us: roundedUs(message.endUs),
    steps: message.steps.map(stepOf),
  };
}

function stepOf({ step, atUs, value, waitedUs }: LoggedStep): object {
  const recorded = { step, at_us: roundedUs(atUs), value };
  return waitedUs > 0 ? { ...recorded, waited_us: roundedUs(waitedUs) } : recorded;
}
