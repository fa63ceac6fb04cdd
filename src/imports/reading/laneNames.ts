/** The lanes of a log, numbered as they are met: of a hostile log no more than some thousands. */
import { copied } from '../byteText.ts';
import type { MailRecord } from '../format.ts';

/** A lane's name, that of its host where there is one, and what else the file tells of the run that it belongs to. */
export interface LaneName {
  readonly name: string;
  readonly host: string | null;
  /** The panel of our own exports; '': the first, or no panel. */
  readonly scope: string;
  readonly algorithm: string | null;
}

/** From here on a new process becomes part of its host's lane, and a new host part of the last lane. */
const MAX_LANE_NAMES = 4096;
const OTHER_HOSTS = 'other hosts';
/** A power of two. */
const RECENT = 32;

/** Lanes of one name are two where the files tell of two runs. */
class Run {
  readonly numbers = new Map<string, number>();

  constructor(
    readonly scope: string,
    readonly algorithm: string,
  ) {}
}

export class LaneNames {
  readonly all: LaneName[] = [];
  readonly #runs = new Map<string, Run>();
  readonly #none = new Run('', '');
  #others = -1;
  /** The run of the mail before, and lanes of it that were met lately, by the ends of their names. */
  #run = this.#none;
  readonly #recent = Array<string | null>(RECENT).fill(null);
  readonly #recentNumbers = new Uint16Array(RECENT);

  /** The number of a mail's lane in {@link all}. */
  numberOf(mail: MailRecord): number {
    const { lane, host = null } = mail;
    const run = this.#runOf(mail);
    if (run !== this.#run) this.#recent.fill(null);
    this.#run = run;
    const place = (lane.charCodeAt(lane.length - 1) ^ (lane.charCodeAt(lane.length - 2) << 1)) & (RECENT - 1);
    if (lane === this.#recent[place]) return this.#recentNumbers[place]!;
    const known = run.numbers.get(lane);
    if (known === undefined) return this.#newNumber(run, lane, host);
    this.#recent[place] = lane;
    return (this.#recentNumbers[place] = known);
  }

  #newNumber(run: Run, lane: string, host: string | null): number {
    if (this.all.length < MAX_LANE_NAMES) return this.#newLane(run, lane, host);
    const folded = host ?? OTHER_HOSTS;
    const foldedNumber = run.numbers.get(folded);
    if (foldedNumber !== undefined) return foldedNumber;
    if (this.all.length < 2 * MAX_LANE_NAMES) return this.#newLane(run, folded, host);
    if (this.#others < 0) this.#others = this.#newLane(this.#none, OTHER_HOSTS, null);
    return this.#others;
  }

  #runOf({ scope = '', algorithm = '' }: MailRecord): Run {
    if (scope === '' && algorithm === '') return this.#none;
    if (this.#run.scope === scope && this.#run.algorithm === algorithm) return this.#run;
    return this.#runs.get(`${scope}\0${algorithm}`) ?? new Run(scope, algorithm);
  }

  #newLane(run: Run, lane: string, host: string | null): number {
    const { scope, algorithm, numbers } = run;
    const name = copied(lane);
    this.#runs.set(`${scope}\0${algorithm}`, run);
    numbers.set(name, this.all.length);
    const ofHost = host === null ? null : copied(host);
    return this.all.push({ name, host: ofHost, scope, algorithm: algorithm === '' ? null : algorithm }) - 1;
  }
}
