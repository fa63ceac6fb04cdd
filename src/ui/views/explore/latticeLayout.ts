/** Where the lattice's pieces lie, in px: pure geometry, so that a test can check it. */
import { scaleLinear } from 'd3';
import type { Lattice, LatticeEdge } from '../../../race/explored/lattice.ts';

const MARGIN = { left: 46, top: 46, right: 26, bottom: 22 };
/** More room where counts stand beside the pieces: above the first row, and beside the last column. */
const LABELS = { top: 26, gap: 5 };
const LABEL_CHARACTER = 6.3;
const LARGEST_CELL = 150;
const THICKEST = 30;
/** From this cell on there is room for a count beside each piece. */
const LABEL_CELL = 74;

export interface Piece {
  readonly edge: LatticeEdge;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The part that collides, on the side of the diagonal. */
  readonly red: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** "6 of 10"; '' where there is no room. */
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
}

export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly completing: bigint;
}

export interface LatticeLayout {
  readonly width: number;
  readonly height: number;
  readonly cell: number;
  readonly x: (a: number) => number;
  readonly y: (b: number) => number;
  readonly pieces: readonly Piece[];
  /** Where the second of two equal Message-IDs is made. */
  readonly rings: readonly Ring[];
}

/** @param width px that there are */
export function latticeLayout(lattice: Lattice, width: number): LatticeLayout {
  const [across, down] = lattice.steps;
  const free = width - MARGIN.left - MARGIN.right;
  const longest = LABEL_CHARACTER * Math.max(0, ...lattice.edges.map((edge) => countOf(edge).length));
  const beside = Math.max(0, THICKEST / 2 + LABELS.gap + longest - MARGIN.right);
  const labelled = Math.min(LARGEST_CELL, (free - beside) / across) >= Math.max(LABEL_CELL, longest + LABELS.gap);
  const right = MARGIN.right + (labelled ? beside : 0);
  const topmost = MARGIN.top + (labelled ? LABELS.top : 0);
  const cell = Math.min(LARGEST_CELL, (width - MARGIN.left - right) / across);
  const x = scaleLinear([0, across], [MARGIN.left, MARGIN.left + across * cell]);
  const y = scaleLinear([0, down], [topmost, topmost + down * cell]);
  const total = lattice.edges
    .filter(({ a, b }) => a === 0 && b === 0)
    .reduce((sum, { schedules }) => sum + schedules, 0n);
  const thickest = Math.max(2, Math.min(THICKEST, cell * 0.42));
  const pieces = lattice.edges.map((edge): Piece => {
    const thick = Math.max(0.6, thickest * share(edge.schedules, total));
    const red = thick * share(edge.colliding, edge.schedules);
    const left = x(edge.a);
    const top = y(edge.b);
    const label = labelled ? countOf(edge) : '';
    return edge.thread === 0
      ? {
          edge,
          x: left,
          y: top - thick / 2,
          width: cell,
          height: thick,
          red: { x: left, y: top + thick / 2 - red, width: cell, height: red },
          label,
          labelX: left + cell / 2,
          labelY: top - thick / 2 - 4,
        }
      : {
          edge,
          x: left - thick / 2,
          y: top,
          width: thick,
          height: cell,
          red: { x: left + thick / 2 - red, y: top, width: red, height: cell },
          label,
          labelX: left + thick / 2 + LABELS.gap,
          labelY: top + cell / 2 + 4,
        };
  });
  return {
    width: Math.ceil(x(across) + right),
    height: Math.ceil(y(down) + MARGIN.bottom),
    cell,
    x,
    y,
    pieces,
    rings: ringsOf(lattice, x, y),
  };
}

const countOf = ({ colliding, schedules }: LatticeEdge): string => `${colliding} of ${schedules}`;

function ringsOf(lattice: Lattice, x: (a: number) => number, y: (b: number) => number): Ring[] {
  const at = new Map<string, Ring>();
  for (const { a, b, thread, completing } of lattice.edges) {
    if (completing === 0n) continue;
    const [toA, toB] = thread === 0 ? [a + 1, b] : [a, b + 1];
    const sofar = at.get(`${toA},${toB}`)?.completing ?? 0n;
    at.set(`${toA},${toB}`, { x: x(toA), y: y(toB), completing: sofar + completing });
  }
  return [...at.values()];
}

/** A share of two exact counts as a number from 0 to 1. */
export function share(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
}
