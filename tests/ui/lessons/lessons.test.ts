import { describe, expect, test } from 'vitest';
import { defaultScenario } from '../../../src/scenario/fields.ts';
import type { AlgorithmId, Scenario } from '../../../src/scenario/scenario.ts';
import { formatScenario, parseScenario } from '../../../src/scenario/url.ts';
import { FREE_PLAY } from '../../../src/ui/lessons/freePlay.ts';
import { SCENES, sceneSettings } from '../../../src/ui/lessons/index.ts';
import type { RunFigures } from '../../../src/ui/lessons/type.ts';
import type { PanelView } from '../../../src/ui/sessionView.ts';

const panel = (id: 'first' | 'second', algorithm: AlgorithmId, messages: number, duplicates: number): PanelView => ({
  id,
  algorithm,
  totals: {
    messages,
    distinct: messages - duplicates,
    duplicates,
    collisions: duplicates,
    rate: messages === 0 ? 0 : (100 * duplicates) / messages,
    idsPerSecond: messages / 20,
  },
  lostByExchange: duplicates,
});

function ran(changes: Partial<Scenario>, messages: number, duplicates: number, secondMessages = messages): RunFigures {
  const scenario = { ...defaultScenario, ...changes };
  return {
    scenario,
    changes: [],
    panels: {
      first: panel('first', scenario.first, messages, duplicates),
      second: panel('second', scenario.second, secondMessages, 0),
    },
  };
}

const scene = (number: number) => SCENES.find((candidate) => candidate.number === number)!;

