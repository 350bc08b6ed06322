// How I sign in and where: my code app, and every device, each to be ended from here.
import { useEffect, useState } from 'react';
import type { SessionLine } from '../../../contract/account.ts';
import type { SecondFactorView } from '../../../contract/second-factor.ts';
import {
  acceptDevice,
  endSessionOf,
  listSessions,
  readSecondFactor,
} from '../api/own-account-api.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';
import { SecondFactorSetup } from './second-factor-setup.tsx';

export function OwnAccount() {
  return (
    <>
      <OwnSecondFactor />
      <OwnDevices />
    </>
  );
}

function OwnSecondFactor() {
  const { t } = useWords();
  const [factor, setFactor] = useState<SecondFactorView | null>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    void readSecondFactor().then((answer) => {
      if (answer.kind === 'ok') setFactor(answer.value);
    });
  }, [round]);
  function finish(): void {
    setSettingUp(false);
    setRound(round + 1);
  }
  if (factor === null) return null;
  return (
    <section className={styles.column}>
      <h3 className={styles.legend}>{t('factor.title')}</h3>
      {isSettingUp && <SecondFactorSetup onDone={finish} />}
      {!isSettingUp && factor.isEnrolled && (
        <p className={controls.hint}>{t('factor.isOn', { count: factor.recoveryCodesLeft })}</p>
      )}
      {!isSettingUp && !factor.isEnrolled && (
        <ActionButton onPress={() => setSettingUp(true)}>{t('factor.setUp')}</ActionButton>
      )}
    </section>
  );
}

function OwnDevices() {
  const { t } = useWords();
  const [lines, setLines] = useState<readonly SessionLine[]>([]);
  const [round, setRound] = useState(0);
  useEffect(() => {
    void listSessions().then((answer) => {
      if (answer.kind === 'ok') setLines(answer.value.items);
    });
  }, [round]);
  const then = (act: Promise<unknown>) => void act.then(() => setRound((last) => last + 1));
  return (
    <section className={styles.column}>
      <h3 className={styles.legend}>{t('devices.title')}</h3>
      {lines.map((line) => (
        <Device
          key={line.id}
          line={line}
          onEnd={() => then(endSessionOf(line.id))}
          onAccept={() => then(acceptDevice(line.id))}
        />
      ))}
    </section>
  );
}

function Device(props: { line: SessionLine; onEnd: () => void; onAccept: () => void }) {
  const { line, onEnd, onAccept } = props;
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const name = line.deviceName === '' ? t('devices.unknown') : line.deviceName;
  const time = dayTimeText(line.lastSeenAt, nowMs, t, language);
  return (
    <div className={styles.group}>
      <span>
        {name}, {line.isCurrent ? t('devices.this') : t('devices.seen', { time })}
        {line.isNewDevice && <strong> {t('devices.new')}</strong>}
      </span>
      {line.isNewDevice && <ActionButton onPress={onAccept}>{t('devices.mine')}</ActionButton>}
      {!line.isCurrent && (
        <ActionButton look="danger" onPress={onEnd}>
          {t('devices.end')}
          <span className={controls.hidden}> {name}</span>
        </ActionButton>
      )}
    </div>
  );
}
