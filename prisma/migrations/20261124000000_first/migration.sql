-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "inbound_message" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "source_key" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "sender_index" BYTEA,
    "raw_sealed" BYTEA,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "report_id" UUID,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_conflict" (
    "id" UUID NOT NULL,
    "inbound_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "raw_sealed" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "flags" TEXT[],
    "phone_sealed" BYTEA,
    "phone_index" BYTEA,
    "location_sealed" BYTEA,
    "latest_sealed" BYTEA,
    "receipt_index" BYTEA,
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "media_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_message" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "person_id" UUID,
    "body_sealed" BYTEA,
    "language" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "inbound_id" UUID,
    "outbound_id" UUID,

    CONSTRAINT "report_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "report_id" UUID,
    "message_id" UUID,
    "draft_index" BYTEA,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "claimed_type" TEXT NOT NULL,
    "found_type" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "sha256" BYTEA,
    "original_sealed" BYTEA,
    "shown_sealed" BYTEA,
    "shown_type" TEXT,
    "source_url_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_sms" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "purpose" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "report_id" UUID,
    "to_sealed" BYTEA,
    "to_index" BYTEA NOT NULL,
    "from_number" TEXT NOT NULL,
    "body_sealed" BYTEA,
    "segments" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "attempted_at" TIMESTAMPTZ(3),
    "carrier_sid" TEXT,
    "error_code" INTEGER,
    "idempotency_key" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbound_sms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_receipt" (
    "id" UUID NOT NULL,
    "outbound_id" UUID,
    "carrier_sid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error_code" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "phone_index" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("phone_index","purpose")
);

-- CreateTable
CREATE TABLE "consent_entry" (
    "id" UUID NOT NULL,
    "phone_index" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name_sealed" BYTEA NOT NULL,
    "roles" TEXT[],
    "password_hash" TEXT NOT NULL,
    "is_seeded" BOOLEAN NOT NULL DEFAULT false,
    "is_on_shift" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "username_index" BYTEA NOT NULL,
    "failures" INTEGER NOT NULL,
    "blocked_until_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("username_index")
);

