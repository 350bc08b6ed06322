// A message as the journal keeps it, on its way in and on its way out.

export type InboundChannel = 'sms' | 'form' | 'voice';
export type InboundSource = 'webhook' | 'fallback' | 'spool' | 'reconciled';

export type NewInbound = {
  id: string;
  channel: InboundChannel;
  sourceKey: string;
  digest: Uint8Array;
  senderIndex: Uint8Array | null;
  /** Sealed for `inbound_message.raw` and `id`. */
  rawSealed: Uint8Array;
  source: InboundSource;
  state: 'pending' | 'quarantined';
  reason: string | null;
  receivedAt: Date;
};

export type StoredInbound = { id: string; sourceKey: string; digest: Uint8Array; state: string };

export type PendingInbound = {
  id: string;
  channel: InboundChannel;
  sourceKey: string;
  rawSealed: Buffer;
  senderIndex: Buffer | null;
  source: InboundSource;
  receivedAt: Date;
  attempts: number;
};
