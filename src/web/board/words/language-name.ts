// Pure. A language by its name, in the language of the interface.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';

export function languageName(tag: string, language: InterfaceLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
