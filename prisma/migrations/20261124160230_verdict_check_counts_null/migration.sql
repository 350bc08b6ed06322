-- No list is as little as an empty one: without this, a confirmation without any list would pass.
ALTER TABLE "verdict" DROP CONSTRAINT "verdict_confirmed_rests";
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_confirmed_rests" CHECK (
  "to_status" <> 'confirmed'
  OR coalesce(cardinality("finding_ids"), 0) > 0
  OR ("second_id" IS NOT NULL AND "second_id" <> "decided_by_id" AND "reason_sealed" IS NOT NULL));
