/** Message-IDs and hashes to look at, named by their origin. */
import { ENRON_SINGLE, ENRON_TEN, OTHER_MAIL, PRINTED_HASHES } from '../../jvm/provenance.ts';

export interface Example {
  /** Where they come from: on the button. */
  readonly name: string;
  /** What is pasted, a line each. */
  readonly lines: readonly string[];
}

function mailedFrom(host: string): readonly string[] {
  return OTHER_MAIL.flatMap(({ messageId }) => (messageId?.includes(host) ? [messageId] : []));
}

function printed(from: number, to: number): readonly string[] {
  return [...new Set(PRINTED_HASHES.filter(({ draw }) => draw >= from && draw <= to).map(({ text }) => text))];
}

/** Real IDs of two processes that ran at once, made with Jakarta Mail 1.6.5 on OpenJDK 17 (tests/fixtures). */
const TWO_PROCESSES: readonly string[] = [
  '<1639170059.21810.1795519629865@mail.example.com>',
  '<2001096675.21811.1795519629865@mail.example.com>',
  '<1437584541.21812.1795519629865@mail.example.com>',
  '<617203181.21813.1795519629865@mail.example.com>',
  '<1535507175.21814.1795519629865@mail.example.com>',
  '<511287075.21815.1795519629865@mail.example.com>',
  '<1639170059.21810.1795519629861@mail.example.com>',
  '<2001096675.21811.1795519629861@mail.example.com>',
  '<1437584541.21812.1795519629861@mail.example.com>',
  '<617203181.21813.1795519629865@mail.example.com>',
  '<1535507175.21814.1795519629865@mail.example.com>',
  '<511287075.21815.1795519629865@mail.example.com>',
];

/** Real ones, whose draws are known: mail by its year, then what Java programs printed. */
export const EXAMPLES: readonly Example[] = [
  { name: 'oscar, 2002', lines: mailedFrom('oscar') },
  { name: 'Enron corpus, ten in a row', lines: ENRON_TEN.map(({ hash }) => String(hash)) },
  { name: 'Enron corpus, four of one night', lines: ENRON_SINGLE.map(({ hash }) => String(hash)) },
  { name: 'pne-ps4-sn1, 2005', lines: mailedFrom('pne-ps4-sn1') },
  { name: 'APOLO, 2008', lines: mailedFrom('APOLO') },
  { name: 'mail.ttttt.com.au, 2008', lines: mailedFrom('mail.ttttt.com.au') },
  { name: 'mail-api issue 127, 2014', lines: mailedFrom('myMac.local') },
  { name: 'Two processes with Jakarta Mail 1.6.5', lines: TWO_PROCESSES },
  { name: 'Thinking in Java, 2006', lines: printed(22, 25).filter((text) => !text.startsWith('Ext')) },
  { name: 'Class loaders in posts', lines: printed(21, 22).filter((text) => text.includes('ClassLoader')) },
  { name: '32-bit JVMs', lines: printed(9, 16) },
  { name: 'OpenJDK 17, main thread', lines: ['7ad041f3', '251a69d7', '7344699f', '06b95977', '7e9e5f8a'] },
  { name: 'OpenJDK 17, -XX:hashCode=0', lines: ['4bd58aae', '3083cc67', '1ce09713', '5cde6f34', '0f56ee8e'] },
];
