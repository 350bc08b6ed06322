// What a person chose for this device: language, colours, keys. Kept in localStorage, nothing else is.
import { z } from 'zod';
import { create } from 'zustand';
import { InterfaceLanguage } from '../../../contract/primitives.ts';

const STORAGE_KEY = 'testigo.settings';

const Theme = z.enum(['auto', 'day', 'night']);
export type Theme = z.infer<typeof Theme>;

const KeptSettings = z.object({
  language: InterfaceLanguage.optional(),
  theme: Theme.default('auto'),
  hasKeys: z.boolean().default(true),
  blursAway: z.boolean().default(true),
  isSilent: z.boolean().default(false),
  notifiesP1: z.boolean().default(false),
});

export interface Settings {
  language: InterfaceLanguage;
  theme: Theme;
  /** Whether single-key commands are on. */
  hasKeys: boolean;
  /** Whether words and photos are blurred while another window is in front. */
  blursAway: boolean;
  /** Whether nothing but an SOS is heard. */
  isSilent: boolean;
  /** Whether this device says that a P1 came, in so many words. */
  notifiesP1: boolean;
}

export const useSettings = create<Settings>(() => readSettings());

/** Changes, keeps and shows a choice. */
export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(useSettings.getState()));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  showSettings();
}

/** Puts language and colours on the page itself. */
export function showSettings(): void {
  const { language, theme } = useSettings.getState();
  document.documentElement.lang = language;
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function readSettings(): Settings {
  const kept = KeptSettings.safeParse(readKept());
  const settings = kept.success ? kept.data : KeptSettings.parse({});
  return { ...settings, language: settings.language ?? pageLanguage() };
}

function readKept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
  } catch {
    return {};
  }
}

function pageLanguage(): InterfaceLanguage {
  return document.documentElement.lang.startsWith('es') ? 'es' : 'en';
}
