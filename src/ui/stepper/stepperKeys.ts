/** The keys of the stepper: a digit runs that thread, `t` ticks the clock, Backspace takes the last move back. */
import { TICK, type Move } from '../../race/explored/program.ts';

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'target' | 'defaultPrevented'>;

/** What a key asks for; null where it is not the stepper's, or meant for a field that takes text. */
export function moveOfKey(event: Press, threads: number, mayTick: boolean): Move | 'undo' | null {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || takesKeys(event.target)) return null;
  if (event.key === 'Backspace') return 'undo';
  if (event.key === 't') return mayTick ? TICK : null;
  const thread = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : threads;
  return thread < threads ? thread : null;
}

/** Where keys have another meaning: fields, and dialogs that lie over the page. */
const TAKES_KEYS = 'select, textarea, dialog, input:not([type=checkbox], [type=radio])';

function takesKeys(target: EventTarget | null): boolean {
  return target !== null && 'closest' in target && (target as Element).closest(TAKES_KEYS) !== null;
}
