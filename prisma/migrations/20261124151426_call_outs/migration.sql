-- CreateTable
CREATE TABLE "call_out" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "places" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "place_sealed" BYTEA NOT NULL,
    "wave" INTEGER NOT NULL DEFAULT 0,
    "wave_closes_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "call_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "call_out_id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "wave" INTEGER NOT NULL,
    "place_index" INTEGER,
    "distance_metres" INTEGER,
    "eta_minutes" INTEGER,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "briefed_at" TIMESTAMPTZ(3),
    "en_route_at" TIMESTAMPTZ(3),
    "on_scene_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "says" TEXT,
    "stood_down_at" TIMESTAMPTZ(3),
    "cleared_at" TIMESTAMPTZ(3),
    "last_heard_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3),
    "misses" INTEGER NOT NULL DEFAULT 0,
    "relief_at" TIMESTAMPTZ(3),
    "sos_at" TIMESTAMPTZ(3),
    "overdue_at" TIMESTAMPTZ(3),
    "pair_key" UUID,
    "rules_read_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brief_link" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "page_hash" BYTEA,
    "assignment_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "brief_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_out_incident_id_idx" ON "call_out"("incident_id");

-- CreateIndex
CREATE INDEX "call_out_requested_by_id_idx" ON "call_out"("requested_by_id");

-- CreateIndex
CREATE INDEX "assignment_volunteer_id_offered_at_idx" ON "assignment"("volunteer_id", "offered_at");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_call_out_id_volunteer_id_key" ON "assignment"("call_out_id", "volunteer_id");

-- CreateIndex
CREATE UNIQUE INDEX "brief_link_token_hash_key" ON "brief_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "brief_link_page_hash_key" ON "brief_link"("page_hash");

-- CreateIndex
CREATE INDEX "brief_link_assignment_id_idx" ON "brief_link"("assignment_id");

-- AddForeignKey
ALTER TABLE "call_out" ADD CONSTRAINT "call_out_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_out" ADD CONSTRAINT "call_out_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_call_out_id_fkey" FOREIGN KEY ("call_out_id") REFERENCES "call_out"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_link" ADD CONSTRAINT "brief_link_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The timers: only what is due is looked at.
CREATE INDEX "call_out_wave_due_idx" ON "call_out"("wave_closes_at") WHERE "wave_closes_at" IS NOT NULL;
CREATE INDEX "assignment_check_due_idx" ON "assignment"("next_check_at") WHERE "next_check_at" IS NOT NULL;

-- Nobody is in two places.
CREATE UNIQUE INDEX "assignment_out_key" ON "assignment"("volunteer_id")
  WHERE "status" IN ('accepted', 'en_route', 'on_scene', 'reported');
