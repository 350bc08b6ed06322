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

const STORE = /^src\/records\/.*-store\.ts$/;

/** What stands beside the app has no database, and may call its own things by the same names. */
const BESIDE = /^src\/(?:web|fake-carrier)\//;

export function readModels(schema: string): Model[] {
  return [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
  }));
}

/**
 * One sentence for each file that writes or asks for a model that is not its own. A store may read
 * another's rows beside its own in one statement of SQL, as a relation does in the client.
 */
export function modelProblems(models: readonly Model[], sources: readonly Source[]): string[] {
  const beside = sources.filter((source) => !BESIDE.test(source.path));
  return models.flatMap((model) => {
    const owners = beside.filter((source) => owns(source, model)).map((source) => source.path);
    const readers = beside.filter((source) => reads(source, model)).map((source) => source.path);
    const stores = owners.filter((file) => mayKeep(file, model));
    const strangers = [
      ...owners.filter((file) => !mayKeep(file, model)),
      ...readers.filter((file) => !mayKeep(file, model) && !STORE.test(file)),
    ];
    return [
      ...strangers.map((file) => `${file} names ${model.name}`),
      ...(stores.length > 1 ? [`${model.name} has several stores: ${stores.join(', ')}`] : []),
    ];
  });
}

export function namesAny(models: readonly Model[], source: Source): boolean {
  return models.some((model) => owns(source, model) || reads(source, model));
}

function mayKeep(file: string, model: Model): boolean {
  const elsewhere = KEPT_ELSEWHERE[model.name];
  return elsewhere ? file === elsewhere : STORE.test(file);
}

const OPERATION = /^(?:find|create|update|upsert|delete|count|aggregate|groupBy)/;

function owns(source: Source, model: Model): boolean {
  const property = model.name.charAt(0).toLowerCase() + model.name.slice(1);
  const byClient = source.memberCalls.some((call) => {
    const [object, method = ''] = call.split('.');
    return object === property && OPERATION.test(method);
  });
  return byClient || hasSql(source, 'into|update|delete\\s+from|truncate|table', model);
}

function reads(source: Source, model: Model): boolean {
  return hasSql(source, 'from|join', model);
}

function hasSql(source: Source, words: string, { table }: Model): boolean {
  const statement = new RegExp(`\\b(?:${words})\\s+"?${table}"?(?!\\w)`, 'i');
  return source.strings.some((text) => statement.test(text));
}
