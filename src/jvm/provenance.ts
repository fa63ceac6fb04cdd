/**
 * The proof that this page's threads draw from HotSpot's own sequence: hashes that Java programs printed, and hashes in
 * real Message-IDs, each with the draw that it was. The draws were found by running the generator; tests find them again.
 */
import type { HashBits } from './identityHash.ts';

/** A hash that is one draw of a JVM's global generator, counting from 1. */
export interface KnownDraw {
  readonly draw: number;
  readonly hash: number;
  readonly bits: HashBits;
}

/** A hash code as Java prints it: `Class@` and hexadecimal digits. */
export interface PrintedHash extends KnownDraw {
  /** As it was printed. */
  readonly text: string;
  /** Who printed it; null where only the number is known. */
  readonly source: string | null;
}

/** A hash in a real Message-ID. */
export interface MailedHash extends KnownDraw {
  /** The whole Message-ID; null where only its hash and its time are quoted. */
  readonly messageId: string | null;
  /** When it was made, ms since 1970; null where it is not known. */
  readonly madeAtMs: number | null;
  readonly source: string;
}

const THINKING_IN_JAVA = 'sample output in B. Eckel, Thinking in Java, 4th ed. (2006)';
const CLASS_LOADERS = 'printed class loaders in countless posts';

/** Printed by Java programs on 32-bit JVMs, in the order of their draws. */
export const PRINTED_HASHES: readonly PrintedHash[] = [
  ...['82ba41', '923e30', '130c19b', '1f6a7b9', '7d772e', '11b86e7', '35ce36', '757aef'].map((text, index) =>
    printed(9 + index, text, null),
  ),
  printed(21, 'Launcher$AppClassLoader@19821f', CLASS_LOADERS),
  printed(22, 'ExtClassLoader@addbf1', CLASS_LOADERS),
  printed(22, 'Animal@addbf1', THINKING_IN_JAVA),
  printed(23, 'House@42e816', THINKING_IN_JAVA),
  printed(24, 'Animal@9304b1', THINKING_IN_JAVA),
  printed(25, 'Animal@190d11', THINKING_IN_JAVA),
];

function printed(draw: number, text: string, source: string | null): PrintedHash {
  return { draw, hash: Number.parseInt(text.slice(text.indexOf('@') + 1), 16), bits: 25, text, source };
}

const ENRON = 'Enron corpus, <hash.millis.JavaMail.evans@thyme>';

/** Ten Message-IDs of the Enron corpus that are ten draws in a row: one JVM, one hash per Message-ID. */
export const ENRON_TEN: readonly MailedHash[] = [
  24216240, 20641191, 30795301, 33076797, 25459584, 13116875, 2707340, 2465689, 1115198, 19773657,
].map((hash, index) => ({ draw: 523_309 + index, hash, bits: 25, messageId: null, madeAtMs: null, source: ENRON }));

/**
 * Other Message-IDs of the corpus. The first two were made in one night, the night of 3 February 2004, the last two
 * 21 ms apart; that all come from one process is inferred from their draws.
 */
export const ENRON_SINGLE: readonly MailedHash[] = [
  enron(187_813, 6742786, Date.UTC(2004, 1, 3, 21, 57, 6)),
  enron(512_676, 18782981, Date.UTC(2004, 1, 4, 0, 42, 58)),
  enron(813_355, 13505866, null),
  enron(813_356, 30922949, null),
];

function enron(draw: number, hash: number, madeAtMs: number | null): MailedHash {
  return { draw, hash, bits: 25, messageId: null, madeAtMs, source: ENRON };
}

/** Message-IDs of other senders. */
export const OTHER_MAIL: readonly MailedHash[] = [
  mailed(258, 25, '15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au', 1200472642578, 'public mail'),
  mailed(2_971, 25, '14765441.1022081866849.JavaMail.SYSTEM@oscar', 1022081866849, 'public mail'),
  mailed(414_672, 25, '27117501.441199967041995.JavaMail.SYSTEM@APOLO', 1199967041995, 'public mail'),
  mailed(726_501, 25, '28347315.1113550056435.JavaMail.tomcat@pne-ps4-sn1', 1113550056435, 'public mail'),
  mailed(10_122, 31, '488461919.0.1407279230343.JavaMail.luca@myMac.local', 1407279230343, 'jakartaee/mail-api#127'),
];

function mailed(draw: number, bits: HashBits, text: string, madeAtMs: number, source: string): MailedHash {
  return { draw, hash: Number.parseInt(text, 10), bits, messageId: `<${text}>`, madeAtMs, source };
}
