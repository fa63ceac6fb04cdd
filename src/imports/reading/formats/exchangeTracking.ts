/**
 * Exchange's message tracking log: CSV under a line `#Fields: date-time,…,event-id,internal-message-id,message-id,…`, and
 * what `Get-MessageTrackingLog | Export-Csv` makes of it. RECEIVE is written when a server has accepted a mail, once for each
 * server on its way; SEND tells the internal id that the next one gave it.
 * Source: Microsoft Learn, "Message tracking" (fields and events of Exchange 2007 to 2019).
 */
import { BegunText, bytesIn, copied, isSame, type ByteText, type LineBytes } from '../../byteText.ts';
import type { LineReader, LogFormat, Sink, SourceFile } from '../../format.ts';
import { CsvRecords, splitCsv, type CsvRecord } from './csvRecord.ts';
import { FieldFinder } from './fieldFinder.ts';
import { bracketed } from './dialect.ts';
import { dateTimeMs } from './stamps.ts';
import { numberOrNull } from '../../numberOrNull.ts';

export const EXCHANGE_TRACKING: LogFormat = {
  id: 'exchange-tracking',
  name: 'Exchange message tracking log',
  recognise: (head) => (head.split('\n', 20).some((line) => columnsOf(line.trimEnd()) !== null) ? 1 : 0),
  reader: (file, sink) => new TrackingReader(file, sink),
};

/** The columns that are read, by their names without hyphens in small letters. */
const NAMES = {
  atText: ['datetime', 'timestamp'],
  server: ['serverhostname'],
  event: ['eventid'],
  internalId: ['internalmessageid'],
  messageId: ['messageid'],
  networkId: ['networkmessageid'],
  status: ['recipientstatus'],
} as const;
type Columns = Readonly<Record<keyof typeof NAMES, number>>;

const OPEN = 60;
const CLOSE = 62;
const NUMBER_SIGN = 35;
const ZERO = 48;
const RECEIVE = bytesIn('RECEIVE');
const DELIVER = bytesIn('DELIVER');
const MAX_FIELDS = 64;
const MAX_INTERNAL_ID = 32;

/** Places of the columns in a header line; null if it is none. */
function columnsOf(line: string): Columns | null {
  const names = (splitCsv(line.replace(/^#Fields:\s*/i, '')) ?? []).map((name) =>
    name.trim().replaceAll('-', '').toLowerCase(),
  );
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([key, known]) => [
      key,
      names.findIndex((name) => known.some((other) => other === name)),
    ]),
  ) as Columns;
  return columns.event >= 0 && columns.messageId >= 0 && columns.atText >= 0 ? columns : null;
}

class TrackingReader implements LineReader {
  #columns: Columns | null = null;
  #duplicates = 0;
  #line = 0;
  /** That of the record before: mails of one server come together. */
  #server: Server | null = null;
  readonly #fields = new FieldFinder(MAX_FIELDS);
  readonly #records: CsvRecords;

  constructor(
    readonly file: SourceFile,
    readonly sink: Sink,
  ) {
    this.#records = new CsvRecords(() => sink.skip(this.#line, 'a record before this line has no end'));
  }

  line(text: string, number: number): void {
    this.#line = number;
    if (!this.#records.isOpen) {
      if (text === '') return;
      const columns = text.startsWith('#') || this.#columns === null ? columnsOf(text) : null;
      if (columns) {
        this.#columns = columns;
        this.#records.fieldsNeeded = 1 + Math.max(...Object.values(columns));
      }
      if (columns || text.startsWith('#')) return;
    }
    const record = this.#records.push(text);
    const columns = this.#columns;
    if (!record || !columns) return;
    const event = record.field(columns.event);
    if (event === 'RECEIVE') this.#receive(record, columns, number);
    else if (event === 'SEND') this.#send(record, columns);
    else if (event === 'DUPLICATEDELIVER') this.#duplicates++;
    else if (event === '') this.sink.skip(number, 'a record without an event');
  }

