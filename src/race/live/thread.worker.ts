/** A Web Worker that is a mail delivery thread. */
import { expose } from 'comlink';
import { DeliveryThread, type Seat } from './deliveryThread.ts';

const api = {
  /** Settles when the worker's script runs. */
  ready(): number {
    return performance.timeOrigin + performance.now();
  },
  /** Takes a seat and blocks in it, racing and sleeping, until told to leave. */
  work(seat: Seat): void {
    new DeliveryThread(seat).work();
  },
};

export type ThreadApi = typeof api;

expose(api);
