import { mount } from 'svelte';
import App from './App.svelte';
import { ensureIsolation } from './isolation.ts';
import './styles/base.css';
import './styles/fonts.css';
import { installTheme } from './styles/themeStyle.ts';

/** The page is nearly always there sooner. */
const SILENT_MS = 1000;

installTheme(document);
const target = document.querySelector('#app')!;
const waiting = setTimeout(() => {
  const note = document.createElement('p');
  note.className = 'waiting';
  note.textContent = 'This browser is being asked for memory that threads can share.';
  target.replaceChildren(note);
}, SILENT_MS);
const { reason } = await ensureIsolation();
clearTimeout(waiting);
target.replaceChildren();
mount(App, { target, props: { obstacle: reason } });
