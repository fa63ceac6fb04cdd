/** How large a log a panel's run needs, in every engine. */
import { algorithmById } from '../algorithms/index.ts';
import { MAX_LANES } from '../jvm/statics.ts';
import { MAX_STEPPED_MESSAGES, type LogPlan } from '../log/logBuffer.ts';
import type { PanelId, Scenario } from '../scenario/scenario.ts';

/** @param mostStepped messages whose steps are recorded at most */
export function planFor(scenario: Scenario, panel: PanelId, mostStepped = MAX_STEPPED_MESSAGES): LogPlan {
  const { messages, hash } = scenario;
  return {
    messages,
    lanes: MAX_LANES,
    stepsPerMessage: algorithmById(scenario[panel]).steps(hash).length,
    steppedMessages: Math.min(messages, mostStepped),
  };
}

/** Whether a log made for one plan has the layout and the room that another needs. */
export function holds(held: LogPlan, wanted: LogPlan): boolean {
  return (
    held.stepsPerMessage === wanted.stepsPerMessage &&
    held.messages >= wanted.messages &&
    held.steppedMessages >= wanted.steppedMessages
  );
}
