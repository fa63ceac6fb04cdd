/** Answers what a timeline asks (log/viewport) from real logs: the same answers as of a race, without steps. */
import type { Overview } from '../../log/overview.ts';
import {
  FATE_KEPT,
  FATE_LOST,
  FATE_NONE,
  MAX_COLLISIONS,
  MAX_MESSAGES,
  type CollisionColumns,
  type DensityColumns,
  type MessageColumns,
  type ViewportAnswer,
  type ViewportQuery,
} from '../../log/viewport.ts';
import type { Findings } from './findings.ts';
import { shownLanes, type ShownLanes } from './lanes.ts';

/** So many mails of one collision are drawn at most. */
const MAX_MEMBERS = 256;
/** Room before the earliest mail and after the latest, as a share of the time that the logs cover. */
const ROOM = 0.02;
/** Bins of the overview. */
const BINS = 1024;

export class ImportedTimeline {
  readonly shown: ShownLanes;
  /** Moment 0, ms since 1970: a little before the earliest mail, whose collision would else stand in the figure's edge. */
  readonly startedAtMs: number;
  /** From there to as long after the latest mail, µs; 0: no mail has a time. */
  readonly lengthUs: number;

  constructor(readonly findings: Findings) {
    this.shown = shownLanes(findings.log);
    // At least 1 ms, so that one moment has a width.
    const ms = Math.max(1, findings.toMs - findings.fromMs);
    this.startedAtMs = findings.fromMs - ROOM * ms;
    this.lengthUs = Number.isNaN(ms) ? 0 : (1 + 2 * ROOM) * ms * 1000;
  }

  /** µs from moment 0; NaN: the mail has no time, or is not counted. */
  endUs(row: number): number {
    const { findings } = this;
    return findings.isCounted(row) ? (findings.atMs(row) - this.startedAtMs) * 1000 : Number.NaN;
  }

  viewport(query: ViewportQuery): ViewportAnswer {
    const { fromUs, toUs } = query;
    const { rows } = this.findings.log.table;
    const inView: number[] = [];
    let messagesInView = 0;
    for (let row = 0; row < rows; row++) {
      const us = this.endUs(row);
      if (us >= fromUs && us <= toUs && messagesInView++ < MAX_MESSAGES) inView.push(row);
    }
    const isSingle = messagesInView <= MAX_MESSAGES;
    const numbers = this.#collisionsIn(query);
    return {
      fromUs,
      toUs,
      lanes: this.shown.lanes,
      stepIds: [],
      messagesInView,
      collisionsInView: numbers.length,
      messages: isSingle ? this.#messages(inView) : null,
      density: isSingle ? null : this.#density(query),
      collisions: this.#collisions(spread(numbers, MAX_COLLISIONS)),
    };
  }

  overview(): Overview {
    const { lengthUs, findings } = this;
    const binUs = Math.max(1, lengthUs / (BINS - 1));
    const messages = new Uint32Array(BINS);
    const duplicates = new Uint32Array(BINS);
    for (let row = 0; row < findings.log.table.rows; row++) {
      const us = this.endUs(row);
      if (Number.isNaN(us)) continue;
      const bin = Math.floor(us / binUs);
      messages[bin]!++;
      const collision = findings.collisionOf(row);
      if (collision !== 0 && findings.rowsOf(collision)[0] !== row) duplicates[bin]!++;
    }
    return { lengthUs, binUs, messages, duplicates };
  }

  laneOf(row: number): number {
    return this.shown.shownAs[this.findings.log.table.lane(row)]!;
  }

  #messages(rows: number[]): MessageColumns {
    const sorted = rows.sort((a, b) => this.laneOf(a) - this.laneOf(b) || this.endUs(a) - this.endUs(b) || a - b);
    const endUs = Float64Array.from(sorted, (row) => this.endUs(row));
    const { findings } = this;
    return {
      count: sorted.length,
      row: Int32Array.from(sorted),
      laneIndex: Uint8Array.from(sorted, (row) => this.laneOf(row)),
      startUs: endUs.slice(),
      endUs,
      // What a process did until its next mail is not told.
      nextUs: endUs.slice(),
      collision: Int32Array.from(sorted, (row) => findings.collisionOf(row)),
      fate: Uint8Array.from(sorted, (row) => this.#fateOf(row)),
      stepUs: new Float32Array(0),
      lockWaitUs: new Float32Array(sorted.length),
    };
  }

  /** A receiver keeps the first mail of a collision. */
  #fateOf(row: number): number {
    const collision = this.findings.collisionOf(row);
    if (collision === 0) return FATE_NONE;
    return this.findings.rowsOf(collision)[0] === row ? FATE_KEPT : FATE_LOST;
  }

  #density({ fromUs, toUs, widthPx }: ViewportQuery): DensityColumns {
    const columns = Math.max(1, Math.round(widthPx));
    const messages = new Uint32Array(this.shown.names.length * columns);
    const colliding = new Uint32Array(messages.length);
    const perUs = columns / (toUs - fromUs);
    const { findings } = this;
    for (let row = 0; row < findings.log.table.rows; row++) {
      const column = Math.floor((this.endUs(row) - fromUs) * perUs);
      if (!(column >= 0 && column < columns)) continue;
      const at = this.laneOf(row) * columns + column;
      messages[at]!++;
      if (findings.collisionOf(row) !== 0) colliding[at]!++;
    }
    return { columns, messages, colliding };
  }

  /** Numbers of the collisions with a member in the window, in order of time. */
  #collisionsIn({ fromUs, toUs }: ViewportQuery): number[] {
    const { findings } = this;
    const numbers: number[] = [];
    for (let number = 1; number <= findings.totals.collisions; number++) {
      const isInView = findings.rowsOf(number).some((row) => {
        const us = this.endUs(row);
        return us >= fromUs && us <= toUs;
      });
      if (isInView) numbers.push(number);
    }
    return numbers;
  }

  #collisions(numbers: readonly number[]): CollisionColumns {
    const groups = numbers.map((number) => {
      const [first, second, ...others] = this.findings.rowsOf(number).filter((row) => !Number.isNaN(this.endUs(row)));
      const pair = [first, second].filter((row) => row !== undefined);
      return { number, rows: [...pair, ...spread(others, MAX_MEMBERS - pair.length)] };
    });
    const members = groups.flatMap(({ rows }) => rows);
    const offset = new Int32Array(groups.length + 1);
    groups.forEach(({ rows }, i) => (offset[i + 1] = offset[i]! + rows.length));
    return {
      count: groups.length,
      number: Int32Array.from(groups, ({ number }) => number),
      atUs: Float64Array.from(groups, ({ rows }) => this.endUs(rows[1] ?? rows[0]!)),
      offset,
      memberLaneIndex: Uint8Array.from(members, (row) => this.laneOf(row)),
      memberEndUs: Float64Array.from(members, (row) => this.endUs(row)),
      memberRow: Int32Array.from(members),
    };
  }
}

/** At most `count` of the items, evenly spread. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
