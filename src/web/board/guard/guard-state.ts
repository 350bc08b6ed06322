// Whether the board is locked or blurred. Locked is so for every tab of this browser, and stays so
// over a reload.
import { create } from 'zustand';

const LOCK_KEY = 'testigo.locked';
const ACTIVE_KEY = 'testigo.active-at';

export interface GuardState {
  isLocked: boolean;
  isBlurred: boolean;
}

export const useGuard = create<GuardState>(() => ({ isLocked: readIsLocked(), isBlurred: false }));

export function keepIsLocked(isLocked: boolean): void {
  useGuard.setState({ isLocked });
  keep((storage) => {
    if (isLocked) storage.setItem(LOCK_KEY, '1');
    else storage.removeItem(LOCK_KEY);
  });
}

/** Calls back when another tab of this browser locks or unlocks. */
export function onOtherTab(run: (isLocked: boolean) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === LOCK_KEY) run(newValue !== null);
  });
}

export function keepActiveAt(atMs: number): void {
  keep((storage) => storage.setItem(ACTIVE_KEY, String(atMs)));
}

export function readActiveAt(): number | null {
  try {
    const kept = Number(localStorage.getItem(ACTIVE_KEY));
    return kept > 0 ? kept : null;
  } catch {
    return null;
  }
}

function readIsLocked(): boolean {
  try {
    return localStorage.getItem(LOCK_KEY) !== null;
  } catch {
    return false;
  }
}

function keep(use: (storage: Storage) => void): void {
  try {
    use(localStorage);
  } catch {
    // A browser that keeps nothing locks this tab alone.
  }
}
