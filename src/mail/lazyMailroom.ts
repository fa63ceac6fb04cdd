import { algorithmById } from '../algorithms/index.ts';
import type { Viewable } from '../log/viewportQuery.ts';
import type { AlgorithmId } from '../scenario/scenario.ts';
import type { MailAnswer, MailQuery } from './mailboxes.ts';
import type { Mailroom } from './mailroom.ts';

/** A run whose log is kept up. */
interface KeptRun {
  readonly source: Viewable;
  readonly run: { readonly algorithm: AlgorithmId };
}

/** The mailroom of the present run, loaded when it is first asked: most runs are never asked. */
export function lazyMailroom(current: () => KeptRun | null): (query: MailQuery) => Promise<MailAnswer> {
  let room: Mailroom | null = null;
  return async (query) => {
    const { Mailroom } = await import('./mailroom.ts');
    const kept = current();
    if (!kept) throw new Error('no run was begun');
    if (room?.source !== kept.source) room = new Mailroom(kept.source, algorithmById(kept.run.algorithm));
    return room.answer(query);
  };
}
