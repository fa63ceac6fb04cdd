/** From message to message by keys: every one can be reached, also those that collided with none. */
import type { ViewportAnswer } from '../log/viewport.ts';
import type { FigureCommand } from './keys.ts';
import type { Span } from './plot.ts';

/** The message at which the keys stand. */
export interface MessagePlace extends Span {
  /** Seat of its thread. */
  readonly lane: number;
  /** Row in the log. */
  readonly row: number;
  /** Number of its collision; 0: none. */
  readonly collision: number;
}

export type MessageCommand = Extract<FigureCommand, 'next-message' | 'previous-message' | 'lane-up' | 'lane-down'>;

const BY: Readonly<Record<MessageCommand, number>> = {
  'next-message': 1,
  'previous-message': -1,
  'lane-up': -1,
  'lane-down': 1,
};

export function isMessageCommand(command: FigureCommand): command is MessageCommand {
  return command in BY;
}

/**
 * Where a key leads: up and down to the nearest message of the neighbouring lane, else to the neighbour in the same lane,
 * which may lie just beyond the window. From nowhere: into the first lane (up: the last), at the window's middle.
 * @returns null if there is none there, or if no single messages are listed
 */
export function messageAfter(
  answer: ViewportAnswer,
  window: Span,
  from: MessagePlace | null,
  command: MessageCommand,
): MessagePlace | null {
  const lane = from ? answer.lanes.findIndex((one) => one.lane === from.lane) : -1;
  const middleUs = (window.fromUs + window.toUs) / 2;
  if (!from || lane < 0) {
    return nearestIn(answer, command === 'lane-up' ? answer.lanes.length - 1 : 0, middleUs);
  }
  if (command === 'lane-up' || command === 'lane-down') return nearestIn(answer, lane + BY[command], from.toUs);
  const own = indicesIn(answer, lane);
  const at = own.findIndex((index) => answer.messages!.row[index] === from.row);
  const next = at < 0 ? undefined : own[at + BY[command]];
  return next === undefined ? null : placeOf(answer, next);
}

function indicesIn({ messages }: ViewportAnswer, lane: number): number[] {
  return Array.from({ length: messages?.count ?? 0 }, (_, index) => index).filter(
    (index) => messages!.laneIndex[index] === lane,
  );
}

function nearestIn(answer: ViewportAnswer, lane: number, us: number): MessagePlace | null {
  const distance = (index: number): number => Math.abs(answer.messages!.endUs[index]! - us);
  const [nearest] = indicesIn(answer, lane).sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? null : placeOf(answer, nearest);
}

function placeOf({ lanes, messages }: ViewportAnswer, index: number): MessagePlace {
  const { row, laneIndex, startUs, endUs, collision } = messages!;
  return {
    lane: lanes[laneIndex[index]!]!.lane,
    row: row[index]!,
    fromUs: startUs[index]!,
    toUs: endUs[index]!,
    collision: collision[index]!,
  };
}
