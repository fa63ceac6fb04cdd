/** The keyboard of a menu (WAI-ARIA APG, "Menu Button"): arrows go round, Home and End go to the ends. */
export function moveInMenu(menu: HTMLElement, event: KeyboardEvent): void {
  const items = Array.from(menu.querySelectorAll<HTMLElement>('[role="menuitem"]'));
  const here = items.findIndex((item) => item === menu.ownerDocument.activeElement);
  const target = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}
