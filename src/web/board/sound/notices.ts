// A word outside the page that a P1 came, and nothing of what it says: a desk is seen by many.
import { useSettings, changeSettings } from '../state/settings.ts';
import { sayIn } from '../words/use-words.ts';

export function mayAskForNotices(): boolean {
  return 'Notification' in window && Notification.permission !== 'denied';
}

/** Asks once, by a gesture; what the person answers is kept as their choice. */
export async function askForNotices(): Promise<void> {
  if (!mayAskForNotices()) return changeSettings({ notifiesP1: false });
  const isAllowed = (await Notification.requestPermission()) === 'granted';
  changeSettings({ notifiesP1: isAllowed });
}

export function sayNewP1(): void {
  const { notifiesP1, language } = useSettings.getState();
  if (!notifiesP1 || document.hasFocus()) return;
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const notice = new Notification(sayIn(language)('sound.newP1'), { tag: 'testigo-p1' });
    notice.onclick = () => window.focus();
  } catch {
    // Some phones allow notices to service workers alone; the sound and the tab still tell.
  }
}
