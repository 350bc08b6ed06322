// What the pages of both public doors share: names, numbers, fresh tokens, refusals.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { Deps } from '../../../deps.ts';
import type { FormFields } from './form-answers.ts';
import type { PageAnswer } from './page-answer.ts';
import type { Hotline } from '../../../platform/pages/public-page.ts';
import type { RefusalReason } from './refusal-page.ts';
import { refusalPage } from './refusal-page.ts';
import type { PostedForm } from './read-form.ts';
import { makeFormToken, readFormToken } from './receipt.ts';

export type Posted = Pick<PostedForm, 'fields' | 'uploads'>;

export type FormFrame = {
  networkName: string;
  hotline: Hotline;
  newToken(): string;
  /** The token of this post, or a new one where it came without. */
  tokenOf(fields: FormFields): string;
  refuse(status: number, reason: RefusalReason, language: InterfaceLanguage): PageAnswer;
};

export function createFormFrame(
  deps: Pick<Deps, 'config' | 'keyring' | 'ids' | 'clock'>,
): FormFrame {
  const networkName = deps.config.NETWORK_NAME;
  const dialled = deps.config.HOTLINE_NUMBER;
  const shown = parsePhoneNumberFromString(dialled)?.formatNational() ?? dialled;
  const hotline = { dialled, shown };
  const newToken = () => makeFormToken(deps.keyring, deps.ids.token(), deps.clock.now());
  return {
    networkName,
    hotline,
    newToken,
    tokenOf: ({ token }) =>
      token && readFormToken(deps.keyring, token, deps.clock.now()) ? token : newToken(),
    refuse: (status, reason, language) => ({
      status,
      markup: refusalPage({ language, networkName, hotline, reason }),
    }),
  };
}
