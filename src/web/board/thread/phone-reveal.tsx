// A phone number, masked until somebody says why they need it; gone again after half a minute.
import { useEffect, useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { RevealPhone } from '../../../contract/report.ts';
import { may } from '../actions/may.ts';
import { worldIsOpen } from '../actions/change-report.ts';
import { revealPhone } from '../api/board-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { menuPlace } from '../shell/menu-place.ts';
import { notify } from '../state/notices.ts';
import { useWords } from '../words/use-words.ts';
import styles from './thread.module.css';

const SHOWN_SECONDS = 30;
const REASONS = RevealPhone.shape.reason.options;

export function PhoneReveal({ reportId, masked }: { reportId: string; masked: string }) {
  const { t } = useWords();
  const [phone, setPhone] = useState<string | null>(null);
  const hide = () => setPhone(null);

  async function show(reason: RevealPhone['reason']): Promise<void> {
    if (!worldIsOpen()) return;
    const answer = await revealPhone(reportId, { reason });
    if (answer.kind === 'ok') setPhone(answer.value.phone);
    else if (answer.kind === 'refused') notify('danger', { word: `error.${answer.error.code}` });
    else notify('danger', { word: 'error.unreachable' });
  }

  if (phone !== null) return <ShownPhone phone={phone} onHide={hide} />;
  return (
    <span className={styles.phone}>
      <span>{masked}</span>
      {may('report.reveal_phone') && (
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger className={controls.button}>
            <Eye aria-hidden="true" /> {t('phone.show')}
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal container={menuPlace()}>
            <DropdownMenu.Content className={controls.menu} align="start" sideOffset={4}>
              <DropdownMenu.Label className={controls.menuLabel}>
                {t('phone.why')}
              </DropdownMenu.Label>
              {REASONS.map((reason) => (
                <DropdownMenu.Item
                  key={reason}
                  className={controls.menuItem}
                  onSelect={() => void show(reason)}
                >
                  {t(`phone.${reason}`)}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </span>
  );
}

function ShownPhone({ phone, onHide }: { phone: string; onHide: () => void }) {
  const { t } = useWords();
  const [seconds, setSeconds] = useState(SHOWN_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => left - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (seconds <= 0) onHide();
  }, [seconds, onHide]);
  return (
    <span className={styles.phone}>
      <a href={`tel:${phone}`} className={styles.phoneLink}>
        {phone}
      </a>
      <span className={styles.mute}>{t('phone.hides', { seconds })}</span>
      <ActionButton onPress={onHide}>
        <EyeOff aria-hidden="true" /> {t('phone.hide')}
      </ActionButton>
    </span>
  );
}
