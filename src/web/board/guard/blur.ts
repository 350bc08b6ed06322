// Blurring: words and photos stay where they are and cannot be read from over the shoulder; by key,
// and by itself while another window is in front.
import './blur.css';
import { useSettings } from '../state/settings.ts';
import { useGuard } from './guard-state.ts';

let isAway = false;

export function toggleBlur(): void {
  useGuard.setState({ isBlurred: !useGuard.getState().isBlurred });
}

/** Keeps the page as it should be until it is left. */
export function startBlur(): void {
  window.addEventListener('blur', () => setAway(true));
  window.addEventListener('focus', () => setAway(false));
  useGuard.subscribe(show);
  useSettings.subscribe(show);
}

function setAway(isNow: boolean): void {
  isAway = isNow;
  show();
}

function show(): void {
  const isBlurred = useGuard.getState().isBlurred || (isAway && useSettings.getState().blursAway);
  document.documentElement.toggleAttribute('data-blurred', isBlurred);
}
