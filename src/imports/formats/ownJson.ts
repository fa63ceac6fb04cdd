/**
 * The JSON that this page exports (exports/json): one record a line, so that a large run can be read line by line. A file that
 * another program has laid out anew is read whole, up to a limit.
 */
import type { LineReader, LogFormat, Sink } from '../format.ts';
import { ownLane, ownScope } from './ownCsv.ts';

export const OWN_JSON: LogFormat = {
  id: 'own-json',
  name: 'This project’s JSON',
  recognise: (head) =>
    /^\s*\{/.test(head) && /"format"\s*:\s*"message-id-collisions"/.test(head.slice(0, 2000)) ? 1 : 0,
  reader: (_file, sink) => new JsonReader(sink),
};

const MAX_WHOLE = 50_000_000;

interface Message {
  readonly messageId?: unknown;
  readonly message?: unknown;
  readonly thread?: unknown;
  readonly process?: unknown;
  readonly clock_ms?: unknown;
}

interface Panel {
  readonly panel?: unknown;
  readonly collisions?: unknown;
  readonly messages?: unknown;
}

interface Collision {
  readonly messageId?: unknown;
  readonly messages?: unknown;
}

class JsonReader implements LineReader {
  #panel = 'first';
  /** Text that is not one record a line; null once it is too much. */
  #whole: string[] | null = [];
  #length = 0;
  #records = 0;

  constructor(readonly sink: Sink) {}

  line(text: string, number: number): void {
    const record = text.startsWith('{"') ? recordOf(text) : null;
    if (record && ('messages' in record || 'message' in record) && 'messageId' in record) {
      this.#records++;
      this.#take(record, number);
      return;
    }
    const panel = /^\{"panel":"(\w+)"/.exec(text)?.[1];
    if (panel !== undefined) this.#panel = panel;
    else if (text.startsWith('{"') && this.#records > 0) this.sink.skip(number, 'not a record of this project’s JSON');
    if (this.#records > 0 || this.#whole === null) return;
    this.#length += text.length;
    this.#whole.push(text);
    if (this.#length > MAX_WHOLE) this.#whole = null;
  }

  end(): void {
    if (this.#records > 0) return;
    const run = this.#whole === null ? null : (parsed(this.#whole.join('\n')) as { readonly panels?: unknown } | null);
    if (run) for (const panel of listOf(run.panels)) this.#takePanel(panel);
    else this.sink.skip(0, this.#whole === null ? 'not one record a line, and longer than 50 MB' : 'not valid JSON');
  }

  #takePanel({ panel, collisions, messages }: Panel): void {
    this.#panel = typeof panel === 'string' ? panel : 'first';
    for (const record of [...listOf(collisions), ...listOf(messages)]) this.#take(record, 1);
  }

  /** A collision with its messages, or one message; a message in both is one mail, by its number. */
  #take(record: object, line: number): void {
    const { messageId, messages } = record as Collision;
    if (messages === undefined) this.#mail(record, messageId, line);
    else for (const message of listOf(messages)) this.#mail(message, messageId, line);
  }

  #mail({ message, thread, process, clock_ms: clockMs }: Message, messageId: unknown, line: number): void {
    const id = typeof messageId === 'string' ? /^<(.+)>$/.exec(messageId)?.[1] : undefined;
    if (id === undefined || typeof message !== 'number' || typeof thread !== 'number' || typeof process !== 'number') {
      this.sink.skip(line, 'not a message of this project’s JSON');
      return;
    }
    this.sink.mail({
      messageId: id,
      atMs: typeof clockMs === 'number' ? clockMs : null,
      lane: ownLane(this.#panel, process, thread),
      mailKey: String(message),
      scope: ownScope(this.#panel),
      line,
    });
  }
}

/** Behind a record: a comma, or the ends of list, panel, panels and run. */
const LONGEST_END = 8;

/** The record of a line, without what stands behind it; null if there is none. */
function recordOf(text: string): object | null {
  for (let end = text.length; end > 0 && end >= text.length - LONGEST_END; end--) {
    const record = text.charCodeAt(end - 1) === 125 ? parsed(text.slice(0, end)) : null;
    if (record) return record;
  }
  return null;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function listOf(value: unknown): readonly object[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'object' && item !== null);
}
