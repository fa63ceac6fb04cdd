/** What the page says of an attempt, of the ways that are left, and of a link. */
import { counted, grouped } from '../../../log/countText.ts';
import type { Exploration } from '../../../race/explored/exploration.ts';
import { STARVED_AFTER, type Position, type Standing } from '../../../race/explored/game.ts';
import type { Way } from '../../../race/explored/gameWay.ts';
import { TICK, type Move } from '../../../race/explored/program.ts';
import type { Stuck } from '../../../race/explored/stuck.ts';
import { moveWords, threadNames } from '../../stepper/stepperView.ts';

const numbers = (threads: readonly number[]): number[] => threads.map((thread) => thread + 1);

/** The last move, and how the attempt stands if it is over. */
export function saidOf({ replay: { records }, standing }: Position): string {
  const last = records.at(-1);
  if (!last) return 'Choose the thread that takes the first step.';
  const end = standingWords(standing);
  return `${moveWords(last)}.${end ? ` ${end}` : ''}`;
}

/** How an attempt has ended; '' while it goes on. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'open':
      return '';
    case 'solved': {
      const [a, b] = standing.pair;
      const who =
        a.thread === b.thread ? `Thread ${a.thread + 1} twice` : `Threads ${a.thread + 1} and ${b.thread + 1}`;
      return `${who} made the same Message-ID, in ${counted(standing.atMove, 'move')}.`;
    }
    case 'distinct':
      return 'All messages are made, and no two Message-IDs are alike.';
    case 'stuck':
      return stuckWords(standing);
    case 'starved':
      return `Starvation: ${threadNames(numbers(standing.threads))} asked for the monitor ${STARVED_AFTER} times and nothing changed. Whoever spins on a lock while its holder is never run spins for ever. Undo, and run the holder.`;
  }
}

export function stuckWords({ word, waiting }: Stuck): string {
  const who = threadNames(numbers(waiting));
  const verb = waiting.length === 1 ? 'waits' : 'wait';
  return word === 'deadlock'
    ? `Deadlock: ${who} ${verb} for a monitor that none but those who wait could give back.`
    : `Starvation: ${who} ${verb} for ever. Whoever took the monitor has finished and did not give it back.`;
}

/**
 * Whom to run next.
 * @param nobodyCan whether all orders were tried from the start, and none makes two alike
 */
export function hintWords(way: Way | null, move: Move | undefined, nobodyCan: boolean): string {
  if (nobodyCan) return 'There is no way to hint at: every order was tried, and none makes two Message-IDs alike.';
  if (!way) return 'The ways from here are still being counted.';
  if (move !== undefined) {
    const left = counted(way.moves?.length ?? 0, 'move');
    return `${move === TICK ? 'Tick the clock' : `Run thread ${move + 1}`}: ${left} to go on a shortest way.`;
  }
  if (!way.certain) return `No way was found among the first ${grouped(way.states)} states. There may be one.`;
  return 'No order of what is left makes two alike. Undo a move, and ask again.';
}

/** How many moves are left at least. */
export function toGoWords(way: Way | null, nobodyCan: boolean): string {
  if (nobodyCan) return 'No order makes two alike.';
  if (!way) return 'counting the ways from here';
  if (way.moves) return `${counted(way.moves.length, 'move')} to go at least`;
  return way.certain ? 'no way from here: take a move back' : `none found in ${grouped(way.states)} states`;
}

/** What all orders together show; the proof where none collides. */
export function proofWords({ complete, schedules, colliding, states, stuckOrders }: Exploration): string {
  if (!complete || schedules === null || colliding === null)
    return `Stopped after ${grouped(states)} states: not every order was tried, so nothing is proven.`;
  const stuck = stuckOrders ? ` In ${grouped(stuckOrders)} more, threads end up waiting for ever.` : '';
  if (colliding === 0n)
    return `It cannot be done. All ${grouped(schedules)} orders were tried (${grouped(states)} distinct states), and none makes two Message-IDs alike.${stuck}`;
  return `${grouped(colliding)} of ${grouped(schedules)} orders make two alike.${stuck}`;
}

/** Of a link with moves: whether they can be made, and whether a shorter way exists. */
export function linkWords(made: number, { standing }: Position, minimum: number | null): string {
  const valid = `The link’s ${counted(made, 'move')} can be made`;
  if (standing.kind !== 'solved') return `${valid}; ${made === 1 ? 'it makes' : 'they make'} no two Message-IDs alike.`;
  const beyond = made > standing.atMove ? ` with move ${standing.atMove}` : '';
  const found = `${valid}, and make two alike${beyond}.`;
  if (minimum === null) return found;
  return standing.atMove === minimum
    ? `${found} No way is shorter.`
    : `${found} The shortest way takes ${counted(minimum, 'move')}.`;
}

/** Why a link's moves were cut short; moves count from 1. */
export function refusedWords(index: number, all: number, reason: string): string {
  const shown =
    index === 0 ? 'None is shown.' : `The ${counted(index, 'move')} before it ${index === 1 ? 'is' : 'are'} shown.`;
  return `Move ${index + 1} of the link’s ${all} cannot be made: ${reason}. ${shown}`;
}
