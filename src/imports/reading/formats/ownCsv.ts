/** The CSV that this page exports: of a race (exports/csv, CONTRACT.md), and of logs (exports/collidingMailsCsv). */
import { BegunText, bytesIn, copied, isSame } from '../../byteText.ts';
import type { LineCursor, LineReader, LogFormat, MailRecord, Sink } from '../../format.ts';
import { MAX_DIGITS, numberIn } from '../../packedDigits.ts';
import { splitCsv } from './csvRecord.ts';
import { FieldFinder } from './fieldFinder.ts';
import { recordedCause, reportedCause } from './statedCause.ts';
import { numberOrNull } from '../../numberOrNull.ts';

const NEEDED = ['panel', 'message', 'thread', 'process', 'message_id'];
/** What a race's own CSV has besides (CONTRACT.md). */
const OF_RACE = ['algorithm', 'clock_ms', 'collision', 'cause'];
const MAX_FIELDS = 64;
/** A race has two; a file that names more is not ours. */
const MAX_PANELS = 8;
/** A race has no more. */
const MAX_THREADS = 64;
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
    count: names.length,
    areOfRace: OF_RACE.every((name) => names.includes(name)) && !names.includes('lane'),
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
  /** By thread, of each process. */
  readonly #lanes: string[][] = [];

  readonly name: string;
  readonly algorithm: string;
  readonly nameBytes: DataView;
  readonly algorithmBytes: DataView;

  constructor(name: string, algorithm: string) {
    this.name = copied(name);
    this.algorithm = copied(algorithm);
    this.scope = ownScope(this.name);
    this.nameBytes = bytesIn(name);
    this.algorithmBytes = bytesIn(algorithm);
  }

  /** The name of a lane is made once. */
  laneOf(process: number, thread: number): string {
    const isKnown = process >= 0 && process < MAX_THREADS && thread >= 0 && thread < MAX_THREADS;
    if (!isKnown) return ownLane(this.name, process, thread);
    const lanes = (this.#lanes[process] ??= []);
    return (lanes[thread] ??= ownLane(this.name, process, thread));
  }
}

class CsvReader implements LineReader {
  #columns: Columns | null = null;
  readonly #fields = new FieldFinder(MAX_FIELDS);
  readonly #key = new BegunText(ownKey(''), MAX_DIGITS);
  /** A record that is in no collision: so the file lists every message. */
  #hasOthers = false;
  readonly #panels: Panel[] = [];
  /** That of the record before. */
  #panel = new Panel('', '');

  constructor(readonly sink: Sink) {}

  line(text: string, number: number): void {
    if (text === '') return;
    // What is written here has no line breaks in its fields: a quote that is open at the end of a line is an error.
    if (this.#columns) this.#take(splitCsv(text) ?? [], this.#columns, number);
    else this.#columns = columnsOf(text);
  }

  linesInBytes(lines: LineCursor): void {
    const columns = this.#columns;
    if (!columns?.areOfRace) return;
    while (this.#fields.find(lines.bytes, lines.at) === columns.count && this.#takeInBytes(lines, columns)) {
      lines.at = this.#fields.end;
      lines.number++;
    }
  }

  /** A message of a race that lists all, of which no cause is stated; of others nothing is taken. */
  #takeInBytes({ bytes, number: line }: LineCursor, columns: Columns): boolean {
    const { starts } = this.#fields;
    const start = (field: number): number => starts[field]!;
    const end = (field: number): number => starts[field + 1]! - 1;
    const panel = this.#panel;
    const idFrom = start(columns.message_id);
    const idTo = end(columns.message_id);
    const isUsual =
      start(columns.cause) === end(columns.cause) &&
      idTo - idFrom > 2 &&
      bytes.getUint8(idFrom) === OPEN &&
      bytes.getUint8(idTo - 1) === CLOSE &&
      isSame(panel.nameBytes, bytes, start(columns.panel), end(columns.panel)) &&
      isSame(panel.algorithmBytes, bytes, start(columns.algorithm), end(columns.algorithm));
    if (!isUsual) return false;
    const thread = numberIn(bytes, start(columns.thread), end(columns.thread));
    const process = numberIn(bytes, start(columns.process), end(columns.process));
    const clockMs = numberIn(bytes, start(columns.clock_ms), end(columns.clock_ms));
    const mailKey = this.#key.of(bytes, start(columns.message), end(columns.message));
    if (Number.isNaN(thread + process + clockMs) || mailKey === null) return false;
    if (start(columns.collision) === end(columns.collision)) this.#hasOthers = true;
    panel.messages++;
    const { scope, algorithm } = panel;
    const messageId = { bytes, from: idFrom + 1, to: idTo - 1 };
    this.sink.mail({ messageId, scope, algorithm, atMs: clockMs, lane: panel.laneOf(process, thread), mailKey, line });
    return true;
  }

  #take(fields: readonly string[], columns: Columns, line: number): void {
    const field = (index: number): string => fields[index] ?? '';
    const id = field(columns.message_id);
    const [thread, process] = [Number(field(columns.thread)), Number(field(columns.process))];
    const isOfLog = field(columns.lane) !== '';
    const isWhole = isOfLog || (field(columns.thread) !== '' && Number.isInteger(thread) && Number.isInteger(process));
    if (id.charCodeAt(0) !== OPEN || id.charCodeAt(id.length - 1) !== CLOSE || !isWhole) {
      this.sink.skip(line, 'not a record of this project’s CSV');
      return;
    }
    if (field(columns.collision) === '') this.#hasOthers = true;
    const panel = this.#panelOf(field(columns.panel), field(columns.algorithm));
    const { scope, algorithm } = panel;
    const messageId = id.slice(1, -1);
    if (isOfLog) {
      this.sink.mail({ messageId, scope, algorithm, line, ...ofLog(field, columns) });
      return;
    }
    panel.messages++;
    const clockText = field(columns.clock_ms);
    const clockMs = clockText === '' ? Number.NaN : Number(clockText);
    this.sink.mail({
      messageId,
      scope,
      algorithm,
      line,
      statedCause: recordedCause(field(columns.cause)),
      atMs: Number.isFinite(clockMs) ? clockMs : null,
      lane: panel.laneOf(process, thread),
      mailKey: ownKey(field(columns.message)),
    });
  }

  /** Records of one panel come together: it is looked for only where another begins. */
  #panelOf(name: string, algorithm: string): Panel {
    if (name === this.#panel.name && algorithm === this.#panel.algorithm) return this.#panel;
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

function ofLog(field: (index: number) => string, columns: Columns): OfWhom {
  const moment = (index: number): number | null => numberOrNull(Date.parse(field(index)));
  const key = armed(field(columns.key));
  return {
    atMs: moment(columns.at),
    dateMs: moment(columns.date),
    lane: armed(field(columns.lane)),
    host: armed(field(columns.host)) || undefined,
    mailKey: key === '' ? null : key,
    statedCause:
      reportedCause(field(columns.inferred_cause), field(columns.reason)) ?? recordedCause(field(columns.cause)),
  };
}

/** A text without the apostrophe that keeps it from being a formula (exports/csv). */
function armed(text: string): string {
  return /^'[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}
