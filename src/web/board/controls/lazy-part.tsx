// A part of the page that comes after the first load: nothing is shown until it is there, and where it
// cannot be fetched the rest of the board stands and says so.
import { Component, Suspense, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ActionButton } from './action-button.tsx';

interface LazyPartProps {
  children: ReactNode;
  waiting?: ReactNode;
}

export class LazyPart extends Component<LazyPartProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (this.state.hasFailed) return <NotLoaded />;
    return <Suspense fallback={this.props.waiting ?? null}>{this.props.children}</Suspense>;
  }
}

function NotLoaded() {
  const { t } = useWords();
  return (
    <p role="alert">
      {t('side.failed')}{' '}
      <ActionButton onPress={() => window.location.reload()}>{t('connection.reload')}</ActionButton>
    </p>
  );
}
