/** Reads one file into a {@link LogCollector}: looks at its head to tell the format, then hands it the lines. */
import { HEAD_BYTES, type LineReader, type LogFormat, type Sink, type SourceFile } from '../format.ts';
import { LOG_FORMATS } from './formats/index.ts';
import { ContentHash } from './contentHash.ts';
import type { LogCollector, ReadFile } from './logCollector.ts';
import { LineSplitter } from './lineSplitter.ts';

/** A format must be at least so sure of a file's first lines. */
const LEAST_SURE = 0.2;

/** The format that is surest of a file which begins so; null if none knows it. */
export function recognise(head: string): LogFormat | null {
  const surest = LOG_FORMATS.map((format) => ({ format, sureness: format.recognise(head) }))
    .filter(({ sureness }) => sureness >= LEAST_SURE)
    .sort((a, b) => b.sureness - a.sureness);
  return surest[0]?.format ?? null;
}

/** Takes a file's bytes as they come. Whatever they hold, it does not throw: what cannot be read is listed as skipped. */
export class FileReading {
  readonly #file: ReadFile & { lines: number; bytes: number };
  readonly #sink: Sink;
  readonly #close: (content: string | null) => void;
  readonly #content: ContentHash | null;
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #splitter: LineSplitter | null = null;
  #begun = false;

  constructor(
    collector: LogCollector,
    readonly source: SourceFile,
  ) {
    const { file, sink, close } = collector.open(source);
    this.#file = file;
    this.#sink = sink;
    this.#close = close;
    this.#content = collector.isOneFile ? null : new ContentHash();
  }

  /** @param bytes belong to the reading from now on */
  push(bytes: Uint8Array): void {
    this.#file.bytes += bytes.length;
    this.#content?.add(bytes);
    if (this.#begun) {
      this.#splitter?.push(bytes);
      return;
    }
    this.#head.push(bytes);
    this.#headBytes += bytes.length;
    if (this.#headBytes >= HEAD_BYTES) this.#begin();
  }

  /** The file as a whole, or the rest of it, could not be read. */
  skip(reason: string): void {
    this.#sink.skip(0, reason);
  }

  end(): void {
    if (!this.#begun) this.#begin();
    this.#splitter?.end();
    this.#file.lines = this.#splitter?.lines ?? 0;
    if (this.#splitter) this.#close(this.#content?.text ?? null);
  }

  #begin(): void {
    this.#begun = true;
    const chunks = this.#head;
    this.#head = [];
    const format = recognise(headText(chunks));
    if (!format) {
      this.skip(this.#headBytes === 0 ? 'the file is empty' : 'no format known here');
      return;
    }
    const onLongLine = (line: number): void => this.#sink.skip(line, 'the line is longer than 1 MB');
    this.#splitter = new LineSplitter(this.#reader(format), onLongLine);
    for (const chunk of chunks) this.#splitter.push(chunk);
  }

  #reader(format: LogFormat): LineReader {
    if (format.isSeveral !== true) this.#sink.format(format.name);
    return format.reader(this.source, this.#sink);
  }
}

/** The first {@link HEAD_BYTES} as text, without a byte order mark. */
function headText(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of chunks) {
    if (text.length >= HEAD_BYTES) break;
    text += decoder.decode(chunk.subarray(0, HEAD_BYTES), { stream: true });
  }
  return text;
}
