// Start shift, End shift.
import type { SessionView } from '../../../contract/account.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { changeShift, hasShifts, isKeptBack } from '../session/shift.ts';
import { askForNotices } from '../sound/notices.ts';
import { rehearseSounds } from '../sound/player.ts';
import { useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';

export function ShiftButton({ session }: { session: SessionView }) {
  const { t } = useWords();
  const isOff = useBoard(isKeptBack) || !session.isOnShift;
  if (!hasShifts(session)) return null;
  return (
    <ActionButton
      look={isOff ? 'primary' : 'quiet'}
      onPress={() => {
        // The one gesture of a shift: the sounds are heard, and notices asked for.
        if (isOff) void rehearseSounds().then(askForNotices);
        void changeShift(isOff ? 'on' : 'ended');
      }}
    >
      {t(isOff ? 'shift.start' : 'shift.end')}
    </ActionButton>
  );
}
