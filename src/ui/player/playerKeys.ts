/** What a key asks of the player, wherever the focus is. */
export type PlayerCommand = 'toggle' | 'step' | 'step-back' | 'leave';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const COMMANDS: Readonly<Record<string, PlayerCommand>> = {
  ' ': 'toggle',
  '.': 'step',
  ',': 'step-back',
  Escape: 'leave',
};

/**
 * null: not ours.
 * @param tag of the element that has the focus, in upper case: fields keep what is typed, and buttons their space
 */
export function playerCommandOf(press: KeyPress, tag: string): PlayerCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const command = COMMANDS[press.key] ?? null;
  if (tag === 'TEXTAREA' || tag === 'SELECT' || (tag === 'INPUT' && command !== 'leave' && command !== 'toggle')) {
    return null;
  }
  return command === 'toggle' && ['BUTTON', 'SUMMARY', 'A'].includes(tag) ? null : command;
}
