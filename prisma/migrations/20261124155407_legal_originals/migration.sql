-- CreateTable
CREATE TABLE "legal_original" (
    "legal_log_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "found_type" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "came_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes_sealed" BYTEA NOT NULL,

    CONSTRAINT "legal_original_pkey" PRIMARY KEY ("legal_log_id","media_id")
);

-- CreateIndex
CREATE INDEX "legal_original_media_id_idx" ON "legal_original"("media_id");

-- AddForeignKey
ALTER TABLE "legal_original" ADD CONSTRAINT "legal_original_legal_log_id_fkey" FOREIGN KEY ("legal_log_id") REFERENCES "legal_log"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The chain of custody only grows.
CREATE FUNCTION custody_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the chain of custody only grows';
END $$;
CREATE TRIGGER custody_entry_append_only BEFORE UPDATE OR DELETE ON "custody_entry"
  FOR EACH ROW EXECUTE FUNCTION custody_only_grows();
