/** From a part of the Message-ID back to the step that made it, and to the step that this one had its value from. */
import type { MessageIdPart, StepId } from '../../algorithms/step.ts';
import type { LoggedMessage } from '../../log/detail.ts';
import type { Lit } from './spotlight.svelte.ts';
import { tickWords } from './timeWords.ts';

/** The last step first. An algorithm has only some of them. */
const CHAINS: Readonly<Record<MessageIdPart, readonly StepId[]>> = {
  hash: ['write-seed', 'read-seed'],
  counter: ['get-and-increment', 'write-counter', 'read-counter'],
  clock: ['read-clock'],
};
const PARTS = Object.keys(CHAINS) as MessageIdPart[];

/** The part of the Message-ID that a step has a share in; null: lock and unlock have none. */
export function partMadeBy(step: string): MessageIdPart | null {
  return PARTS.find((part) => CHAINS[part].some((id) => id === step)) ?? null;
}

/** `made`: the step pointed at, or the one that gave the part its value. `linked`: the other of the two. */
export type Role = 'made' | 'linked' | null;

/** How a step of a message is lit. */
export function roleOf(lit: Lit | null, step: string, row: number | null): Role {
  if (!lit || (lit.row !== null && row !== null && lit.row !== row)) return null;
  if (lit.step !== null) {
    if (lit.step === step) return 'made';
    return lit.part !== null && partMadeBy(step) === lit.part ? 'linked' : null;
  }
  if (lit.part === null || partMadeBy(step) !== lit.part) return null;
  return step.startsWith('read-') && lit.part !== 'clock' ? 'linked' : 'made';
}

export function isPartLit(lit: Lit | null, part: MessageIdPart): boolean {
  return lit?.part === part;
}

/** How a part came about, with the values of the two messages. */
export function chainWords(part: MessageIdPart, kept: LoggedMessage, lost: LoggedMessage): string {
  switch (part) {
    case 'hash':
      return hashWords(kept, lost);
    case 'counter':
      return counterWords(kept);
    case 'clock':
      return `clock ${kept.clock} ← read clock, cut down to its ${tickWords(kept.clockResolutionUs)}`;
  }
}

function hashWords(kept: LoggedMessage, lost: LoggedMessage): string {
  const bits = kept.seedRead === null ? 31 : 25;
  const draws = kept.draw === lost.draw ? `${kept.draw}` : `${kept.draw} and of ${lost.draw}`;
  const from = kept.seedRead === lost.seedRead && kept.seedRead !== null ? ` ← read seed ${kept.seedRead}` : '';
  const own = kept.seedRead === null ? ', of the thread’s own generator' : '';
  return `hash ${kept.hash} = the low ${bits} bits of ${draws} ← write seed${own}${from}`;
}

function counterWords({ counter, steps }: LoggedMessage): string {
  if (counter === null) return '';
  return steps.some(({ step }) => step === 'get-and-increment')
    ? `counter ${counter} ← get and increment, which left ${counter + 1}`
    : `counter ${counter} ← read counter ${counter}; write counter made ${counter + 1} of it`;
}
