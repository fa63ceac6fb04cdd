/** Makes the files of the menu Export and hands them to the browser. */
import { proxy } from 'comlink';
import { fileName } from '../../exports/fileName.ts';
import type { ExportFormat, RecordFormat } from '../../exports/format.ts';
import { EXPORT_FORMATS } from '../../exports/index.ts';
import { RemoteWorker } from '../../race/live/remote.ts';
import type { Span } from '../../timeline/plot.ts';
import { chosenMail } from '../mail/chosenMail.svelte.ts';
import type { RaceSession } from '../session.svelte.ts';
import type { ExportApi } from './export.worker.ts';
import type { ExportableRun } from './exportableRun.ts';
import { drawPicture } from './picture.ts';
import { save } from './save.ts';

export interface ExportOrder {
  readonly formatId: ExportFormat['id'];
  readonly everyMessage: boolean;
  /** What the timelines show, µs: pictures show the same. */
  readonly window: Span;
  readonly onProgress: (done: number) => void;
  /** Aborted when the reader cancels. */
  readonly signal: AbortSignal;
}

/**
 * @returns the file's name
 * @throws the signal's reason when it was aborted
 */
export async function exportRun(session: RaceSession, order: ExportOrder): Promise<string> {
  const format = EXPORT_FORMATS.find(({ id }) => id === order.formatId);
  if (!format) throw new Error(`there is no file format ${order.formatId}`);
  const run = await session.exportable();
  order.signal.throwIfAborted();
  const blob =
    format.source === 'timeline'
      ? await drawPicture(session, run, format, order.window)
      : await writeInWorker(run, format, order);
  order.signal.throwIfAborted();
  const name = fileName(run, format.extension);
  save(blob, name);
  return name;
}

async function writeInWorker(
  run: ExportableRun,
  format: RecordFormat,
  { everyMessage, onProgress, signal }: ExportOrder,
): Promise<Blob> {
  const worker = new RemoteWorker<ExportApi>(
    new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' }),
    'the export',
  );
  const cancelled = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  // As blobs the chunks leave the page's memory: a file may be larger than a page should be.
  const parts: Blob[] = [];
  const keep = (bytes: Uint8Array<ArrayBuffer>, done: number): Promise<void> => {
    parts.push(new Blob([bytes]));
    onProgress(done);
    return Promise.resolve();
  };
  try {
    await Promise.race([worker.ready(), cancelled]);
    const written = worker.proxy.write(run, format.id, { everyMessage, mail: chosenMail.settings }, proxy(keep));
    await Promise.race([worker.guard(written), cancelled]);
    return new Blob(parts, { type: format.mime });
  } finally {
    worker.dispose();
  }
}
