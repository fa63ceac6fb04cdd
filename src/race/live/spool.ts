/** Memory for a spool, or how many messages would fit. */
import { grouped } from '../../log/countText.ts';
import { allocateLog, logBytes, type LogBuffer, type LogPlan, type MemoryKind } from '../../log/logBuffer.ts';

export class SpoolTooLarge extends RangeError {
  constructor(
    readonly messages: number,
    /** The largest spool that fits; 0: not even the smallest. */
    readonly fits: number,
    readonly bytes: number,
  ) {
    super(
      `${grouped(messages)} messages need ${grouped(Math.ceil(bytes / 1e6))} MB of memory in each panel, more than this browser gives the page. ` +
        (fits > 0 ? `${grouped(fits)} would fit.` : 'Not even the smallest spool fits.'),
    );
  }
}

/**
 * @param panels how many logs of this size are wanted at once
 * @param smaller sizes to try, in any order, when this one does not fit
 * @throws SpoolTooLarge
 */
export function allocateSpools(
  plans: readonly LogPlan[],
  smaller: readonly number[],
  kind: MemoryKind = 'shared',
): LogBuffer[] {
  try {
    return plans.map((plan) => allocateLog(plan, kind));
  } catch {
    const messages = Math.max(...plans.map((plan) => plan.messages));
    const fits =
      smaller
        .filter((size) => size < messages)
        .sort((a, b) => b - a)
        .find((size) => canHold(plans, size, kind)) ?? 0;
    throw new SpoolTooLarge(messages, fits, Math.max(...plans.map(logBytes)));
  }
}

function canHold(plans: readonly LogPlan[], messages: number, kind: MemoryKind): boolean {
  try {
    plans.map((plan) => allocateLog({ ...plan, messages }, kind));
    return true;
  } catch {
    return false;
  }
}
