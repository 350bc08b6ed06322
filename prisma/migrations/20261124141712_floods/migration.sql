-- CreateTable
CREATE TABLE "sender_tally" (
    "phone_index" BYTEA NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "is_known" BOOLEAN NOT NULL DEFAULT false,
    "minute_start_at" TIMESTAMPTZ(3) NOT NULL,
    "minute_count" INTEGER NOT NULL,
    "day_start_at" TIMESTAMPTZ(3) NOT NULL,
    "day_count" INTEGER NOT NULL,

    CONSTRAINT "sender_tally_pkey" PRIMARY KEY ("phone_index")
);

-- CreateTable
CREATE TABLE "recent_words" (
    "mark" BYTEA NOT NULL,
    "phone_index" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recent_words_pkey" PRIMARY KEY ("mark","phone_index")
);

-- CreateTable
CREATE TABLE "blocked_sender" (
    "phone_index" BYTEA NOT NULL,
    "reason" TEXT NOT NULL,
    "blocked_by_id" UUID NOT NULL,
    "blocked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blocked_sender_pkey" PRIMARY KEY ("phone_index")
);

-- CreateTable
CREATE TABLE "intake_mode" (
    "id" INTEGER NOT NULL,
    "campaign" TEXT NOT NULL DEFAULT 'auto',
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3),
    "spent_until_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_mode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sender_tally_first_seen_at_idx" ON "sender_tally"("first_seen_at");

-- CreateIndex
CREATE INDEX "recent_words_at_idx" ON "recent_words"("at");

-- CreateIndex
CREATE INDEX "blocked_sender_blocked_by_id_idx" ON "blocked_sender"("blocked_by_id");

-- CreateIndex
CREATE INDEX "intake_mode_changed_by_id_idx" ON "intake_mode"("changed_by_id");

-- AddForeignKey
ALTER TABLE "blocked_sender" ADD CONSTRAINT "blocked_sender_blocked_by_id_fkey" FOREIGN KEY ("blocked_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_mode" ADD CONSTRAINT "intake_mode_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

INSERT INTO "intake_mode" ("id") VALUES (1);
