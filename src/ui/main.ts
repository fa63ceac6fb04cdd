import { mount } from 'svelte';
import App from './App.svelte';
import { ensureIsolation } from './isolation.ts';
import './styles/base.css';
import './styles/fonts.css';
import { installTheme } from './styles/themeStyle.ts';

installTheme(document);
const target = document.querySelector('#app');
const { reason } = await ensureIsolation();
if (target) mount(App, { target, props: { obstacle: reason } });
