import type { PanelId, Scenario } from '../../scenario/scenario.ts';
import type { SessionView } from '../sessionView.ts';
import type { SliderField } from '../shell/sliderScale.ts';

/** What *Show me one* looks for, the newest one in the run. */
export type ShownKind =
  /** The run's first message. */
  | 'first-message'
  | 'any-collision'
  /** A collision whose cause is a shared read. */
  | 'shared-read'
  /** A message whose thread waited for the monitor. */
  | 'lock-wait';

export interface Shown {
  readonly kind: ShownKind;
  readonly panel: PanelId;
  /** Width of the window to show it in, µs. */
  readonly spanUs: number;
}

/** What the sentence afterwards may quote of a run. */
export interface RunFigures extends Pick<SessionView, 'changes' | 'panels'> {
  /** The run's own settings, as they were at its end. */
  readonly scenario: Scenario;
}

/** What the rail says. */
export interface Guide {
  /** What to look for. */
  readonly task: string;
  readonly show: Shown;
  /** The two sliders that its task moves: on a phone they stand beside the curve. Left out: the usual two. */
  readonly atHand?: readonly SliderField[];
  /** What the run showed, in its own figures; right whatever the settings were moved to. */
  readonly afterwards: (figures: RunFigures) => string;
}

export interface Scene extends Guide {
  /** 1–7, in links too. */
  readonly number: number;
  readonly title: string;
  /** What differs from the default scenario. */
  readonly scenario: Partial<Scenario>;
  /** Whether its run starts by itself. */
  readonly run: boolean;
}
