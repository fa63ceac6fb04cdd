/** The words above the figures of an exported picture, from which a reader can repeat the run. */
import { algorithmById } from '../algorithms/index.ts';
import { grouped } from '../log/countText.ts';
import type { Totals } from '../log/detail.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { AlgorithmId, Change, Scenario } from '../scenario/scenario.ts';

interface Panel {
  readonly algorithm: AlgorithmId;
  readonly totals: Totals;
}

interface Run {
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  /** ms since 1970. */
  readonly startedAtMs: number;
}

const MOST_CHANGES = 3;

/** "51 of 849 messages reuse a Message-ID with JavaMail 1.3.2 · 0 of 791 with JavaMail 1.4.1" */
export function posterTitle(panels: readonly Panel[]): string {
  return panels
    .map(({ algorithm, totals: { duplicates, messages } }, index) => {
      const share = `${grouped(duplicates)} of ${grouped(messages)}`;
      const what = index === 0 ? ' messages reuse a Message-ID' : '';
      return `${share}${what} with JavaMail ${algorithmById(algorithm).version}`;
    })
    .join(' · ');
}

/** A line each: the settings, the run, and what was changed while it went on. */
export function posterSettings({ scenario, changes, startedAtMs }: Run): string[] {
  return [settingsLine(scenario), runLine(scenario, startedAtMs), ...changeLines(changes)];
}

function settingsLine(scenario: Scenario): string {
  return [
    FIELDS.threads.speak(scenario.threads),
    `clock ${FIELDS.clockResolutionUs.format(scenario.clockResolutionUs)}`,
    FIELDS.stepUs.format(scenario.stepUs),
    `work ${FIELDS.workSteps.format(scenario.workSteps)}`,
    `SMTP ${FIELDS.smtpMs.format(scenario.smtpMs)}`,
    FIELDS.messages.speak(scenario.messages),
  ].join(' · ');
}

function runLine({ engine, seed, cores, processes, hash }: Scenario, startedAtMs: number): string {
  const start = new Date(startedAtMs).toISOString().slice(0, 19).replace('T', ' ');
  return [
    FIELDS.engine.format(engine),
    engine === 'live' ? `started ${start} UTC` : `seed ${seed}, ${FIELDS.cores.speak(cores)}`,
    ...(processes > 1 ? [FIELDS.processes.speak(processes)] : []),
    `hashes from ${FIELDS.hash.format(hash)}`,
  ].join(' · ');
}

function changeLines(changes: readonly Change[]): string[] {
  const lines = changes.slice(0, MOST_CHANGES).map(({ atUs, field, from, to }) => {
    const { name, format } = FIELDS[field];
    return `${(atUs / 1e6).toFixed(3)} s: ${name}, ${format(from)} → ${format(to)}`;
  });
  const more = changes.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
