/** For each import format, how to write a file of any number of mails in it. */

export interface FormatSample {
  /** The id of the format. */
  readonly format: string;
  readonly head: readonly string[];
  /** The lines of mail number `i`, with this Message-ID. */
  readonly mail: (i: number, messageId: string) => readonly string[];
  readonly tail: readonly string[];
  /** A file of this format holds one mail only. */
  readonly isSingle?: true;
}

const STAMP = 'Feb  1 03:04:05 mx';

function header(messageId: string, i: number): string[] {
  return [
    'Date: Wed, 1 Feb 2006 03:04:05 +0000',
    `Subject: Order ${i}`,
    `Message-ID: <${messageId}>`,
    'From: a@example.net',
  ];
}

function syslog(
  name: string,
  line: (i: number, messageId: string) => string,
): FormatSample & { readonly name: string } {
  return { name, format: 'mail-log', head: [], mail: (i, id) => [line(i, id)], tail: [] };
}

const MAIL_LOGS = [
  syslog(
    'Postfix',
    (i, id) => `${STAMP} postfix/cleanup[12]: ${(0xa0000 + i).toString(16).toUpperCase()}: message-id=<${id}>`,
  ),
  syslog(
    'Sendmail',
    (i, id) => `${STAMP} sendmail[7]: k113454${i}: from=<a@b>, size=1, class=0, nrcpts=1, msgid=<${id}>, proto=ESMTP`,
  ),
];

export const SAMPLES: readonly FormatSample[] = [
  ...MAIL_LOGS,
  {
    format: 'exchange-tracking',
    head: [
      '#Software: Microsoft Exchange Server',
      '#Fields: date-time,server-hostname,event-id,internal-message-id,message-id,message-subject',
    ],
    mail: (i, id) => [`2026-02-01T03:04:05.123Z,EX1,RECEIVE,${i},<${id}>,"Order ""${i}"", please"`],
    tail: [],
  },
  {
    format: 'own-csv',
    head: ['panel,algorithm,message,thread,process,message_id,hash,counter,clock_ms,start_us,end_us,collision,cause'],
    mail: (i, id) => [`first,javamail-1.3.2,${i},0,0,<${id}>,1,,1138752000250,1.5,2.5,,`],
    tail: [],
  },
  {
    format: 'own-json',
    head: [
      '{"format":"message-id-collisions","version":1,',
      '"panels":[',
      '{"panel":"first","algorithm":"javamail-1.3.2",',
      '"collisions":[',
      '],"messages":[',
    ],
    mail: (i, id) => [
      `${JSON.stringify({ messageId: `<${id}>`, collision: null, message: i, thread: 0, process: 0, clock_ms: 1138752000250 })},`,
    ],
    tail: [']}]}'],
  },
  {
    format: 'own-report',
    head: [
      '{"format":"message-id-report","version":1,"totals":{"messages":0,"rate":0},"files":[{"name":"mail.log"}],',
      '"collisions":[',
    ],
    mail: (i, id) => [
      `{"collision":${i},"messageId":${JSON.stringify(`<${id}>`)},"cause":"unknown","reason":"other-generator","mails":[`,
      `{"at":"2006-02-01T03:04:05.123Z","date":null,"lane":"mx postfix/cleanup[1]","file":"mail.log","line":1,"key":"A${i}"}]},`,
    ],
    tail: [']}'],
  },
  {
    format: 'mbox',
    head: [],
    mail: (i, id) => [
      'From a@example.net Wed Feb  1 03:04:05 2006',
      ...header(id, i),
      '',
      `Please send ${i} desk lamps.`,
      '',
    ],
    tail: [],
  },
  {
    format: 'eml',
    head: [],
    mail: (i, id) => [...header(id, i), '', 'Please send desk lamps.'],
    tail: [],
    isSingle: true,
  },
  { format: 'message-id-list', head: [], mail: (_, id) => [`<${id}>`], tail: [] },
];
