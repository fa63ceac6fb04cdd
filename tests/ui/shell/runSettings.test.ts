import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import { runSettings, waitsForStart } from '../../../src/ui/shell/runSettings.ts';
import type { RunState } from '../../../src/ui/sessionView.ts';

const FAST = { ...defaultScenario, stepUs: 0 };
const THREADS_MOVED = { atUs: 2e6, field: 'threads', from: 10, to: 4 } as const;

function sessionOf(runState: RunState, begun = defaultScenario, scenario = begun) {
  return { runState, begun, scenario, changes: [THREADS_MOVED] };
}

describe('the settings of the run that is shown', () => {
  it('are those at its end, whatever the sliders show since', () => {
    const session = sessionOf('done', defaultScenario, { ...defaultScenario, clockResolutionUs: 100_000 });
    expect(runSettings(session)).toEqual({ ...defaultScenario, threads: 4 });
  });

  it('are the sliders’ before a run', () => {
    expect(runSettings(sessionOf('idle', defaultScenario, FAST))).toEqual(FAST);
  });
});

describe('a moved setting', () => {
  const moved = { ...defaultScenario, threads: 4, clockResolutionUs: 100_000 };

  it('waits for Start after a run that could be watched', () => {
    expect(waitsForStart(sessionOf('done', defaultScenario, moved))).toBe(true);
  });

  it('does not wait when it was moved while the run went on', () => {
    expect(waitsForStart(sessionOf('done', defaultScenario, { ...defaultScenario, threads: 4 }))).toBe(false);
  });

  it('does not wait while a run goes on, before one, or after one at full speed', () => {
    expect(waitsForStart(sessionOf('running', defaultScenario, moved))).toBe(false);
    expect(waitsForStart(sessionOf('idle', defaultScenario, moved))).toBe(false);
    expect(waitsForStart(sessionOf('done', FAST, { ...FAST, clockResolutionUs: 55_000 }))).toBe(false);
  });
});
