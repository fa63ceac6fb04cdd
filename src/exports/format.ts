/** What an export format is. */
import type { RunRecord } from '../log/record.ts';
import type { MailSettings } from '../mail/message.ts';

export interface ExportOptions {
  /** List every message, not only those that collide. */
  readonly everyMessage: boolean;
  /** What the formats that hold whole mails put into them; the default letter to the help desk if not given. */
  readonly mail?: MailSettings;
}

/** A piece of a file: text, to be written as UTF-8, or bytes. */
export type Piece = string | Uint8Array<ArrayBuffer>;

interface NamedFormat {
  readonly id: string;
  /** Item of the menu Export (CONTRACT.md). */
  readonly label: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly mime: string;
}

/** Written from the record of a run alone, so that a worker can. */
export interface RecordFormat extends NamedFormat {
  readonly source: 'record';
  /** The file, piece by piece. */
  readonly write: (run: RunRecord, options: ExportOptions) => Generator<Piece, void>;
  /** About how many pieces {@link write} yields: what a progress bar counts towards. */
  readonly pieces: (run: RunRecord, options: ExportOptions) => number;
}

/** Shows what the timeline shows, so the page draws it (timeline/poster). */
export interface PictureFormat extends NamedFormat {
  readonly source: 'timeline';
}

export type ExportFormat = RecordFormat | PictureFormat;

/** How many messages a file lists. A collision of n messages holds n − 1 duplicates. */
export function messagesListed(run: RunRecord, { everyMessage }: ExportOptions): number {
  return run.panels
    .map(({ totals }) => (everyMessage ? totals.messages : totals.duplicates + totals.collisions))
    .reduce((sum, messages) => sum + messages, 0);
}
