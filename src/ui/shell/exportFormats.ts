/** The files that a run can be saved as, in the order of the menu; ids are exports' own. */
export const EXPORT_FORMATS = [
  { id: 'csv', name: 'CSV', note: 'a row a message, for spreadsheets' },
  { id: 'json', name: 'JSON', note: 'everything, with its steps' },
  { id: 'svg', name: 'SVG', note: 'the timelines as a drawing' },
  { id: 'png', name: 'PNG', note: 'the same as a picture' },
  { id: 'perfetto', name: 'Perfetto trace', note: 'for ui.perfetto.dev and speedscope' },
] as const;

export type ExportFormatId = (typeof EXPORT_FORMATS)[number]['id'];
