/** Looks at a list of Message-IDs: each one's parts and candidates, and what they prove together. */
import { candidatesOf, type Candidate } from '../../jvm/drawNumber.ts';
import { globalLineUps, type GlobalLineUp } from '../../jvm/globalLineUps.ts';
import { threadStream, type ThreadStream } from '../../jvm/threadStream.ts';
import { findIds, type FoundId, type UnreadLine } from './findIds.ts';

export interface ExaminedId extends FoundId {
  /** Of the first five million draws, ascending; null where there is no hash. */
  readonly candidates: readonly Candidate[] | null;
  /** What the list decides: index in `findings`, and the draw or the number of the thread's hash. */
  readonly decided: { readonly finding: number; readonly place: number } | null;
  /** How often this very ID stands in the list. */
  readonly times: number;
}

/** What several hashes of the list prove together: one process's global generator, or one thread's own. */
export type Proof = ({ readonly kind: 'process' } & GlobalLineUp) | ({ readonly kind: 'thread' } & ThreadStream);

export type Finding = Proof & {
  /** Message-IDs that bear these hashes: more than there are hashes where some come twice. */
  readonly ids: number;
  /** Whether two different IDs bear the same hash and the same count, which one process never gives twice. */
  readonly countingAlike: boolean;
};

export interface Examination {
  readonly ids: readonly ExaminedId[];
  readonly findings: readonly Finding[];
  readonly unread: readonly UnreadLine[];
  /** Message-IDs beyond the most that are looked at. */
  readonly left: number;
}

/** Fewer unexplained hashes than this do not make a thread's stream. */
const FEWEST_FOR_STREAM = 3;

export function examine(text: string): Examination {
  const { ids, unread, left } = findIds(text);
  const hashes = [...new Set(ids.flatMap(({ hash }) => hash ?? []))];
  const candidates = new Map(hashes.map((hash) => [hash, candidatesOf(hash)]));
  const { findings, decided } = findingsOf(candidates);
  const times = counted(ids.map((id) => id.text));
  return {
    ids: ids.map((id) => ({
      ...id,
      candidates: id.hash === null ? null : (candidates.get(id.hash) ?? []),
      decided: (id.hash !== null && decided.get(id.hash)) || null,
      times: times.get(id.text) ?? 0,
    })),
    findings: findings.map((proof, finding) => {
      const bearers = ids.filter(({ hash }) => hash !== null && decided.get(hash)?.finding === finding);
      return { ...proof, ids: bearers.length, countingAlike: countAlike(bearers) };
    }),
    unread,
    left,
  };
}

/** @param candidates by hash, in the order of the list; the findings' sightings count in it */
function findingsOf(candidates: ReadonlyMap<number, readonly Candidate[]>): {
  findings: readonly Proof[];
  decided: ReadonlyMap<number, { finding: number; place: number }>;
} {
  const hashes = [...candidates.keys()];
  const findings: Proof[] = globalLineUps(hashes, [...candidates.values()]).map((lineUp) => ({
    kind: 'process',
    ...lineUp,
  }));
  const told = new Set(findings.flatMap(({ sightings }) => sightings.map(({ index }) => index)));
  // A negative number is no hash of HotSpot's.
  const rest = hashes.map((hash, index) => ({ hash, index })).filter(({ hash, index }) => hash > 0 && !told.has(index));
  const stream = rest.length < FEWEST_FOR_STREAM ? null : streamOf(rest.map(({ hash }) => hash));
  if (stream) {
    const sightings = stream.sightings.map(({ index, place }) => ({ index: rest[index]!.index, place }));
    findings.push({ kind: 'thread', ...stream, sightings });
  }
  const decided = new Map(
    findings.flatMap(({ sightings }, finding) =>
      sightings.map(({ index, place }) => [hashes[index]!, { finding, place }] as const),
    ),
  );
  return { findings, decided };
}

function streamOf(hashes: readonly number[]): ThreadStream | null {
  return threadStream(hashes, hashes.some((hash) => hash >= 2 ** 25) ? 31 : 25);
}

/** Whether two different IDs have hash and counter in common. */
function countAlike(ids: readonly FoundId[]): boolean {
  const texts = new Map<string, string>();
  return ids.some(({ text, hash, parts }) => {
    const counter = parts.find(({ kind }) => kind === 'counter');
    if (!counter) return false;
    const key = `${hash} ${text.slice(counter.from, counter.to)}`;
    const first = texts.get(key) ?? text;
    texts.set(key, first);
    return first !== text;
  });
}

function counted<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
