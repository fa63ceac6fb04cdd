/** Memory of a run of 1,000,000 messages in both panels: the log by its plan, the page by the browser's own measure. */
import { ROW_BYTES, logBytes, MAX_STEPPED_MESSAGES } from '../src/log/logBuffer.ts';
import { LiveRace } from '../src/race/live/liveRace.ts';
import { defaultScenario } from '../src/scenario/fields.ts';
import type { Report } from './harness.ts';
import { runToEnd } from './runToEnd.ts';

const MESSAGES = 1_000_000;

interface Measurement {
  readonly bytes: number;
  readonly breakdown: readonly {
    readonly bytes: number;
    readonly types: readonly string[];
    readonly attribution: readonly { readonly scope: string; readonly url?: string }[];
  }[];
}

/** The browser's sum over the page and its workers. It may take its time: it waits for a garbage collection. */
async function measured(): Promise<Measurement | null> {
  const { performance } = globalThis as unknown as {
    performance: { measureUserAgentSpecificMemory?: () => Promise<Measurement> };
  };
  return (await performance.measureUserAgentSpecificMemory?.()) ?? null;
}

export default async function bench(report: Report): Promise<void> {
  const plan = { messages: MESSAGES, lanes: 64, stepsPerMessage: 0, steppedMessages: 0 };
  report(
    `log without step records: ${ROW_BYTES} bytes a row, ${(logBytes(plan) / MESSAGES).toFixed(1)} bytes a message (budget: at most 48)`,
  );
  report(`steps are recorded of the first ${MAX_STEPPED_MESSAGES} messages of a panel`);
  const race = new LiveRace([], (error) => {
    throw error;
  });
  await runToEnd(race, { ...defaultScenario, stepUs: 0, workSteps: 0, messages: MESSAGES });
  const memory = await measured();
  if (!memory) report('this browser does not tell a page its memory');
  else {
    report(
      `page and workers after 1 M messages in both panels: ${(memory.bytes / 1e6).toFixed(0)} MB (budget: under 250 MB)`,
    );
    for (const { bytes, types, attribution } of memory.breakdown) {
      const where = attribution.map(({ scope, url }) => `${scope} ${url?.split('/').at(-1) ?? ''}`).join(', ');
      if (bytes > 1e6) report(`  ${where || 'shared'} (${types.join(', ')}): ${(bytes / 1e6).toFixed(0)} MB`);
    }
  }
  race.dispose();
}
