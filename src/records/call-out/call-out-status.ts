// How a call-out may move, and who may move it. Pure.
import type { CallOutStatus } from '../../contract/call-out.ts';

export type CallOutMove = 'fill' | 'reopen' | 'expire' | 'cancel' | 'close';

type Rule = {
  from: readonly CallOutStatus[];
  to: CallOutStatus;
  by: readonly ('system' | 'dispatcher')[];
};

/** Networks' practice. Filled again means open again when somebody leaves: a place is free. */
export const CALL_OUT_MOVES: Readonly<Record<CallOutMove, Rule>> = {
  fill: { from: ['sent'], to: 'filled', by: ['system'] },
  reopen: { from: ['filled'], to: 'sent', by: ['system', 'dispatcher'] },
  expire: { from: ['sent'], to: 'expired', by: ['system'] },
  cancel: { from: ['sent', 'filled'], to: 'cancelled', by: ['dispatcher'] },
  close: { from: ['filled'], to: 'closed', by: ['dispatcher', 'system'] },
};

/** Somebody may still say yes. */
export function isOpen(status: CallOutStatus): boolean {
  return status === 'sent';
}
