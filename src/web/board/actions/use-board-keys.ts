// The keys, where they are wanted: never in a field, never over a window or menu, and the single
// ones can be turned off.
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useSettings } from '../state/settings.ts';
import { COMMANDS, openDialog } from './commands.ts';

const FIELDS = 'input, textarea, select, [contenteditable]';
const LAYERS = '[role="dialog"], [role="menu"]';

export function useBoardKeys(): void {
  const hasKeys = useSettings((settings) => settings.hasKeys);
  useEffect(() => {
    const palette = tinykeys(
      window,
      { '$mod+k': pressed(() => openDialog('palette')) },
      {
        ignore: (event) => isInside(event, LAYERS),
      },
    );
    return palette;
  }, []);
  useEffect(() => {
    if (!hasKeys) return;
    const bindings = COMMANDS.filter(({ key }) => key !== undefined).map(
      ({ key, run }) => [key ?? '', pressed(run)] as const,
    );
    return tinykeys(window, Object.fromEntries(bindings), { ignore: isElsewhere });
  }, [hasKeys]);
}

function pressed(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    run();
  };
}

function isElsewhere(event: KeyboardEvent): boolean {
  return event.isComposing || isInside(event, FIELDS) || isInside(event, LAYERS);
}

function isInside(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}
