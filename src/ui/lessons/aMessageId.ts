import type { Algorithm } from '../../algorithms/step.ts';
import { algorithmOf, counted } from './runInWords.ts';
import type { Scene } from './type.ts';

const FIELDS_OF = {
  none: 'hash.clock',
  joined: 'hash.counter with the clock right behind it',
  dotted: 'hash.counter.clock',
} as const;

/** What follows the fields: the local address, or since 1.5.3 the host alone. */
const endOf = ({ suffix }: Algorithm): string => (suffix.startsWith('@') ? 'the host' : 'the local address');

/** Every run starts the JVM afresh, so this is draw 1 of the global generator, whichever thread draws it. */
const FIRST_HASH = 12_728_602;

export const A_MESSAGE_ID: Scene = {
  number: 2,
  title: 'A Message-ID',
  scenario: { threads: 1, stepUs: 20_000, workSteps: 5 },
  run: true,
  task: 'Each group of bars makes one Message-ID. Ochre makes its hash, ink its clock; in the panel below, blue adds a counter. RFC 2822 wanted no two alike.',
  show: { kind: 'first-message', panel: 'first', spanUs: 400_000 },
  afterwards: ({ panels: { first }, scenario }) => {
    const algorithm = algorithmOf(first);
    const messages = counted(first.totals.messages, 'message', 'messages');
    const distinct = counted(first.totals.distinct, 'distinct Message-ID', 'distinct Message-IDs');
    const form = `${FIELDS_OF[algorithm.counterForm]}, then ${endOf(algorithm)}`;
    const draw =
      scenario.hash === 'jdk4' ? ` The run’s first hash was ${FIRST_HASH}, draw 1 of the JVM’s generator.` : '';
    return `${messages}, ${distinct}: ${form}.${draw}`;
  },
};
