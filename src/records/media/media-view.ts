// A photo or voice note as the board may show it: only the copy without metadata has an address.
import type { MediaView } from '../../contract/report.ts';
import type { MediaRow } from './media-row.ts';

export function viewMedia(reportId: string, media: MediaRow): MediaView {
  const { id, kind, state, reason, sizeBytes, hasShown } = media;
  const url = hasShown ? `/api/v1/reports/${reportId}/media/${id}` : null;
  return { id, kind, state, reason, sizeBytes, url };
}
