/** Whether the run shown is being played back, and where its playhead stands. The player itself loads when asked for. */
import type { SessionView } from '../sessionView.ts';
import type { PlaybackControl } from '../timeline/shared.ts';

export class Playback implements PlaybackControl {
  headUs: number | null = $state(null);
  /** Moves the player's playhead; null: there is no player. */
  seekTo: ((us: number) => void) | null = null;
  /** Number of the run that was asked for: another run is not played back unasked. */
  #run: number | null = $state(null);

  constructor(readonly session: SessionView & { readonly run: number }) {}

  /** A run that goes on has no end to be scrubbed to: only what is over can be played back. */
  get ready(): boolean {
    const { runState, turning, panels } = this.session;
    return runState === 'done' && !turning && panels.first.totals.messages + panels.second.totals.messages > 0;
  }

  get open(): boolean {
    return this.ready && this.#run === this.session.run;
  }

  readonly toggle = (): void => {
    this.#run = this.open ? null : this.session.run;
  };

  readonly seek = (us: number): void => this.seekTo?.(us);

  readonly leave = (): void => {
    this.#run = null;
  };
}
