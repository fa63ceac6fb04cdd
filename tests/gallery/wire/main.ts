/** Dev-only page: `npx vite`, then /tests/gallery/wire/?width=352 */
import { mount } from 'svelte';
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/fonts.css';
import { installTheme } from '../../../src/ui/styles/themeStyle.ts';
import Gallery from './Gallery.svelte';

const parameters = new URLSearchParams(location.search);

installTheme(document);
mount(Gallery, { target: document.body, props: { widthPx: Number(parameters.get('width') ?? 352) } });
