-- CreateTable
CREATE TABLE "conversation" (
    "report_id" UUID NOT NULL,
    "question" TEXT,
    "asked_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "misunderstood" INTEGER NOT NULL DEFAULT 0,
    "silenced" TEXT,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "conversation_text" (
    "report_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_text_pkey" PRIMARY KEY ("report_id","step")
);

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_text" ADD CONSTRAINT "conversation_text_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What comes due is looked for each second, and most conversations are over.
CREATE INDEX "conversation_due" ON "conversation" ("due_at") WHERE "due_at" IS NOT NULL;
