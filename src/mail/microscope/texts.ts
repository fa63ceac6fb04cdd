/** What the microscope says, in words. */
import { FIRST_DRAWS, type Candidate } from '../../jvm/drawNumber.ts';
import type { HashBits } from '../../jvm/identityHash.ts';
import { counted, grouped } from '../../log/countText.ts';
import type { IdTime } from '../generators/generator.ts';
import type { Examination, ExaminedId, Finding } from './examine.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const PRECISION: Readonly<Record<number, string>> = {
  0: 'to the second',
  2: 'to 1/100 s',
  3: 'to the millisecond, no finer',
  4: 'to 1/2000 s',
  6: 'to the microsecond',
};

/** "2008-01-10 12:10:41.995 UTC" */
export function utcWords({ ms, decimals }: IdTime): string {
  const wholeMs = Math.floor(ms);
  const [date = '', clock = ''] = new Date(wholeMs).toISOString().replace('Z', '').split('T');
  const micros = Math.round((ms - wholeMs) * 1000);
  const fraction = `${clock.split('.')[1]}${String(micros).padStart(3, '0')}`.slice(0, decimals);
  return `${date} ${clock.split('.')[0]}${decimals > 0 ? `.${fraction}` : ''} UTC`;
}

/** How finely the time is told: "to the millisecond, no finer". */
export function precisionWords({ decimals }: IdTime): string {
  return PRECISION[decimals] ?? '';
}

/** "1 in 130,000"; from a million on "1 in 10⁵⁷", never a smaller chance than it is. */
export function oneIn(chanceLog10: number): string {
  if (chanceLog10 > -6) return `1 in ${grouped(Math.max(1, Math.floor(Number((10 ** -chanceLog10).toPrecision(2)))))}`;
  const exponent = String(Math.floor(-chanceLog10));
  return `1 in 10${[...exponent].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
}

/** "draw 258 (25 bits)": with how early a number picked at random would come so early. */
export function candidateWords({ draw, bits }: Candidate): { draw: string; chance: string } {
  const chanceLog10 = Math.log10(Math.min(1, draw / 2 ** bits));
  return { draw: `draw ${grouped(draw)}`, chance: `${bits} bits; so early by chance ${oneIn(chanceLog10)}` };
}

/** What is said of an ID's hash where no candidate stands; null where one does, or where the ID holds no hash. */
export function noCandidateWords({ hash, candidates, decided }: ExaminedId): string | null {
  if (hash === null || candidates === null || candidates.length > 0 || decided) return null;
  if (hash <= 0) return 'No draw: HotSpot’s hashes are never negative or 0.';
  return `Not among the first ${grouped(FIRST_DRAWS)} draws of the JVM’s generator${hash >= 2 ** 25 ? ': since JDK 8 each thread has its own' : ''}.`;
}

/** "draw 523,309", "hash 1,801 of the thread" */
export function decidedWords(finding: Finding, place: number): string {
  return finding.kind === 'process' ? `draw ${grouped(place)}` : `hash ${grouped(place)} of the thread`;
}

/** One answer: who made these IDs. */
export function findingWords(finding: Finding): string {
  const { sightings, widestStep, order, ids, countingAlike } = finding;
  const first = grouped(sightings[0]!.place);
  const last = grouped(sightings.at(-1)!.place);
  const verb = ids > sightings.length ? 'bear' : 'are';
  const count = `${grouped(ids)} IDs${order === 'in-a-row' ? ' in a row' : ''} ${verb}`;
  const gaps = widestStep === 1 ? '' : `, at most ${grouped(widestStep)} apart`;
  if (finding.kind === 'process') {
    const who = countingAlike ? 'at least two JVM processes that drew alike' : 'one JVM process';
    return `${count} draws ${first} to ${last}${gaps}: ${who}.`;
  }
  const who = countingAlike ? 'a thread in each of at least two processes' : 'one thread';
  const start = `whose start value X was draw ${grouped(finding.startDraw)}`;
  return `${count} hashes ${first} to ${last} of ${who}${gaps}, ${start}: JDK 8 or later.`;
}

/** What the answer rests on and what it leaves open. */
export function findingNote(finding: Finding): string {
  const odds = `Odds: unrelated hashes would line up so in at most ${oneIn(finding.chanceLog10)} such lists.`;
  return [odds, bitsWords(finding.bits), repeatWords(finding)].join(' ').trim();
}

function repeatWords({ sightings, ids, countingAlike }: Finding): string {
  if (countingAlike) {
    return 'Some share hash and counter but not the clock. One process never counts to a number twice, so there were two (inferred).';
  }
  return ids > sightings.length
    ? `They bear ${grouped(sightings.length)} different hashes: where one comes twice, threads raced, two processes drew alike, or one message is listed twice.`
    : '';
}

function bitsWords(bits: HashBits): string {
  return bits === 25 ? 'Hashes of 25 bits, a 32-bit JVM.' : 'Hashes of 31 bits, a 64-bit JVM.';
}

/** How the odds are computed. */
export const ODDS_METHOD =
  'Of n unrelated hashes, evenly spread over 2ᵇ values (b is 25 or 31), the expected number of line-ups of k with steps of ' +
  'at most s is ways × places / 2ᵇ × (s / 2ᵇ)ᵏ⁻¹. Ways is n for k in a row, nᵏ / k! for k in the list’s order, nᵏ in any ' +
  'order; places is 5,000,000 draws, or for a thread 100,000 hashes × 1,000,000 start values. The result is multiplied by ' +
  'the 39 widths and orders tried. The chance is never greater.';

/** What was found in the text, before what it proves. */
export function summaryWords({ ids, unread, left }: Examination): string {
  const alone = ids.every(({ parts }) => !parts.some(({ kind }) => kind === 'host' || kind === 'clock'));
  const repeated = new Set(ids.filter(({ times }) => times > 1).map(({ text }) => text)).size;
  const sentences = [
    ids.length === 0
      ? 'No Message-ID found.'
      : `${alone ? counted(ids.length, 'hash', 'hashes') : counted(ids.length, 'Message-ID')}.`,
    ...(repeated > 0 ? [`${counted(repeated, 'stands', 'stand')} there more than once.`] : []),
    ...(unread.length > 0 ? [`${counted(unread.length, 'line was', 'lines were')} not read.`] : []),
    ...(left > 0 ? [`${counted(left, 'Message-ID more was', 'Message-IDs more were')} left out.`] : []),
  ];
  return sentences.join(' ');
}
