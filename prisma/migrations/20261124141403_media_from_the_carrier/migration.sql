-- AlterTable
ALTER TABLE "media" ADD COLUMN     "at_carrier" TEXT,
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "deletion_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "deletion_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "fetched_at" TIMESTAMPTZ(3),
ADD COLUMN     "likeness_sealed" BYTEA;

-- What the carrier still has of the media that came before.
UPDATE "media" SET "at_carrier" = 'kept', "due_at" = "created_at"
  WHERE "source_url_sealed" IS NOT NULL AND "state" = 'pending';
UPDATE "media" SET "at_carrier" = 'kept'
  WHERE "source_url_sealed" IS NOT NULL AND ("state" = 'failed' OR "reason" = 'too_many');

-- Deletions wait until the carrier has done them.
CREATE INDEX "media_to_delete" ON "media" ("deletion_due_at") WHERE "at_carrier" = 'to_delete';
