/** The page's side of the worker. */
import { RemoteWorker } from '../../race/live/remote.ts';
import type { Examiner } from './microscope.svelte.ts';
import type { MicroscopeApi } from './microscope.worker.ts';

export function startExaminer(): Examiner {
  const worker = new RemoteWorker<MicroscopeApi>(
    new Worker(new URL('./microscope.worker.ts', import.meta.url), { type: 'module' }),
    'the microscope',
  );
  const ready = worker.ready();
  ready.catch(() => undefined);
  return {
    async examine(text) {
      await ready;
      return worker.guard(worker.proxy.examine(text));
    },
    dispose: () => worker.dispose(),
  };
}
