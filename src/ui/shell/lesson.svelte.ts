/** Which scene is on, and what the rail says of it. */
import { defaultScenario } from '../../scenario/fields.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { FREE_PLAY } from '../lessons/freePlay.ts';
import { SCENES, sceneSettings } from '../lessons/index.ts';
import type { Guide } from '../lessons/type.ts';
import type { SessionView } from '../sessionView.ts';
import { runSettings } from './runSettings.ts';

/** A run that a scene can take over whole. */
export interface LessonRun extends SessionView {
  adopt(scenario: Scenario): void;
}

export class Lesson {
  /** 1–7; null: playing freely. */
  number = $state<number | null>(null);

  constructor(
    private readonly run: LessonRun,
    number: number | null,
  ) {
    this.number = number;
  }

  get guide(): Guide {
    return SCENES.find(({ number }) => number === this.number) ?? FREE_PLAY;
  }

  /** Once a run has ended: what it showed. */
  get afterwards(): string | null {
    const { runState, changes, panels } = this.run;
    if (runState !== 'done' || panels.first.totals.messages === 0) return null;
    return this.guide.afterwards({ scenario: runSettings(this.run), changes, panels });
  }

  /** Begins a scene: its settings, and its run. */
  enter(number: number | null, scenario: Scenario, run: boolean): void {
    this.number = number;
    this.run.adopt(scenario);
    if (run) this.run.start();
    else this.run.reset();
  }

  enterScene(number: number): void {
    const scenario = { ...defaultScenario, ...sceneSettings(number) };
    this.enter(number, scenario, SCENES.find((scene) => scene.number === number)?.run ?? true);
  }
}
