/** The settings of the run that is shown, which need not be those that the sliders show. */
import type { Scenario } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';

/** At the run's end, or now while it goes on; before a run, what it will begin with. */
export function runSettings({
  scenario,
  begun,
  changes,
  runState,
}: Pick<SessionView, 'scenario' | 'begun' | 'changes' | 'runState'>): Scenario {
  if (runState === 'idle') return scenario;
  return changes.reduce<Scenario>((settings, { field, to }) => ({ ...settings, [field]: to }), begun);
}

/**
 * Whether something was moved after the run's end that waits for Start. After a run at full speed nothing waits: each
 * move starts the next one.
 */
export function waitsForStart(session: Pick<SessionView, 'scenario' | 'begun' | 'changes' | 'runState'>): boolean {
  const { scenario, runState } = session;
  if (runState !== 'done' && runState !== 'failed') return false;
  const shown = runSettings(session);
  if (runState === 'done' && shown.stepUs === 0) return false;
  return (Object.keys(scenario) as (keyof Scenario)[]).some((field) => scenario[field] !== shown[field]);
}
