import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { start } from './state/store.ts';
import { Failure } from './ui/Failure.tsx';
import { applyTheme, currentTheme } from './ui/theme.ts';
import './ui/theme.css';
import './ui/frame.css';
import './ui/sheet.css';
import './ui/narrow.css';

const root = document.getElementById('raiz');
if (root) {
  applyTheme(currentTheme());
  start((datos) => import('./state/own.ts').then(({ openElsewhere }) => openElsewhere(datos)));
  createRoot(root).render(
    <StrictMode>
      <Failure of="">
        <App />
      </Failure>
    </StrictMode>,
  );
}

// Only what is published stays on the device; while it is being written every change should be seen.
if (import.meta.env.PROD)
  addEventListener('load', () =>
    // Without it the page is one that needs the network, as it was.
    import('./panels/anywhere/offline.ts').then(({ stayOffline }) => stayOffline()).catch(() => undefined),
  );
