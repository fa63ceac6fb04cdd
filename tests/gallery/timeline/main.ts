/** ?threads=10&step=5&work=20&clock=1&length=9.6&from=7.7&to=9.6&sel=3&running=1&theme=dark (step and clock in ms, the rest in s) */
import { mount } from 'svelte';
import type { AlgorithmId, Scenario } from '../../../src/scenario/scenario.ts';
import '../../../src/ui/styles/fonts.css';
import '../../../src/ui/styles/base.css';
import { installTheme } from '../../../src/ui/styles/themeStyle.ts';
import { LiveDomain } from '../../../src/ui/timeline/timeDomain.svelte.ts';
import Gallery from './Gallery.svelte';
import { SyntheticSession } from './syntheticSession.svelte.ts';

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);

const scenario: Scenario = {
  threads: number('threads', 10),
  clockResolutionUs: number('clock', 1) * 1000,
  stepUs: number('step', 5) * 1000,
  workSteps: number('work', 20),
  smtpMs: 0,
  messages: 200_000,
  first: (query.get('first') ?? 'javamail-1.3.2') as AlgorithmId,
  second: (query.get('second') ?? 'javamail-1.4.1') as AlgorithmId,
  engine: 'live',
  seed: 42,
  cores: 2,
  processes: 1,
  hash: 'jdk4',
};

installTheme(document);
if (query.has('theme')) document.documentElement.dataset['theme'] = query.get('theme')!;
const lengthUs = number('length', 9.6) * 1e6;
const changes = query.has('change')
  ? [{ atUs: number('change', 8) * 1e6, field: 'clockResolutionUs' as const, from: 1000, to: 10_000 }]
  : [];
const session = new SyntheticSession(scenario, lengthUs, query.has('running'), changes);
const domain = new LiveDomain();
mount(Gallery, {
  target: document.body,
  props: { session, domain, selected: query.has('sel') ? number('sel', 1) : null },
});
if (query.has('from'))
  setTimeout(() => domain.move((core) => core.show(number('from', 0) * 1e6, number('to', 1) * 1e6)), 300);
