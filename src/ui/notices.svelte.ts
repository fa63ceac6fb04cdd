import type { Notice } from './sessionView.ts';

/** What the page has to say beside its figures; each thing once. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);

  alert(id: string, text: string): void {
    this.#put({ id, role: 'alert', text });
  }

  status(id: string, text: string): void {
    this.#put({ id, role: 'status', text });
  }

  dismiss(id: string): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #put(notice: Notice): void {
    this.list = [...this.list.filter(({ id }) => id !== notice.id), notice];
  }
}
