import { mount } from 'svelte';
import '../../../src/ui/styles/fonts.css';
import '../../../src/ui/styles/base.css';
import { installTheme } from '../../../src/ui/styles/themeStyle.ts';
import Gallery from './Gallery.svelte';

installTheme(document);
const target = document.querySelector('#app');
if (target) mount(Gallery, { target });
