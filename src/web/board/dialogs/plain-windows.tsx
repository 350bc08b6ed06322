// The windows that are about the board itself or one report.
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import { CloseDialog } from './close-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { FactDialog } from './fact-dialog.tsx';
import { HelpCard } from './help-card.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

export type PlainDialog = 'close' | 'help' | 'settings' | 'palette' | { correct: CorrectableField };

export default function PlainWindow({ dialog }: { dialog: PlainDialog }) {
  if (dialog === 'help') return <HelpCard />;
  if (dialog === 'settings') return <SettingsDialog />;
  if (dialog === 'palette') return <CommandPalette />;
  if (dialog === 'close') return <CloseDialog />;
  return <FactDialog field={dialog.correct} />;
}
