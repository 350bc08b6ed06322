-- AlterTable
ALTER TABLE "report" ADD COLUMN     "erase_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "person_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "priority_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "read_priority" TEXT NOT NULL DEFAULT 'P4';

-- AlterTable
ALTER TABLE "report_message" ADD COLUMN     "erase_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "private_spans" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "report_correction" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value_sealed" BYTEA,
    "was_sealed" BYTEA,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sealed_field" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "span" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "words_sealed" BYTEA,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sealed_field_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_correction_report_id_field_at_idx" ON "report_correction"("report_id", "field", "at");

-- CreateIndex
CREATE INDEX "report_correction_by_id_idx" ON "report_correction"("by_id");

-- CreateIndex
CREATE INDEX "sealed_field_report_id_idx" ON "sealed_field"("report_id");

-- CreateIndex
CREATE INDEX "sealed_field_by_id_idx" ON "sealed_field"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "sealed_field_message_id_span_key" ON "sealed_field"("message_id", "span");

-- AddForeignKey
ALTER TABLE "report_correction" ADD CONSTRAINT "report_correction_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_correction" ADD CONSTRAINT "report_correction_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_field" ADD CONSTRAINT "sealed_field_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_field" ADD CONSTRAINT "sealed_field_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "report_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sealed_field" ADD CONSTRAINT "sealed_field_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the duty of erasing looks for: few rows, and none of the ordinary ones.
CREATE INDEX "report_message_erase_due" ON "report_message" ("erase_due_at") WHERE "erase_due_at" IS NOT NULL;

-- Until now what the rules said of urgency was what held.
UPDATE "report" SET "read_priority" = "priority";

-- What people said of a report is added to; a purge may empty it, nobody rewrites it.
CREATE FUNCTION "refuse_correction_rewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."value_sealed" IS NOT NULL OR NEW."was_sealed" IS NOT NULL
     OR (NEW."report_id", NEW."field", NEW."by_id", NEW."at") IS DISTINCT FROM
        (OLD."report_id", OLD."field", OLD."by_id", OLD."at") THEN
    RAISE EXCEPTION 'report_correction is append-only' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "report_correction_append_only" BEFORE UPDATE ON "report_correction"
  FOR EACH ROW EXECUTE FUNCTION "refuse_correction_rewrite"();
