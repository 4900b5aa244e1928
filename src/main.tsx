import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { start } from './state/store.ts';
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
      <App />
    </StrictMode>,
  );
}
