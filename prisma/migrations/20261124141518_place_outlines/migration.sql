-- CreateTable
CREATE TABLE "place_outline" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "polygon" JSONB NOT NULL,
    "bbox" DOUBLE PRECISION[],
    "source_id" TEXT NOT NULL,

    CONSTRAINT "place_outline_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "place_outline_source_id_idx" ON "place_outline"("source_id");

-- AddForeignKey
ALTER TABLE "place_outline" ADD CONSTRAINT "place_outline_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "place_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
