// The page that the address names, in place of the panes; it comes after the first load.
import { lazy, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { LazyPart } from '../controls/lazy-part.tsx';
import { useWords } from '../words/use-words.ts';
import { PAGE_ROUTE, isBoardPage } from './page-path.ts';

const HandoverPage = lazy(() => import('./handover-page.tsx'));
const MapPage = lazy(() => import('../map/map-page.tsx'));

/** Where the skip link leads. */
export function useSkipTarget(): string {
  const [isPage, params] = useRoute(PAGE_ROUTE);
  return isPage && isBoardPage(params.page) ? '#page-title' : '#queue-grid';
}

export function OpenPage({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [isPage, params] = useRoute(PAGE_ROUTE);
  const page = isPage ? params.page : undefined;
  if (!isBoardPage(page)) return <>{children}</>;
  return (
    <LazyPart key={page} waiting={<p role="status">{t('page.loading')}</p>}>
      {page === 'shift' ? <HandoverPage /> : <MapPage />}
    </LazyPart>
  );
}
