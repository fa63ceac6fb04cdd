import { expect, test } from 'vitest';
import * as statics from '../../src/jvm/statics.ts';
import { CLOCK_LANDMARKS, FIELDS, MAX_LANES, defaultScenario } from '../../src/scenario/fields.ts';

test('the sliders, selects and the radio group bear the names of CONTRACT.md', () => {
  expect(Object.values(FIELDS).map((field) => field.name)).toEqual(
    expect.arrayContaining([
      'Mail delivery threads',
      'Clock resolution',
      'Processor speed',
      'Work per message',
      'SMTP time',
      'Messages',
      'First algorithm',
      'Second algorithm',
      'Engine',
    ]),
  );
});

test('a slider has its default among its stops, in one direction and without repeats', () => {
  for (const field of Object.values(FIELDS)) {
    if (field.kind !== 'stops') continue;
    const rising = field.stops.toSorted((a, b) => a - b);
    expect(field.stops).toContain(field.default);
    expect(new Set(field.stops).size).toBe(field.stops.length);
    expect(field.stops, field.name).toEqual(field === FIELDS.stepUs ? rising.toReversed() : rising);
  }
});

test('the processor gets faster to the right and ends at full speed', () => {
  expect(FIELDS.stepUs.stops.at(0)).toBe(50_000);
  expect(FIELDS.stepUs.stops.at(-1)).toBe(0);
});

test('the table and the default scenario agree', () => {
  for (const key of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    expect(FIELDS[key].default).toBe(defaultScenario[key]);
  }
});

test('a panel has as many lanes as the shared statics have room for', () => {
  expect(MAX_LANES).toBe(statics.MAX_LANES);
});

test.each([
  [FIELDS.clockResolutionUs.format(1000), '1 ms'],
  [FIELDS.clockResolutionUs.format(15_625), '15.625 ms'],
  [FIELDS.clockResolutionUs.format(500), '500 µs'],
  [FIELDS.stepUs.format(5000), '5 ms a step'],
  [FIELDS.stepUs.format(500), '0.5 ms a step'],
  [FIELDS.stepUs.format(0), 'full speed'],
  [FIELDS.workSteps.format(20), '20 steps'],
  [FIELDS.workSteps.format(1), '1 step'],
  [FIELDS.workSteps.format(10_000), '10,000 steps'],
  [FIELDS.smtpMs.format(1000), '1,000 ms'],
  [FIELDS.messages.format(200_000), '200,000'],
  [FIELDS.threads.format(10), '10'],
])('a value is shown as people write it: %s', (shown, expected) => {
  expect(shown).toBe(expected);
});

test.each([
  [FIELDS.threads.speak(1), '1 thread'],
  [FIELDS.clockResolutionUs.speak(10_000), '10 milliseconds'],
  [FIELDS.clockResolutionUs.speak(1000), '1 millisecond'],
  [FIELDS.clockResolutionUs.speak(5), '5 microseconds'],
  [FIELDS.stepUs.speak(200), '0.2 milliseconds a step'],
  [FIELDS.stepUs.speak(0), 'full speed'],
  [FIELDS.workSteps.speak(20), '20 steps of processor time'],
  [FIELDS.smtpMs.speak(0), '0 milliseconds a message'],
  [FIELDS.messages.speak(200_000), '200,000 messages'],
])('a value is spoken with its unit: %s', (spoken, expected) => {
  expect(spoken).toBe(expected);
});

test("every clock landmark is one of the slider's stops", () => {
  for (const { us } of CLOCK_LANDMARKS) expect(FIELDS.clockResolutionUs.stops).toContain(us);
});
