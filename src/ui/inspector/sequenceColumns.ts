/** Where the threads and the variables of a sequence diagram stand, in px from the left. */
import type { Variable } from '../../log/variables.ts';
import type { Sequence, Side } from './sequenceEvents.ts';

export interface VariableLine {
  readonly x: number;
  /** "the seed", "process 1" */
  readonly title: string;
}

export interface Columns {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly VariableLine[];
  /** The line that an event of this side on this variable touches. */
  readonly lineX: (variable: Variable, side: Side) => number;
}

/** Room for the names of the steps beside the outer life lines. */
const MARGIN_PX = 62;

/** What stands above the lines of two processes, left and right. */
export interface SideTitles {
  readonly left: string;
  readonly right: string;
}

export function columnsOf(sequence: Sequence, widthPx: number, own: SideTitles): Columns {
  const left = MARGIN_PX;
  const right = widthPx - MARGIN_PX;
  const at = (share: number) => Math.round(left + share * (right - left));
  const counted = sequence.events.some((event) => event.variable === 'counter');
  const { shared } = sequence;
  if (shared.seed) {
    const [seed, counter] = counted ? [at(0.36), at(0.7)] : [at(0.5), at(0.5)];
    const lines = [{ x: seed, title: 'the seed' }, ...(counted ? [{ x: counter, title: 'the counter' }] : [])];
    return { left, right, lines, lineX: (variable) => (variable === 'seed' ? seed : counter) };
  }
  const ownX = { left: at(0.28), right: at(0.72) };
  const ownLines = [
    { x: ownX.left, title: own.left },
    { x: ownX.right, title: own.right },
  ];
  if (counted && shared.counter) {
    const middle = { x: at(0.5), title: 'the counter' };
    const lineX = (variable: Variable, side: Side) => (variable === 'counter' ? middle.x : ownX[side]);
    return { left, right, lines: [...ownLines, middle], lineX };
  }
  return { left, right, lines: ownLines, lineX: (_variable, side) => ownX[side] };
}
