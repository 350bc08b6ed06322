// Where the board begins in a browser.
import { StrictMode } from 'react';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import { BoardApp } from './board-app.tsx';
import { startBlur } from './guard/blur.ts';
import { startGuard } from './guard/lock.ts';
import { startSession } from './session/session.ts';
import { startSound } from './sound/sound-watch.ts';
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
startGuard();
startBlur();
startSound();
startGuard();
startBlur();
void startSession();
