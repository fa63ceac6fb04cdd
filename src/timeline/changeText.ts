import { counted, grouped } from '../log/countText.ts';
import type { Change, LiveField } from '../scenario/scenario.ts';
import { formatDuration } from './timeScale.ts';

const SAYS: Readonly<Record<LiveField, { readonly name: string; readonly value: (value: number) => string }>> = {
  threads: { name: 'threads', value: String },
  clockResolutionUs: { name: 'clock', value: (us) => (us >= 1000 ? `${us / 1000} ms` : `${us} µs`) },
  stepUs: { name: 'step', value: (us) => (us === 0 ? 'full speed' : formatDuration(us)) },
  workSteps: { name: 'work', value: (steps) => counted(steps, 'step') },
  smtpMs: { name: 'SMTP', value: (ms) => `${grouped(ms)} ms` },
};

/** "clock 1 ms → 10 ms" */
export function changeText({ field, from, to }: Change): string {
  const { name, value } = SAYS[field];
  return `${name} ${value(from)} → ${value(to)}`;
}