-- CreateTable
CREATE TABLE "feed_event" (
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "feed_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "feed_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "record" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "keyring_canary" (
    "id" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "keyring_canary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconcile_mark" (
    "number" TEXT NOT NULL,
    "checked_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reconcile_mark_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_source_key_key" ON "inbound_message"("source_key");

-- CreateIndex
CREATE INDEX "inbound_message_report_id_idx" ON "inbound_message"("report_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_conflict_inbound_id_digest_key" ON "inbound_conflict"("inbound_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "report_number_key" ON "report"("number");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_index_key" ON "report"("receipt_index");

-- CreateIndex
CREATE INDEX "report_status_received_at_idx" ON "report"("status", "received_at");

-- CreateIndex
CREATE INDEX "report_phone_index_last_message_at_idx" ON "report"("phone_index", "last_message_at");

-- CreateIndex
CREATE INDEX "report_claimed_by_id_idx" ON "report"("claimed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_message_inbound_id_key" ON "report_message"("inbound_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_message_outbound_id_key" ON "report_message"("outbound_id");

-- CreateIndex
CREATE INDEX "report_message_report_id_at_idx" ON "report_message"("report_id", "at");

-- CreateIndex
CREATE INDEX "report_message_person_id_idx" ON "report_message"("person_id");

-- CreateIndex
CREATE INDEX "media_report_id_idx" ON "media"("report_id");

-- CreateIndex
CREATE INDEX "media_message_id_idx" ON "media"("message_id");

-- CreateIndex
CREATE INDEX "media_draft_index_idx" ON "media"("draft_index");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_sms_seq_key" ON "outbound_sms"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_sms_carrier_sid_key" ON "outbound_sms"("carrier_sid");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_sms_idempotency_key_key" ON "outbound_sms"("idempotency_key");

-- CreateIndex
CREATE INDEX "outbound_sms_report_id_idx" ON "outbound_sms"("report_id");

-- CreateIndex
CREATE INDEX "outbound_sms_to_index_idx" ON "outbound_sms"("to_index");

-- CreateIndex
CREATE INDEX "delivery_receipt_outbound_id_idx" ON "delivery_receipt"("outbound_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_receipt_carrier_sid_status_error_code_key" ON "delivery_receipt"("carrier_sid", "status", "error_code");

-- CreateIndex
CREATE INDEX "consent_entry_phone_index_purpose_idx" ON "consent_entry"("phone_index", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_link_token_hash_key" ON "setup_link"("token_hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_idx" ON "audit_event"("subject_id");

-- AddForeignKey
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_conflict" ADD CONSTRAINT "inbound_conflict_inbound_id_fkey" FOREIGN KEY ("inbound_id") REFERENCES "inbound_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_message" ADD CONSTRAINT "report_message_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_message" ADD CONSTRAINT "report_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_message" ADD CONSTRAINT "report_message_outbound_id_fkey" FOREIGN KEY ("outbound_id") REFERENCES "outbound_sms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "report_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_sms" ADD CONSTRAINT "outbound_sms_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_receipt" ADD CONSTRAINT "delivery_receipt_outbound_id_fkey" FOREIGN KEY ("outbound_id") REFERENCES "outbound_sms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.

-- The two queues: small however long the tables grow.
CREATE INDEX "inbound_message_pending" ON "inbound_message" ("seq", "next_attempt_at") WHERE "state" = 'pending';
CREATE INDEX "inbound_message_pending_sender" ON "inbound_message" ("sender_index", "seq") WHERE "state" = 'pending';
CREATE INDEX "inbound_message_quarantined" ON "inbound_message" ("seq") WHERE "state" = 'quarantined';
CREATE INDEX "outbound_sms_due" ON "outbound_sms" ("rank", "seq") WHERE "state" = 'queued';
CREATE INDEX "media_pending" ON "media" ("created_at") WHERE "state" = 'pending';
CREATE INDEX "outbound_sms_unsettled" ON "outbound_sms" ("attempted_at") WHERE "state" IN ('sending', 'unknown');

-- The heads that serialise the two logs: one row each.
INSERT INTO "feed_head" ("id", "seq") VALUES (1, 0);
INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, '\x');
ALTER TABLE "feed_head" ADD CONSTRAINT "feed_head_one_row" CHECK ("id" = 1);
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_one_row" CHECK ("id" = 1);
ALTER TABLE "feed_head" SET (fillfactor = 10);
ALTER TABLE "audit_head" SET (fillfactor = 10);

-- Both logs get their number at the very end of a transaction, inside the commit: rows are written
-- with a negative draft number, and a deferred trigger gives the real one. The head's row is then
-- locked for as long as the commit takes and not while a client thinks, so numbers have no gaps,
-- rise in commit order, and many writers do not stand in line for one another's network. (Nor for
-- the disk: decisions commit first and wait for the disk together, see platform/db.ts.)
CREATE SEQUENCE "log_draft" AS bigint;

CREATE FUNCTION "number_feed_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next_seq bigint;
BEGIN
  UPDATE "feed_head" SET "seq" = "seq" + 1 WHERE "id" = 1 RETURNING "seq" INTO next_seq;
  UPDATE "feed_event" SET "seq" = next_seq WHERE "seq" = NEW."seq";
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "feed_event_number" AFTER INSERT ON "feed_event"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."seq" < 0)
  EXECUTE FUNCTION "number_feed_draft"();

CREATE FUNCTION "number_audit_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next_seq bigint;
  next_hash bytea;
BEGIN
  UPDATE "audit_head"
    SET "seq" = "seq" + 1, "hash" = sha256("hash" || convert_to(NEW."record", 'UTF8'))
    WHERE "id" = 1 RETURNING "seq", "hash" INTO next_seq, next_hash;
  UPDATE "audit_event" SET "seq" = next_seq, "hash" = next_hash WHERE "seq" = NEW."seq";
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "audit_event_number" AFTER INSERT ON "audit_event"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."seq" < 0)
  EXECUTE FUNCTION "number_audit_draft"();

-- Append-only, whoever asks: history is added to, never rewritten. A draft of the same transaction
-- is no history yet.
CREATE FUNCTION "refuse_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE ON "audit_event"
  FOR EACH ROW WHEN (OLD."seq" > 0) EXECUTE FUNCTION "refuse_rewrite"();
CREATE TRIGGER "audit_event_never_removed" BEFORE DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewrite"();
CREATE TRIGGER "consent_entry_append_only" BEFORE UPDATE ON "consent_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewrite"();