test('there are seven scenes, numbered in order', () => {
  expect(SCENES.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

describe.each(SCENES.map((each) => [each.number, each] as const))('scene %i', (number, each) => {
  test('sets a scenario that a link can hold, so that the sliders can show it', () => {
    const scenario = { ...defaultScenario, ...each.scenario };
    const link = parseScenario(new URLSearchParams(formatScenario(scenario)));
    expect(link).toMatchObject({ scenario, problems: [] });
  });

  test('is reached by a link that names nothing but its number', () => {
    const scenario = { ...defaultScenario, ...each.scenario };
    expect(formatScenario(scenario, { scene: number, sceneSettings })).toBe(`scene=${number}`);
    expect(parseScenario(new URLSearchParams(`scene=${number}`), sceneSettings).scenario).toEqual(scenario);
  });

  test("quotes the run's own figures afterwards", () => {
    expect(each.afterwards(ran(each.scenario, 1748, 413))).toMatch(/1,748/);
    const distinctOrDuplicates = number === 2 ? /1,335/ : /413/;
    expect(each.afterwards(ran(each.scenario, 1748, 413))).toMatch(distinctOrDuplicates);
  });

  test('stays true and well-formed with no duplicates, one, no messages and any algorithm', () => {
    const algorithms: AlgorithmId[] = ['javamail-1.3.2', 'javamail-1.3.3', 'javamail-1.4.1', 'javamail-1.5.3'];
    for (const first of algorithms) {
      for (const [messages, duplicates] of [
        [0, 0],
        [1, 0],
        [849, 0],
        [849, 1],
      ] as const) {
        const sentence = each.afterwards(ran({ ...each.scenario, first }, messages, duplicates));
        expect(sentence).not.toMatch(/NaN|undefined|null|Infinity|\b1 (messages|orders)|\b0 of /);
        expect(sentence).toMatch(/^[A-Z0-9].*[.)]$/);
      }
    }
  });

  test('speaks short and without exclamation marks', () => {
    expect(each.task.length).toBeLessThanOrEqual(160);
    const sentence = each.afterwards(ran(each.scenario, 5_000_000, 1_234_567));
    expect(sentence.length).toBeLessThanOrEqual(280);
    for (const text of [each.title, each.task, sentence]) expect(text).not.toContain('!');
  });
});

describe('afterwards', () => {
  test('scene 1 tells what Exchange would have dropped', () => {
    expect(scene(1).afterwards(ran({}, 849, 51))).toBe(
      'Of 849 orders, Exchange would have dropped 51, and told nobody; Sendmail and Postfix, none.',
    );
    expect(scene(1).afterwards(ran({}, 849, 0))).toBe('Of 849 orders, Exchange would have dropped none so far.');
  });

  test('scene 2 tells the form of the Message-ID that the first panel writes', () => {
    const said = (first: AlgorithmId) => scene(2).afterwards(ran({ ...scene(2).scenario, first }, 34, 0));
    expect(said('javamail-1.3.2')).toBe(
      '34 messages, 34 distinct Message-IDs: hash.clock, then the local address. ' +
        'The run’s first hash was 12728602, draw 1 of the JVM’s generator.',
    );
    expect(said('javamail-1.5.3')).toContain('hash.counter.clock, then the host.');
    expect(scene(2).afterwards(ran({ hash: 'jdk8' }, 34, 0))).not.toContain('12728602');
  });

  test('scene 3 names every number of threads that the run had', () => {
    expect(scene(3).afterwards(ran({}, 849, 51))).toMatch(/^With 10 threads, 51 of 849 messages \(6.0 %\) reuse a /);
    const moved: RunFigures = {
      ...ran({ threads: 64 }, 849, 51),
      changes: [{ atUs: 1e6, field: 'threads', from: 10, to: 1 }],
    };
    expect(scene(3).afterwards(moved)).toMatch(/^With 1 to 64 threads, /);
  });

  test('scene 5 tells how many messages a tick holds', () => {
    expect(scene(5).afterwards(ran({ clockResolutionUs: 15_625 }, 1748, 413))).toBe(
      '413 of 1,748 messages (23.6 %) reuse a Message-ID. At 87 IDs a second, a tick of 15.625 ms holds about 1.4; ' +
        'a faster processor puts in more.',
    );
  });

  test('scene 6 tells both fixes apart and marks what is inferred', () => {
    expect(scene(6).afterwards(ran(scene(6).scenario, 1582, 249, 1540))).toBe(
      '1.3.3: 249 of 1,582 messages (15.7 %) reuse a Message-ID; its counter is read and written in two steps. ' +
        '1.4.1: none of 1,540 messages reuses a Message-ID; its counter lets in one thread at a time. ' +
        '(That this code is 1.3.3’s is inferred from its release notes.)',
    );
    expect(scene(6).afterwards(ran({ first: 'javamail-1.5.3' }, 10, 0))).not.toContain('inferred');
  });

  test('scene 7 blames the processes, and does not when there is only one', () => {
    expect(scene(7).afterwards(ran(scene(7).scenario, 4300, 82))).toMatch(
      /^82 of 4,300 messages \(1.9 %\) reuse a Message-ID: each process counts from 0 and hashes alike\. /,
    );
    expect(scene(7).afterwards(ran(scene(7).scenario, 4300, 0))).toMatch(
      /^So far none of 4,300 messages reuses a Message-ID, though each process counts from 0 and hashes alike\. /,
    );
    expect(scene(7).afterwards(ran({ ...scene(7).scenario, processes: 1 }, 4300, 0))).not.toContain('each process');
  });
});

test('playing freely has a task of its own, and a sentence on the run’s own threads and clock', () => {
  expect(SCENES.map(({ task }) => task)).not.toContain(FREE_PLAY.task);
  const moved: RunFigures = {
    ...ran({ clockResolutionUs: 55_000 }, 849, 51),
    changes: [{ atUs: 1e6, field: 'clockResolutionUs', from: 1000, to: 55_000 }],
  };
  expect(FREE_PLAY.afterwards(moved)).toBe(
    '51 of 849 messages (6.0 %) reuse a Message-ID, with 10 threads and a clock tick of 1 ms to 55 ms.',
  );
});
