/** Dev-only page: `npx vite`, then /tests/gallery/microscope/?id=<Message-ID>, as often as wanted */
import '../../../src/ui/styles/base.css';
import '../../../src/ui/styles/fonts.css';
import { openMicroscope } from '../../../src/ui/microscope/openMicroscope.ts';
import { installTheme } from '../../../src/ui/styles/themeStyle.ts';

installTheme(document);
void openMicroscope(new URLSearchParams(location.search).getAll('id'));
