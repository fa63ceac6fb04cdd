/** The CSV that this page exports (exports/csv, CONTRACT.md). */
import type { LineReader, LogFormat, Sink } from '../format.ts';
import { CsvRecords, splitCsv } from './csvRecord.ts';

const NEEDED = ['panel', 'message', 'thread', 'process', 'message_id'];

export const OWN_CSV: LogFormat = {
  id: 'own-csv',
  name: 'This project’s CSV',
  recognise: (head) => (columnsOf(head.slice(0, head.indexOf('\n') >>> 0).trimEnd()) ? 1 : 0),
  reader: (_file, sink) => new CsvReader(sink),
};

/** Places of the columns by their names; null if one that is needed lacks. */
function columnsOf(header: string): ReadonlyMap<string, number> | null {
  const names = splitCsv(header.replace(/^\uFEFF/, '')) ?? [];
  const columns = new Map(names.map((name, i) => [name, i]));
  return NEEDED.every((name) => columns.has(name)) ? columns : null;
}

/** What our own exports call a lane; threads count from 0 in data and from 1 for people. */
export function ownLane(panel: string, process: number, thread: number): string {
  return `${panel} panel, ${process > 0 ? `process ${process + 1}, ` : ''}thread ${thread + 1}`;
}

class CsvReader implements LineReader {
  #columns: ReadonlyMap<string, number> | null = null;
  readonly #records = new CsvRecords();

  constructor(readonly sink: Sink) {}

  line(text: string, number: number): void {
    if (text === '' && !this.#records.isOpen) return;
    if (!this.#columns) {
      this.#columns = columnsOf(text);
      return;
    }
    const fields = this.#records.push(text);
    if (!fields) return;
    const field = (name: string): string => fields[this.#columns!.get(name) ?? -1] ?? '';
    const messageId = /^<(.+)>$/.exec(field('message_id'))?.[1];
    const thread = Number(field('thread'));
    const process = Number(field('process'));
    if (messageId === undefined || !Number.isInteger(thread) || !Number.isInteger(process)) {
      this.sink.skip(number, 'not a record of this project’s CSV');
      return;
    }
    const panel = field('panel');
    const clockMs = field('clock_ms') === '' ? Number.NaN : Number(field('clock_ms'));
    this.sink.mail({
      messageId,
      atMs: Number.isFinite(clockMs) ? clockMs : null,
      lane: ownLane(panel, process, thread),
      mailKey: `${panel} ${process} ${field('message')}`,
      scope: panel,
      line: number,
    });
  }

  end(): void {
    if (this.#records.isOpen) this.sink.skip(0, 'the last record is cut');
  }
}
