/** What lies above everything else: where it goes, and where the keyboard was before. */

/** Px that stay free between it and the edge of the panel. */
const edgePx = 4;

/** The element that has the keyboard, in whichever shadow tree. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** Puts what is open where it is wanted, or as near as it is seen whole. */
export function place(popover: HTMLElement, x: number, y: number): void {
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(edgePx, Math.min(x, innerWidth - width - edgePx));
  const top = Math.max(edgePx, Math.min(y, innerHeight - height - edgePx));
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}
