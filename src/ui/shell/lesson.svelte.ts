/** Which scene is on, and what the rail says of it. */
import { defaultScenario } from '../../scenario/fields.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { SCENES, sceneSettings } from '../lessons/index.ts';
import { SLOW_MOTION } from '../lessons/slowMotion.ts';
import type { Scene } from '../lessons/type.ts';
import type { SessionView } from '../sessionView.ts';

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

  /** What to look for when playing freely is what the race in slow motion says. */
  get scene(): Scene {
    return SCENES.find(({ number }) => number === this.number) ?? SLOW_MOTION;
  }

  /** Once a run has ended: what it showed. */
  get afterwards(): string | null {
    const { runState, panels } = this.run;
    const anything = panels.first.totals.messages > 0;
    return runState === 'done' && anything ? this.scene.afterwards(this.run) : null;
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
