/** The CSV that this page exports: of a race (exports/csv, CONTRACT.md), and of logs (exports/collidingMailsCsv). */
import type { LineReader, LogFormat, MailRecord, Sink } from '../format.ts';
import { CsvRecord, splitCsv } from './csvRecord.ts';
import { recordedCause, reportedCause } from './statedCause.ts';
import { numberOrNull } from '../numberOrNull.ts';

const NEEDED = ['panel', 'message', 'thread', 'process', 'message_id'];
/** A race has two; a file that names more is not ours. */
const MAX_PANELS = 8;
const OPEN = 60;
const CLOSE = 62;
type Columns = ReturnType<typeof placesOf>;

export const OWN_CSV: LogFormat = {
  id: 'own-csv',
  name: 'This project’s CSV',
  recognise: (head) => (columnsOf(head.slice(0, head.indexOf('\n') >>> 0).trimEnd()) ? 1 : 0),
  reader: (_file, sink) => new CsvReader(sink),
};

/** null if a column that is needed lacks. */
function columnsOf(header: string): Columns | null {
  const names = splitCsv(header.replace(/^\uFEFF/, '')) ?? [];
  return NEEDED.every((name) => names.includes(name)) ? placesOf(names) : null;
}

/** Places of the columns by their names; -1: there is no such column. Written out: they are looked up in every record. */
function placesOf(names: readonly string[]) {
  const at = (name: string): number => names.indexOf(name);
  return {
    panel: at('panel'),
    algorithm: at('algorithm'),
    message: at('message'),
    thread: at('thread'),
    process: at('process'),
    message_id: at('message_id'),
    clock_ms: at('clock_ms'),
    collision: at('collision'),
    cause: at('cause'),
    // What only the CSV of logs has.
    inferred_cause: at('inferred_cause'),
    reason: at('reason'),
    lane: at('lane'),
    host: at('host'),
    key: at('key'),
    at: at('at'),
    date: at('date'),
  };
}

/** What our own exports call a lane; threads count from 0 in data and from 1 for people. */
export function ownLane(panel: string, process: number, thread: number): string {
  return `${panel} panel, ${process > 0 ? `process ${process + 1}, ` : ''}thread ${thread + 1}`;
}

/** What tells a message of a run from others: its number in the spool. */
export function ownKey(message: string | number): string {
  return `message ${message}`;
}

/** The panels of a run are two runs: what one made is no collision in the other. */
export function ownScope(panel: string): string {
  return panel === 'first' ? '' : panel;
}

const NOTE = 'A CSV of this page that lists only what collides: how many others there were it does not tell.';

/** A panel of a race. */
class Panel {
  messages = 0;
  readonly scope: string;
  readonly #lanes = new Map<number, string>();

  constructor(
    readonly name: string,
    readonly algorithm: string,
  ) {
    this.scope = ownScope(name);
  }

  /** The name of a lane is made once. */
  laneOf(process: number, thread: number): string {
    const key = 64 * process + thread;
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane = ownLane(this.name, process, thread);
    this.#lanes.set(key, lane);
    return lane;
  }
}

class CsvReader implements LineReader {
  #columns: Columns | null = null;
  readonly #record = new CsvRecord();
  /** A record that is in no collision: so the file lists every message. */
  #hasOthers = false;
  readonly #panels: Panel[] = [];
  /** That of the record before. */
  #panel = new Panel('', '');

  constructor(readonly sink: Sink) {}

  line(text: string, number: number): void {
    if (text === '') return;
    if (!this.#columns) {
      this.#columns = columnsOf(text);
      return;
    }
    // What is written here has no line breaks in its fields: a quote that is open at the end of a line is an error.
    const fields = text.includes('"') ? (splitCsv(text) ?? []) : null;
    this.#record.set(text, fields);
    this.#take(this.#record, this.#columns, number);
  }

  #take(record: CsvRecord, columns: Columns, line: number): void {
    const id = record.field(columns.message_id);
    const isOfLog = columns.lane >= 0 && record.has(columns.lane);
    const thread = record.number(columns.thread);
    const process = record.number(columns.process);
    const isWhole = isOfLog || (record.has(columns.thread) && Number.isInteger(thread) && Number.isInteger(process));
    if (id.charCodeAt(0) !== OPEN || id.charCodeAt(id.length - 1) !== CLOSE || !isWhole) {
      this.sink.skip(line, 'not a record of this project’s CSV');
      return;
    }
    if (!record.has(columns.collision)) this.#hasOthers = true;
    const messageId = id.slice(1, -1);
    const idToEnd = Math.max(0, record.toEnd(columns.message_id) - 1);
    const panel = this.#panelOf(record, columns);
    const { scope, algorithm } = panel;
    if (isOfLog) {
      this.sink.mail({ messageId, idToEnd, scope, algorithm, ...ofLog(record, columns), line });
      return;
    }
    panel.messages++;
    const clockMs = record.has(columns.clock_ms) ? record.number(columns.clock_ms) : Number.NaN;
    this.sink.mail({
      messageId,
      idToEnd,
      scope,
      algorithm,
      statedCause: recordedCause(record.field(columns.cause)),
      atMs: Number.isFinite(clockMs) ? clockMs : null,
      lane: panel.laneOf(process, thread),
      mailKey: ownKey(record.field(columns.message)),
      line,
    });
  }

  /** Records of one panel come together: it is looked for only where another begins. */
  #panelOf(record: CsvRecord, columns: Columns): Panel {
    if (record.is(columns.panel, this.#panel.name) && record.is(columns.algorithm, this.#panel.algorithm)) {
      return this.#panel;
    }
    const name = record.field(columns.panel);
    const algorithm = record.field(columns.algorithm);
    const known = this.#panels.find((other) => other.name === name && other.algorithm === algorithm);
    this.#panel = known ?? new Panel(name, algorithm);
    if (!known && this.#panels.length < MAX_PANELS) this.#panels.push(this.#panel);
    return this.#panel;
  }

  end(): void {
    for (const { name, algorithm, messages } of this.#panels)
      if (messages > 0) this.sink.panel({ panel: name, algorithm, messages: this.#hasOthers ? messages : null });
    if (this.#hasOthers) return;
    const [fromMs, toMs] = [Number.NaN, Number.NaN];
    this.sink.leavesOut({ mails: 0, isUntold: true, fromMs, toMs, loggedAgain: 0, passedOn: 0 });
    this.sink.note(NOTE);
  }
}

type OfWhom = Pick<MailRecord, 'atMs' | 'dateMs' | 'lane' | 'host' | 'mailKey' | 'statedCause'>;

function ofLog(record: CsvRecord, columns: Columns): OfWhom {
  const moment = (index: number): number | null =>
    record.has(index) ? numberOrNull(Date.parse(record.field(index))) : null;
  const host = armed(record.field(columns.host));
  const key = armed(record.field(columns.key));
  return {
    atMs: moment(columns.at),
    dateMs: moment(columns.date),
    lane: armed(record.field(columns.lane)),
    ...(host !== '' && { host }),
    mailKey: key === '' ? null : key,
    statedCause:
      reportedCause(record.field(columns.inferred_cause), record.field(columns.reason)) ??
      recordedCause(record.field(columns.cause)),
  };
}

/** A text without the apostrophe that keeps it from being a formula (exports/csv). */
function armed(text: string): string {
  return /^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}
