/** Puts the microscope's dialog on the page, and takes it away when it is closed. */
import { mount, unmount } from 'svelte';
import MicroscopeDialog from './MicroscopeDialog.svelte';

export function showMicroscope(ids: readonly string[]): void {
  const shown = mount(MicroscopeDialog, {
    target: document.body,
    props: { ids, onclose: () => void unmount(shown) },
  });
}
