/** A finished run told moment by moment from its log: what was recorded, and no more. */
import type { DeliveryLog } from './deliveryLog.ts';
import type { LoggedMessage } from './detail.ts';
import { DuplicateMoments } from './duplicateMoments.ts';
import type { LaneIndex } from './laneIndex.ts';
import { HOLDS_NOTHING, heldAfter, type MachineState, type ThreadState, type Upcoming } from './machineState.ts';
import { sharedFrom } from './sharedFromLog.ts';
import type { Lane } from './viewport.ts';

/** A lane at a moment: what it made last, and what it makes or makes next. */
interface LaneMoment {
  readonly lane: Lane;
  readonly last: LoggedMessage | null;
  readonly present: LoggedMessage | null;
}

export class LogPlayback {
  #duplicates: { readonly messages: number; readonly moments: DuplicateMoments } | null = null;

  constructor(
    readonly log: DeliveryLog,
    readonly laneIndex: LaneIndex,
  ) {}

  /** @param lanes that the figure shows */
  stateAt(us: number, lanes: readonly Lane[]): MachineState {
    const moments = lanes.map((lane) => this.#momentOf(lane, us));
    const threads = moments.map((moment) => this.#threadAt(moment, us));
    const { processes } = this.log.source;
    return {
      atUs: us,
      source: 'log',
      threads,
      shared: Array.from({ length: processes }, (_, process) => {
        const own = moments.filter(({ lane }) => lane.process === process);
        const messages = own.flatMap(({ last, present }) => [last, present].filter((one) => one !== null));
        return { process, ...sharedFrom(messages, us, this.log.source) };
      }),
      messages: lanes.reduce((sum, { lane }) => sum + this.#completeBy(lane, us), 0),
      duplicates: this.duplicatesBy(us),
      next: earliest(moments.flatMap((moment) => upcoming(moment, us) ?? [])),
    };
  }

  /** The last moment before `us` at which a step took effect or a Message-ID was complete; null: there is none. */
  eventBefore(us: number): number | null {
    let latestUs: number | null = null;
    for (const lane of this.laneIndex.lanes) {
      const present = this.laneIndex.firstFrom(lane, us);
      for (const i of [present, present - 1]) {
        const message = this.#messageOf(lane, i);
        for (const atUs of message ? momentsOf(message) : []) {
          if (atUs < us && (latestUs === null || atUs > latestUs)) latestUs = atUs;
        }
      }
    }
    return latestUs;
  }

  /** Duplicates complete at or before `us`. */
  duplicatesBy(us: number): number {
    const { laneIndex, log } = this;
    const messages = laneIndex.lanes.reduce((sum, lane) => sum + laneIndex.length(lane), 0);
    if (this.#duplicates?.messages !== messages) this.#duplicates = { messages, moments: new DuplicateMoments(log) };
    return this.#duplicates.moments.countTo(us);
  }

  /** Messages of a lane that are complete at or before `us`. */
  #completeBy(lane: number, us: number): number {
    const { laneIndex, log } = this;
    const length = laneIndex.length(lane);
    let complete = laneIndex.firstFrom(lane, us);
    while (complete < length && log.columns.endUs[laneIndex.row(lane, complete)]! <= us) complete++;
    return complete;
  }

  #momentOf(lane: Lane, us: number): LaneMoment {
    const complete = this.#completeBy(lane.lane, us);
    return { lane, last: this.#messageOf(lane.lane, complete - 1), present: this.#messageOf(lane.lane, complete) };
  }

  #messageOf(lane: number, i: number): LoggedMessage | null {
    const { laneIndex, log } = this;
    return i < 0 || i >= laneIndex.length(lane) ? null : log.messageAt(laneIndex.row(lane, i));
  }

  #threadAt({ lane: { lane, process, thread }, last, present }: LaneMoment, us: number): ThreadState {
    const { stepIds } = this.log.source;
    const seat = { lane, process, thread, waitsForCore: false };
    if (present && present.startUs <= us) {
      const { message, steps } = present;
      const taken = stepsTaken(present, us);
      const values = { ...present, seed: steps.find(({ step }) => step === 'read-seed')?.value ?? null };
      const lock = steps[taken];
      const waits = lock?.step === 'lock' && lock.waitedUs > 0 && lock.atUs - lock.waitedUs <= us;
      const doing = steps.length === 0 ? 'unrecorded' : waits ? 'monitor' : 'step';
      return { ...seat, doing, message, taken, held: heldAfter(stepIds, taken, values) };
    }
    const idle = { ...seat, message: null, taken: 0, held: HOLDS_NOTHING };
    if (!present) return { ...idle, doing: 'done' };
    return { ...idle, doing: last ? 'between' : 'work' };
  }
}

/** Steps of a message that took effect by then. */
function stepsTaken({ steps }: LoggedMessage, us: number): number {
  return steps.filter(({ atUs }) => atUs <= us).length;
}

/** When something of a message was recorded. */
function momentsOf({ steps, endUs }: LoggedMessage): number[] {
  return [...steps.map(({ atUs }) => atUs), endUs];
}

function upcoming({ lane: { lane, process, thread }, present }: LaneMoment, us: number): Upcoming | null {
  if (!present) return null;
  const seat = { lane, process, thread };
  const taken = stepsTaken(present, us);
  const step = present.steps[taken];
  return step ? { ...seat, step: taken, atUs: step.atUs } : { ...seat, step: null, atUs: present.endUs };
}

function earliest(events: readonly Upcoming[]): Upcoming | null {
  return events.reduce<Upcoming | null>((first, event) => (first && first.atUs <= event.atUs ? first : event), null);
}