  /** Mails delivered, of which nothing is read here, and mails received whose fields are as nearly all are. */
  lineInBytes({ bytes, from, characters }: LineBytes, line: number): boolean {
    const columns = this.#columns;
    const server = this.#server;
    const { starts } = this.#fields;
    if (columns === null || this.#records.isOpen || bytes.getUint8(from) === NUMBER_SIGN) return false;
    if (this.#fields.find(bytes, from) < this.#records.fieldsNeeded) return false;
    const is = (known: DataView, field: number): boolean =>
      isSame(known, bytes, starts[field]!, starts[field + 1]! - 1);
    if (is(DELIVER, columns.event)) return true;
    if (!is(RECEIVE, columns.event) || server === null || !is(server.bytes, columns.server)) return false;
    const idFrom = starts[columns.messageId]!;
    const idTo = starts[columns.messageId + 1]! - 1;
    const mailKey = this.#keyIn(bytes, columns, server);
    if (idTo - idFrom < 3 || bytes.getUint8(idFrom) !== OPEN || bytes.getUint8(idTo - 1) !== CLOSE) return false;
    if (mailKey === null) return false;
    this.sink.mail({
      messageId: { bytes, from: idFrom + 1, to: idTo - 1 },
      atMs: numberOrNull(dateTimeMs(characters.slice(starts[columns.atText], starts[columns.atText + 1]! - 1), 0)),
      lane: server.name,
      mailKey,
      line,
    });
    return true;
  }

  /** {@link TrackingReader.#keyOf} of the record whose fields were found last; null: look closer. */
  #keyIn(bytes: DataView, { networkId, internalId }: Columns, server: Server): ByteText | null {
    const { starts } = this.#fields;
    const from = starts[networkId]!;
    const to = starts[networkId + 1]! - 1;
    if (networkId >= 0 && to > from) return bytes.getUint8(from) === ZERO ? null : { bytes, from, to };
    const idFrom = starts[internalId]!;
    const idTo = starts[internalId + 1]! - 1;
    return internalId >= 0 && idTo > idFrom ? server.keys.of(bytes, idFrom, idTo) : null;
  }

  end(): void {
    this.#records.giveUp();
    if (this.#duplicates > 0) {
      this.sink.note(
        `Exchange logged ${this.#duplicates} DUPLICATEDELIVER: mail that it dropped as delivered already.`,
      );
    }
  }

  #receive(record: CsvRecord, columns: Columns, number: number): void {
    const field = record.field(columns.messageId);
    const idText = field.trim();
    const messageId = idText.charCodeAt(0) === OPEN ? bracketed(idText, 0) : idText;
    if (messageId === null || messageId === '') {
      this.sink.skip(number, messageId === null ? 'the Message-ID has no end' : 'the mail bears no Message-ID');
      return;
    }
    const server = record.field(columns.server);
    if (server !== '' && server !== this.#server?.name) this.#server = new Server(server);
    this.sink.mail({
      messageId,
      atMs: numberOrNull(dateTimeMs(record.field(columns.atText), 0)),
      lane: server || this.file.name,
      mailKey: this.#keyOf(record, columns),
      line: number,
    });
  }

  /** The network message id follows a mail from server to server (2013 on); the internal id is one server's own. */
  #keyOf(record: CsvRecord, columns: Columns): string | null {
    const networkId = record.field(columns.networkId);
    if (networkId !== '' && !/^0{8}-/.test(networkId)) return networkId;
    const internalId = record.field(columns.internalId);
    return internalId === '' ? null : keyStart(record.field(columns.server)) + internalId;
  }

  /** `250 2.6.0 <…> [InternalId=123, Hostname=MBX2.example.com] Queued mail for delivery` */
  #send(record: CsvRecord, columns: Columns): void {
    const reply = /\[InternalId=(\d+)(?:, Hostname=([^\]\s]+))?/.exec(record.field(columns.status));
    const from = this.#keyOf(record, columns);
    if (reply?.[1] !== undefined && reply[2] !== undefined && from !== null) {
      this.sink.handedOn(from, keyStart(reply[2]) + reply[1]);
    }
  }
}

/** What the keys begin with that are one server's own: logs name it with its domain or without. */
function keyStart(server: string): string {
  return `${server.split('.')[0]!.toUpperCase()} `;
}

class Server {
  readonly name: string;
  readonly bytes: DataView;
  readonly keys: BegunText;

  constructor(name: string) {
    this.name = copied(name);
    this.bytes = bytesIn(name);
    this.keys = new BegunText(keyStart(name), MAX_INTERNAL_ID);
  }
}
