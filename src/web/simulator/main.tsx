// The simulator's page in the browser.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import { languageOf } from './simulator-language.ts';
import { Simulator } from './simulator.tsx';
import { followSimulator } from './simulator-store.ts';

const language = languageOf(location.search, navigator.language);
document.documentElement.lang = language;
followSimulator();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Simulator language={language} />
  </StrictMode>,
);
