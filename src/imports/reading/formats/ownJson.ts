/** The JSON of a race that this page exports (exports/json). */
import { countOf, JsonFile, listOf, messageIdOf, momentOf, type JsonShape } from './jsonFile.ts';
import type { LogFormat, Sink } from '../../format.ts';
import { counted } from '../../../log/countText.ts';
import { ownKey, ownLane, ownScope } from './ownCsv.ts';
import { recordedCause } from './statedCause.ts';

export const OWN_JSON: LogFormat = {
  id: 'own-json',
  name: 'This project’s JSON',
  recognise: (head) =>
    /^\s*\{/.test(head) && /"format"\s*:\s*"message-id-collisions"/.test(head.slice(0, 2000)) ? 1 : 0,
  reader: (_file, sink) => new JsonFile(new RaceShape(sink), sink),
};

interface Message {
  readonly messageId?: unknown;
  readonly message?: unknown;
  readonly thread?: unknown;
  readonly process?: unknown;
  readonly clock_ms?: unknown;
}

interface Panel {
  readonly panel?: unknown;
  readonly algorithm?: unknown;
  readonly totals?: unknown;
  readonly collisions?: unknown;
  readonly messages?: unknown;
}

interface Collision {
  readonly messageId?: unknown;
  readonly collision?: unknown;
  readonly cause?: unknown;
  readonly messages?: unknown;
}

interface Totals {
  readonly messages?: unknown;
  readonly 'ids-per-second'?: unknown;
}

class RaceShape implements JsonShape {
  readonly strange = 'not a record of this project’s JSON';
  #panel = 'first';
  #isInPanel = false;
  #algorithm: string | undefined;
  #startedAtMs = Number.NaN;
  /** Of the panel: what its totals count, and what is listed. */
  #stated: number | null = null;
  #inCollisions = 0;
  #byThemselves = 0;
  /** Of all panels. */
  #leftOut = 0;
  #isUntold = false;
  #lastedMs = Number.NaN;

  constructor(readonly sink: Sink) {}

  readonly opening = (head: Panel & { readonly format?: unknown; readonly startedAt?: unknown }): boolean => {
    if ('startedAt' in head) this.#startedAtMs = momentOf(head.startedAt);
    if ('panel' in head) this.#begin(head);
    return 'format' in head || 'panel' in head;
  };

  readonly record = (record: object, line: number): boolean => {
    if (!('messageId' in record) || !('messages' in record || 'message' in record)) return false;
    this.#take(record, line);
    return true;
  };

  readonly whole = (file: object): void => {
    this.opening(file);
    for (const panel of listOf((file as { readonly panels?: unknown }).panels)) {
      this.#begin(panel);
      const { collisions, messages } = panel as Panel;
      for (const record of [...listOf(collisions), ...listOf(messages)]) this.#take(record, 1);
    }
  };

  readonly end = (): void => {
    this.#endPanel();
    if (this.#leftOut === 0 && !this.#isUntold) return;
    this.sink.leavesOut({
      mails: this.#leftOut,
      isUntold: this.#isUntold,
      fromMs: this.#startedAtMs,
      toMs: this.#startedAtMs + this.#lastedMs,
      loggedAgain: 0,
      passedOn: 0,
    });
    this.sink.note(
      this.#isUntold
        ? 'A race’s JSON that lists only messages that collide, without the totals: how many others there were it does not tell.'
        : `A race’s JSON that lists only messages that collide: the ${counted(this.#leftOut, 'other is', 'others are')} not in it. They are counted as it states, and can be neither compared nor drawn.`,
    );
  };

  #begin({ panel, algorithm, totals }: Panel): void {
    this.#endPanel();
    this.#isInPanel = true;
    this.#panel = typeof panel === 'string' ? panel : 'first';
    this.#algorithm = typeof algorithm === 'string' ? algorithm : undefined;
    const { messages, 'ids-per-second': perSecond } = (totals ?? {}) as Totals;
    this.#stated = countOf(messages);
    const lastedMs = typeof perSecond === 'number' ? (1000 * (this.#stated ?? 0)) / perSecond : Number.NaN;
    if (!(lastedMs <= this.#lastedMs)) this.#lastedMs = lastedMs;
    this.#inCollisions = 0;
    this.#byThemselves = 0;
  }

  /** A message in both lists is one. */
  #endPanel(): void {
    if (!this.#isInPanel) return;
    const listed = Math.max(this.#inCollisions, this.#byThemselves);
    this.sink.panel({ panel: this.#panel, algorithm: this.#algorithm ?? '', messages: this.#stated });
    if (this.#stated === null) this.#isUntold ||= this.#inCollisions > this.#byThemselves;
    else this.#leftOut += Math.max(0, this.#stated - listed);
  }

  /** A collision with its messages, or one message; a message in both is one mail, by its number. */
  #take(record: object, line: number): void {
    const { messageId, messages, collision, cause } = record as Collision;
    if (messages === undefined) {
      this.#byThemselves++;
      const isListed = this.#inCollisions > 0 && typeof collision === 'number';
      if (!isListed) this.#mail(record, messageId, undefined, line);
      return;
    }
    for (const message of listOf(messages)) {
      this.#inCollisions++;
      this.#mail(message, messageId, cause, line);
    }
  }

  #mail(message: Message, messageId: unknown, cause: unknown, line: number): void {
    const { message: number, thread, process, clock_ms: clockMs } = message;
    const id = messageIdOf(messageId);
    if (id === null || typeof number !== 'number' || typeof thread !== 'number' || typeof process !== 'number') {
      this.sink.skip(line, 'not a message of this project’s JSON');
      return;
    }
    this.sink.mail({
      messageId: id,
      atMs: typeof clockMs === 'number' ? clockMs : null,
      lane: ownLane(this.#panel, process, thread),
      mailKey: ownKey(number),
      scope: ownScope(this.#panel),
      ...(this.#algorithm !== undefined && { algorithm: this.#algorithm }),
      statedCause: recordedCause(cause),
      line,
    });
  }
}
