/** The figures in a panel's head, in order; ids and plain values are CONTRACT.md's. */
import type { Totals } from '../../log/detail.ts';
import { wilson } from '../../theory/wilson.ts';
import { interval, percent, whole } from './figures.ts';

export interface Metric {
  readonly id: 'messages' | 'distinct' | 'duplicates' | 'collisions' | 'rate' | 'ids-per-second';
  readonly label: string;
  /** The plain number. */
  readonly value: number;
  readonly text: string;
  /** Of a measured rate: its 95 % interval. */
  readonly between?: string;
  /** Takes the panel's colour: it counts what collided. */
  readonly toned: boolean;
}

export function metricsOf(totals: Totals): readonly Metric[] {
  const count = (id: Metric['id'], value: number, toned: boolean, label: string = id): Metric => ({
    id,
    label,
    value,
    text: value > 0 && value < 1 ? String(Number(value.toPrecision(1))) : whole(value),
    toned,
  });
  return [
    count('messages', totals.messages, false),
    count('distinct', totals.distinct, false),
    count('duplicates', totals.duplicates, true),
    count('collisions', totals.collisions, true),
    {
      id: 'rate',
      label: 'rate',
      value: totals.rate,
      text: percent(totals.rate),
      between: totals.messages === 0 ? '' : interval(wilson(totals.duplicates, totals.messages)),
      toned: true,
    },
    count('ids-per-second', totals.idsPerSecond, false, 'IDs/s'),
  ];
}
