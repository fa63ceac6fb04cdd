/** Who of two letters is kept, where the picture might suggest the other one. */
import type { LoggedMessage } from '../../log/detail.ts';

/** Empty where the kept one also read its clock first, or the steps were not recorded. */
export function keptSentence(kept: LoggedMessage, lost: LoggedMessage): string {
  const [keptClock, lostClock] = [kept, lost].map(({ steps }) => steps.find(({ step }) => step === 'read-clock'));
  if (!keptClock || !lostClock) return '';
  const numbered = Boolean(keptClock.order && lostClock.order);
  const later = numbered ? Math.abs(keptClock.order!) > Math.abs(lostClock.order!) : keptClock.atUs > lostClock.atUs;
  return later ? 'The kept letter read its clock second: kept is the one that was complete first.' : '';
}
