-- AlterTable
ALTER TABLE "report" ADD COLUMN     "place_city" TEXT,
ADD COLUMN     "place_sealed" BYTEA,
ADD COLUMN     "place_state" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "place_zip" TEXT,
ADD COLUMN     "zone_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "place_source" (
    "id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "record_count" INTEGER NOT NULL,
    "skipped_count" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "place_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zip" (
    "code" TEXT NOT NULL,
    "postal_city" TEXT NOT NULL,
    "county_fips" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "has_area" BOOLEAN NOT NULL,

    CONSTRAINT "zip_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "gazetteer" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "county_fips" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "population" INTEGER NOT NULL,

    CONSTRAINT "gazetteer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "street" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "full_key" TEXT NOT NULL,
    "bare_key" TEXT NOT NULL,
    "number" INTEGER,
    "lead_type" TEXT,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "street_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intersection" (
    "id" INTEGER NOT NULL,
    "street_a" INTEGER NOT NULL,
    "street_b" INTEGER NOT NULL,
    "city" TEXT,
    "city_source" TEXT,
    "zip" TEXT,
    "zip_source" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "intersection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_range" (
    "id" INTEGER NOT NULL,
    "street_id" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "zip" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "address_range_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landmark" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "city" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "landmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_alias" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "place_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zips" TEXT[],
    "polygon" JSONB,
    "bbox" DOUBLE PRECISION[],
    "source_id" TEXT NOT NULL,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gazetteer_key_idx" ON "gazetteer"("key");

-- CreateIndex
CREATE INDEX "street_full_key_idx" ON "street"("full_key");

-- CreateIndex
CREATE INDEX "street_bare_key_idx" ON "street"("bare_key");

-- CreateIndex
CREATE INDEX "street_source_id_idx" ON "street"("source_id");

-- CreateIndex
CREATE INDEX "intersection_street_a_street_b_idx" ON "intersection"("street_a", "street_b");

-- CreateIndex
CREATE INDEX "intersection_street_b_idx" ON "intersection"("street_b");

-- CreateIndex
CREATE INDEX "intersection_source_id_idx" ON "intersection"("source_id");

-- CreateIndex
CREATE INDEX "address_range_street_id_low_idx" ON "address_range"("street_id", "low");

-- CreateIndex
CREATE INDEX "address_range_source_id_idx" ON "address_range"("source_id");

-- CreateIndex
CREATE INDEX "landmark_source_id_idx" ON "landmark"("source_id");

-- CreateIndex
CREATE INDEX "place_alias_created_by_id_idx" ON "place_alias"("created_by_id");

-- CreateIndex
CREATE INDEX "place_alias_withdrawn_by_id_idx" ON "place_alias"("withdrawn_by_id");

-- CreateIndex
CREATE INDEX "zone_source_id_idx" ON "zone"("source_id");

-- AddForeignKey
ALTER TABLE "street" ADD CONSTRAINT "street_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intersection" ADD CONSTRAINT "intersection_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_range" ADD CONSTRAINT "address_range_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landmark" ADD CONSTRAINT "landmark_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_alias" ADD CONSTRAINT "place_alias_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_alias" ADD CONSTRAINT "place_alias_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zone" ADD CONSTRAINT "zone_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- Words that are not looked up yet.
CREATE INDEX "report_place_pending" ON "report" ("number") WHERE "place_state" = 'pending';

-- What is near: boxes and nearest-first.
CREATE INDEX "intersection_point" ON "intersection" USING gist (point("lng", "lat"));
CREATE INDEX "landmark_point" ON "landmark" USING gist (point("lng", "lat"));
CREATE INDEX "gazetteer_point" ON "gazetteer" USING gist (point("lng", "lat"));
CREATE INDEX "zip_point" ON "zip" USING gist (point("lng", "lat")) WHERE "has_area";

CREATE INDEX "landmark_key" ON "landmark" ("key" text_pattern_ops);

-- One meaning at a time.
CREATE UNIQUE INDEX "place_alias_in_force" ON "place_alias" ("key") WHERE "withdrawn_at" IS NULL;

ALTER TABLE "intersection" ADD CONSTRAINT "intersection_in_order" CHECK ("street_a" < "street_b");

-- Misspelt street names are found by trigrams. Any owner of a database may add this extension since
-- Postgres 13; where he may not, or it is not installed, names are compared one by one instead: slower,
-- and the same answers.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "street_bare_key_trigrams" ON "street" USING gin ("bare_key" gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm is not available: misspelt streets are found without an index';
END
$$;
