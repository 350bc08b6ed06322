-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "may_have_ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "verify_again_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "says" TEXT NOT NULL,
    "agency" TEXT,
    "actual" TEXT,
    "sources" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" UUID,
    "volunteer_id" UUID,
    "assignment_id" UUID,
    "report_id" UUID,
    "media_id" UUID,
    "note_sealed" BYTEA,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "basis" TEXT[],
    "actual" TEXT,
    "finding_ids" UUID[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "second_id" UUID,
    "reason_sealed" BYTEA,
    "needs_review" BOOLEAN NOT NULL DEFAULT false,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_log" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "words_sealed" BYTEA,

    CONSTRAINT "legal_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_entry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "legal_log_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "act" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "custody_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "finding_incident_id_at_idx" ON "finding"("incident_id", "at");

-- CreateIndex
CREATE INDEX "finding_assignment_id_idx" ON "finding"("assignment_id");

-- CreateIndex
CREATE INDEX "finding_report_id_idx" ON "finding"("report_id");

-- CreateIndex
CREATE INDEX "finding_entered_by_id_idx" ON "finding"("entered_by_id");

-- CreateIndex
CREATE INDEX "finding_withdrawn_by_id_idx" ON "finding"("withdrawn_by_id");

-- CreateIndex
CREATE INDEX "verdict_incident_id_asked_at_idx" ON "verdict"("incident_id", "asked_at");

-- CreateIndex
CREATE INDEX "verdict_decided_by_id_idx" ON "verdict"("decided_by_id");

-- CreateIndex
CREATE INDEX "verdict_second_id_idx" ON "verdict"("second_id");

-- CreateIndex
CREATE INDEX "verdict_reviewed_by_id_idx" ON "verdict"("reviewed_by_id");

-- CreateIndex
CREATE INDEX "legal_log_incident_id_at_idx" ON "legal_log"("incident_id", "at");

-- CreateIndex
CREATE INDEX "legal_log_by_id_idx" ON "legal_log"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "custody_entry_seq_key" ON "custody_entry"("seq");

-- CreateIndex
CREATE INDEX "custody_entry_legal_log_id_idx" ON "custody_entry"("legal_log_id");

-- CreateIndex
CREATE INDEX "custody_entry_media_id_idx" ON "custody_entry"("media_id");

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_log" ADD CONSTRAINT "legal_log_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_entry" ADD CONSTRAINT "custody_entry_legal_log_id_fkey" FOREIGN KEY ("legal_log_id") REFERENCES "legal_log"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only what is confirmed and goes on is asked about again.
CREATE INDEX "incident_verify_again_idx" ON "incident"("verify_again_at") WHERE "verify_again_at" IS NOT NULL;

-- One override waits for its second person at a time.
CREATE UNIQUE INDEX "verdict_waiting_key" ON "verdict"("incident_id") WHERE "decided_at" IS NULL;

-- A confirmation rests on findings, or on two people and a reason: whoever writes it.
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_confirmed_rests" CHECK (
  "to_status" <> 'confirmed'
  OR cardinality("finding_ids") > 0
  OR ("second_id" IS NOT NULL AND "second_id" <> "decided_by_id" AND "reason_sealed" IS NOT NULL));

-- Nothing makes an incident confirmed but the last verdict about it.
CREATE FUNCTION incident_confirmed_by_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT "to_status" FROM "verdict"
      WHERE "incident_id" = NEW."id" AND "decided_at" IS NOT NULL
      ORDER BY "decided_at" DESC, "id" DESC LIMIT 1) IS DISTINCT FROM 'confirmed' THEN
    RAISE EXCEPTION 'an incident is confirmed by a verdict alone';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER incident_confirmed_on_update BEFORE UPDATE OF "verification" ON "incident"
  FOR EACH ROW WHEN (NEW."verification" = 'confirmed' AND OLD."verification" <> 'confirmed')
  EXECUTE FUNCTION incident_confirmed_by_verdict();
CREATE TRIGGER incident_confirmed_on_insert BEFORE INSERT ON "incident"
  FOR EACH ROW WHEN (NEW."verification" = 'confirmed')
  EXECUTE FUNCTION incident_confirmed_by_verdict();
