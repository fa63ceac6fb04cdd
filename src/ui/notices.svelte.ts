import type { Problem } from '../scenario/problem.ts';
import type { Notice } from './sessionView.ts';

const OF_LINK = 'link-';

/** What the page has to say beside its figures; each thing once. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);

  alert(id: string, text: string): void {
    this.#put({ id, role: 'alert', text });
  }

  status(id: string, text: string): void {
    this.#put({ id, role: 'status', text });
  }

  /** What the link asks for and cannot have, instead of what was said of the link before. */
  ofLink(problems: readonly Problem[]): void {
    this.list = this.list.filter(({ id }) => !id.startsWith(OF_LINK));
    problems.forEach(({ message }, index) => this.alert(`${OF_LINK}${index}`, message));
  }

  dismiss(id: string): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #put(notice: Notice): void {
    this.list = [...this.list.filter(({ id }) => id !== notice.id), notice];
  }
}
