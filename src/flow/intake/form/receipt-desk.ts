// What the door behind a receipt answers: how far the report has come, and what is added to it.
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { Config } from '../../../config.ts';
import { notesOf, readNotes, writeNotes } from './file-notes.ts';
import type { FormProblem } from './form-answers.ts';
import { ANSWER_MAX_CHARACTERS, countCharacters, isBlank } from './form-answers.ts';
import type { DraftDeps } from './form-drafts.ts';
import { countDrafts, keepForCorrection } from './form-drafts.ts';
import type { FormFrame, Posted } from './form-frame.ts';
import type { FoundReceipt } from './look-up-receipt.ts';
import { lookUpReceipt } from './look-up-receipt.ts';
import type { DeskAnswer, PageAnswer } from './page-answer.ts';
import type { ReceiptPage } from './receipt-page.ts';
import { receiptPage } from './receipt-page.ts';
import { deriveReceiptState } from './receipt-state.ts';
import { parseReceipt, receiptIndexOf, showReceipt } from './receipt.ts';
import type { FormDoor } from './receive-form.ts';
import { refuseBeyond } from './upload-limits.ts';

/** A code that may be added to: known, or not knowable now. */
export type OpenReceipt = { code: string; index: Uint8Array; found: FoundReceipt };

export type ReceiptDesk = {
  show(
    typed: string,
    come: { language: InterfaceLanguage; files: unknown; hasAdded: boolean },
  ): Promise<DeskAnswer>;
  open(typed: string, language: InterfaceLanguage): Promise<OpenReceipt | PageAnswer>;
  add(open: OpenReceipt, posted: Posted, language: InterfaceLanguage): Promise<DeskAnswer>;
};

export function createReceiptDesk(
  deps: DraftDeps & { config: Config },
  frame: FormFrame,
  door: FormDoor,
): ReceiptDesk {
  const page = (
    status: number,
    { code, found }: OpenReceipt,
    more: Pick<ReceiptPage, 'language' | 'just'> & Partial<ReceiptPage>,
  ): PageAnswer => ({
    status,
    markup: receiptPage({
      networkName: frame.networkName,
      publicUrl: deps.config.PUBLIC_URL,
      code,
      ...knownOf(found),
      token: frame.newToken(),
      waitingFiles: 0,
      words: '',
      problem: null,
      ...more,
    }),
  });

  async function look(typed: string): Promise<OpenReceipt | null> {
    const code = parseReceipt(typed);
    const index = receiptIndexOf(deps.keyring, code ?? 'none');
    const found = await lookUpReceipt(deps, index);
    return code === null || found.kind === 'unknown' ? null : { code, index, found };
  }

  return {
    show: async (typed, { language, files, hasAdded }) => {
      const open = await look(typed);
      if (!open) return frame.refuse(404, 'notFound', language);
      if (open.found.kind === 'unavailable') return frame.refuse(503, 'unavailable', language);
      const just = hasAdded ? 'added' : isClosed(open.found) ? null : 'sent';
      const hasStoredNotes = knownOf(open.found).refusedFiles.length > 0;
      const told = hasStoredNotes ? {} : { refusedFiles: readNotes(files) };
      return page(200, open, { language, just, ...told });
    },
    open: async (typed, language) => (await look(typed)) ?? frame.refuse(404, 'notFound', language),
    add: async (open, posted, language) => {
      const waiting = await countDrafts(deps, open.index);
      const uploads = refuseBeyond(posted.uploads, waiting);
      const words = posted.fields['words'] ?? '';
      const refusedFiles = notesOf(uploads);
      const problem = findProblem(words, uploads.length - refusedFiles.length + waiting.files);
      if (problem) {
        const waitingFiles = await keepForCorrection(deps, open.index, uploads, waiting.files);
        const token = frame.tokenOf(posted.fields);
        return page(422, open, {
          language,
          just: null,
          token,
          words,
          problem,
          waitingFiles,
          refusedFiles,
        });
      }
      const { token } = posted.fields;
      await door.add({ token, receiptIndex: open.index, words: words.trim(), language, uploads });
      const isShowable = open.found.kind !== 'unavailable';
      if (!isShowable) return page(200, open, { language, just: 'added', refusedFiles });
      const notes = writeNotes(refusedFiles);
      return {
        goTo: `/report/${showReceipt(open.code)}?added${notes ? `&files=${notes}` : ''}`,
        language,
      };
    },
  };
}

function knownOf(found: FoundReceipt): Pick<ReceiptPage, 'state' | 'keptFiles' | 'refusedFiles'> {
  if (found.kind !== 'found') return { state: null, keptFiles: 0, refusedFiles: [] };
  const { facts, keptFiles, refusedFiles } = found;
  return { state: deriveReceiptState(facts), keptFiles, refusedFiles };
}

function isClosed(found: FoundReceipt): boolean {
  return found.kind === 'found' && found.facts?.status === 'closed';
}

function findProblem(words: string, files: number): FormProblem | null {
  const count = countCharacters(words);
  if (count > ANSWER_MAX_CHARACTERS) return { field: 'words', problem: 'too_long', count };
  return isBlank(words) && files === 0 ? { field: 'words', problem: 'missing' } : null;
}
