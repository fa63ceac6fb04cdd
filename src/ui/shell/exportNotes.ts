/** What each export is good for, by its format's id; a format without a line here is listed by its name alone. */
export const EXPORT_NOTES: Readonly<Record<string, string>> = {
  csv: 'a row a message, for spreadsheets',
  json: 'every collision, with its steps',
  svg: 'the timelines as a drawing',
  png: 'the timelines as a picture',
  perfetto: 'for ui.perfetto.dev and speedscope',
  pcapng: 'the SMTP connections, for Wireshark',
  mbox: 'the letters, for any mail program',
};
