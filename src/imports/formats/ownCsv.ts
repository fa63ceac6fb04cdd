/** The CSV that this page exports (exports/csv, CONTRACT.md). */
import type { LineReader, LogFormat, Sink } from '../format.ts';
import { CsvRecord, splitCsv } from './csvRecord.ts';

const NEEDED = ['panel', 'message', 'thread', 'process', 'message_id'] as const;
const OPEN = 60;
const CLOSE = 62;
type Columns = Readonly<Record<(typeof NEEDED)[number] | 'clock_ms', number>>;

export const OWN_CSV: LogFormat = {
  id: 'own-csv',
  name: 'This project’s CSV',
  recognise: (head) => (columnsOf(head.slice(0, head.indexOf('\n') >>> 0).trimEnd()) ? 1 : 0),
  reader: (_file, sink) => new CsvReader(sink),
};

/** Places of the columns by their names; null if one that is needed lacks. */
function columnsOf(header: string): Columns | null {
  const names = splitCsv(header.replace(/^\uFEFF/, '')) ?? [];
  const place = (name: string): number => names.indexOf(name);
  if (!NEEDED.every((name) => names.includes(name))) return null;
  return Object.fromEntries([...NEEDED, 'clock_ms'].map((name) => [name, place(name)])) as Columns;
}

/** What our own exports call a lane; threads count from 0 in data and from 1 for people. */
export function ownLane(panel: string, process: number, thread: number): string {
  return `${panel} panel, ${process > 0 ? `process ${process + 1}, ` : ''}thread ${thread + 1}`;
}

/** The panels of a run are two runs: what one made is no collision in the other. */
export function ownScope(panel: string): string {
  return panel === 'first' ? '' : panel;
}

class CsvReader implements LineReader {
  #columns: Columns | null = null;
  #lanePanel = '';
  readonly #lanes = new Map<number, string>();
  readonly #record = new CsvRecord();

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
    const thread = record.number(columns.thread);
    const process = record.number(columns.process);
    if (
      id.charCodeAt(0) !== OPEN ||
      id.charCodeAt(id.length - 1) !== CLOSE ||
      !Number.isInteger(thread) ||
      !Number.isInteger(process)
    ) {
      this.sink.skip(line, 'not a record of this project’s CSV');
      return;
    }
    const panel = record.field(columns.panel);
    const clockMs = record.number(columns.clock_ms);
    this.sink.mail({
      messageId: id.slice(1, -1),
      atMs: Number.isFinite(clockMs) && record.has(columns.clock_ms) ? clockMs : null,
      lane: this.#laneOf(panel, process, thread),
      mailKey: record.field(columns.message),
      scope: ownScope(panel),
      line,
    });
  }

  /** The name of a lane is made once. */
  #laneOf(panel: string, process: number, thread: number): string {
    const key = 64 * process + thread;
    if (panel !== this.#lanePanel) this.#lanes.clear();
    this.#lanePanel = panel;
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const lane = ownLane(panel, process, thread);
    this.#lanes.set(key, lane);
    return lane;
  }

  end(): void {
    // Each record is a line.
  }
}
