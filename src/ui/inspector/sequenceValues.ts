/** Which values are written into the sequence diagram, and beside which moment. */
import type { Segment } from './labelPlacement.ts';
import type { Variable } from '../../log/variables.ts';
import type { Columns } from './sequenceColumns.ts';
import type { Sequence, SequenceEvent } from './sequenceEvents.ts';
import type { TextLine } from './sequenceTexts.ts';
import type { TimeScale } from './sequenceScale.ts';

export interface ValueNote {
  readonly lines: readonly TextLine[];
  /** The point on the variable's line (or between two lines) that the note belongs to. */
  readonly x: number;
  readonly y: number;
  readonly place: 'above' | 'below' | 'left' | 'right' | 'middle';
}

export interface ValueNotes {
  readonly notes: readonly ValueNote[];
  /** Lines that join equal values of two separate variables. */
  readonly links: readonly Segment[];
}

interface Ground {
  readonly sequence: Sequence;
  readonly columns: Columns;
  readonly scale: TimeScale;
}

export function valueNotesOf(ground: Ground): ValueNotes {
  const found = (['seed', 'counter'] as const).map((variable) =>
    ground.sequence.shared[variable] ? sharedNotes(ground, variable) : separateNotes(ground, variable),
  );
  const notes = [...found.flatMap((each) => each.notes), ...putBackNotes(ground)];
  return { notes, links: found.flatMap(({ links }) => links) };
}

/** Below the dot of the write that put an old value back. */
function putBackNotes({ sequence, columns, scale }: Ground): ValueNote[] {
  return sequence.marks.putBacks.map(({ at, variable, by }) => ({
    lines: [{ text: `thread ${by.thread + 1} puts it back`, tone: 'collision', font: 'words' }],
    x: columns.lineX(variable, 'left'),
    y: scale.y(at),
    place: 'below',
  }));
}

function touching({ sequence }: Ground, variable: Variable): readonly SequenceEvent[] {
  return sequence.events.filter((event) => event.variable === variable && event.value !== null);
}

function valueLine({ value, variable }: SequenceEvent): TextLine {
  return { text: String(value), tone: variable === 'seed' ? 'hash' : 'counter', font: 'machine' };
}

/** One variable: what both read or wrote one after the other is written once, on its line; the rest beside it. */
function sharedNotes(ground: Ground, variable: Variable): ValueNotes {
  const events = touching(ground, variable);
  const notes: ValueNote[] = [];
  for (let i = 0; i < events.length; i++) {
    const event = events[i]!;
    const next = events[i + 1];
    if (next && next.direction === event.direction && next.value === event.value && next.side !== event.side) {
      notes.push(twice(ground, event, next));
      i++;
    } else {
      notes.push(beside(ground, event));
    }
  }
  return { notes, links: [] };
}

function twice({ columns, scale }: Ground, first: SequenceEvent, second: SequenceEvent): ValueNote {
  const x = columns.lineX(first.variable ?? 'seed', first.side);
  if (first.direction === 'read') return { lines: [valueLine(first)], x, y: scale.y(first.at), place: 'above' };
  const lines: TextLine[] = [valueLine(first), { text: 'written twice', tone: 'remark', font: 'words' }];
  return { lines, x, y: scale.y(second.at), place: 'below' };
}

/** On the side that the arrow leaves free. */
function beside({ columns, scale }: Ground, event: SequenceEvent): ValueNote {
  return {
    lines: [valueLine(event)],
    x: columns.lineX(event.variable ?? 'seed', event.side),
    y: scale.y(event.at),
    place: event.side === 'left' ? 'right' : 'left',
  };
}

/** Two variables that nobody shares: where the same step met the same value, it stands between the two, on a line that joins them. */
function separateNotes(ground: Ground, variable: Variable): ValueNotes {
  const { columns, scale } = ground;
  const events = touching(ground, variable);
  const notes: ValueNote[] = [];
  const links: Segment[] = [];
  for (const left of events.filter((event) => event.side === 'left')) {
    const right = events.find((event) => event.side === 'right' && event.step === left.step);
    if (!right || right.value !== left.value) {
      notes.push(beside(ground, left), ...(right ? [beside(ground, right)] : []));
      continue;
    }
    const link = {
      x1: columns.lineX(variable, 'left'),
      y1: scale.y(left.at),
      x2: columns.lineX(variable, 'right'),
      y2: scale.y(right.at),
    };
    links.push(link);
    const [x, y] = [(link.x1 + link.x2) / 2, (link.y1 + link.y2) / 2];
    notes.push({ lines: [valueLine(left)], x, y, place: 'middle' });
  }
  return { notes, links };
}
