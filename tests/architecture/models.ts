// One store file for each Prisma model, whether it asks through the client or in SQL by hand.
import type { Source } from './read-source.ts';

export type Model = { name: string; table: string };

/** Models that are the memory of a mechanism and not a noun of the records. */
const KEPT_ELSEWHERE: Readonly<Record<string, string>> = {
  FeedEvent: 'src/platform/feed-log.ts',
  FeedHead: 'src/platform/feed-log.ts',
  AuditEvent: 'src/security/audit.ts',
  AuditHead: 'src/security/audit.ts',
  KeyringCanary: 'src/security/keyring-check.ts',
};

/** What stands beside the app has no database, and may call its own things by the same names. */
const BESIDE = /^src\/(?:web|fake-carrier)\//;

export function readModels(schema: string): Model[] {
  return [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
  }));
}

/** One sentence for each model that more than one file names, or a file that may not. */
export function modelProblems(models: readonly Model[], sources: readonly Source[]): string[] {
  return models.flatMap((model) => {
    const naming = sources
      .filter((source) => !BESIDE.test(source.path) && names(source, model))
      .map((source) => source.path);
    const strangers = naming.filter((file) => !mayKeep(file, model));
    if (strangers.length > 0) return strangers.map((file) => `${file} names ${model.name}`);
    return naming.length > 1 ? [`${model.name} has several stores: ${naming.join(', ')}`] : [];
  });
}

export function namesAny(models: readonly Model[], source: Source): boolean {
  return models.some((model) => names(source, model));
}

function mayKeep(file: string, model: Model): boolean {
  const elsewhere = KEPT_ELSEWHERE[model.name];
  return elsewhere ? file === elsewhere : /^src\/records\/.*-store\.ts$/.test(file);
}

const OPERATION = /^(?:find|create|update|upsert|delete|count|aggregate|groupBy)/;

function names(source: Source, model: Model): boolean {
  const property = model.name.charAt(0).toLowerCase() + model.name.slice(1);
  const byClient = source.memberCalls.some((call) => {
    const [object, method = ''] = call.split('.');
    return object === property && OPERATION.test(method);
  });
  const inSql = new RegExp(
    `\\b(?:from|join|into|update|truncate|table)\\s+"?${model.table}"?(?!\\w)`,
    'i',
  );
  return byClient || source.strings.some((text) => inSql.test(text));
}
