/** The worker that looks through simulations, one a call, so that the page stays answerable. */
import { expose } from 'comlink';
import { collisionLike } from './likeness.ts';

const api = {
  /** Settles when the worker's script runs. */
  ready: (): true => true,
  collisionLike,
};

export type LikenessApi = typeof api;

expose(api);
