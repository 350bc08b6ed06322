// Where the board begins in a browser.
import { StrictMode } from 'react';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import { BoardApp } from './board-app.tsx';
import { startSession } from './session/session.ts';
import { showSettings } from './state/settings.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
if (nonce) setNonce(nonce);
showSettings();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BoardApp />
    </StrictMode>,
  );
}
void startSession();
