import type { Api } from '../../harness/test-app.ts';

/** Closes a report that this person holds. */
export async function closeReport(
  person: Api,
  reportId: string,
  resolution: string,
): Promise<void> {
  const answer = await person.post(`/api/v1/reports/${reportId}/close`, { resolution });
  if (answer.status !== 200)
    throw new Error(`close answered ${answer.status} ${JSON.stringify(answer.body)}`);
}
