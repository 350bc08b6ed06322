// A button that, while it may not be pressed, stays where it is, keeps the focus and says why.
import { useId, type ReactNode } from 'react';
import styles from './controls.module.css';

export interface ActionButtonProps {
  children: ReactNode;
  onPress: () => void;
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  type?: 'button' | 'submit';
  /** Why it is off; absent when it is on. */
  offReason?: string | undefined;
  className?: string | undefined;
  /** Where the words on it are not enough by themselves. */
  label?: string;
}

export function ActionButton(props: ActionButtonProps) {
  const { children, onPress, look = 'plain', type = 'button', offReason, className, label } = props;
  const reasonId = useId();
  const isOff = offReason !== undefined;
  return (
    <>
      <button
        type={type}
        className={[styles.button, className].filter(Boolean).join(' ')}
        data-look={look}
        aria-label={label}
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? reasonId : undefined}
        title={offReason}
        onClick={(event) => {
          if (isOff) event.preventDefault();
          else onPress();
        }}
      >
        {children}
      </button>
      {isOff && (
        <span id={reasonId} className={styles.hidden}>
          {offReason}
        </span>
      )}
    </>
  );
}
