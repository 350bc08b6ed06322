// The keyboard is never left nowhere: when the element that had it leaves the page or is hidden,
// the innermost open pane takes it.

/** Watches until the returned function is called. Elements with `data-focus-home` are the takers. */
export function rescueFocus(): () => void {
  let last: Element | null = null;
  let isPlanned = false;
  const remember = (event: FocusEvent) => {
    last = event.target as Element;
  };
  const look = () => {
    isPlanned = false;
    if (last === null || isVisible(last)) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && isVisible(activeElement))
      return;
    const homes = [...document.querySelectorAll<HTMLElement>('[data-focus-home]')].filter(
      isVisible,
    );
    homes[homes.length - 1]?.focus();
  };
  const observer = new MutationObserver(() => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => setTimeout(look));
  });
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function isVisible(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}
