import type { TimeDomain } from './timeDomain.ts';

/** What a key asks of the figure that has the focus. */
export type FigureCommand =
  | 'next-collision'
  | 'previous-collision'
  | 'next-message'
  | 'previous-message'
  | 'lane-up'
  | 'lane-down'
  | 'earlier'
  | 'later'
  | 'nearer'
  | 'further'
  | 'start'
  | 'now'
  | 'open'
  | 'leave';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const COMMANDS: Readonly<Record<string, FigureCommand>> = {
  '+': 'nearer',
  '=': 'nearer',
  '-': 'further',
  _: 'further',
  ArrowUp: 'lane-up',
  ArrowDown: 'lane-down',
  n: 'next-message',
  p: 'previous-message',
  Home: 'start',
  End: 'now',
  Enter: 'open',
  Escape: 'leave',
};

/**
 * ← → go from collision to collision; with Shift, or where there is none, they move the window. ↑ ↓ choose a lane, N and
 * P go from message to message in it. null: not ours.
 */
export function commandOf(press: KeyPress, hasCollisions: boolean): FigureCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const pans = press.shiftKey || !hasCollisions;
  if (press.key === 'ArrowLeft') return pans ? 'earlier' : 'previous-collision';
  if (press.key === 'ArrowRight') return pans ? 'later' : 'next-collision';
  return COMMANDS[press.key] ?? COMMANDS[press.key.toLowerCase()] ?? null;
}

const STEP = 0.2;
export const ZOOM_STEP = 1.6;

/**
 * Does what concerns the window alone.
 * @param aroundUs keeps its place when zooming: what is looked at; else the window's middle
 * @returns whether it did
 */
export function moveWindow(domain: TimeDomain, command: FigureCommand, aroundUs?: number): boolean {
  const width = domain.toUs - domain.fromUs;
  const anchorUs = aroundUs ?? domain.fromUs + width / 2;
  if (command === 'earlier') domain.panBy(-width * STEP);
  else if (command === 'later') domain.panBy(width * STEP);
  else if (command === 'nearer') domain.zoomAround(anchorUs, ZOOM_STEP);
  else if (command === 'further') domain.zoomAround(anchorUs, 1 / ZOOM_STEP);
  else if (command === 'start') domain.show(0, width);
  else if (command === 'now') domain.follow();
  else return false;
  return true;
}
