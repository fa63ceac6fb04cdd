/** Mails that were read and not looked up yet: a few, in columns. */
import type { MailRecord } from './format.ts';
import type { TextStore } from './textStore.ts';

/** Enough for the processor to fetch memory for several look-ups at once, and little enough for its nearest cache. */
const MAX_MAILS = 64;
const NO_KEY = -1;

export class WaitingMails {
  count = 0;
  /** Of the Message-IDs, 32 bits. */
  readonly hashes = new Int32Array(MAX_MAILS);
  /** ms since 1970; NaN: the log does not tell. */
  readonly atMs = new Float64Array(MAX_MAILS);
  readonly dateMs = new Float64Array(MAX_MAILS);
  readonly lane = new Uint16Array(MAX_MAILS);
  readonly file = new Uint16Array(MAX_MAILS);
  readonly line = new Uint32Array(MAX_MAILS);
  readonly #id = new Int32Array(MAX_MAILS);
  readonly #key = new Int32Array(MAX_MAILS);

  constructor(readonly texts: TextStore) {}

  get isFull(): boolean {
    return this.count === MAX_MAILS || !this.texts.canWait;
  }

  add(mail: MailRecord, lane: number, file: number): void {
    const { messageId, scope, mailKey, atMs, dateMs, line } = mail;
    const { texts } = this;
    const i = this.count++;
    this.hashes[i] = texts.encodeMessageId(messageId, scope);
    this.#id[i] = texts.wait();
    this.#key[i] = NO_KEY;
    if (mailKey !== null) {
      texts.encode(mailKey);
      this.#key[i] = texts.wait();
    }
    this.atMs[i] = atMs ?? Number.NaN;
    this.dateMs[i] = dateMs ?? Number.NaN;
    this.lane[i] = lane;
    this.file[i] = file;
    this.line[i] = line;
  }

  /** Makes the mail's Message-ID the text store's present text. */
  recallId(mail: number): void {
    this.texts.recall(this.#id[mail]!);
  }

  /** Makes the mail's key the text store's present text; false: it has none. */
  recallKey(mail: number): boolean {
    const key = this.#key[mail]!;
    if (key === NO_KEY) return false;
    this.texts.recall(key);
    return true;
  }

  clear(): void {
    this.count = 0;
    this.texts.forget();
  }
}
