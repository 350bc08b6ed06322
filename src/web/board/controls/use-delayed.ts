// Says "pending" only when it lasts, so that a quick answer does not flicker.
import { useEffect, useState } from 'react';

/** True once `isOn` has held for `delayMs`; false again at once. */
export function useDelayed(isOn: boolean, delayMs = 150): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setHasLasted(true), delayMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isOn, delayMs]);
  return isOn && hasLasted;
}
