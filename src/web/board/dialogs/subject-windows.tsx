// The windows about the open incident or report.
import type { SubjectDialog } from '../state/board-store.ts';
import { CallOutDialog } from './call-out-dialog.tsx';
import { CloseIncidentDialog } from './close-incident-dialog.tsx';
import { FindingDialog } from './finding-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { StandDownDialog } from './stand-down-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { VerdictDialog } from './verdict-dialog.tsx';

const WINDOWS: Readonly<Record<SubjectDialog, () => React.ReactNode>> = {
  link: LinkDialog,
  split: SplitDialog,
  finding: FindingDialog,
  verdict: VerdictDialog,
  call_out: CallOutDialog,
  stand_down: StandDownDialog,
  close_incident: CloseIncidentDialog,
  hand_over: HandOverDialog,
};

export default function SubjectWindow({ dialog }: { dialog: SubjectDialog | { step: string } }) {
  if (typeof dialog === 'object') return <StepDialog assignmentId={dialog.step} />;
  const Window = WINDOWS[dialog];
  return <Window />;
}
