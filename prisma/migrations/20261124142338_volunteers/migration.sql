-- CreateTable
CREATE TABLE "volunteer" (
    "id" UUID NOT NULL,
    "name_sealed" BYTEA,
    "phone_sealed" BYTEA,
    "phone_index" BYTEA NOT NULL,
    "status" TEXT NOT NULL,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "languages" TEXT[],
    "skills" TEXT[],
    "tasks" TEXT[],
    "granted_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "has_car" BOOLEAN NOT NULL DEFAULT false,
    "area_zip" TEXT,
    "words_sealed" BYTEA,
    "quiet_from_minute" INTEGER,
    "quiet_to_minute" INTEGER,
    "offers_per_day" INTEGER NOT NULL DEFAULT 3,
    "on_duty_until_at" TIMESTAMPTZ(3),
    "paused_until_at" TIMESTAMPTZ(3),
    "phone_verified_at" TIMESTAMPTZ(3),
    "agreement_version" TEXT,
    "agreement_language" TEXT,
    "agreement_signed_at" TIMESTAMPTZ(3),
    "interviewed_at" TIMESTAMPTZ(3),
    "training_done_at" TIMESTAMPTZ(3),
    "training_expires_at" TIMESTAMPTZ(3),
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),
    "removal_asked_by_id" UUID,
    "removal_reason_sealed" BYTEA,
    "account_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "volunteer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "volunteer_step" (
    "id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,

    CONSTRAINT "volunteer_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vouch" (
    "id" UUID NOT NULL,
    "volunteer_id" UUID NOT NULL,
    "voucher_id" UUID,
    "voucher_account_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note_sealed" BYTEA,
    "withdrawn_at" TIMESTAMPTZ(3),
    "flagged_at" TIMESTAMPTZ(3),

    CONSTRAINT "vouch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_check" (
    "id" UUID NOT NULL,
    "token_index" BYTEA NOT NULL,
    "phone_index" BYTEA NOT NULL,
    "volunteer_id" UUID,
    "code_index" BYTEA,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "phone_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "volunteer_phone_index_key" ON "volunteer"("phone_index");

-- CreateIndex
CREATE UNIQUE INDEX "volunteer_account_id_key" ON "volunteer"("account_id");

-- CreateIndex
CREATE INDEX "volunteer_status_status_at_idx" ON "volunteer"("status", "status_at");

-- CreateIndex
CREATE INDEX "volunteer_removal_asked_by_id_idx" ON "volunteer"("removal_asked_by_id");

-- CreateIndex
CREATE INDEX "volunteer_step_volunteer_id_at_idx" ON "volunteer_step"("volunteer_id", "at");

-- CreateIndex
CREATE INDEX "volunteer_step_by_id_idx" ON "volunteer_step"("by_id");

-- CreateIndex
CREATE INDEX "vouch_voucher_id_idx" ON "vouch"("voucher_id");

-- CreateIndex
CREATE INDEX "vouch_voucher_account_id_idx" ON "vouch"("voucher_account_id");

-- CreateIndex
CREATE INDEX "vouch_recorded_by_id_idx" ON "vouch"("recorded_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "vouch_volunteer_id_voucher_id_key" ON "vouch"("volunteer_id", "voucher_id");

-- CreateIndex
CREATE UNIQUE INDEX "vouch_volunteer_id_voucher_account_id_key" ON "vouch"("volunteer_id", "voucher_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_check_token_index_key" ON "phone_check"("token_index");

-- CreateIndex
CREATE INDEX "phone_check_phone_index_sent_at_idx" ON "phone_check"("phone_index", "sent_at");

-- CreateIndex
CREATE INDEX "phone_check_volunteer_id_idx" ON "phone_check"("volunteer_id");

-- CreateIndex
CREATE INDEX "phone_check_sent_at_idx" ON "phone_check"("sent_at");

-- AddForeignKey
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_removal_asked_by_id_fkey" FOREIGN KEY ("removal_asked_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer_step" ADD CONSTRAINT "volunteer_step_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "volunteer_step" ADD CONSTRAINT "volunteer_step_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouch" ADD CONSTRAINT "vouch_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouch" ADD CONSTRAINT "vouch_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouch" ADD CONSTRAINT "vouch_voucher_account_id_fkey" FOREIGN KEY ("voucher_account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vouch" ADD CONSTRAINT "vouch_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_check" ADD CONSTRAINT "phone_check_volunteer_id_fkey" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The last defence: nobody is active who is not proven, bound and taught, whatever code says.
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_active_is_proven" CHECK (
  "status" <> 'active' OR ("phone_verified_at" IS NOT NULL AND "agreement_signed_at" IS NOT NULL
    AND "interviewed_at" IS NOT NULL AND "training_expires_at" IS NOT NULL AND "suspended_at" IS NULL)
);
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_quiet_hours_are_whole" CHECK (
  ("quiet_from_minute" IS NULL) = ("quiet_to_minute" IS NULL)
);
ALTER TABLE "vouch" ADD CONSTRAINT "vouch_has_one_voucher" CHECK (
  ("voucher_id" IS NULL) <> ("voucher_account_id" IS NULL) AND "voucher_id" IS DISTINCT FROM "volunteer_id"
);
