/** Dev-only page: `npx vite`, then /tests/gallery/inspector/?width=352&only=0, or only=proof */
import { mount } from 'svelte';
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/fonts.css';
import { installTheme } from '../../../src/ui/styles/themeStyle.ts';
import Gallery from './Gallery.svelte';

const parameters = new URLSearchParams(location.search);
const only = parameters.get('only');

installTheme(document);
mount(Gallery, {
  target: document.body,
  props: {
    widthPx: Number(parameters.get('width') ?? 352),
    only: only === null || only === 'proof' ? only : Number(only),
  },
});
