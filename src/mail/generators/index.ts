/** The registry: to add a generator is to add a file and a line here. */
import { BARE_HASH } from './bareHash.ts';
import { EXIM_FROM_4_97, EXIM_UP_TO_4_96 } from './exim.ts';
import { partsOf, splitAtHost, type IdGenerator, type Reading } from './generator.ts';
import { JAVAMAIL_UP_TO_1_3_2 } from './javaMail132.ts';
import { JAVAMAIL_1_3_3_TO_1_4 } from './javaMail133.ts';
import { JAVAMAIL_1_4_1_TO_1_5_2 } from './javaMail141.ts';
import { JAVAMAIL_FROM_1_5_3 } from './javaMail153.ts';
import { PHP_UNIQID } from './php.ts';
import { PRINTED_HASH } from './printedHash.ts';
import { PYTHON_MAKE_MSGID } from './python.ts';
import { SNOWFLAKE } from './snowflake.ts';
import { ULID } from './ulid.ts';
import { UUID_V4, UUID_V7 } from './uuid.ts';

/** The first that can have made an ID is told: the stricter forms stand before the looser ones. */
export const GENERATORS: readonly IdGenerator[] = [
  JAVAMAIL_UP_TO_1_3_2,
  JAVAMAIL_1_3_3_TO_1_4,
  JAVAMAIL_1_4_1_TO_1_5_2,
  PYTHON_MAKE_MSGID,
  JAVAMAIL_FROM_1_5_3,
  UUID_V4,
  UUID_V7,
  EXIM_UP_TO_4_96,
  EXIM_FROM_4_97,
  ULID,
  PHP_UNIQID,
  SNOWFLAKE,
  BARE_HASH,
  PRINTED_HASH,
];

/** No Message-ID is longer than a line of mail may be (RFC 5322, §2.1.1); beyond, nothing is looked for. */
const LONGEST = 998;

export interface IdReading extends Reading {
  /** The Message-ID without brackets; the parts' places count in it. */
  readonly text: string;
  /** Of the registry; null: not known. */
  readonly generatorId: string | null;
}

/** Takes a Message-ID apart, whoever made it. @param messageId with or without brackets and blanks around it */
export function readMessageId(messageId: string): IdReading {
  const text = messageId.trim().replace(/^<|>$/g, '');
  if (text.length <= LONGEST) {
    for (const { id, read } of GENERATORS) {
      const reading = read(text);
      if (reading) return { ...reading, text, generatorId: id };
    }
  }
  const [left, at, host] = splitAtHost(text);
  const parts = partsOf([
    [left, null],
    [at, null],
    [host, 'host'],
  ]);
  return { text, generatorId: null, generator: 'not known', parts, hash: null, time: null, values: [], inferred: [] };
}
