-- AlterTable
ALTER TABLE "report" ADD COLUMN     "owner_acted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "verification" TEXT NOT NULL DEFAULT 'unverified',
    "activity" TEXT NOT NULL DEFAULT 'unknown',
    "basis" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "actual" TEXT,
    "agency_confirmed" TEXT,
    "place_type" TEXT,
    "priority" TEXT NOT NULL,
    "place_sealed" BYTEA,
    "title_sealed" BYTEA,
    "city" TEXT,
    "zip" TEXT,
    "zone_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_as" TEXT,
    "closed_by_id" UUID,
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_report" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "unlinked_at" TIMESTAMPTZ(3),
    "unlinked_by_id" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_event" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "subject_kind" TEXT,
    "subject_id" UUID,
    "report_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "before" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarm" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "owned_by_id" UUID,
    "owned_at" TIMESTAMPTZ(3),
    "texted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_presence" (
    "node_id" UUID NOT NULL,
    "boards" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_presence_pkey" PRIMARY KEY ("node_id")
);

-- CreateTable
CREATE TABLE "report_note" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text_sealed" BYTEA,

    CONSTRAINT "report_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_back" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "outcome" TEXT,

    CONSTRAINT "call_back_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "incident_number_key" ON "incident"("number");

-- CreateIndex
CREATE INDEX "incident_opened_at_idx" ON "incident"("opened_at");

-- CreateIndex
CREATE INDEX "incident_opened_by_id_idx" ON "incident"("opened_by_id");

-- CreateIndex
CREATE INDEX "incident_closed_by_id_idx" ON "incident"("closed_by_id");

-- CreateIndex
CREATE INDEX "incident_merged_into_id_idx" ON "incident"("merged_into_id");

-- CreateIndex
CREATE INDEX "incident_report_incident_id_idx" ON "incident_report"("incident_id");

-- CreateIndex
CREATE INDEX "incident_report_report_id_idx" ON "incident_report"("report_id");

-- CreateIndex
CREATE INDEX "incident_report_linked_by_id_idx" ON "incident_report"("linked_by_id");

-- CreateIndex
CREATE INDEX "incident_report_unlinked_by_id_idx" ON "incident_report"("unlinked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_event_seq_key" ON "incident_event"("seq");

-- CreateIndex
CREATE INDEX "incident_event_incident_id_seq_idx" ON "incident_event"("incident_id", "seq");

-- CreateIndex
CREATE INDEX "incident_event_subject_id_idx" ON "incident_event"("subject_id");

-- CreateIndex
CREATE INDEX "incident_event_by_id_idx" ON "incident_event"("by_id");

-- CreateIndex
CREATE INDEX "alarm_subject_id_idx" ON "alarm"("subject_id");

-- CreateIndex
CREATE INDEX "alarm_owned_by_id_idx" ON "alarm"("owned_by_id");

-- CreateIndex
CREATE INDEX "report_note_report_id_at_idx" ON "report_note"("report_id", "at");

-- CreateIndex
CREATE INDEX "report_note_by_id_idx" ON "report_note"("by_id");

-- CreateIndex
CREATE INDEX "call_back_report_id_idx" ON "call_back"("report_id");

-- CreateIndex
CREATE INDEX "call_back_asked_by_id_idx" ON "call_back"("asked_by_id");

-- CreateIndex
CREATE INDEX "call_back_done_by_id_idx" ON "call_back"("done_by_id");

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_linked_by_id_fkey" FOREIGN KEY ("linked_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_report" ADD CONSTRAINT "incident_report_unlinked_by_id_fkey" FOREIGN KEY ("unlinked_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_event" ADD CONSTRAINT "incident_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_owned_by_id_fkey" FOREIGN KEY ("owned_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_note" ADD CONSTRAINT "report_note_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_note" ADD CONSTRAINT "report_note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_back" ADD CONSTRAINT "call_back_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_back" ADD CONSTRAINT "call_back_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_back" ADD CONSTRAINT "call_back_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language cannot say.

-- A spoken code names one open incident, and is free again when that one is closed.
CREATE UNIQUE INDEX "incident_code_open" ON "incident" ("code") WHERE "closed_at" IS NULL;
CREATE INDEX "incident_open" ON "incident" ("number") WHERE "closed_at" IS NULL;
-- A report is about one open incident at most, whoever links it and however many try.
CREATE UNIQUE INDEX "incident_report_current" ON "incident_report" ("report_id")
  WHERE "unlinked_at" IS NULL AND "settled_at" IS NULL;
ALTER TABLE "incident" ADD CONSTRAINT "incident_merged_is_closed"
  CHECK (("merged_into_id" IS NULL) = ("closed_as" IS DISTINCT FROM 'merged')
    AND ("closed_at" IS NULL) = ("closed_as" IS NULL) AND "merged_into_id" IS DISTINCT FROM "id");

CREATE UNIQUE INDEX "alarm_open" ON "alarm" ("kind", "subject_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "call_back_open" ON "call_back" ("report_id") WHERE "done_at" IS NULL;
-- What the duties of the clock look for: those in hand, and those that nobody has.
CREATE INDEX "report_in_review" ON "report" ("claimed_at") WHERE "status" = 'in_review';
CREATE INDEX "report_unclaimed_urgent" ON "report" ("received_at")
  WHERE "status" IN ('new', 'collecting') AND "priority" IN ('P1', 'P2');

-- The timeline is added to; that an entry was undone is the one thing said of it later.
CREATE FUNCTION "refuse_timeline_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."undone_at" IS NOT NULL
     OR (to_jsonb(NEW) - 'undone_at') IS DISTINCT FROM (to_jsonb(OLD) - 'undone_at') THEN
    RAISE EXCEPTION 'incident_event is append-only' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "incident_event_append_only" BEFORE UPDATE OR DELETE ON "incident_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_timeline_rewrite"();
