// Sealed fields, for legal intake: each a locked drawer that opens for a reason, is written down, and
// closes by itself.
import { useEffect, useState } from 'react';
import { EyeOff, Lock } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { RevealSealed } from '../../../contract/hidden-words.ts';
import type { ReportView, SealedFieldView } from '../../../contract/report.ts';
import { reveal } from '../actions/correct-report.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { menuPlace } from '../shell/menu-place.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './facts.module.css';

const SHOWN_MS = 30_000;
const REASONS = RevealSealed.shape.reason.options;

export interface SealedDrawersProps {
  report: ReportView;
  sealed: readonly SealedFieldView[];
}

export function SealedDrawers({ report, sealed }: SealedDrawersProps) {
  const { t } = useWords();
  if (sealed.length === 0) return null;
  return (
    <section className={styles.drawers} aria-label={t('sealed.title')}>
      {sealed.map((field) => (
        <Drawer key={field.id} report={report} field={field} />
      ))}
    </section>
  );
}

function Drawer({ report, field }: { report: ReportView; field: SealedFieldView }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => setWords(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const what = t(`private.${field.what}`);
  const time = dayTimeText(field.at, nowMs, t, language);
  return (
    <p className={styles.drawer}>
      <Lock aria-hidden="true" /> <strong>{what}</strong>{' '}
      <span className={styles.mute}>{t('sealed.by', { name: field.by.name, time })}</span>
      {words === null ? (
        <RevealMenu what={what} onReason={(reason) => void open(reason)} />
      ) : (
        <>
          <span className={styles.words}>{words}</span>
          <ActionButton onPress={() => setWords(null)}>
            <EyeOff aria-hidden="true" /> {t('sealed.hide')}
          </ActionButton>
        </>
      )}
    </p>
  );

  async function open(reason: RevealSealed['reason']): Promise<void> {
    const opened = await reveal(report, field.id, { reason });
    if (opened !== null) setWords(opened.words);
  }
}

interface RevealMenuProps {
  what: string;
  onReason: (reason: RevealSealed['reason']) => void;
}

function RevealMenu({ what, onReason }: RevealMenuProps) {
  const { t } = useWords();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={controls.button}>
        {t('sealed.reveal')}
        <span className={controls.hidden}> {what}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={menuPlace()}>
        <DropdownMenu.Content className={controls.menu} align="start" sideOffset={4}>
          <DropdownMenu.Label className={controls.menuLabel}>{t('sealed.why')}</DropdownMenu.Label>
          {REASONS.map((reason) => (
            <DropdownMenu.Item
              key={reason}
              className={controls.menuItem}
              onSelect={() => onReason(reason)}
            >
              {t(`sealed.${reason}`)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
