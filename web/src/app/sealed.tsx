import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/print.css';
import { SealedApp } from './SealedApp.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('sealed.html has no #root');
flushSync(() =>
  createRoot(root).render(
    <StrictMode>
      <SealedApp />
    </StrictMode>,
  ),
);
root.inert = false;
