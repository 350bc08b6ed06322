// What the door of the report form answers: the empty form, the form sent back, or the receipt.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { notesOf, writeNotes } from './file-notes.ts';
import type { FormProblem } from './form-answers.ts';
import { findProblems, isBlank, toAnswers } from './form-answers.ts';
import type { DraftDeps } from './form-drafts.ts';
import { countDrafts, keepForCorrection } from './form-drafts.ts';
import type { FormFrame, Posted } from './form-frame.ts';
import type { DeskAnswer } from './page-answer.ts';
import { parseReceipt, receiptIndexOf, receiptOfToken, showReceipt } from './receipt.ts';
import type { FormDoor } from './receive-form.ts';
import { reportPage } from './report-page.ts';
import { refuseBeyond } from './upload-limits.ts';

export type FormDesk = {
  show(language: InterfaceLanguage): DeskAnswer;
  /** For a code typed into the form's own box. */
  find(typed: string, language: InterfaceLanguage): DeskAnswer;
  send(posted: Posted, language: InterfaceLanguage): Promise<DeskAnswer>;
};

export function createFormDesk(deps: DraftDeps, frame: FormFrame, door: FormDoor): FormDesk {
  const { networkName, hotline } = frame;

  function show(language: InterfaceLanguage): DeskAnswer {
    const empty = { fields: {}, problems: [], waitingFiles: 0, refusedFiles: [] };
    const markup = reportPage({
      networkName,
      hotline,
      language,
      token: frame.newToken(),
      ...empty,
    });
    return { status: 200, markup };
  }

  function find(typed: string, language: InterfaceLanguage): DeskAnswer {
    const code = parseReceipt(typed);
    if (!code) return frame.refuse(404, 'notFound', language);
    return { goTo: `/report/${showReceipt(code)}`, language };
  }

  async function send(posted: Posted, language: InterfaceLanguage): Promise<DeskAnswer> {
    const { fields } = posted;
    const token = frame.tokenOf(fields);
    const draftIndex = receiptIndexOf(deps.keyring, receiptOfToken(deps.keyring, token));
    const waiting = await countDrafts(deps, draftIndex);
    const uploads = refuseBeyond(posted.uploads, waiting);
    const problems = findProblems(fields);
    if (problems.length > 0) {
      const waitingFiles = await keepForCorrection(deps, draftIndex, uploads, waiting.files);
      return sendBack({ fields, uploads }, problems, { token, waitingFiles, language });
    }
    const code = await door.receive({
      token: fields['token'],
      answers: toAnswers(fields, language),
      uploads,
      isTrapped: !isBlank(fields['website'] ?? ''),
    });
    const notes = writeNotes(notesOf(uploads));
    return { goTo: `/report/${showReceipt(code)}${notes ? `?files=${notes}` : ''}`, language };
  }

  function sendBack(
    { fields, uploads }: Posted,
    problems: readonly FormProblem[],
    more: { token: string; waitingFiles: number | null; language: InterfaceLanguage },
  ): DeskAnswer {
    const refusedFiles = notesOf(uploads);
    const markup = reportPage({ networkName, hotline, fields, problems, refusedFiles, ...more });
    return { status: 422, markup };
  }

  return { show, find, send };
}
