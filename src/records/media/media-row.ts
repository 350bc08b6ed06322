// A photo or voice note, as its store takes it in and gives it out.
export type MediaKind = 'image' | 'audio' | 'video' | 'other';
export type MediaState = 'ready' | 'no_preview' | 'refused' | 'pending' | 'failed';

export type NewMedia = {
  id: string;
  reportId: string | null;
  messageId: string | null;
  draftIndex: Uint8Array | null;
  position: number;
  kind: MediaKind;
  state: MediaState;
  reason: string | null;
  claimedType: string;
  foundType: string | null;
  sizeBytes: number;
  sha256: Uint8Array | null;
  original: Uint8Array | null;
  shown: { bytes: Uint8Array; type: string } | null;
  /** Where the carrier keeps it; null for what the carrier never had, or is not to be asked for. */
  sourceUrl: string | null;
  createdAt: Date;
};

export type MediaRow = {
  id: string;
  messageId: string | null;
  position: number;
  kind: MediaKind;
  state: MediaState;
  reason: string | null;
  sizeBytes: number;
  hasShown: boolean;
};

/** `attempts` tells one taking from the next: who comes back too late changes nothing. */
export type MediaToFetch = {
  id: string;
  reportId: string;
  messageId: string | null;
  attempts: number;
  sourceUrl: string;
};

/** Without `dueAt` nobody tries again by himself. */
export type MediaPutOff = {
  state: Extract<MediaState, 'pending' | 'failed' | 'refused'>;
  reason: string;
  dueAt: Date | null;
};

export type MediaToDelete = { id: string; tries: number; sourceUrl: string };

export type PreparedMedia = {
  kind: MediaKind;
  state: 'ready' | 'no_preview';
  reason: string | null;
  foundType: string | null;
  shown: { bytes: Uint8Array; type: string } | null;
  /** 8 bytes, of a picture that could be drawn. */
  likeness: Uint8Array | null;
};
