/** The menu Export of a run: the registry, and what each format is good for. */
import { EXPORT_FORMATS } from '../../exports/index.ts';
import type { ExportEntry } from '../shell/exportJob.svelte.ts';

const NOTES: Readonly<Record<string, string>> = {
  csv: 'a row a message, for spreadsheets',
  json: 'every collision, with its steps',
  svg: 'the timelines as a drawing',
  png: 'the timelines as a picture',
  perfetto: 'for ui.perfetto.dev and speedscope',
  pcapng: 'the SMTP connections, for Wireshark',
  mbox: 'the letters, for any mail program',
};

export const RUN_ENTRIES: readonly ExportEntry[] = EXPORT_FORMATS.map(({ id, label }) => ({
  id,
  label,
  note: NOTES[id] ?? '',
}));
