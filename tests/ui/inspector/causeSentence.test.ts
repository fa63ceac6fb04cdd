import { describe, expect, it } from 'vitest';
import type { Cause, CauseReason, CollisionDetail } from '../../../src/log/detail.ts';
import { causeSentence } from '../../../src/ui/inspector/causeSentence.ts';
import { MADE_UP, madeUpMessage } from '../../gallery/inspector/madeUp.ts';

const CAUSES: readonly Cause[] = ['shared-read', 'replay', 'chance', 'unknown'];
const REASONS: readonly CauseReason[] = [
  'both-read-before-either-wrote',
  'seed-written-once',
  'read-after-write',
  'complete-before-other-began',
  'one-thread-twice',
  'different-draws',
  'own-generators',
  'separate-processes',
  'order-not-recorded',
];

/** With plain spaces, for reading. */
function sentence(detail: CollisionDetail, processes = 1, lost = 1): { label: string; text: string } {
  const { label, text } = causeSentence(detail, detail.members[0]!, detail.members[lost]!, processes);
  return { label, text: text.replaceAll('\u00a0', ' ') };
}

function ofTitle(title: string): CollisionDetail {
  return MADE_UP.find((collision) => collision.title === title)!.detail;
}

/** Thread 6 reads, thread 3 reads, both write; with the moments left out where there are none to tell. */
function pairOf(cause: Cause, reason: CauseReason, recorded: boolean): CollisionDetail {
  const members = [
    madeUpMessage('javamail-1.3.2', {
      thread: 5,
      message: 184,
      moments: recorded ? [0, 6100, 11_200, 17_000] : [0, 1],
    }),
    madeUpMessage('javamail-1.3.2', {
      thread: 2,
      message: 190,
      moments: recorded ? [2300, 7300, 11_800, 18_200] : [0, 1],
    }),
  ];
  return { number: 1, cause, reason, members };
}

describe('the cause in a sentence', () => {
  it('tells a recorded shared read with both of its times', () => {
    expect(sentence(ofTitle('Shared read'))).toEqual({
      label: 'shared read',
      text: 'Thread 3 read the seed 2.3 ms after thread 6, and 3.8 ms before either wrote the next one.',
    });
  });

  it('tells of the counter too where the Message-ID has one', () => {
    expect(sentence(ofTitle('1.3.3: seed and counter shared')).text).toBe(
      'Thread 3 read the seed 2.3 ms after thread 6, and 2.8 ms before either wrote the next one. ' +
        'Thread 3 also read the count 44, 2.6 ms after thread 6, and 2.2 ms before either wrote the next one.',
    );
  });

  it('tells a replay by how long after the write the old seed was read', () => {
    expect(sentence(ofTitle('Replay, near'))).toEqual({
      label: 'replay',
      text: 'Thread 3 read the seed 1.2 ms after thread 6 had written the next one: a late write, by a message not shown, had put the old one back.',
    });
  });

  it('names both draws of a chance collision, in hexadecimal as well, where their common end can be seen', () => {
    const { label, text } = sentence(ofTitle('Chance'));
    expect(label).toBe('chance');
    expect(text).toContain(
      '605094974 and 1779500094 (hex 2411043e and 6a11043e), end in the same 25 bits, the hash 1115198',
    );
  });

  it('says of two equal draws of threads’ own generators that no variable was shared', () => {
    const detail = pairOf('chance', 'own-generators', false);
    const own = { ...detail, members: detail.members.map((member) => ({ ...member, seedRead: null })) };
    expect(sentence(own).text).toMatch(/^Two generators, each its thread’s own, came to the same number by themselves/);
  });

  it('names the processes where there are several', () => {
    const { label, text } = sentence(ofTitle('Separate processes'), 2);
    expect(label).toBe('separate processes');
    expect(text).toContain('the hash 2175792 and the count 19, in the same millisecond');
  });

  it('gives no times where no steps were recorded', () => {
    for (const cause of CAUSES) {
      for (const reason of REASONS) {
        expect(sentence(pairOf(cause, reason, false)).text, reason).not.toMatch(/\d (µs|ms|s) (after|before)/);
      }
    }
  });

  it('has a whole sentence for every cause and reason, with or without steps', () => {
    for (const cause of CAUSES) {
      for (const reason of REASONS) {
        for (const recorded of [true, false]) {
          const { label, text } = sentence(pairOf(cause, reason, recorded));
          expect(label).not.toBe('');
          expect(text).toMatch(/^[A-Z].*\.$/);
          expect(text).not.toMatch(/null|NaN|undefined/);
        }
      }
    }
  });

  it('never contradicts the order that the log proved, even where two rounded moments seem to', () => {
    const seemsShared = pairOf('replay', 'read-after-write', true);
    expect(sentence(seemsShared).text).not.toMatch(/before either wrote/);
    const seemsReplayed = {
      ...ofTitle('Replay, near'),
      cause: 'shared-read',
      reason: 'both-read-before-either-wrote',
    } as const;
    expect(sentence(seemsReplayed).text).toBe(
      'Both threads read the seed 1938983919 before either wrote the next one.',
    );
  });

  it('proves for itself how a third member came to the group', () => {
    const detail = ofTitle('Three alike');
    expect(sentence(detail, 1, 1).label).toBe('shared read');
    expect(sentence(detail, 1, 2)).toEqual({
      label: 'replay',
      text: 'Thread 9 read the seed 2.8 ms after thread 6 had written the next one: a late write, by a message not shown, had put the old one back.',
    });
  });
});

it('says that the cause is not known yet while a message under way may have written', () => {
  const detail = pairOf('unknown', 'order-not-recorded', true);
  const [kept, lost] = detail.members;
  const { label, text } = causeSentence(detail, kept!, lost!, 1, true);
  expect(label).toBe('not known yet');
  expect(text).toMatch(/still under way/);
  expect(causeSentence(detail, kept!, lost!, 1).label).toBe('not known');
});
