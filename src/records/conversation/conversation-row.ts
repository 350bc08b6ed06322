// Where the automatic questions of a thread stand. Pure.

/** As stored; the names of steps and silences are the conversation's own. */
export type ConversationRow = {
  /** What digits answer now; null when nothing is asked. */
  question: string | null;
  /** Null once words came after the question. */
  askedAt: Date | null;
  /** Of the last automatic text. */
  toldAt: Date | null;
  misunderstood: number;
  silenced: string | null;
  dueAt: Date | null;
};

/** With every step that was told. */
export type KnownConversation = ConversationRow & { told: string[] };

/** A thread nobody has been told anything in. */
export const NO_CONVERSATION: KnownConversation = {
  question: null,
  askedAt: null,
  toldAt: null,
  misunderstood: 0,
  silenced: null,
  dueAt: null,
  told: [],
};

/** As JSON out of a statement: instants are text there. */
export type ConversationJson = {
  question: string | null;
  askedAt: string | null;
  toldAt: string | null;
  misunderstood: number;
  silenced: string | null;
  dueAt: string | null;
  told: string[];
};

export function fromConversationJson(json: ConversationJson | null): KnownConversation {
  if (!json) return NO_CONVERSATION;
  const { askedAt, toldAt, dueAt, ...rest } = json;
  return {
    ...rest,
    askedAt: askedAt === null ? null : new Date(askedAt),
    toldAt: toldAt === null ? null : new Date(toldAt),
    dueAt: dueAt === null ? null : new Date(dueAt),
  };
}
